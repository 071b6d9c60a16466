"""Dates as resumes write them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.resume_import.periods import find_period, iso_date

MONTHS = "January February March April May June July August September October November December".split()


@pytest.mark.parametrize(
    ("told", "iso"),
    [
        ("Jan 2020", "2020-01"),
        ("Sept. 2019", "2019-09"),
        ("März 2018", "2018-03"),
        ("août 2017", "2017-08"),
        ("03/2021", "2021-03"),
        ("2021-03", "2021-03"),
        ("2021-03-15", "2021-03-15"),
        ("2020", "2020"),
        ("1985", "1985"),
        ("March 5, 2020", "2020-03-05"),
        ("15/01/2020", "2020-01-15"),
        ("03/04/2020", "2020"),  # which is the month is not told
        ("present", ""),
        ("heute", ""),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(told: str, iso: str) -> None:
    assert iso_date(told) == iso


@pytest.mark.parametrize("told", ["", "Fall 2020", "soon", "12", "Engineer 2020", "2019 2020"])
def test_what_is_no_date_is_none(told: str) -> None:
    assert iso_date(told) is None


@settings(deadline=None)
@given(year=st.integers(1950, 2049), month=st.integers(1, 12), form=st.sampled_from(("word", "short", "slash", "iso")))
def test_every_month_is_read_in_every_usual_form(year: int, month: int, form: str) -> None:
    name = MONTHS[month - 1]
    told = {
        "word": f"{name} {year}",
        "short": f"{name[:3]} {year}",
        "slash": f"{month:02d}/{year}",
        "iso": f"{year}-{month:02d}",
    }[form]
    assert iso_date(told) == f"{year}-{month:02d}"


@pytest.mark.parametrize(
    ("line", "start", "end", "rest"),
    [
        ("Engineer, Acme (Jan 2020 – Present)", "2020-01", "", "Engineer, Acme"),
        ("Engineer | 03/2021 - 02/2022", "2021-03", "2022-02", "Engineer"),
        ("2015 bis 2019 Lehrerin", "2015", "2019", "Lehrerin"),
        ("seit 2019 Ingenieur", "2019", "", "Ingenieur"),
        ("June 2018 to August 2019\tAcme", "2018-06", "2019-08", "Acme"),
        ("MSc, 2014", "2014", "2014", "MSc"),
        ("Acme 2019 –", "2019", "", "Acme"),
    ],
)
def test_a_period_is_taken_out_of_its_line(line: str, start: str, end: str, rest: str) -> None:
    found = find_period(line)
    assert found is not None
    assert (found.start, found.end, found.rest) == (start, end, rest)


@pytest.mark.parametrize("line", ["Served 50,000 people", "$2000 saved", "Version 3.2019.1", "plain text"])
def test_a_number_is_no_date(line: str) -> None:
    assert find_period(line) is None
