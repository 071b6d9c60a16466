"""The letter as DOCX: real paragraphs in the resume's look, the same bytes for the same letter."""

from __future__ import annotations

from collections.abc import Iterator

from jseeker.model.documents import DocumentFormat, DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume
from jseeker.render.clean import printable
from jseeker.render.docx import DocxBody, contact_paragraph, packed
from jseeker.render.docx_look import look_of

__all__ = ["LetterDocxWriter"]

_SPACE = (60, 140)
"""Space before and behind a paragraph of a letter, in twips: prose needs more air than the lines of a resume."""


class LetterDocxWriter:
    """Writes Word documents; from several threads at once."""

    format = DocumentFormat.DOCX

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:
        """The document of a letter's sheet; `pages` is None, as a word processor sets them."""
        clean, notes = printable(resume)
        body = DocxBody.of(clean, look_of(style.template, style.density))
        return RenderedDocument(self.format, packed(clean, style, body, "".join(_paragraphs(clean, body))), notes=notes)


def _paragraphs(sheet: TailoredResume, body: DocxBody) -> Iterator[str]:
    yield body.paragraph("Title", body.run(sheet.name.text))
    if sheet.contact:
        yield contact_paragraph(sheet, body)
    for section in sheet.sections:
        yield body.paragraph("Heading1", body.run(section.heading))
        for line in section.paragraphs:
            yield body.paragraph("Normal", body.run(line.text), space=_SPACE)
