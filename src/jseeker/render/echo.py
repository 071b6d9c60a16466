"""A writer for tests: its document is the texts themselves, one to a line."""

from __future__ import annotations

from jseeker.errors import DocumentError
from jseeker.model.documents import DocumentFormat, DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume
from jseeker.render.clean import printable
from jseeker.render.content import printed_texts

__all__ = ["EchoWriter"]

LINES_ON_A_PAGE = 50


class EchoWriter:
    """Writes each line as a line of text, whatever its format is called; `fails_on` names a person it refuses."""

    def __init__(self, document_format: DocumentFormat = DocumentFormat.TEXT, fails_on: str | None = None) -> None:
        self.format = document_format
        self.fails_on = fails_on

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:
        """The lines, and how many pages of fifty they fill (fewer where the style is dense)."""
        if resume.name.text == self.fails_on:
            raise DocumentError(f"The document of {self.fails_on} cannot be made; this writer was told so.")
        clean, notes = printable(resume)
        lines = printed_texts(clean)
        pages = -(-len(lines) // round(LINES_ON_A_PAGE * (1 + style.density)))
        return RenderedDocument(self.format, "\n".join(lines).encode(), pages=pages, notes=notes)
