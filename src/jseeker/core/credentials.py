"""What a profile can show besides lines: years of work, the highest degree, the languages spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from jseeker.core.requirements.languages import LANGUAGE_NAMES
from jseeker.core.text import fold, words
from jseeker.model.posting import Degree, Posting
from jseeker.model.profile import Period, Profile, ProfileItem, Section

__all__ = ["as_of", "degree_of", "language_name", "latest_date", "month_number", "stated_years", "years_worked"]

# Words in a degree's own name (`studyType`), after dots are taken out, by level of the European Qualifications
# Framework; the highest level that matches counts.
_DEGREE_WORDS: tuple[tuple[Degree, str], ...] = (
    (Degree.DOCTORATE, r"ph ?d|dphil|doctor\w*|doktor\w*|promotion|doctorat\w*|dottorat\w*|doutor\w*|edd|dr"),
    (
        Degree.MASTER,
        r"m ?sc|m ?a|m ?eng|mba|mphil|llm|mfa|msw|mph|m ?ed|master\w*|máster|magister|diplom|diplom-\w+|staatsexamen|"
        r"laurea magistrale|laurea specialistica|mestrado|pgce|postgraduate|posgrado|ingénieur|maîtrise",
    ),
    (
        Degree.BACHELOR,
        r"b ?sc|b ?a|b ?eng|b ?ed|llb|bba|bcom|bsn|bfa|btech|bachelor\w*|licenciatura|licence|grado|laurea|graduação|"
        r"bacharel\w*|undergraduate|degree|fachhochschul\w*|meister\w*|ingeniería",
    ),
    (Degree.ASSOCIATE, r"associate\w*|hnd|hnc|bts|dut|but|foundation|técnico superior|techniker\w*"),
    (
        Degree.VOCATIONAL,
        r"diploma|certificate|apprentice\w*|ausbildung|lehre|gesell\w+|nvq|btec|cap|bep|bac pro|formación profesional|"
        r"vocational|journeyman|abitur|bachillerato|baccalauréat|a-?levels?|ged|high school",
    ),
)
_DEGREES = tuple((level, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for level, pattern in _DEGREE_WORDS)
_STATED_YEARS = re.compile(
    r"(?<![\d.,])(\d{1,2})\s?\+?\s?(?:years?|yrs?|jahren?|ans|années|años|anni|anos)\b", re.IGNORECASE
)


def degree_of(item: ProfileItem) -> Degree | None:
    """The level of an education item by its degree's name; None where the name tells no level."""
    name = fold(item.degree).replace(".", "")
    return next((level for level, pattern in _DEGREES if pattern.search(name)), None)


def language_name(text: str) -> str | None:
    """The English name of the language that `text` names in any of six languages; None where it names none."""
    return next((LANGUAGE_NAMES[word] for word in map(str.lower, words(text)) if word in LANGUAGE_NAMES), None)


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


def stated_years(text: str) -> int | None:
    """The largest number of years that a sentence of the person states ("8 years"), None where it states none."""
    return max((int(match.group(1)) for match in _STATED_YEARS.finditer(text)), default=None)
