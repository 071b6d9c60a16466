"""What the Profile page shows: the blocks of a resume and their fields, and values as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from jseeker.core.text import shorten
from jseeker.core.words import counted
from jseeker.model.profile import Profile
from jseeker.ui.profile_edits import Path, Tree, value_at

__all__ = [
    "BASICS",
    "BLOCKS",
    "PLACE",
    "PREFERENCES",
    "Block",
    "Field",
    "Kind",
    "aliases_of",
    "aliases_text",
    "entry_label",
    "listed",
    "number_table_of",
    "number_table_text",
    "shown",
    "summary_line",
    "unsorted_of",
    "variants_of",
    "variants_text",
    "when_used",
]

LABEL_CHARS = 60


class Kind(StrEnum):
    """How a value is edited."""

    LINE = "line"
    TEXT = "text"
    LIST = "list"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class Field:
    """One value of a block: its key in the file, what stands over it, an example."""

    key: str
    label: str
    kind: Kind = Kind.LINE
    example: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the resume that holds entries: where it stands, what an entry is called, its fields. `named_by` are
    the keys that name an entry; `has_lines` where it has lines of what was done."""

    title: str
    path: Path
    entry: str
    fields: tuple[Field, ...]
    named_by: tuple[str, ...]
    has_lines: bool = False


DATES = (
    Field("startDate", "From", example="2021-03"),
    Field("endDate", "Until (empty: still there)", example="2024-06"),
)
URL = Field("url", "Web address")
BASICS = (
    Field("name", "Name"),
    Field("label", "Job title", example="Backend engineer"),
    Field("email", "E-mail"),
    Field("phone", "Phone"),
    Field("url", "Web page"),
    Field("summary", "Summary", Kind.TEXT, "Two sentences on who you are and what you are best at."),
)
PLACE = (
    Field("city", "City"),
    Field("region", "Region"),
    Field("countryCode", "Country (two letters)", example="PT"),
)
PREFERENCES = (
    Field("language", "Language of the file", example="en"),
    Field("weights", "How much each profile counts, 0 to 10", Kind.NUMBERS, "data = 1.5"),
    Field("always", "Ids of lines that every document keeps", Kind.LIST),
    Field("never", "Ids of lines that no document shows", Kind.LIST),
)
BLOCKS: tuple[Block, ...] = (
    Block(
        "Work",
        ("work",),
        "job",
        (Field("position", "Job title"), Field("name", "Employer"), Field("location", "Place"), URL, *DATES,
         Field("summary", "About the job", Kind.TEXT)),
        ("position", "name"),
        has_lines=True,
    ),
    Block(
        "Education",
        ("education",),
        "degree",
        (Field("studyType", "Degree", example="MSc"), Field("area", "Subject"), Field("institution", "School"),
         Field("score", "Grade"), *DATES, URL, Field("courses", "Courses", Kind.LIST)),
        ("studyType", "area", "institution"),
    ),
    Block(
        "Skills",
        ("skills",),
        "group",
        (Field("name", "Name of the group"), Field("level", "Level"),
         Field("keywords", "Skills", Kind.LIST)),
        ("name",),
    ),
    Block(
        "Projects",
        ("projects",),
        "project",
        (Field("name", "Name"), URL, Field("description", "What it is", Kind.TEXT), *DATES,
         Field("keywords", "Skills", Kind.LIST)),
        ("name",),
        has_lines=True,
    ),
    Block(
        "Languages", ("languages",), "language",
        (Field("language", "Language"), Field("fluency", "How well", example="native, C1, fluent")), ("language",),
    ),
    Block(
        "Certificates", ("certificates",), "certificate",
        (Field("name", "Name"), Field("issuer", "Issued by"), Field("date", "When", example="2022-05"), URL), ("name",),
    ),
    Block(
        "Volunteering",
        ("volunteer",),
        "engagement",
        (Field("position", "What you were"), Field("organization", "Organisation"), Field("location", "Place"), URL,
         *DATES, Field("summary", "About it", Kind.TEXT)),
        ("position", "organization"),
        has_lines=True,
    ),
    Block(
        "Awards", ("awards",), "award",
        (Field("title", "Title"), Field("awarder", "Given by"), Field("date", "When"),
         Field("summary", "What for", Kind.TEXT)),
        ("title",),
    ),
    Block(
        "Publications", ("publications",), "publication",
        (Field("name", "Title"), Field("publisher", "Published by"), Field("releaseDate", "When"), URL,
         Field("summary", "What about", Kind.TEXT)),
        ("name",),
    ),
    Block(
        "Interests", ("interests",), "interest",
        (Field("name", "Name"), Field("keywords", "In particular", Kind.LIST)), ("name",),
    ),
    Block(
        "References", ("references",), "reference",
        (Field("name", "Who"), Field("reference", "What they say", Kind.TEXT)), ("name",),
    ),
    Block(
        "Profiles on the web", ("basics", "profiles"), "profile",
        (Field("network", "Network", example="LinkedIn"), Field("username", "User name"), URL), ("network",),
    ),
    Block(
        "Other summaries",
        ("meta", "jseeker", "summaries"),
        "summary",
        (Field("text", "Summary", Kind.TEXT), Field("profiles", "For these profiles", Kind.LIST),
         Field("lang", "Language", example="es"), Field("id", "Id")),
        ("id", "text"),
    ),
)  # fmt: skip
"""Every part that holds entries, the usual ones first."""


def entry_label(block: Block, entry: Any, place: int) -> str:
    """What an entry is called in a list: `Senior Engineer, Acme`; its place where it has no name yet."""
    root = str(block.path[0])
    names = [str(found) for key in block.named_by if (found := value_at({root: [entry]}, (root, 0, key)))]
    return shorten(", ".join(names), LABEL_CHARS) if names else f"{block.entry.capitalize()} {place + 1}"


def shown(value: Any, kind: Kind) -> str:
    """A value of the file as it stands in a field."""
    if kind is Kind.LIST:
        return ", ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    if kind is Kind.NUMBERS:
        return number_table_text(value)
    return "" if value is None or isinstance(value, dict | list) else str(value)


def listed(text: str) -> list[str]:
    """Words with commas or lines between them."""
    return [part.strip() for line in text.splitlines() for part in line.split(",") if part.strip()]


def number_table_text(table: Any) -> str:
    """A table of numbers, one `name = number` a line."""
    return "\n".join(f"{name} = {number}" for name, number in table.items()) if isinstance(table, dict) else ""


def number_table_of(text: str) -> dict[str, str]:
    """The table that such lines mean; the check of the file says what is no number."""
    pairs = (line.partition("=") for line in text.splitlines() if line.strip())
    return {name.strip(): number.strip() for name, _, number in pairs}


def aliases_text(aliases: Any) -> str:
    """Other names of skills, one `skill = name, name` a line."""
    if not isinstance(aliases, dict):
        return ""
    return "\n".join(f"{skill} = {shown(names, Kind.LIST)}" for skill, names in aliases.items())


def aliases_of(text: str) -> dict[str, list[str]]:
    """The table that such lines mean."""
    pairs = (line.partition("=") for line in text.splitlines() if line.strip())
    return {skill.strip(): listed(names) for skill, _, names in pairs if listed(names)}


def variants_text(variants: Any) -> str:
    """Other wordings of a line, one a line."""
    return "\n".join(_text_of(one) for one in variants) if isinstance(variants, list) else ""


def variants_of(text: str, before: Any) -> list[Tree]:
    """The other wordings that such lines mean; what was said of one (its id, language, profiles) stays with it, also
    where only its words changed."""
    old = [one if isinstance(one, dict) else {"text": str(one)} for one in before] if isinstance(before, list) else []
    new = [line.strip() for line in text.splitlines() if line.strip()]
    made: list[Tree] = []
    matcher = SequenceMatcher(None, [_text_of(one) for one in old], new, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        for place, told in enumerate(new[first:last]):
            known = old[start + place] if kind in ("equal", "replace") and start + place < end else {}
            made.append({**known, "text": told})
    return made


def when_used(notes: Mapping[str, Any]) -> str:
    """Whether a line is always printed, never, or as it fits."""
    for word in ("always", "never"):
        if str(notes.get(word, "")).lower() in ("true", "yes", "on", "1"):
            return word
    return "as it fits"


def unsorted_of(tree: Tree) -> list[str]:
    """What an import could not place."""
    found = value_at(tree, ("meta", "jseeker", "unsorted"))
    return [str(one) for one in found] if isinstance(found, list) else []


def summary_line(profile: Profile) -> str:
    """What a valid resume holds, in one line."""
    lines = sum(len(item.lines) for item in profile.items)
    skills = sum(len(group.skills) for group in profile.skills)
    return f"{counted(len(profile.items), 'entry', 'entries')}, {counted(lines, 'line')}, {counted(skills, 'skill')}"


def _text_of(variant: Any) -> str:
    told = variant.get("text", "") if isinstance(variant, dict) else variant
    return " ".join(str(told or "").split())
