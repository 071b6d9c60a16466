"""What an import makes of a foreign file: a resume in our shape, and everything it could not place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from jseeker.core.text import clean
from jseeker.errors import ResumeInvalid

__all__ = ["Draft", "ImportFormat", "Sheet", "Tree", "unreadable"]

Tree = dict[str, Any]
"""A resume file as plain data, in the shape of JSON Resume."""


class ImportFormat(StrEnum):
    """The kinds of file that a resume can be imported from."""

    JSON_RESUME = "json"
    RENDERCV = "rendercv"
    LINKEDIN = "linkedin"
    DOCX = "docx"
    PDF = "pdf"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a resume file (YAML) made from a foreign file.

    `unplaced` are the texts that were not understood, each with where it stood; they are kept in the file, too, under
    `meta.jseeker.unsorted`. `notes` are sentences for the person; `problems` are those that keep the file from being
    valid, as `read_resume` words them.
    """

    text: str
    form: ImportFormat
    unplaced: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


class Sheet:
    """A resume being filled in: the tree, what was left over, what is worth saying."""

    def __init__(self) -> None:
        self.tree: Tree = {"basics": {}}
        self.unplaced: list[str] = []
        self.notes: list[str] = []

    @property
    def basics(self) -> Tree:
        """The table of name and contact."""
        basics: Tree = self.tree["basics"]
        return basics

    def add(self, section: str, item: Tree) -> None:
        """Adds an item to a section, without its empty values; an item that is all empty is none."""
        kept = {key: value for key, value in item.items() if value not in ("", [], {}, None)}
        if kept:
            self.tree.setdefault(section, []).append(kept)

    def leave(self, where: str, text: object) -> None:
        """Keeps a text that has no place, with where it stood."""
        told = clean(str(text))
        if told:
            self.unplaced.append(f"{where}: {told}" if where else told)

    def link(self, url: str, network: str = "", username: str = "") -> None:
        """Adds a web link: the first one without a network is the person's own page."""
        if not network and "url" not in self.basics:
            self.basics["url"] = url
            return
        profiles = self.basics.setdefault("profiles", [])
        given = {"network": network, "username": username, "url": url}
        entry = {key: value for key, value in given.items() if value}
        if not any(url and other.get("url") == url for other in profiles):
            profiles.append(entry)

    def fill(self, key: str, text: str, where: str) -> None:
        """Sets a value of the basics where it is empty; another one that is there already stays, and this is left."""
        if not text:
            return
        if self.basics.get(key, text) != text:
            self.leave(where, text)
        else:
            self.basics[key] = text

    def note(self, sentences: Iterable[str]) -> None:
        """Adds sentences for the person, each once."""
        self.notes += [sentence for sentence in dict.fromkeys(sentences) if sentence not in self.notes]


def unreadable(name: str, why: str) -> ResumeInvalid:
    """The refusal of a file that no resume can be read from; `why` is a clause with what to do."""
    return ResumeInvalid(f"{name}: {why}.")
