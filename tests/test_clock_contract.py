"""The contract of ports.Clock, kept by the computer's clock and by its shipped twin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jseeker.clock import FixedClock, SystemClock
from jseeker.ports import Clock


@pytest.fixture(params=["system", "fixed"])
def clock(request: pytest.FixtureRequest) -> Clock:
    return {"system": SystemClock(), "fixed": FixedClock(datetime(2026, 11, 1, 9, 0, tzinfo=UTC))}[request.param]


def test_the_moment_is_aware_and_in_utc(clock: Clock) -> None:
    moment = clock.now()

    assert moment.tzinfo is not None
    assert moment.utcoffset() == timedelta(0)


def test_between_two_looks_time_does_not_leap(clock: Clock) -> None:
    earlier = clock.now()

    assert timedelta(minutes=-1) < clock.now() - earlier < timedelta(minutes=1)
