"""A job posting as read from a page, and what it asks for, each with the words it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

__all__ = [
    "Degree",
    "FoundSkill",
    "ParsedPosting",
    "Posting",
    "ReadMethod",
    "Salary",
    "SalaryPeriod",
    "Seniority",
    "Workplace",
]


class Workplace(StrEnum):
    """Where the work is done."""

    REMOTE = "remote"
    HYBRID = "hybrid"
    ON_SITE = "on_site"


class ReadMethod(StrEnum):
    """How the posting was read: the site's own interface down to plain text."""

    API = "api"
    JSON_LD = "json_ld"
    EMBEDDED = "embedded"
    DOM = "dom"
    TEXT = "text"
    FILE = "file"


class SalaryPeriod(StrEnum):
    """What a salary figure is paid for."""

    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Salary:
    """A pay range in whole units of `currency` (ISO 4217); one of `min` and `max` may be unknown."""

    min: float | None
    max: float | None
    currency: str | None
    period: SalaryPeriod | None


@dataclass(frozen=True, slots=True)
class Posting:
    """One open posting.

    `url` is the link as it was given, `key` its canonical name (`ats:tenant:id`, a clean link, or `file:<sha256>`),
    `description` plain text with a line for each paragraph and `• ` before list items. `origins` names where each
    field came from, as (field, origin) pairs. `notes` are sentences for the person.
    """

    url: str
    key: str
    source: str
    method: ReadMethod
    company: str
    title: str
    description: str
    locations: tuple[str, ...] = ()
    workplace: Workplace | None = None
    employment_type: str | None = None
    salary: Salary | None = None
    date_posted: date | None = None
    valid_through: date | None = None
    language: str | None = None
    apply_url: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


class Seniority(StrEnum):
    """The level a posting is at, as its title or text says."""

    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"
    PRINCIPAL = "principal"
    MANAGER = "manager"
    DIRECTOR = "director"
    EXECUTIVE = "executive"


class Degree(StrEnum):
    """The degree asked for, in the order of the European Qualifications Framework."""

    VOCATIONAL = "vocational"
    ASSOCIATE = "associate"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTORATE = "doctorate"


@dataclass(frozen=True, slots=True)
class FoundSkill:
    """A skill found in a posting: `name` as it is written there, `skill` its canonical name, `evidence` the words
    around it."""

    name: str
    skill: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ParsedPosting:
    """What a posting asks for. `evidence` holds (field, words) pairs for seniority, years, degree and languages.

    `years_experience` is the smallest number of years named for the work as a whole; where years are named only for
    single skills, the largest of those; None when none are named.
    """

    seniority: Seniority | None = None
    must_skills: tuple[FoundSkill, ...] = ()
    nice_skills: tuple[FoundSkill, ...] = ()
    years_experience: int | None = None
    degree: Degree | None = None
    responsibilities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    evidence: tuple[tuple[str, str], ...] = field(default=())
