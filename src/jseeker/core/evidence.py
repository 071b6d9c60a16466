"""The person's lines and items as evidence: what skills each shows, and how near each is to a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jseeker.core.similarity import Weights, cosine
from jseeker.core.skills import canonical_skill, find_skills, skill_family
from jseeker.core.text import contains_phrase, content_stems, fold, stems
from jseeker.model.match import Evidence, Requirement
from jseeker.model.profile import Profile, ProfileItem, Section, SkillGroup, SourceLine

__all__ = ["Sources", "skill_key"]

# How well a skill is shown, 0–1: best by a line that says it and names it, least by a bare word in a list.
DECLARED_AND_NAMED, DECLARED, NAMED, CERTIFIED, TAUGHT, TITLED, SUMMED_UP, LISTED = (
    1.0,
    0.9,
    0.85,
    0.8,
    0.5,
    0.6,
    0.5,
    0.5,
)
WHOLE_LEAST = 0.03  # a cosine below this to the nearest line is chance
PARTLY = 0.6  # the requirement's words, not its name
PARTLY_LEAST = 0.65  # share of the requirement's weighted words that must be there
NEAR, KIN, MOST_KIN = 0.12, 0.06, 3  # least nearness worth naming beside a gap; for each skill of the same trade
DUTY_LEAST, DUTY_SCALE, DUTY_SKILL = 0.12, 1.6, 0.2  # cosine that is no chance; to strength; for each shared skill


def skill_key(name: str) -> str:
    """The name under which two spellings of one skill are equal."""
    return fold(canonical_skill(name))


@lru_cache(maxsize=4_096)
def _skills_in(text: str, language: str) -> frozenset[str]:
    """The skills that one of the person's lines names; kept, for a batch asks for the same lines again and again."""
    return frozenset(span.skill for span in find_skills(text, language))


@lru_cache(maxsize=4_096)
def _own_skills_in(text: str, language: str, own_skills: tuple[tuple[str, tuple[str, ...]], ...]) -> frozenset[str]:
    """The person's own skills that stand in one of the person's lines; kept for the same reason."""
    words = stems(text, language)
    return frozenset(key for key, phrase in own_skills if contains_phrase(words, phrase))


@dataclass(frozen=True, slots=True)
class _Source:
    """One line or item: its words, the skills it shows, and the strength with which it can show one at most."""

    id: str
    text: str
    declared: frozenset[str]
    named: frozenset[str]
    stems: tuple[str, ...]
    vector: dict[str, float]
    most: float
    is_line: bool


class Sources:
    """All evidence of a profile, prepared once for one posting."""

    def __init__(self, profile: Profile, posting_texts: tuple[str, ...], language: str) -> None:
        self.profile = profile
        self.language = language
        raw = list(_raw_sources(profile))
        self._weights = Weights((*(text for _, text, _, _, _ in raw), *posting_texts), language)
        self._aliases = {
            skill_key(alias): skill_key(skill) for group in profile.skills for skill, alias in group.aliases
        }
        names = {name for group in profile.skills for name in (*group.skills, *(alias for _, alias in group.aliases))}
        names |= {name for _, _, skills, _, _ in raw for name in skills}
        self._own_skills = tuple((self._key(name), stems(name, language)) for name in sorted(names))
        self._sources = tuple(self._source(*parts) for parts in raw)

    def _source(self, source_id: str, text: str, skills: tuple[str, ...], most: float, is_line: bool) -> _Source:
        own = stems(text, self.language)
        return _Source(
            id=source_id,
            text=text,
            declared=frozenset(self._key(skill) for skill in skills),
            named=self._named(text),
            stems=own,
            vector=self._weights.vector(" ".join((text, *skills))),
            most=most,
            is_line=is_line,
        )

    def _named(self, text: str) -> frozenset[str]:
        """The skills that a text names: those that any text can name, and those that the person calls skills."""
        found = {self._key(skill) for skill in _skills_in(text, self.language)}
        return frozenset(found | _own_skills_in(text, self.language, self._own_skills))

    def _key(self, name: str) -> str:
        key = skill_key(name)
        return self._aliases.get(key, key)

    def for_skill(self, needed: Requirement) -> list[Evidence]:
        """The sources that show the skill, in the file's order."""
        key = self._key(needed.text)
        phrase = stems(needed.text, self.language)
        found: list[Evidence] = []
        for source in self._sources:
            strength, how = self._skill_strength(source, key, phrase, needed.text)
            if strength:
                found.append(Evidence(needed.id, source.id, round(strength, 3), how))
        return found

    def _skill_strength(self, source: _Source, key: str, phrase: tuple[str, ...], name: str) -> tuple[float, str]:
        named = key in source.named or contains_phrase(source.stems, phrase)
        if key in source.declared:
            strength = DECLARED_AND_NAMED if named else DECLARED
            return min(strength, source.most), f"Shows {name}, as the person says."
        if named:
            return min(NAMED, source.most), f"Names {name}."
        share = self._share(source, name)
        if share >= PARTLY_LEAST:
            return min(PARTLY * share, source.most), f"Has the words of {name}."
        return 0.0, ""

    def _share(self, source: _Source, name: str) -> float:
        """The share of the requirement's words, weighted, that the source has; 0 for a single word."""
        wanted = set(content_stems(name, self.language))
        if len(wanted) < 2:
            return 0.0
        total = sum(self._weights.weight(stem) for stem in sorted(wanted))
        return sum(self._weights.weight(stem) for stem in sorted(wanted) if stem in source.vector) / total

    def for_duty(self, needed: Requirement) -> list[Evidence]:
        """The lines that are about the same work, in the file's order."""
        vector = self._weights.vector(needed.text)
        asked = {self._key(span.skill) for span in find_skills(needed.text, self.language)}
        found: list[Evidence] = []
        for source in self._sources:
            if not source.is_line:
                continue
            alike = cosine(vector, source.vector)
            shared = asked & (source.declared | source.named)
            strength = (alike * DUTY_SCALE if alike >= DUTY_LEAST else 0.0) + DUTY_SKILL * len(shared)
            if strength:
                found.append(Evidence(needed.id, source.id, round(min(1.0, strength), 3), "Is about the same work."))
        return found

    def for_posting(self, requirement_id: str, texts: Sequence[str]) -> list[Evidence]:
        """How near each line is to the whole of the texts: 1 for the nearest, the others in proportion."""
        vector = self._weights.vector(" ".join(texts))
        near = {source.id: cosine(vector, source.vector) for source in self._sources if source.is_line}
        most = max(near.values(), default=0.0)
        if most < WHOLE_LEAST:
            return []
        told = "Is near to the posting as a whole."
        return [Evidence(requirement_id, key, round(value / most, 3), told) for key, value in near.items() if value]

    def nearest(self, text: str) -> tuple[str, str] | None:
        """The id and text of the person's line nearest to `text` in words or in trade; None where none is near."""
        vector = self._weights.vector(text)
        family = skill_family(text)
        lines = [source for source in self._sources if source.is_line]

        def nearness(source: _Source) -> float:
            alike = cosine(vector, source.vector)
            kin = sum(skill_family(skill) == family for skill in source.declared) if family else 0
            return alike + KIN * min(kin, MOST_KIN)

        best = max(lines, key=nearness, default=None)
        return (best.id, best.text) if best is not None and nearness(best) >= NEAR else None

    def likeness(self, text: str, other: str) -> float:
        """How alike two texts are, 0–1."""
        return cosine(self._weights.vector(text), self._weights.vector(other))


_Raw = tuple[str, str, tuple[str, ...], float, bool]


def _raw_sources(profile: Profile) -> Iterator[_Raw]:
    for summary in profile.summaries:
        if not summary.never:
            yield summary.id, summary.text, summary.skills, SUMMED_UP, False
    for item in profile.items:
        if not item.never:
            yield from _item_sources(item)
    for group in profile.skills:
        yield _group_source(group)


def _item_sources(item: ProfileItem) -> Iterator[_Raw]:
    if item.section in (Section.CERTIFICATES, Section.AWARDS):
        yield item.id, f"{item.title} {item.organization}", (item.title,), CERTIFIED, False
    elif item.section is Section.EDUCATION:
        yield item.id, f"{item.degree} {item.title} {item.detail}", (item.title,), TAUGHT, False
    elif item.section is Section.REFERENCES:
        return
    elif item.title:
        yield item.id, item.title, (), TITLED, False
    for line in item.lines:
        if not line.never:
            yield line.id, _wording(line), line.skills, 1.0, True


def _wording(line: SourceLine) -> str:
    return " ".join((line.text, *(variant.text for variant in line.variants)))


def _group_source(group: SkillGroup) -> _Raw:
    return group.id, ", ".join(group.skills), group.skills, LISTED, False
