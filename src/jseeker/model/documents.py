"""Documents: their formats, their style, and the files they become."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

__all__ = ["DocumentFormat", "DocumentSet", "DocumentStyle", "Paper", "RenderedDocument"]


class DocumentFormat(StrEnum):
    """The file ending of a document."""

    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "md"
    TEXT = "txt"
    JSON = "json"


class Paper(StrEnum):
    """The paper size."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class DocumentStyle:
    """How a document looks. `density` is 0 (airy) to 1 (as tight as reads well; text is never under 9.5 pt)."""

    template: str = "classic"
    paper: Paper = Paper.A4
    max_pages: int = 1
    density: float = 0.0


@dataclass(frozen=True, slots=True)
class RenderedDocument:
    """The bytes of one document, and its number of pages where the format has pages. `notes` are sentences for the
    person (characters that no font can show)."""

    format: DocumentFormat
    content: bytes
    pages: int | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """The finished files of one application's version: absolute paths inside one folder."""

    folder: Path
    version: int
    files: tuple[Path, ...]

    def path(self, name: str) -> Path | None:
        """The file of that name (`resume.pdf`), None where it was not asked for."""
        return next((file for file in self.files if file.name == name), None)
