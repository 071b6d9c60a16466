"""Which of the person's lines answer which requirement, and how well the whole fits."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Band", "Evidence", "Gap", "Match", "Requirement", "RequirementKind", "Score"]


class RequirementKind(StrEnum):
    """What sort of thing is asked for."""

    MUST_SKILL = "must_skill"
    NICE_SKILL = "nice_skill"
    RESPONSIBILITY = "responsibility"
    YEARS = "years"
    DEGREE = "degree"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing the posting asks for; `weight` is 0–1, `evidence` the posting's words."""

    id: str
    kind: RequirementKind
    text: str
    weight: float
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One of the person's lines (or items) that answers a requirement; `strength` is 0–1."""

    requirement_id: str
    source_id: str
    strength: float
    reason: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A requirement that nothing answers, with the person's nearest true line, if any is near."""

    requirement: Requirement
    nearest_source_id: str | None = None
    nearest_text: str | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """All requirements of one posting against one profile."""

    requirements: tuple[Requirement, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """One part of the score: `points` of `out_of`, with a sentence for each reason."""

    name: str
    points: float
    out_of: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """The fit of one tailored resume to one posting; `overall` is 0–100, the bands add up to it."""

    overall: int
    bands: tuple[Band, ...] = ()
    gaps: tuple[Gap, ...] = ()
    ats: str | None = None
