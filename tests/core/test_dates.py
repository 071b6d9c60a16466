"""Dates as sites write them; what names no day for sure gives none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.dates import date_of

THE_DAY = date(2026, 7, 16)


@pytest.mark.parametrize(
    "value",
    [
        "2026-07-16",
        "2026-07-16T23:55:32-04:00",
        "2026-07-16 22:26:40 UTC",
        "20260716",
        1784210132000,
        1784210132,
        "1784210132000",
        "16 July 2026",
        "July 16th, 2026",
        "Jul 16, 2026",
        "16-Jul-2026",
        "16. Juli 2026",
        "16 juillet 2026",
        "16 de julio de 2026",
        "16 luglio 2026",
        "16 de julho de 2026",
        "16 juli 2026",
        "16 lipca 2026",
        "16 července 2026",
        "16 июля 2026",
        "16.07.2026",
        "16/07/2026",
        "07/16/2026",
        "2026年7月16日",
        "2026년 7월 16일",
        "Posted: 16 July 2026",
    ],
)
def test_a_written_day_is_found(value: object) -> None:
    assert date_of(value) == THE_DAY


@pytest.mark.parametrize(
    "value", ["03/04/2026", "Posted 3 days ago", "Posted 30+ Days Ago", "soon", "", None, True, "2026-13-40", 12, 1e300,
              float("nan"), float("inf"), [], {}]
)  # fmt: skip
def test_what_names_no_day_for_sure_gives_none(value: object) -> None:
    assert date_of(value) is None


@settings(deadline=None)
@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_an_iso_date_is_that_day(day: date) -> None:
    assert date_of(day.isoformat()) == day
    assert date_of(f"{day.isoformat()}T09:00:00Z") == day


@settings(deadline=None)
@given(st.one_of(st.text(), st.integers(), st.floats()))
def test_any_value_gives_a_day_or_none(value: object) -> None:
    found = date_of(value)
    assert found is None or 1990 <= found.year <= 2100
