"""Which of the person's lines a document shows under its budget, in what order, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jseeker.core.match import WHOLE
from jseeker.core.reasons import dropped_reason, kept_reason
from jseeker.core.text import content_stems, words
from jseeker.core.timeline import latest_date, month_number, newest_first
from jseeker.model.match import Match, Requirement
from jseeker.model.profile import Profile, ProfileItem, Section, SourceLine

__all__ = ["Budget", "Choice", "Selection", "choose_lines"]

LINE_SECTIONS = (Section.WORK, Section.PROJECTS, Section.VOLUNTEER)
NEARNESS = 2.5  # worth of the line nearest to the posting, against 1 for a must-have; found on the selection set
ONE_LINE_SHOWS = 0.85  # how much of a requirement one perfect line covers; a second line adds the rest
HAS_NUMBER = 0.06  # small against a requirement (1.0): it decides among lines that answer the same
NEWEST_JOB, OLDER_JOB_SHARE = 0.12, 0.7  # worth of standing in the newest job; each older one has this share of it
OTHER_SECTION = 0.03  # worth of standing in a project or volunteer item
FILE_ORDER = 0.004  # the person's own order breaks ties
PROFILE_MATCH, PROFILE_MISS = 0.3, -0.15  # for the profile that was asked for
RECENT_MONTHS, MOST_RECENT_JOBS = 120, 6  # jobs that ended in the last ten years keep a line each
SAME_WORDS = 0.6  # share of common stems above which two lines say the same


@dataclass(frozen=True, slots=True)
class Budget:
    """What a document may hold: `lines` bullets in all; `profile` names the kind of job it is for, None any.

    `strict` allows only leaving out and declared aliases: no rewording.
    """

    lines: int
    profile: str | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that the document shows, and why; `worth` orders the lines of a job."""

    item: ProfileItem
    line: SourceLine
    worth: float
    reason: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The chosen lines of each item by its id, best first, and the others as (line, reason) pairs."""

    chosen: Mapping[str, tuple[Choice, ...]]
    dropped: tuple[tuple[SourceLine, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A line that may be chosen, with what it answers: (requirement, strength) pairs.

    Each is equal to itself alone: by its values, a look into a set would read through all lines of its job.
    """

    item: ProfileItem
    line: SourceLine
    answers: tuple[tuple[Requirement, float], ...]
    extra: float
    stems: frozenset[str]
    order: int

    @property
    def worth(self) -> float:
        """What the line is worth by itself, whatever else is shown."""
        return sum(needed.weight * strength for needed, strength in self.answers) + self.extra


def choose_lines(profile: Profile, match: Match, budget: Budget) -> Selection:
    """The lines to show: what must always stand, one for each recent job, then the best cover of the requirements."""
    candidates, hidden = _candidates(profile, match, budget)
    picked = _pick(candidates, _recent_jobs(profile), budget.lines)
    chosen: dict[str, list[Choice]] = {}
    for candidate, why in picked.items():
        near = candidate.extra >= NEARNESS / 2
        reason = kept_reason(why, candidate.answers, near=near, has_number=_has_number(candidate.line.text))
        choice = Choice(candidate.item, candidate.line, candidate.worth, reason)
        chosen.setdefault(candidate.item.id, []).append(choice)
    for choices in chosen.values():
        choices.sort(key=lambda choice: -choice.worth)
    left = [candidate for candidate in candidates if candidate not in picked]
    dropped = [(c.line, _why_dropped(c, tuple(picked), budget.lines)) for c in left]
    return Selection({key: tuple(value) for key, value in chosen.items()}, (*hidden, *dropped))


def _candidates(
    profile: Profile, match: Match, budget: Budget
) -> tuple[tuple[_Candidate, ...], tuple[tuple[SourceLine, str], ...]]:
    requirements = {needed.id: needed for needed in match.requirements}
    answers: dict[str, list[tuple[Requirement, float]]] = {}
    near = {evidence.source_id: evidence.strength for evidence in match.evidence if evidence.requirement_id == WHOLE}
    for evidence in match.evidence:
        if evidence.requirement_id == WHOLE:
            continue
        answers.setdefault(evidence.source_id, []).append((requirements[evidence.requirement_id], evidence.strength))
    found: list[_Candidate] = []
    hidden: list[tuple[SourceLine, str]] = []
    for section in LINE_SECTIONS:
        for age, item in enumerate(newest_first(profile.section(section))):
            for place, line in enumerate(item.lines):
                if line.never or item.never:
                    hidden.append((line, "You asked never to show it."))
                    continue
                extra = _extra(line, budget, section, age) - FILE_ORDER * place + NEARNESS * near.get(line.id, 0.0)
                weighted = _weighted(profile, line, answers.get(line.id, []))
                stems = frozenset(content_stems(line.text, profile.language))
                found.append(_Candidate(item, line, weighted, extra, stems, len(found)))
    return tuple(found), tuple(hidden)


def _weighted(
    profile: Profile, line: SourceLine, answers: Sequence[tuple[Requirement, float]]
) -> tuple[tuple[Requirement, float], ...]:
    """The answers, scaled by how much the person says the line's kind of job counts."""
    weights = dict(profile.profile_weights)
    factor = max((weights.get(name, 1.0) for name in line.profiles), default=1.0)
    return tuple((needed, strength * factor) for needed, strength in answers)


def _extra(line: SourceLine, budget: Budget, section: Section, age: int) -> float:
    extra = HAS_NUMBER if _has_number(line.text) else 0.0
    extra += NEWEST_JOB * OLDER_JOB_SHARE**age if section is Section.WORK else OTHER_SECTION
    kinds = {*line.profiles, *(name for variant in line.variants for name in variant.profiles)}
    if budget.profile and kinds:
        extra += PROFILE_MATCH if budget.profile in kinds else PROFILE_MISS
    return extra


def _has_number(text: str) -> bool:
    return any(word[0].isdigit() for word in words(text))


def _recent_jobs(profile: Profile) -> tuple[str, ...]:
    """The ids of the jobs that ended in the last ten years of the resume, newest first."""
    latest = latest_date(profile)
    jobs = newest_first(job for job in profile.section(Section.WORK) if not job.never)
    if latest is None:
        return tuple(job.id for job in jobs[:MOST_RECENT_JOBS])
    since = month_number(latest, end=True) - RECENT_MONTHS
    recent = [job for job in jobs if not job.period.end or month_number(job.period.end, end=True) >= since]
    return tuple(job.id for job in recent[:MOST_RECENT_JOBS])


def _pick(candidates: Sequence[_Candidate], recent: Sequence[str], lines: int) -> dict[_Candidate, str]:
    """The chosen candidates with the step that chose each: always, job, cover or fill."""
    picked: dict[_Candidate, str] = {c: "always" for c in candidates if c.line.always or c.item.always}
    served = {c.item.id for c in picked}
    for job in recent:
        own = [c for c in candidates if c.item.id == job]
        if own and job not in served and len(picked) < lines:
            picked[max(own, key=lambda c: (c.worth, -c.order))] = "job"
    covered = _cover(picked)
    left = [c for c in candidates if c not in picked and _double(c, picked) is None]
    while left and len(picked) < lines:
        best = max(left, key=lambda c: (_gain(c, covered), -c.order))
        picked[best] = "cover" if best.answers else "fill"
        covered = _cover(picked)
        left = [c for c in left if c is not best and _double(c, (best,)) is None]
    return picked


def _cover(picked: Iterable[_Candidate]) -> dict[str, float]:
    """How far each requirement is covered, 0–1, by its id."""
    open_share: dict[str, float] = {}
    for candidate in picked:
        for needed, strength in candidate.answers:
            shown = ONE_LINE_SHOWS * min(1.0, strength)
            open_share[needed.id] = open_share.get(needed.id, 1.0) * (1 - shown)
    return {key: 1 - share for key, share in open_share.items()}


def _gain(candidate: _Candidate, covered: Mapping[str, float]) -> float:
    gain = candidate.extra
    for needed, strength in candidate.answers:
        gain += needed.weight * (1 - covered.get(needed.id, 0.0)) * ONE_LINE_SHOWS * strength
    return gain


def _double(candidate: _Candidate, picked: Iterable[_Candidate]) -> _Candidate | None:
    """The picked line that says the same in nearly the same words, if any."""
    stems = candidate.stems
    for other in picked:
        if stems.isdisjoint(other.stems):
            continue
        common = len(stems & other.stems)
        if common / (len(stems) + len(other.stems) - common) >= SAME_WORDS:
            return other
    return None


def _why_dropped(candidate: _Candidate, picked: Sequence[_Candidate], lines: int) -> str:
    double = _double(candidate, picked)
    rivals = [(needed, other.line.text) for needed, _ in candidate.answers for other in picked if _shows(other, needed)]
    return dropped_reason(candidate.answers, rivals, double.line.text if double else None, lines)


def _shows(candidate: _Candidate, needed: Requirement) -> bool:
    return any(answered.id == needed.id for answered, _ in candidate.answers)
