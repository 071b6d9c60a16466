"""Must or nice: how strongly the words around a requirement ask for it."""

from __future__ import annotations

import re
from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache

from jseeker.core.requirements.parts import Part

__all__ = ["Strength", "sentence_at", "sentences", "strength_at"]


CUE_REACH = 400  # characters: a cue farther off speaks of something else


class Strength(StrEnum):
    """How strongly something is asked for."""

    MUST = "must"
    NICE = "nice"


# Words that make what FOLLOWS them optional: "ideally Go", "bonus points for Rust".
_NICE_BEFORE = re.compile(
    r"""\b(?: ideally | preferably | optionally | desirable: | bonus(?:\ points?)?(?:\ (?:for|if))?\b
    | extra\ (?:points|credit)\ (?:for|if)
    | nice[- ]to[- ]haves?\b | good\ to\ have\b | (?:big\ |a\ |huge\ )?plus(?:es)?\ (?:if|for|points)\b
    | it\ (?:is|would\ be|['’]d\ be)\ (?:a\ (?:big\ )?(?:plus|bonus)|an\ advantage|great|nice)\ if
    | (?:a\ )?(?:big\ )?(?:plus|bonus)(?:es)?\ ?: | preferred: | (?:we['’]d|we\ would)\ love
    | exposure\ to | any\ (?:experience|knowledge)
    | idealerweise | gerne?\ auch | vorzugsweise | wünschenswert\ (?:sind|ist|wäre) | von\ vorteil\ (?:sind|ist
    |wäre) | bestenfalls
    | idéalement | de\ préférence | si\ possible | dans\ l['’]idéal
    | idealmente | preferiblemente | preferentemente | se\ valorará\w* | valoramos | (?:se\ )?valora(?:n|mos)?\b
    | sería\ ideal
    | preferibilmente | costituisc\w+\ titolo\ preferenziale | sarà\ (?:un\ plus|gradit\w)
    | preferencialmente | de\ preferência | valorizamos | valoriza-se | será\ um\ (?:diferencial|plus) )""",
    re.IGNORECASE | re.VERBOSE,
)
# Words that make what stands BEFORE them (in their clause) optional: "Go is a plus", "Rust preferred".
_NICE_AFTER = re.compile(
    r"""\b(?: (?:a|an|big|huge|strong|definite|added|major|real)\ (?:plus|bonus|asset|advantage)\b | (?:is|are
    |would\ be|as)\ (?:a\ )?(?:plus|bonus|advantageous|beneficial|helpful|welcome|useful|optional|nice|desirable
    |desired|preferred|preferable|optimal|appreciated|great)\b
    | (?:strongly\ |highly\ )?preferred\b | desirable\b | desired\b | advantageous\b | optional\b
    | nice[- ]to[- ]have\b | but\ not\ (?:required|essential|necessary|mandatory) | not\ (?:required|essential
    |necessary|mandatory|a\ must) | plus\b(?=\W*$) | plus\b(?=[.;)])
    | von\ vorteil | wünschenswert | ein\ plus | (?:ist|sind)\ (?:ein\ )?(?:plus|pluspunkt|bonus)
    | gern(?:e)?\ gesehen | hilfreich | nicht\ zwingend
    | (?:est|sont|serait|seraient|sera|constitue\w*)\ (?:un\ (?:plus|atout|vrai\ plus)|appréci\w+|souhait\w+
    |bienvenue?s?) | un\ plus | un\ atout | souhait(?:é|able)\w* | appréci(?:é|able)\w*
    | (?:será|es|sería)\ (?:un\ plus|valorable|valorad\w+|deseable) | valorable\w* | deseables? | un\ plus
    | se\ valora\b
    | gradit[oaie] | preferibil[ei] | un\ plus | apprezzat[oaie] | titolo\ preferenziale
    | (?:será|é|seria)\ (?:um\ plus|valorizad\w+|um\ diferencial|desej[áa]vel) | desej[áa]ve(?:l|is) | diferencial
    | valorizad[oa]s? )""",
    re.IGNORECASE | re.VERBOSE,
)
_MUST_CUE = re.compile(
    r"""\b(?: (?:is|are)\ (?:a\ |an\ )?(?:strict\ |absolute\ |hard\ )?(?:must|required|requirement|mandatory
    |essential|necessary|prerequisite|needed|compulsory)\b | must(?:[- ](?:have|be|possess|hold|know|demonstrate))\b
    | required\b | mandatory\b | essential\b | (?:we\ )?require\b | you\ (?:will\ )?need\b
    | minimum\ of | at\ least | indispensable | prerequisite
    | zwingend | (?:unbedingt\ )?erforderlich | vorausgesetzt | voraussetzung | notwendig | muss\b | mindestens
    | (?:est|sont)\ (?:requis\w*|exigée?s?|indispensables?|obligatoires?|impérati\w+) | exigée?s? | requis\w*
    | obligatoires?
    | imprescindibles? | obligatori[oa]s? | requeridos? | necesari[oa]s? | indispensables?
    | obbligatori[oa] | richiest[oaie] | indispensabil[ei] | necessari[oa]
    | obrigat[óo]ri[oa]s? | exigid[oa]s? | imprescind[íi]ve(?:l|is) | necess[áa]ri[oa]s? )""",
    re.IGNORECASE | re.VERBOSE,
)
_NEGATED = re.compile(r"\b(?:not|nicht|no|non|pas|não|isn['’]t|aren['’]t)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[^a-zà-ÿ\s])|\s+[•|]\s+|\n+|;\s")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|z|u|d|z\.B|bzw|ca|etc|incl|inkl|min|max|approx|Sr|Jr|Dr|St|p\.ex|ex|u\.a|o\.ä|d\.h|No"
    r"|vs)|(?:^|\s)[A-Z])\.$"
)
_CLAUSE_END = re.compile(r"[;:()]|,\s*(?:but|while|aber|mais|pero|ma|mas)\b|\s[-–—]\s", re.IGNORECASE)


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence in a line, without blank ones."""
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[start : gap.start()]):
            continue
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, len(text)))
    return tuple((begin, end) for begin, end in spans if text[begin:end].strip())


def sentence_at(line: str, place: int) -> str:
    """The sentence of a line that holds the place, without what is far from the place."""
    begin, end = _bounds(line, place)
    return line[max(begin, place - CUE_REACH) : min(end, place + CUE_REACH)]


def _bounds(line: str, place: int) -> tuple[int, int]:
    spans = sentences(line)
    at = bisect_right(spans, (place, len(line))) - 1
    return spans[at] if at >= 0 and place < spans[at][1] else (0, len(line))


def strength_at(line: str, start: int, end: int, part: Part) -> Strength:
    """How strongly the words from `start` to `end` of a line are asked for: by their sentence, else by their part."""
    begin, stop = _bounds(line, start)
    begin, stop = max(begin, start - CUE_REACH), min(stop, end + CUE_REACH)
    sentence = line[begin:stop]
    at, until = start - begin, end - begin
    if _is_optional(sentence, at, until):
        return Strength.NICE
    if part is not Part.NICE:
        return Strength.MUST
    return Strength.MUST if _is_demanded(sentence, at, until) else Strength.NICE


def _is_optional(sentence: str, at: int, until: int) -> bool:
    for cue in _NICE_BEFORE.finditer(sentence):
        if cue.start() <= at and not _between(sentence, cue.end(), at):
            return True
    return any(cue.end() >= until and _reaches_back(sentence, cue, until) for cue in _NICE_AFTER.finditer(sentence))


def _between(sentence: str, cue_end: int, at: int) -> bool:
    """True when a clause ends, or a hard demand stands, between the cue and the words."""
    gap = sentence[cue_end:at].lstrip(" :(")
    return bool(_CLAUSE_END.search(gap)) or ("(" not in gap and sentence.find(")", cue_end, at) >= 0)


def _reaches_back(sentence: str, cue: re.Match[str], until: int) -> bool:
    gap = sentence[until : cue.start()]
    in_brackets = sentence.rfind("(", 0, cue.start()) > sentence.rfind(")", 0, cue.start())
    if in_brackets and "(" in gap:  # "Docker (a plus)": only the thing right before the bracket
        return "," not in gap and not re.search(r"\b(?:and|or|und|oder|et|ou|y|o|e)\b", gap)
    demanded = _MUST_CUE.search(gap)
    if demanded and not cue.group().lower().startswith(("not", "but")):
        return False
    if re.search(r"[;:]|,\s*(?:but|while|aber)\b", gap):
        return False
    has_verb = bool(re.match(r"(?:is|are|would|ist|sind|est|sont|serait|es|será|é|sarà)\b", cue.group(), re.IGNORECASE))
    verb_before = bool(
        re.search(
            r"\b(?:is|are|would\s+be|will\s+be|ist|sind|wäre|est|sont|serait|es|será|sería|é|sarà|seria)\s+\W*$",
            sentence[: cue.start()],
            re.IGNORECASE,
        )
    )
    return has_verb or verb_before or "," not in gap


def _is_demanded(sentence: str, at: int, until: int) -> bool:
    for cue in _MUST_CUE.finditer(sentence):
        if _NEGATED.search(sentence[: cue.start()]):
            continue
        gap = sentence[until : cue.start()] if cue.start() >= until else sentence[cue.end() : at]
        if not _CLAUSE_END.search(gap):
            return True
    return False
