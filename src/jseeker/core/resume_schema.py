"""The shape of a resume file from outside: JSON Resume v1 with our additions, as pydantic models."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from jseeker.core.text import clean

__all__ = [
    "Award",
    "Basics",
    "Certificate",
    "Education",
    "Interest",
    "ItemExtra",
    "Language",
    "LineExtra",
    "Location",
    "Project",
    "Publication",
    "Reference",
    "ResumeDocument",
    "RootExtra",
    "Skill",
    "Volunteer",
    "Work",
]

_DATE = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")  # JSON Resume's iso8601
_PRESENT = frozenset({"present", "now", "current", "today", "ongoing"})


def _date(value: str) -> str:
    if not value or value.casefold() in _PRESENT:
        return ""
    if not _DATE.fullmatch(value):
        raise ValueError(f"is not a date (use {_nearest_date(value)})")
    return value


def _nearest_date(value: str) -> str:
    """The date that was probably meant, as `2020-12`; an example where the value does not tell."""
    year = re.search(r"(?<!\d)[12]\d{3}(?!\d)", value)
    if year is None:
        return "2020-12"
    rest = value[: year.start()] + " " + value[year.end() :]
    month = re.search(r"(?<!\d)\d{1,2}(?!\d)", rest)
    return f"{year.group()}-{min(max(int(month.group()), 1), 12):02d}" if month else year.group()


def _nothing_is_empty(value: Any) -> Any:
    return "" if value is None else value


def _nothing_is_no_list(value: Any) -> Any:
    return [] if value is None else value


def _nothing_is_no_table(value: Any) -> Any:
    return {} if value is None else value


Text = Annotated[str, BeforeValidator(_nothing_is_empty), AfterValidator(clean)]
IsoDate = Annotated[Text, AfterValidator(_date)]
Texts = Annotated[list[Text], BeforeValidator(_nothing_is_no_list)]


class _Part(BaseModel):
    """One table of the file: keys it does not know are kept aside."""

    model_config = ConfigDict(extra="allow", populate_by_name=True)


class VariantExtra(_Part):
    """Another wording of a line, by the person."""

    id: Text = ""
    text: Text
    profiles: Texts = []
    lang: Text = ""


class LineExtra(_Part):
    """What the person says about one highlight."""

    id: Text = ""
    skills: Texts = []
    profiles: Texts = []
    variants: Annotated[list[VariantExtra], BeforeValidator(_nothing_is_no_list)] = []
    lang: Text = ""
    always: bool = False
    never: bool = False


class ItemExtra(_Part):
    """`x-jseeker` on an item: its id and what the person says about its highlights, in their order."""

    id: Text = ""
    bullets: Annotated[list[LineExtra], BeforeValidator(_nothing_is_no_list)] = []
    summary: Annotated[LineExtra, BeforeValidator(_nothing_is_no_table)] = LineExtra()
    aliases: Annotated[dict[str, Texts], BeforeValidator(_nothing_is_no_table)] = {}
    date: IsoDate = ""  # of a certificate: JSON Resume 1.0.0 takes only whole days
    always: bool = False
    never: bool = False


Extra = Annotated[ItemExtra, BeforeValidator(_nothing_is_no_table), Field(alias="x-jseeker")]


class Location(_Part):
    """Where the person lives."""

    address: Text = ""
    postal_code: Annotated[Text, Field(alias="postalCode")] = ""
    city: Text = ""
    region: Text = ""
    country_code: Annotated[Text, Field(alias="countryCode")] = ""


Where = Annotated[Location, BeforeValidator(_nothing_is_no_table)]


class Network(_Part):
    """A profile on a social network."""

    network: Text = ""
    username: Text = ""
    url: Text = ""


class Basics(_Part):
    """Name and contact."""

    name: Text = ""
    label: Text = ""
    image: Text = ""
    email: Text = ""
    phone: Text = ""
    url: Text = ""
    website: Text = ""
    summary: Text = ""
    location: Where = Location()
    profiles: Annotated[list[Network], BeforeValidator(_nothing_is_no_list)] = []
    extra: Extra = ItemExtra()


class _Item(_Part):
    """What jobs, degrees, projects … have in common."""

    url: Text = ""
    extra: Extra = ItemExtra()


class _Period(_Item):
    """An item with a beginning and an end; no end means that it goes on."""

    start: Annotated[IsoDate, Field(alias="startDate")] = ""
    end: Annotated[IsoDate, Field(alias="endDate")] = ""
    summary: Text = ""
    highlights: Texts = []


class Work(_Period):
    """A job. `company` and `website` are the names that files from before v1 use."""

    name: Text = ""
    company: Text = ""
    position: Text = ""
    location: Text = ""
    description: Text = ""
    website: Text = ""


class Volunteer(_Period):
    """Unpaid work."""

    organization: Text = ""
    position: Text = ""
    location: Text = ""
    website: Text = ""


class Project(_Period):
    """A project."""

    name: Text = ""
    description: Text = ""
    entity: Text = ""
    type: Text = ""
    keywords: Texts = []
    roles: Texts = []


class Education(_Item):
    """A degree or school."""

    institution: Text = ""
    area: Text = ""
    study_type: Annotated[Text, Field(alias="studyType")] = ""
    start: Annotated[IsoDate, Field(alias="startDate")] = ""
    end: Annotated[IsoDate, Field(alias="endDate")] = ""
    score: Text = ""
    gpa: Text = ""
    courses: Texts = []


class Award(_Item):
    """A prize."""

    title: Text = ""
    date: IsoDate = ""
    awarder: Text = ""
    summary: Text = ""


class Certificate(_Item):
    """A certificate or licence."""

    name: Text = ""
    date: IsoDate = ""
    issuer: Text = ""


class Publication(_Item):
    """A publication."""

    name: Text = ""
    publisher: Text = ""
    date: Annotated[IsoDate, Field(alias="releaseDate")] = ""
    website: Text = ""
    summary: Text = ""


class Skill(_Item):
    """A group of skills; one without keywords is a skill by its name."""

    name: Text = ""
    level: Text = ""
    keywords: Texts = []


class Language(_Item):
    """A language the person speaks."""

    language: Text = ""
    name: Text = ""
    fluency: Text = ""
    level: Text = ""


class Interest(_Item):
    """An interest."""

    name: Text = ""
    keywords: Texts = []


class Reference(_Item):
    """What someone says about the person."""

    name: Text = ""
    reference: Text = ""


class SummaryExtra(VariantExtra):
    """A summary beside `basics.summary`."""

    always: bool = False
    never: bool = False


class RootExtra(_Part):
    """`meta.jseeker`: further summaries, addresses by language or country, and what to keep and to hide."""

    version: Text = "1"
    language: Text = ""
    summaries: Annotated[list[SummaryExtra], BeforeValidator(_nothing_is_no_list)] = []
    locations: Annotated[dict[str, Where], BeforeValidator(_nothing_is_no_table)] = {}
    weights: Annotated[dict[str, Annotated[float, Field(ge=0, le=10)]], BeforeValidator(_nothing_is_no_table)] = {}
    always: Texts = []
    never: Texts = []


class Meta(_Part):
    """The file about itself."""

    canonical: Text = ""
    version: Text = ""
    last_modified: Annotated[Text, Field(alias="lastModified")] = ""
    theme: Any = None
    jseeker: Annotated[RootExtra, BeforeValidator(_nothing_is_no_table)] = RootExtra()


class ResumeDocument(_Part):
    """A whole resume file."""

    schema_url: Annotated[Text, Field(alias="$schema")] = ""
    basics: Annotated[Basics, BeforeValidator(_nothing_is_no_table)]
    work: Annotated[list[Work], BeforeValidator(_nothing_is_no_list)] = []
    volunteer: Annotated[list[Volunteer], BeforeValidator(_nothing_is_no_list)] = []
    education: Annotated[list[Education], BeforeValidator(_nothing_is_no_list)] = []
    projects: Annotated[list[Project], BeforeValidator(_nothing_is_no_list)] = []
    awards: Annotated[list[Award], BeforeValidator(_nothing_is_no_list)] = []
    certificates: Annotated[list[Certificate], BeforeValidator(_nothing_is_no_list)] = []
    publications: Annotated[list[Publication], BeforeValidator(_nothing_is_no_list)] = []
    skills: Annotated[list[Skill], BeforeValidator(_nothing_is_no_list)] = []
    languages: Annotated[list[Language], BeforeValidator(_nothing_is_no_list)] = []
    interests: Annotated[list[Interest], BeforeValidator(_nothing_is_no_list)] = []
    references: Annotated[list[Reference], BeforeValidator(_nothing_is_no_list)] = []
    meta: Annotated[Meta, BeforeValidator(_nothing_is_no_table)] = Meta()
