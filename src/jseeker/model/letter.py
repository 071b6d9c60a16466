"""A cover letter and its outreach note: the texts as printed, and every claim in them with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from jseeker.model.resume import Line, TailoredResume

__all__ = ["Letter", "Note"]


@dataclass(frozen=True, slots=True)
class Note:
    """A short message to a person: its plain text, and the lines of the person's in it, in their order."""

    text: str
    claims: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. `sheet` is what is printed, as writers take it: name, contact, and one section whose heading is the
    subject and whose paragraphs are the letter's. `claims` are the parts of it that speak of the person, in order."""

    sheet: TailoredResume
    claims: tuple[Line, ...]
    note: Note
