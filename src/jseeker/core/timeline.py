"""The order and length of what a profile dates: jobs newest first, years of work, the latest day named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from jseeker.model.posting import Posting
from jseeker.model.profile import Period, Profile, ProfileItem, Section

__all__ = ["as_of", "latest_date", "month_number", "newest_first", "years_worked"]


def latest_date(profile: Profile) -> str | None:
    """The latest ISO date in the profile: the earliest day on which it can have been written."""
    return max((day for day in _dates(profile)), default=None)


def _dates(profile: Profile) -> Iterator[str]:
    for item in profile.items:
        yield from (day for day in (item.period.start, item.period.end) if day)


def as_of(profile: Profile, posting: Posting, today: date | None = None) -> str | None:
    """The ISO day that "present" means: today where given, else the posting's day, else the profile's latest date."""
    latest = latest_date(profile)
    day = today or posting.date_posted
    if day is None:
        return latest
    return max(day.isoformat(), latest or "") if today is None else day.isoformat()


def month_number(iso: str, *, end: bool = False) -> int:
    """Months since year 0 of an ISO date; a bare year counts from its January, as an end to its December."""
    parts = iso.split("-")
    month = int(parts[1]) if len(parts) > 1 else (12 if end else 1)
    return int(parts[0]) * 12 + month


def years_worked(profile: Profile, present: str | None) -> float:
    """The years covered by dated jobs, months worked in two jobs at once counted once."""
    covered: set[int] = set()
    for item in profile.section(Section.WORK):
        covered.update(_months(item.period, present))
    return len(covered) / 12


def _months(period: Period, present: str | None) -> range:
    end = period.end or present
    if not period.start or not end:
        return range(0)
    return range(month_number(period.start), month_number(end, end=True) + 1)


def newest_first(items: Iterable[ProfileItem]) -> tuple[ProfileItem, ...]:
    """The items in reverse chronological order: present ones first, then by end, then by start; undated ones last."""

    def age(item: ProfileItem) -> tuple[int, int]:
        start, end = item.period.start, item.period.end
        until = month_number(end, end=True) if end else (10**6 if start else 0)
        return -until, -(month_number(start) if start else 0)

    return tuple(sorted(items, key=age))
