"""The tailored resume: every printed line, in printed order, each with the person's own words it stands on.

Renderers print exactly these texts in exactly this order, and nothing else that speaks of the person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from jseeker.model.profile import Section

__all__ = ["ContactPart", "DroppedLine", "Entry", "Line", "LineMode", "ResumeSection", "TailoredResume"]


class LineMode(StrEnum):
    """How a printed line relates to the person's own words."""

    VERBATIM = "verbatim"
    VARIANT = "variant"
    ALIAS = "alias"
    REWRITTEN = "rewritten"


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its text exactly as printed, the id and text of its source, and why it was kept."""

    text: str
    section: Section
    source_id: str
    source_text: str
    mode: LineMode = LineMode.VERBATIM
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ContactPart:
    """One part of the contact line; `href` is None for what is no link (a place)."""

    line: Line
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One job, degree or project, in printed order: title, dates, organization, place, details, bullets.

    `dates` stands at the right of `title`, `place` at the right of `organization`; each is a printed line of its own.
    """

    title: Line | None = None
    dates: Line | None = None
    organization: Line | None = None
    place: Line | None = None
    details: tuple[Line, ...] = ()
    bullets: tuple[Line, ...] = ()
    href: str | None = None

    def lines(self) -> Iterator[Line]:
        """Every line of the entry, in printed order."""
        yield from (line for line in (self.title, self.dates, self.organization, self.place) if line is not None)
        yield from self.details
        yield from self.bullets


@dataclass(frozen=True, slots=True)
class ResumeSection:
    """One section: its heading in the document's language, then paragraphs or entries (never both empty)."""

    section: Section
    heading: str
    paragraphs: tuple[Line, ...] = ()
    entries: tuple[Entry, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Every line of the section below its heading, in printed order."""
        yield from self.paragraphs
        for entry in self.entries:
            yield from entry.lines()


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line of the person's that this document leaves out, and why."""

    source_id: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class TailoredResume:
    """One document's whole content. `language` is a BCP 47 tag; `notes` are sentences for the person, never printed."""

    resume_sha256: str
    language: str
    name: Line
    headline: Line | None
    contact: tuple[ContactPart, ...]
    sections: tuple[ResumeSection, ...]
    dropped: tuple[DroppedLine, ...] = ()
    notes: tuple[str, ...] = ()

    def lines(self) -> Iterator[Line]:
        """Every line that claims something about the person, in printed order: what provenance covers."""
        yield self.name
        if self.headline is not None:
            yield self.headline
        yield from (part.line for part in self.contact)
        for section in self.sections:
            yield from section.lines()
