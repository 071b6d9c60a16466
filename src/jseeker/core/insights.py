"""What the applications say when they are looked at together: how far they get, who answers, what is asked and missing,
what it cost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from statistics import fmean, median

from jseeker.core.text import fold
from jseeker.model.application import Application, ApplicationStatus
from jseeker.model.match import RequirementKind, Score

__all__ = [
    "MissingSkill",
    "MonthlyCost",
    "Period",
    "PeriodFigures",
    "Spend",
    "Step",
    "days_to_reply",
    "figures_by_period",
    "fit_spread",
    "funnel",
    "median_days_to_reply",
    "missing_skills",
    "monthly_costs",
    "period_start",
    "reply_rate",
    "step_of",
]

BIN = 10
"""Points of fit in one bar of the spread."""
REPLIES = frozenset(
    (
        ApplicationStatus.SCREENING,
        ApplicationStatus.INTERVIEW,
        ApplicationStatus.OFFER,
        ApplicationStatus.REJECTED,
    )
)
"""What only follows when the company has answered; a refusal is an answer."""
SKILLS = (RequirementKind.MUST_SKILL, RequirementKind.NICE_SKILL)


class Step(StrEnum):
    """The steps of the way to an offer, in order."""

    SAVED = "saved"
    TAILORED = "tailored"
    APPLIED = "applied"
    REPLIED = "replied"
    INTERVIEW = "interview"
    OFFER = "offer"


STEPS = tuple(Step)
REACHED: Mapping[ApplicationStatus, Step] = {
    ApplicationStatus.SAVED: Step.SAVED,
    ApplicationStatus.TAILORED: Step.TAILORED,
    ApplicationStatus.APPLIED: Step.APPLIED,
    ApplicationStatus.SCREENING: Step.REPLIED,
    ApplicationStatus.INTERVIEW: Step.INTERVIEW,
    ApplicationStatus.OFFER: Step.OFFER,
    ApplicationStatus.REJECTED: Step.REPLIED,
    ApplicationStatus.WITHDRAWN: Step.SAVED,
    ApplicationStatus.NO_ANSWER: Step.APPLIED,
}
"""How far an application has come at least that has this status; who withdraws may do so at any step."""


class Period(StrEnum):
    """The spans that figures over time are given for; a week begins on Monday."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class PeriodFigures:
    """The applications that were begun in one week or month: how many, their mean fit, how many in a hundred sent were
    answered and after how many days (each None where there is nothing to tell it from)."""

    start: date
    applications: int
    fit: float | None = None
    reply_percent: float | None = None
    reply_days: float | None = None


@dataclass(frozen=True, slots=True)
class MissingSkill:
    """A skill that postings asked for and no line answered: in how many, as a must and as a wish. `is_there` tells
    whether the resume names it by now."""

    name: str
    musts: int
    wishes: int
    is_there: bool = False

    @property
    def postings(self) -> int:
        """In how many postings it was asked for in vain."""
        return self.musts + self.wishes


@dataclass(frozen=True, slots=True)
class Spend:
    """One paid call to a model."""

    at: datetime
    model: str
    cost_usd: float


@dataclass(frozen=True, slots=True)
class MonthlyCost:
    """What one model cost in one month (named by its first day)."""

    month: date
    model: str
    calls: int
    cost_usd: float


def step_of(application: Application) -> Step:
    """How far an application came. While it is open its status tells; one that has ended is as far as it ever was."""
    statuses = [application.status]
    if application.status.is_closed:
        statuses += [change.status for change in application.history]
    furthest = max(STEPS.index(REACHED[status]) for status in statuses)
    if application.date_applied is not None:
        furthest = max(furthest, STEPS.index(Step.APPLIED))
    return STEPS[furthest]


def funnel(applications: Iterable[Application]) -> tuple[tuple[Step, int], ...]:
    """How many applications came at least so far, for each step: never more than at the step before."""
    ranks = [STEPS.index(step_of(one)) for one in applications]
    return tuple((step, sum(rank >= place for rank in ranks)) for place, step in enumerate(STEPS))


def reply_rate(applications: Iterable[Application]) -> float | None:
    """The share of the applications sent that a company answered, in percent; None while none was sent."""
    counts = dict(funnel(applications))
    sent = counts[Step.APPLIED]
    return 100.0 * counts[Step.REPLIED] / sent if sent else None


def days_to_reply(application: Application, zone: tzinfo) -> int | None:
    """Days from sending to the company's first answer; None while either is unknown."""
    sent = application.date_applied or _first_day(application, frozenset((ApplicationStatus.APPLIED,)), zone)
    answered = _first_day(application, REPLIES, zone)
    if sent is None or answered is None or answered < sent:
        return None
    if STEPS.index(step_of(application)) < STEPS.index(Step.REPLIED):  # an answer that was taken back
        return None
    return (answered - sent).days


def median_days_to_reply(applications: Iterable[Application], zone: tzinfo) -> float | None:
    """The middle of `days_to_reply` over all that were answered; None while none was."""
    known = [days for one in applications if (days := days_to_reply(one, zone)) is not None]
    return float(median(known)) if known else None


def figures_by_period(
    applications: Sequence[Application], period: Period, zone: tzinfo, until: date
) -> tuple[PeriodFigures, ...]:
    """Every week or month from the first application to `until`, empty ones included, the earliest first."""
    begun: defaultdict[date, list[Application]] = defaultdict(list)
    for one in applications:
        begun[period_start(one.created_at.astimezone(zone).date(), period)].append(one)
    if not begun:
        return ()
    figures: list[PeriodFigures] = []
    start, last = min(begun), max(*begun, period_start(until, period))
    while start <= last:
        some = begun[start]
        fits = [one.ats_score for one in some if one.ats_score is not None]
        mean = fmean(fits) if fits else None
        figures.append(PeriodFigures(start, len(some), mean, reply_rate(some), median_days_to_reply(some, zone)))
        start = _next_start(start, period)
    return tuple(figures)


def fit_spread(applications: Iterable[Application]) -> tuple[tuple[int, int], ...]:
    """How many applications have a fit of 0–9, 10–19 … 90–100: (lower end, count) pairs, all ten of them."""
    fits = [min(one.ats_score, 99) // BIN for one in applications if one.ats_score is not None]
    counts = Counter(fits)
    return tuple((lower * BIN, counts[lower]) for lower in range(100 // BIN))


def missing_skills(scores: Iterable[Score], known: Iterable[str] = ()) -> tuple[MissingSkill, ...]:
    """The skills that postings asked for and nothing answered, the most asked first; `known` are the resume's now.

    Spellings that differ by case alone are one skill; each posting counts once, as a must where it is one.
    """
    musts: Counter[str] = Counter()
    wishes: Counter[str] = Counter()
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for score in scores:
        asked: dict[str, bool] = {}
        for gap in score.gaps:
            wanted = gap.requirement
            if wanted.kind in SKILLS and (name := fold(wanted.text)):
                asked[name] = asked.get(name, False) or wanted.kind is RequirementKind.MUST_SKILL
                spellings[name][wanted.text] += 1
        for name, is_must in asked.items():
            (musts if is_must else wishes)[name] += 1
    there = {fold(name) for name in known}
    found = [
        MissingSkill(max(spelt, key=lambda text: (spelt[text], text)), musts[name], wishes[name], name in there)
        for name, spelt in spellings.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.postings, -one.musts, one.name)))


def monthly_costs(spends: Iterable[Spend], zone: tzinfo) -> tuple[MonthlyCost, ...]:
    """What each model cost in each month, the earliest month first; their sum is the sum of the calls."""
    calls: defaultdict[tuple[date, str], list[float]] = defaultdict(list)
    for spend in spends:
        month = period_start(spend.at.astimezone(zone).date(), Period.MONTH)
        calls[month, spend.model].append(spend.cost_usd)
    return tuple(MonthlyCost(*key, len(costs), sum(costs)) for key, costs in sorted(calls.items()))


def period_start(day: date, period: Period) -> date:
    """The first day of the week (a Monday) or month that the day lies in."""
    return day.replace(day=1) if period is Period.MONTH else day - timedelta(days=day.weekday())


def _next_start(start: date, period: Period) -> date:
    if period is Period.WEEK:
        return start + timedelta(weeks=1)
    return period_start(start + timedelta(days=31), Period.MONTH)  # no month is longer


def _first_day(application: Application, statuses: frozenset[ApplicationStatus], zone: tzinfo) -> date | None:
    """The day on which the application first had one of those statuses; None where its history does not tell."""
    moments = [change.at for change in application.history if change.status in statuses]
    return min(moments).astimezone(zone).date() if moments else None
