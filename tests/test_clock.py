"""The computer's clock tells its time; the other one tells what it was told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.clock import FixedClock, SystemClock

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1970, 1, 2), datetime(2999, 1, 1), timezones=ZONES)  # noqa: DTZ001 - hypothesis wants naive bounds


def test_the_systems_clock_tells_the_present() -> None:
    before = datetime.now(UTC)

    assert before - timedelta(minutes=1) < SystemClock().now() < before + timedelta(minutes=1)


@given(MOMENTS, MOMENTS)
def test_a_fixed_clock_tells_the_moment_it_was_set_to_in_utc(first: datetime, second: datetime) -> None:
    clock = FixedClock(first)
    assert clock.now() == clock.now() == first

    clock.set(second)

    assert clock.now() == second
    assert clock.now().tzinfo is UTC


def test_a_moment_without_a_zone_is_refused_and_the_clock_keeps_its_own() -> None:
    clock = FixedClock(datetime(2026, 11, 1, tzinfo=UTC))

    with pytest.raises(ValueError, match="time zone"):
        clock.set(datetime(2026, 11, 1))  # noqa: DTZ001 - the naive moment is what is refused

    assert clock.now() == datetime(2026, 11, 1, tzinfo=UTC)
