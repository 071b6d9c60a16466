"""The figures of the Insights page as rows and words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from jseeker.core.insights import Period, Spend
from jseeker.core.resume_file import read_resume
from jseeker.model.application import Application, ApplicationStatus, StatusChange
from jseeker.model.match import Gap, Requirement, RequirementKind, Score
from jseeker.samples import sample_resume
from jseeker.ui.insight_rows import (
    Insights,
    cards,
    cost_rows,
    cost_words,
    fit_rows,
    funnel_rows,
    insights_of,
    skills_of,
    trend_rows,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def application(status: str, days_ago: int, fit: int | None, *went: tuple[str, int]) -> Application:
    begun = NOW - timedelta(days=days_ago)
    history = tuple(StatusChange(ApplicationStatus(name), begun + timedelta(days=day)) for name, day in went)
    return Application(1, "Acme", "Engineer", ApplicationStatus(status), "", "k", begun, ats_score=fit, history=history)


SOME = (
    application("tailored", 2, 80),
    application("applied", 20, 60, ("applied", 0)),
    application("interview", 40, 70, ("applied", 0), ("screening", 5), ("interview", 9)),
)


def found(applications: tuple[Application, ...] = SOME, **changes: Any) -> Insights:
    fields: dict[str, Any] = {"scores": (), "spends": (), "known": (), "now": NOW, "zone": UTC, **changes}
    return insights_of(applications, **fields)


def test_nothing_is_empty_and_says_so_in_every_card() -> None:
    nothing = found(())
    assert nothing.is_empty
    assert [card.value for card in cards(nothing)] == ["0", "–", "–", "–"]
    assert all(row["count"] == 0 for row in funnel_rows(nothing))
    assert trend_rows(nothing, Period.WEEK) == cost_rows(nothing) == []


def test_the_cards_tell_the_figure_and_what_it_rests_on() -> None:
    told = {card.label: (card.value, card.delta) for card in cards(found())}
    assert told == {
        "Applications": ("3", "+1 in 7 days"),
        "Reply rate": ("50 %", "1 of 2 sent"),
        "Days to a reply": ("5", "median of all replies"),
        "Average fit": ("70", "of 100"),
    }


def test_the_funnel_is_told_in_words_too() -> None:
    rows = {row["step"]: row["told"] for row in funnel_rows(found())}
    assert rows["Saved"] == "3 applications"
    assert rows["Applied"] == "2 applications, 67 % of the step before"
    assert rows["Offer"] == "0 applications, 0 % of the step before"


def test_weeks_and_months_are_labelled_by_their_first_day() -> None:
    weeks, months = trend_rows(found(), Period.WEEK), trend_rows(found(), Period.MONTH)
    assert [row["label"] for row in months] == ["Oct 2026", "Nov 2026"]
    assert weeks[0]["label"] == "12 Oct"
    assert sum(row["applications"] for row in weeks) == sum(row["applications"] for row in months) == 3
    assert [row["fit"] for row in months] == [70.0, 70.0]


def test_the_spread_reaches_to_a_hundred() -> None:
    rows = fit_rows(found((application("tailored", 1, 100),)))
    assert rows[-1] == {"fit": "90", "told": "90–100", "count": 1}
    assert len(rows) == 10


def test_missing_skills_are_marked_when_the_resume_has_them_by_now() -> None:
    gap = Gap(Requirement("1", RequirementKind.MUST_SKILL, "Kubernetes", 1.0))
    known = skills_of(read_resume(sample_resume(), "resume.yaml"))
    [skill] = found(scores=[Score(50, gaps=(gap,))], known=known).skills
    assert (skill.name, skill.is_there) == ("Kubernetes", True)
    assert {"Python", "Postgres", "GTFS"} <= set(known)


def test_costs_are_by_month_and_model() -> None:
    spends = [Spend(NOW, "a:x", 0.1), Spend(NOW, "a:x", 0.2), Spend(NOW - timedelta(days=40), "a:x", 1.0)]
    assert cost_rows(found(spends=spends)) == [
        {"month": "October 2026", "model": "a:x", "calls": 1, "usd": 1.0},
        {"month": "November 2026", "model": "a:x", "calls": 2, "usd": 0.3},
    ]
    other = Spend(NOW, "b:y", 0.5)
    assert cost_words(found(spends=[*spends, other])) == "$1.80 in all, $0.80 in November 2026."
    assert cost_words(found()) == ""
