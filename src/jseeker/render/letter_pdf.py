"""The letter as PDF: by typst like the resume, in a template that goes with the resume's."""

from __future__ import annotations

from pathlib import Path

from jseeker.model.documents import DocumentFormat, DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume
from jseeker.render.clean import printable
from jseeker.render.pdf import TEMPLATES, compiled, template_names
from jseeker.render.pdftext import PdfFile

__all__ = ["LetterPdfWriter", "letter_template"]

_PLAIN = "classic"


class LetterPdfWriter:
    """Writes the sheet of a letter; from several threads at once.

    `own_templates` is a folder of the person's templates: `_letter-<name>.typ` there goes with their own `<name>.typ`.
    """

    format = DocumentFormat.PDF

    def __init__(self, own_templates: Path | None = None) -> None:
        self.own_templates = own_templates

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:
        """The PDF of a letter's sheet, with the number of its pages.

        Raises:
            DocumentError: the template cannot set this letter.
        """
        clean, notes = printable(resume)
        (content,) = compiled(letter_template(style.template, self.own_templates), clean, style, "pdf")
        return RenderedDocument(self.format, content, pages=PdfFile(content).page_count(), notes=notes)


def letter_template(name: str, own_templates: Path | None = None) -> Path:
    """The file of the letter's template that goes with a resume's; the plain one for a template that has none."""
    if own_templates is not None and name in template_names(own_templates):
        own = own_templates / f"_letter-{name}.typ"
        if own.is_file():
            return own
    shipped = TEMPLATES / f"_letter-{name}.typ"
    return shipped if name in template_names() and shipped.is_file() else TEMPLATES / f"_letter-{_PLAIN}.typ"
