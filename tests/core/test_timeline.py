"""What a profile dates."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.timeline import as_of, latest_date, newest_first, years_worked
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.profile import Period, Profile, ProfileItem, Section

POSTING = Posting("u", "k", "generic", ReadMethod.TEXT, "C", "T", "")


def job(name: str, start: str | None, end: str | None) -> ProfileItem:
    return ProfileItem(f"work.{name}", Section.WORK, period=Period(start, end))


def profile(*jobs: ProfileItem) -> Profile:
    return Profile("0" * 64, "A", items=jobs)


def test_jobs_stand_newest_first_and_undated_ones_last() -> None:
    jobs = (
        job("old", "2010", "2012"),
        job("none", None, None),
        job("now", "2020-01", None),
        job("new", "2013", "2020"),
    )

    assert [item.id for item in newest_first(jobs)] == ["work.now", "work.new", "work.old", "work.none"]


def test_months_in_two_jobs_at_once_count_once() -> None:
    own = profile(job("a", "2018-01", "2019-12"), job("b", "2019-01", "2020-12"))

    assert years_worked(own, None) == 3.0


def test_present_means_today_or_the_postings_day_or_the_latest_date() -> None:
    own = profile(job("a", "2018-01", None), job("b", "2015-01", "2017-06"))
    dated = Posting("u", "k", "generic", ReadMethod.TEXT, "C", "T", "", date_posted=date(2024, 5, 1))

    assert latest_date(own) == "2018-01"
    assert as_of(own, POSTING) == "2018-01"
    assert as_of(own, dated) == "2024-05-01"
    assert as_of(own, dated, date(2025, 1, 2)) == "2025-01-02"


@given(st.lists(st.tuples(st.integers(1990, 2020), st.integers(0, 10)), max_size=6))
def test_years_worked_never_exceed_the_sum_of_the_jobs(spans: list[tuple[int, int]]) -> None:
    jobs = [job(str(number), str(start), str(start + length)) for number, (start, length) in enumerate(spans)]

    assert 0 <= years_worked(profile(*jobs), None) <= sum(length + 1 for _, length in spans)
