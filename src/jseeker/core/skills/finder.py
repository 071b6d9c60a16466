"""The skills that a text names, where it names them, and what each is called everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from jseeker.core.skills.atoms import atoms, key_of
from jseeker.core.skills.cues import after_cues
from jseeker.core.skills.lexicon import LexiconMatch, lexicon

__all__ = ["SkillSpan", "canonical_skill", "find_skills", "skill_family"]


@dataclass(frozen=True, slots=True)
class SkillSpan:
    """A skill in a text: `name` as written from `start` to `end`, `skill` its canonical name."""

    name: str
    skill: str
    start: int
    end: int


def canonical_skill(name: str) -> str:
    """The canonical name of a skill ("k8s" is "Kubernetes"); a word that the lexicon does not hold comes back with its
    blanks levelled and, unless it is written with capitals of its own, in lower case."""
    known = lexicon().get(key_of(name))
    if known is not None:
        return known.skill
    words = " ".join(name.split()).strip(" .,;:!?\"'")
    return words if any(c.isupper() for c in words[1:]) else words.lower()


def skill_family(name: str) -> str | None:
    """The occupational family of a skill ("Data"), None for one that the lexicon does not hold."""
    known = lexicon().get(key_of(name))
    return known.family if known is not None else None


def find_skills(text: str, language: str | None = None) -> tuple[SkillSpan, ...]:
    """The skills that a text names, in its order, none overlapping another."""
    spans: list[SkillSpan] = []
    position = 0
    for line in text.splitlines(keepends=True):
        spans.extend(_shifted(span, position) for span in _in_line(line.rstrip()))
        position += len(line)
    return tuple(spans)


def _in_line(line: str) -> list[SkillSpan]:
    matches = lexicon().find(line, atoms(line))
    phrases = after_cues(line)
    spans = [
        _span(line, m.start, m.end) for m in matches if not m.name.shy or _has_company(m, matches) or _cued(m, line)
    ]
    for phrase in phrases:
        if not any(span.start < phrase.end and phrase.start < span.end for span in spans):
            spans.append(_span(line, phrase.start, phrase.end))
    return sorted(spans, key=lambda span: span.start)


def _has_company(match: LexiconMatch, matches: list[LexiconMatch]) -> bool:
    return any(other is not match and not other.name.shy and abs(other.start - match.end) < 30 for other in matches)


def _cued(match: LexiconMatch, line: str) -> bool:
    return any(phrase.start <= match.start and match.end <= phrase.end for phrase in after_cues(line))


def _span(line: str, start: int, end: int) -> SkillSpan:
    return SkillSpan(line[start:end], canonical_skill(line[start:end]), start, end)


def _shifted(span: SkillSpan, by: int) -> SkillSpan:
    return SkillSpan(span.name, span.skill, span.start + by, span.end + by)
