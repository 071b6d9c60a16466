"""The skills that a text names, where it names them, and what each is called everywhere.

English text is read by the learnt tagger, helped by the lexicon and by cue phrases; text in other languages by the
lexicon and cue phrases alone.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jseeker.core.requirements.parts import Part, PostingLine, split_lines
from jseeker.core.skills.atoms import NO_BLANKS, atoms, key_of
from jseeker.core.skills.cues import after_cues, listed
from jseeker.core.skills.features import TaggedLine, tagged_lines
from jseeker.core.skills.lexicon import LexiconMatch, lexicon
from jseeker.core.skills.model import SkillModel, shipped_model
from jseeker.core.skills.tagger import Candidate

__all__ = ["SkillSpan", "canonical_skill", "find_skills", "is_english", "skill_family"]

# Chosen by F1 on SkillSpan's dev split (weights from train alone): a name that the lexicon knows needs less proof.
LEAST_SURE = 0.35
LEAST_SURE_KNOWN = 0.20
LEAST_SURE_ASKED = 0.08  # … and less still among the requirements
RIVALS_COUNT = 0.8  # the share of a rival's probability that speaks for the place being a skill at all

_SOFT = "Soft skills"
ENGLISH_SHARE = 0.12  # of the tokens are such words in English postings; under 0.05 in other languages'
_ASKING = frozenset((Part.MUST.value, Part.NICE.value))
_ENGLISH = frozenset("the and of to in with you for our will is are we as on your be or that this have an at".split())
_WORD = re.compile(r"[^\W\d_]+")
_LISTS = re.compile(
    r"skills|stack|technolog|tools|competenc|kenntnisse|fähigkeiten|compétences|competencias|habilidades|competenze",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+in\s+(?:production|practice|use|an?|the|our|your)\b")
_SLASH = re.compile(r"\s*/\s*")
_JOINT = re.compile(r"\s+(?:and|or|&)\s+")
_OTHER_SCRIPT = re.compile(rf"[{NO_BLANKS}]")


@dataclass(frozen=True, slots=True)
class SkillSpan:
    """A skill in a text: `name` as written from `start` to `end`, `skill` its canonical name."""

    name: str
    skill: str
    start: int
    end: int


def canonical_skill(name: str) -> str:
    """The canonical name of a skill ("k8s" is "Kubernetes"); a word that the lexicon does not hold comes back with its
    blanks levelled and, unless it has capitals of its own ("iOSKit"), in lower case."""
    known = lexicon().get(key_of(name))
    if known is not None:
        return known.skill
    words = " ".join(name.split()).strip(" .,;:!?\"'")
    return words if any(letter.isupper() for letter in words[1:]) else words.lower()


def skill_family(name: str) -> str | None:
    """The occupational family of a skill ("Data"), None for one that the lexicon does not hold."""
    known = lexicon().get(key_of(name))
    return known.family if known is not None else None


def is_english(text: str, language: str | None = None) -> bool:
    """True when the text reads as English; a text too short to tell is what `language` says, else English."""
    words = _WORD.findall(text.lower())
    if len(words) < 30:
        return language is None or language.lower().startswith("en")
    return sum(word in _ENGLISH for word in words) >= ENGLISH_SHARE * len(words)


def find_skills(text: str, language: str | None = None, model: SkillModel | None = None) -> tuple[SkillSpan, ...]:
    """The skills that a text names, in its order, none overlapping another (words that join several with slashes come
    once for each); `model` is the shipped one by default."""
    lines = split_lines(text)
    if is_english(text, language):
        found = _longest([*_learnt(text, lines, model or shipped_model()), *_asked(lines)])
    else:
        found = _longest(_known(lines))
    found += [span for span in _listed(lines) if not _taken(span, found)]
    return tuple(single for span in sorted(found, key=_start) for single in _singles(span))


def _singles(span: SkillSpan) -> list[SkillSpan]:
    """The span once for each skill that slashes join in it ("GCP/AWS"), where the lexicon knows them all."""
    parts = _SLASH.split(span.name)
    if len(parts) == 1 or lexicon().get(key_of(span.name)) is not None:
        return [span]
    known = [name.skill for part in parts if (name := lexicon().get(key_of(part))) is not None]
    return [replace(span, skill=skill) for skill in dict.fromkeys(known)] if len(known) == len(parts) else [span]


def _longest(spans: Sequence[SkillSpan]) -> list[SkillSpan]:
    """The spans without those that overlap a longer one ("Power BI" leaves no "BI"), in the text's order."""
    kept: list[SkillSpan] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        if not _taken(span, kept):
            insort(kept, span, key=_start)
    return kept


def _taken(span: SkillSpan, others: Sequence[SkillSpan]) -> bool:
    """True when one of the others, which are in the text's order and apart, overlaps the span."""
    after = bisect_left(others, span.end, key=_start)
    return after > 0 and others[after - 1].end > span.start


def _start(span: SkillSpan) -> int:
    return span.start


def _learnt(text: str, lines: Sequence[PostingLine], model: SkillModel) -> list[SkillSpan]:
    """What the tagger finds."""
    found: list[SkillSpan] = []
    for line in tagged_lines(text, lines, lexicon(), model.terms):
        walls = [token.after_wall for token in line.tokens]
        for pick in _picked(line, model.tagger.candidates(line.values, walls)):
            begin, stop = line.tokens[pick.first].start, line.tokens[pick.last].end
            place = begin, _without_place(line.text, begin, stop)
            if not _OTHER_SCRIPT.search(line.text, *place):  # the tagger learnt English alone
                found += [_span(line.text, start, end, line.start) for start, end in _known_parts(line.text, *place)]
    return found


def _known_parts(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names that "and" or "or" joins between the places, where the lexicon knows each; else the whole."""
    joints = [(start, start), *((m.start(), m.end()) for m in _JOINT.finditer(line, start, end)), (end, end)]
    parts = [(before[1], after[0]) for before, after in pairwise(joints)]
    if len(parts) == 1 or lexicon().get(key_of(line[start:end])) is not None:
        return [(start, end)]
    known = all(lexicon().get(key_of(line[a:b])) is not None for a, b in parts)
    return parts if known else [(start, end)]


def _without_place(line: str, start: int, end: int) -> int:
    """Where the name ends when "in production" and the like are left off a name that the lexicon knows."""
    place = _PLACE.search(line, start, end)
    return place.start() if place and lexicon().get(key_of(line[start : place.start()])) is not None else end


def _picked(line: TaggedLine, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The likeliest candidates that do not overlap, each sure enough, in the line's order."""
    over: dict[int, list[Candidate]] = {}  # the candidates over each token
    for candidate in candidates:
        for token in range(candidate.first, candidate.last + 1):
            over.setdefault(token, []).append(candidate)
    picked: list[Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(candidates, key=lambda c: (-c.probability, c.first, c.last)):
        place = range(candidate.first, candidate.last + 1)
        rivals = {other for token in place for other in over[token]} - {candidate}
        sure = candidate.probability + RIVALS_COUNT * math.fsum(rival.probability for rival in rivals)
        if sure >= _least_sure(line, candidate) and taken.isdisjoint(place):
            picked.append(candidate)
            taken.update(place)
    return sorted(picked, key=lambda c: c.first)


def _least_sure(line: TaggedLine, candidate: Candidate) -> float:
    name = line.text[line.tokens[candidate.first].start : line.tokens[candidate.last].end]
    if lexicon().get(key_of(name)) is None:
        return LEAST_SURE
    return LEAST_SURE_ASKED if line.parts[candidate.first] in _ASKING else LEAST_SURE_KNOWN


def _asked(lines: Sequence[PostingLine]) -> list[SkillSpan]:
    """What the lexicon knows in the list items among the requirements."""
    asking = [line for line in lines if line.part.is_asking and line.is_item]
    return [_span(line.text, m.start, m.end, line.start) for line in asking for m in _matches(line.text)]


def _listed(lines: Sequence[PostingLine]) -> list[SkillSpan]:
    """The items of lines that only list skills ("Skills: a, b, c")."""
    found: list[SkillSpan] = []
    for heading, line in pairwise(lines):
        if heading.is_heading and not line.is_heading and _LISTS.search(heading.text):
            found += [_span(line.text, phrase.start, phrase.end, line.start) for phrase in listed(line.text)]
    return found


def _known(lines: Sequence[PostingLine]) -> list[SkillSpan]:
    """What the lexicon knows, and what cue phrases name, in the parts that speak of the work."""
    has_requirements = any(line.part is Part.MUST for line in lines)
    speaking = (Part.DUTIES, Part.NICE, Part.MUST if has_requirements else Part.OPEN)
    found: list[SkillSpan] = []
    for line in lines:
        if line.part not in speaking or line.is_heading:
            continue
        places = [(m.start, m.end) for m in _matches(line.text)]
        for phrase in after_cues(line.text):
            if not any(start < phrase.end and phrase.start < end for start, end in places):
                places.append((phrase.start, phrase.end))
        found += [_span(line.text, start, end, line.start) for start, end in sorted(places)]
    return found


def _matches(line: str) -> list[LexiconMatch]:
    """The lexicon's names in a line, without soft skills (every posting asks for those) and without shy ones alone."""
    matches = [match for match in lexicon().find(line, atoms(line)) if match.name.family != _SOFT]
    return [match for match in matches if not match.shy or _has_company(match, matches)]


def _has_company(match: LexiconMatch, matches: list[LexiconMatch]) -> bool:
    return any(other is not match and not other.shy and abs(other.start - match.end) < 30 for other in matches)


def _span(line: str, start: int, end: int, position: int) -> SkillSpan:
    return SkillSpan(line[start:end], canonical_skill(line[start:end]), position + start, position + end)
