"""Skills named by the words before them: what follows "experience with", "knowledge of" and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["CuePhrase", "after_cues", "listed"]

MAX_WORDS = 4
MAX_LISTED = 25

_CUE = re.compile(
    r"""\b(?: \d+\+?\s*(?:years?|yrs?)(?:['’]|\ of)?(?:\ (?:professional|relevant|hands-on|work|working|practical
    |proven|solid))*(?:\ experience)?(?:\ (?:of|with|in|using))
    | (?:experience|expertise|proficiency|proficient|skills|skilled|competence|competent|background|familiarity
    |familiar|fluency|fluent|exposure|knowledge|understanding|command|mastery|certification|certified|qualified
    |qualification|trained|training|licence|license)\ (?:working\ )?(?:with|in|of|to|using|on|as)
    | (?:erfahrung(?:en)?|kenntnisse|kompetenz|expertise|wissen|sicherer\ umgang|vertraut|umgang|know-how)\ (?:in|mit
    |im|im\ bereich|über|zu)(?:\ (?:der|dem|den|die|das))?
    | (?:expérience|connaissances?|maîtrise|compétences?|pratique)\ (?:en|de|du|des|avec|sur|dans)(?:\ (?:le|la
    |les))? | (?:connaissance|maîtrise|expérience)\ (?:de\ la|de\ l['’]|d['’]|des?)
    | (?:experiencia|conocimientos?|dominio|manejo|competencias?)\ (?:en|con|de|del|sobre)(?:\ (?:el|la|los|las))?
    | (?:esperienza|conoscenza|competenze|padronanza|utilizzo)\ (?:in|con|di|del|della|dei|nell['’]uso\ di|nella|nel)
    | (?:experiência|conhecimentos?|domínio|competências?)\ (?:em|com|de|do|da|dos|no|na|sobre) )\s+""",
    re.IGNORECASE | re.VERBOSE,
)
_FILLER = re.compile(
    r"""^(?:(?:the|a|an|both|either|any|some|modern|common|various|different|several|one\ or\ more(?:\ of)?
    |at\ least\ one(?:\ of)?|using|working\ with|following|such\ as|e\.g\.|tools\ like|advanced|basic|strong|good
    |solid|deep|der|die|das|den|dem|gängigen|les|la|le|las|los|el|gli|i|il|os|as)\s+)+""",
    re.IGNORECASE | re.VERBOSE,
)
_PHRASE_END = re.compile(
    r"""[,;:.()\[\]!?•|]|\s[-–—]\s|\b(?:and|or|und|oder|sowie|et|ou|y|o|e|ed|in\ (?:production|a|an|the|our|your
    |similar|der|einem)|is|are|was|will|would|preferred|required|desirable|to|for|that|which|who|with|within|from|at
    |on|as|including|such|like|e\.g|would|ist|sind|bei|für|von|zum|zur|pour|dans|avec|para|con|per|com|at\ least|plus
    |a\ plus|strongly|experience|skills|is\ a)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINT = re.compile(
    r"\s*(?:,\s*(?:and|or|und|oder|et|ou|y|e)?|/|\b(?:and|or|und|oder|sowie|et|ou|y|o|e|ed)\b)\s*", re.IGNORECASE
)
_NOT_A_SKILL = re.compile(
    r"""^(?:ce|cet|cette|ces|un|une|unsere\w*|andere\w*|diese\w*|vergleichbar\w*|ähnlich\w*|unser|einem|einer|este
    |esta|estos|questo|questa|quest|nostro|nostra|notre|nos|votre|puesto|poste|um|uma|sector|settore|experience|work
    |working|similar|related|relevant|role|roles|position|positions|field|area|areas|industry
    |team|teams|company|companies|environment|it|this|these|those|them|our|your|their|one|all|other|others|new|us|you
    |we|years?|people|job|least|\d+.*|something|what|how|same|leading|building|designing|developing|managing|writing
    |using|running|creating)\b""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class CuePhrase:
    """Words that a cue or a list names as a skill, from `start` to `end` of the line."""

    start: int
    end: int


def after_cues(line: str) -> tuple[CuePhrase, ...]:
    """The phrases that follow the line's cues, enumerations taken apart."""
    found: list[CuePhrase] = []
    for cue in _CUE.finditer(line):
        place = cue.end()
        while True:
            start = place + _filler(line[place:])
            stop = _PHRASE_END.search(line, start)
            end = stop.start() if stop else len(line)
            phrase = line[start:end].rstrip()
            if not _is_name(phrase):
                break
            found.append(CuePhrase(start, start + len(phrase)))
            joint = _JOINT.match(line, end)
            if joint is None or len(found) > MAX_LISTED:
                break
            place = joint.end()
    return tuple(found)


def listed(line: str) -> tuple[CuePhrase, ...]:
    """The items of a line that only lists ("Skills: a, b, c"): at least three, each short."""
    parts = list(re.finditer(r"[^,;|•·]+", line.rstrip(" .")))
    phrases = [
        CuePhrase(m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()))
        for m in parts
    ]
    names = [line[p.start : p.end] for p in phrases]
    if len(names) < 3 or any(len(name.split()) > MAX_WORDS for name in names):
        return ()
    return tuple(phrase for phrase, name in zip(phrases, names, strict=True) if _is_name(name))


def _filler(text: str) -> int:
    match = _FILLER.match(text)
    return match.end() if match else 0


def _is_name(phrase: str) -> bool:
    return bool(phrase) and len(phrase.split()) <= MAX_WORDS and phrase[0].isalnum() and not _NOT_A_SKILL.match(phrase)
