"""What the applications say together."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.insights import (
    Period,
    Spend,
    Step,
    days_to_reply,
    figures_by_period,
    fit_spread,
    funnel,
    median_days_to_reply,
    missing_skills,
    monthly_costs,
    period_start,
    reply_rate,
    step_of,
)
from jseeker.model.application import Application, ApplicationStatus, StatusChange
from jseeker.model.match import Gap, Requirement, RequirementKind, Score

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TODAY = NOW.date()


def application(status: str, *went: tuple[str, int], **changes: Any) -> Application:
    """An application of that status; `went` are (status, day after the start) pairs."""
    history = tuple(StatusChange(ApplicationStatus(name), NOW + timedelta(days=day)) for name, day in went)
    fields = {"created_at": NOW, "history": history, **changes}
    return Application(1, "Acme", "Engineer", ApplicationStatus(status), "", "key", **fields)


STATUSES = st.sampled_from(ApplicationStatus)
APPLICATIONS = st.builds(
    lambda status, went, fit, day, sent: application(
        status, *went, ats_score=fit, created_at=NOW - timedelta(days=day), date_applied=sent
    ),
    STATUSES,
    st.lists(st.tuples(STATUSES, st.integers(0, 60)), max_size=5),
    st.none() | st.integers(0, 100),
    st.integers(0, 800),
    st.none() | st.dates(date(2025, 1, 1), TODAY),
)


@pytest.mark.parametrize(
    ("one", "step"),
    [
        (application("saved"), Step.SAVED),
        (application("screening"), Step.REPLIED),
        (application("rejected", ("applied", 0)), Step.REPLIED),
        (application("rejected", ("applied", 0), ("interview", 3)), Step.INTERVIEW),
        (application("no_answer"), Step.APPLIED),
        (application("withdrawn", ("tailored", 0)), Step.TAILORED),
        (application("tailored", date_applied=TODAY), Step.APPLIED),
        (application("applied", ("interview", 0)), Step.APPLIED),
    ],
    ids=["saved", "an answer", "a refusal is an answer", "ended late", "silence", "withdrawn", "by date", "taken back"],
)
def test_an_application_has_come_as_far_as_its_status_and_history_say(one: Application, step: Step) -> None:
    assert step_of(one) is step


@given(st.lists(APPLICATIONS, max_size=20))
def test_the_funnel_never_widens_and_starts_with_all(some: list[Application]) -> None:
    counts = [count for _, count in funnel(some)]
    assert counts[0] == len(some)
    assert all(wider >= narrower >= 0 for wider, narrower in pairwise(counts))


@given(st.lists(APPLICATIONS, max_size=20))
def test_a_reply_rate_is_a_share_of_those_sent(some: list[Application]) -> None:
    rate, sent = reply_rate(some), dict(funnel(some))[Step.APPLIED]
    assert (rate is None) == (sent == 0)
    assert rate is None or 0 <= rate <= 100


def test_silence_lowers_the_reply_rate_and_what_was_never_sent_does_not() -> None:
    sent = [application("interview"), application("no_answer"), application("applied"), application("rejected")]
    assert reply_rate(sent) == reply_rate([*sent, application("saved"), application("tailored")]) == 50.0


def test_days_to_a_reply_run_from_sending_to_the_first_answer() -> None:
    one = application("interview", ("applied", 0), ("screening", 6), ("interview", 10))
    assert days_to_reply(one, UTC) == 6
    assert days_to_reply(application("interview", ("interview", 4), date_applied=TODAY), UTC) == 4
    assert days_to_reply(application("applied", ("applied", 0), ("interview", 4)), UTC) is None
    assert days_to_reply(application("rejected", ("rejected", 0), date_applied=date(2026, 12, 24)), UTC) is None
    assert median_days_to_reply([one, application("rejected", ("applied", 0), ("rejected", 9))], UTC) == 7.5
    assert median_days_to_reply([application("applied")], UTC) is None


@given(st.lists(APPLICATIONS, max_size=20), st.sampled_from(Period))
def test_every_application_is_in_one_period_and_no_period_is_left_out(some: list[Application], period: Period) -> None:
    figures = figures_by_period(some, period, UTC, TODAY)
    assert sum(one.applications for one in figures) == len(some)
    assert all(period_start(one.start, period) == one.start for one in figures)
    starts = [one.start for one in figures]
    assert all(
        period_start(earlier + timedelta(days=31 if period is Period.MONTH else 7), period) == later
        for earlier, later in pairwise(starts)
    )
    assert not some or starts[-1] == period_start(TODAY, period)
    assert all(one.fit is None or 0 <= one.fit <= 100 for one in figures)


def test_a_period_has_the_mean_fit_of_its_own_and_the_day_is_that_of_the_zone() -> None:
    late = datetime(2026, 10, 31, 23, 30, tzinfo=UTC)
    some = [application("saved", created_at=late, ats_score=80), application("saved", created_at=NOW, ats_score=60)]
    some.append(application("saved", created_at=NOW))
    months = figures_by_period(some, Period.MONTH, UTC, TODAY)
    assert [(one.start.month, one.applications, one.fit) for one in months] == [(10, 1, 80), (11, 2, 60)]
    berlin = figures_by_period(some, Period.MONTH, ZoneInfo("Europe/Berlin"), TODAY)
    assert [(one.start.month, one.applications, one.fit) for one in berlin] == [(11, 3, 70)]


@given(st.lists(APPLICATIONS, max_size=20))
def test_the_spread_counts_every_fit_once(some: list[Application]) -> None:
    spread = fit_spread(some)
    assert [lower for lower, _ in spread] == list(range(0, 100, 10))
    assert sum(count for _, count in spread) == sum(one.ats_score is not None for one in some)


def score(*gaps: tuple[str, str]) -> Score:
    asked = [Requirement(str(n), RequirementKind(kind), text, 1.0) for n, (kind, text) in enumerate(gaps)]
    return Score(50, gaps=tuple(Gap(one) for one in asked))


def test_missing_skills_are_counted_by_posting_and_the_most_asked_come_first() -> None:
    scores = [
        score(("must_skill", "Kubernetes"), ("nice_skill", "kubernetes"), ("responsibility", "Lead the team")),
        score(("nice_skill", "Kubernetes"), ("must_skill", "Go")),
        score(("must_skill", "Terraform"), ("years", "5 years")),
    ]
    found = missing_skills(scores, ["go"])
    assert [(one.name, one.musts, one.wishes, one.is_there) for one in found] == [
        ("Kubernetes", 1, 1, False),
        ("Go", 1, 0, True),
        ("Terraform", 1, 0, False),
    ]


SPENDS = st.builds(
    Spend,
    st.integers(0, 400).map(lambda day: NOW - timedelta(days=day)),
    st.sampled_from(["openai:gpt-x", "anthropic:claude-x"]),
    st.floats(0, 5),
)


@given(st.lists(SPENDS, max_size=30))
def test_the_months_add_up_to_the_calls(spends: list[Spend]) -> None:
    months = monthly_costs(spends, UTC)
    assert sum(one.cost_usd for one in months) == pytest.approx(sum(spend.cost_usd for spend in spends))
    assert sum(one.calls for one in months) == len(spends)
    assert len({(one.month, one.model) for one in months}) == len(months)
    assert all(one.month.day == 1 for one in months)
