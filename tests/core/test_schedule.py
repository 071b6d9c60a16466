"""When a schedule runs next, also on the two days a year that have 23 and 25 hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.schedule import explain_cron, next_run
from jseeker.errors import UsageError

LISBON = ZoneInfo("Europe/Lisbon")  # 2026-10-25: 02:00 +01:00 becomes 01:00; 2027-03-28: 01:00 becomes 02:00 +01:00


def runs(cron: str, start: str, count: int, zone: ZoneInfo = LISBON) -> list[str]:
    """The next runs after a moment in UTC, as that zone's clocks show them."""
    after, found = datetime.fromisoformat(start).replace(tzinfo=UTC), []
    for _ in range(count):
        after = next_run(cron, zone, after)
        found.append(f"{after.astimezone(zone):%d. %H:%M %z}")
    return found


def test_a_weekday_morning_is_the_next_weekdays_morning() -> None:
    friday = "2026-11-20T08:00"
    assert runs("0 7 * * 1-5", friday, 2) == ["23. 07:00 +0000", "24. 07:00 +0000"]


def test_the_time_is_that_of_the_zone_in_summer_and_in_winter() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert runs("0 7 * * *", "2026-10-24T00:00", 2, berlin) == ["24. 07:00 +0200", "25. 07:00 +0100"]


def test_a_time_that_spring_leaves_out_runs_once_when_the_gap_ends() -> None:
    assert runs("30 1 * * *", "2027-03-27T12:00", 2) == ["28. 02:00 +0100", "29. 01:30 +0100"]


def test_two_times_that_meet_at_the_end_of_the_gap_are_one_run() -> None:
    assert runs("0 1,2 * * *", "2027-03-27T12:00", 2) == ["28. 02:00 +0100", "29. 01:00 +0100"]


def test_a_time_that_autumn_has_twice_runs_the_first_time_only() -> None:
    assert runs("30 1 * * *", "2026-10-24T12:00", 2) == ["25. 01:30 +0100", "26. 01:30 +0000"]


def test_a_run_made_up_for_in_the_second_double_hour_is_not_due_again_at_once() -> None:
    assert runs("45 1 * * *", "2026-10-25T01:30", 1) == ["26. 01:45 +0000"]


def test_hourly_runs_follow_the_time_that_passes() -> None:
    assert runs("0 * * * *", "2026-10-24T23:30", 3) == ["25. 01:00 +0100", "25. 01:00 +0000", "25. 02:00 +0000"]
    assert runs("0 * * * *", "2027-03-28T00:30", 2) == ["28. 02:00 +0100", "28. 03:00 +0100"]


@pytest.mark.parametrize(
    ("cron", "why"),
    [
        ("", "five fields"),
        ("@daily", "five fields"),
        ("0 7 * *", "five fields"),
        ("0 0 7 * * 1", "five fields"),
        ("61 * * * *", "bad minute"),
        ("0 7 * * x", "bad day-of-week"),
        ("0 0 30 2 *", "bad day-of-month"),
        ("0 0 * 2 MON#6", "bad day-of-week"),
    ],
)
def test_what_is_no_expression_is_refused_with_an_example(cron: str, why: str) -> None:
    with pytest.raises(UsageError, match=why) as refused:
        next_run(cron, LISBON, datetime(2026, 11, 1, tzinfo=UTC))
    assert '"0 7 * * 1-5"' in refused.value.message


def test_a_leap_day_is_waited_for() -> None:
    assert next_run("0 0 29 2 *", ZoneInfo("UTC"), datetime(2026, 11, 1, tzinfo=UTC)) == datetime(
        2028, 2, 29, tzinfo=UTC
    )


def test_an_expression_is_told_in_words() -> None:
    assert explain_cron("0 7 * * 1-5") == "At 07:00 on Monday through Friday"


FIELDS = st.tuples(
    st.sampled_from(["*", "*/5", "0", "30", "59", "0,30"]),
    st.sampled_from(["*", "*/2", "0", "1", "2", "1-3", "23"]),
    st.sampled_from(["*", "1", "28", "L"]),
    st.sampled_from(["*", "3", "10", "3,10"]),
    st.sampled_from(["*", "0", "1-5", "SUN"]),
)
ZONES = st.sampled_from(["Europe/Lisbon", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC"])
MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(fields=FIELDS, zone=ZONES, after=MOMENTS)
def test_the_next_run_is_always_later_and_none_lies_between(
    fields: tuple[str, ...], zone: str, after: datetime
) -> None:
    cron, place = " ".join(fields), ZoneInfo(zone)

    found = next_run(cron, place, after)

    assert found > after
    assert found.tzinfo is UTC
    between = after + (found - after) / 2
    assert next_run(cron, place, between) == found
    assert next_run(cron, place, found - timedelta(seconds=1)) == found
