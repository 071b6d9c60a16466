"""The person's own resume, as their file says it: the only place a claim can come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Link", "Period", "Place", "Profile", "ProfileItem", "Section", "SkillGroup", "SourceLine", "Variant"]


class Section(StrEnum):
    """The sections of a resume, named as JSON Resume v1 names them."""

    BASICS = "basics"
    SUMMARY = "summary"
    WORK = "work"
    VOLUNTEER = "volunteer"
    EDUCATION = "education"
    PROJECTS = "projects"
    SKILLS = "skills"
    CERTIFICATES = "certificates"
    AWARDS = "awards"
    PUBLICATIONS = "publications"
    LANGUAGES = "languages"
    INTERESTS = "interests"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class Link:
    """A web link of the person: `label` as printed, `url` as opened."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person lives; any part may be empty."""

    city: str = ""
    region: str = ""
    country_code: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """ISO dates as written (`2021`, `2021-03`, `2021-03-15`); `end` None means present where `start` is given."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording of a line, by the person: a source of its own."""

    id: str
    text: str
    profiles: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One sentence of the person: a bullet, a summary. `skills` are those the person says it shows."""

    id: str
    text: str
    skills: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    language: str | None = None
    always: bool = False
    never: bool = False


@dataclass(frozen=True, slots=True)
class ProfileItem:
    """One job, degree, project, certificate …: `title` (position, study area, name), `organization` (employer,
    school, issuer), and the lines below it. `id` is unique in the file, as in `work.acme`. A single date (of a
    certificate) is a period that starts and ends with it."""

    id: str
    section: Section
    title: str = ""
    organization: str = ""
    place: str = ""
    period: Period = Period()
    url: str = ""
    degree: str = ""
    grade: str = ""
    detail: str = ""
    lines: tuple[SourceLine, ...] = ()
    always: bool = False
    never: bool = False


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """A named group of skills; `aliases` are (skill, other name the person declares for it) pairs."""

    id: str
    name: str
    skills: tuple[str, ...]
    aliases: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """The whole resume file as values, in the file's order. `sha256` is that of the file's bytes; `unknown_keys` are
    the paths of keys that were not understood and so are used nowhere."""

    sha256: str
    name: str
    label: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    place: Place = Place()
    places_by_language: tuple[tuple[str, Place], ...] = ()
    links: tuple[Link, ...] = ()
    summaries: tuple[SourceLine, ...] = ()
    items: tuple[ProfileItem, ...] = ()
    skills: tuple[SkillGroup, ...] = ()
    language: str = "en"
    profile_weights: tuple[tuple[str, float], ...] = ()
    unknown_keys: tuple[str, ...] = ()

    def section(self, section: Section) -> tuple[ProfileItem, ...]:
        """The items of one section, in the file's order."""
        return tuple(item for item in self.items if item.section is section)
