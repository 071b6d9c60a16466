"""What the Insights page shows, as plain rows and words: figures out of the applications, without drawing anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from jseeker.core.insights import (
    MissingSkill,
    MonthlyCost,
    Period,
    PeriodFigures,
    Spend,
    Step,
    figures_by_period,
    fit_spread,
    funnel,
    median_days_to_reply,
    missing_skills,
    monthly_costs,
    reply_rate,
)
from jseeker.core.words import counted
from jseeker.model.application import Application
from jseeker.model.match import Score
from jseeker.model.profile import Profile

__all__ = [
    "Card",
    "Insights",
    "cards",
    "cost_rows",
    "cost_words",
    "fit_rows",
    "funnel_rows",
    "insights_of",
    "skills_of",
    "trend_rows",
]

SHOWN_PERIODS = 26
"""Half a year of weeks: more bars than that are not read."""
SHOWN_SKILLS = 15
SPARK_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Insights:
    """Everything that the page shows, from one look at the database."""

    steps: tuple[tuple[Step, int], ...]
    reply_percent: float | None
    reply_days: float | None
    weeks: tuple[PeriodFigures, ...]
    months: tuple[PeriodFigures, ...]
    spread: tuple[tuple[int, int], ...]
    skills: tuple[MissingSkill, ...]
    costs: tuple[MonthlyCost, ...]
    this_week: int
    mean_fit: float | None

    @property
    def is_empty(self) -> bool:
        """True while there is no application."""
        return not self.count(Step.SAVED)

    def count(self, step: Step) -> int:
        """How many applications came at least so far."""
        return dict(self.steps)[step]


@dataclass(frozen=True, slots=True)
class Card:
    """One figure of the head of the page: `delta` says what changed or what it rests on, `spark` its last weeks."""

    label: str
    value: str
    delta: str = ""
    is_change: bool = False
    help: str = ""
    spark: tuple[float, ...] = ()


def insights_of(
    applications: Sequence[Application],
    scores: Iterable[Score],
    spends: Iterable[Spend],
    known: Iterable[str],
    now: datetime,
    zone: tzinfo,
) -> Insights:
    """The figures of this moment; `known` are the skills of the resume as it is now."""
    today = now.astimezone(zone).date()
    fits = [one.ats_score for one in applications if one.ats_score is not None]
    return Insights(
        steps=funnel(applications),
        reply_percent=reply_rate(applications),
        reply_days=median_days_to_reply(applications, zone),
        weeks=figures_by_period(applications, Period.WEEK, zone, today),
        months=figures_by_period(applications, Period.MONTH, zone, today),
        spread=fit_spread(applications),
        skills=missing_skills(scores, known),
        costs=monthly_costs(spends, zone),
        this_week=sum(one.created_at > now - timedelta(days=7) for one in applications),
        mean_fit=sum(fits) / len(fits) if fits else None,
    )


def skills_of(profile: Profile) -> tuple[str, ...]:
    """Every name of a skill that the resume gives: in its groups, as an alias, at a line."""
    named = [name for group in profile.skills for name in group.skills]
    named += [alias for group in profile.skills for _, alias in group.aliases]
    named += [name for item in profile.items for line in item.lines for name in line.skills]
    return tuple(dict.fromkeys(named))


def cards(found: Insights) -> tuple[Card, ...]:
    """The four figures of the head of the page."""
    sent, replied = found.count(Step.APPLIED), found.count(Step.REPLIED)
    weeks = found.weeks[-SPARK_WEEKS:]
    days = found.reply_days
    return (
        Card(
            "Applications",
            f"{found.count(Step.SAVED):,}",
            f"+{found.this_week} in 7 days" if found.this_week else "none in 7 days",
            is_change=bool(found.this_week),
            help="Everything you track: saved, tailored, sent and ended.",
            spark=_spark(float(one.applications) for one in weeks),
        ),
        Card(
            "Reply rate",
            "–" if found.reply_percent is None else f"{found.reply_percent:.0f} %",
            f"{replied:,} of {sent:,} sent" if sent else "nothing sent yet",
            help="Answers of any kind, refusals too, among the applications you sent.",
            spark=_spark(one.reply_percent for one in weeks),
        ),
        Card(
            "Days to a reply",
            "–" if days is None else f"{days:.0f}" if days == int(days) else f"{days:.1f}",
            "median of all replies" if days is not None else "no reply yet",
            help="From the day you sent it to the first answer: half of them took longer.",
            spark=_spark(one.reply_days for one in weeks),
        ),
        Card(
            "Average fit",
            "–" if found.mean_fit is None else f"{found.mean_fit:.0f}",
            "of 100" if found.mean_fit is not None else "no documents yet",
            help="How well your documents answer their postings, as Review explains it.",
            spark=_spark(one.fit for one in weeks),
        ),
    )


def funnel_rows(found: Insights) -> list[dict[str, Any]]:
    """One row a step: its name, how many came so far, and that in words for those who read instead of looking."""
    rows = []
    before: int | None = None
    for step, count in found.steps:
        share = f", {100 * count / before:.0f} % of the step before" if before else ""
        rows.append({"step": step.capitalize(), "count": count, "told": f"{counted(count, 'application')}{share}"})
        before = count
    return rows


def trend_rows(found: Insights, period: Period) -> list[dict[str, Any]]:
    """One row a week or month: the label of its first day, how many applications, their mean fit (None for none)."""
    figures = found.weeks if period is Period.WEEK else found.months
    return [
        {
            "label": _label(one.start, period),
            "applications": one.applications,
            "fit": None if one.fit is None else round(one.fit, 1),
        }
        for one in figures[-SHOWN_PERIODS:]
    ]


def fit_rows(found: Insights) -> list[dict[str, Any]]:
    """One row for each ten points of fit."""
    return [
        {"fit": str(lower), "told": f"{lower}–{100 if lower == 90 else lower + 9}", "count": count}
        for lower, count in found.spread
    ]


def cost_rows(found: Insights) -> list[dict[str, Any]]:
    """One row a month and model."""
    return [
        {
            "month": f"{one.month:%B %Y}",
            "model": one.model,
            "calls": one.calls,
            "usd": round(one.cost_usd, 4),
        }
        for one in found.costs
    ]


def cost_words(found: Insights) -> str:
    """What models cost in all and in the last month that has calls; empty where none was ever called."""
    if not found.costs:
        return ""
    last = found.costs[-1].month
    latest = sum(one.cost_usd for one in found.costs if one.month == last)
    return f"${sum(one.cost_usd for one in found.costs):,.2f} in all, ${latest:,.2f} in {last:%B %Y}."


def _spark(figures: Iterable[float | None]) -> tuple[float, ...]:
    """The figures that are known, where there are enough for a line."""
    known = tuple(figure for figure in figures if figure is not None)
    return known if len(known) > 1 else ()


def _label(start: date, period: Period) -> str:
    return f"{start:%b %Y}" if period is Period.MONTH else f"{start.day} {start:%b}"
