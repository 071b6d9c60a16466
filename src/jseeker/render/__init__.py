"""Documents: written in five formats, read back, and put on the shelf."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jseeker.model.documents import DocumentFormat
from jseeker.ports import DocumentWriter
from jseeker.render.clean import printable
from jseeker.render.docx import DocxWriter
from jseeker.render.echo import EchoWriter
from jseeker.render.fit import fit_density
from jseeker.render.pdf import PdfWriter, page_pictures, template_names, template_path
from jseeker.render.plain import JsonWriter, MarkdownWriter, TextWriter
from jseeker.render.pool import PooledPdfWriter
from jseeker.render.readback import prove, text_of_docx, text_of_pdf
from jseeker.render.shelf import FolderShelf, MemoryShelf

__all__ = [
    "DocxWriter",
    "EchoWriter",
    "FolderShelf",
    "JsonWriter",
    "MarkdownWriter",
    "MemoryShelf",
    "PdfWriter",
    "PooledPdfWriter",
    "TextWriter",
    "fit_density",
    "page_pictures",
    "pdf_writer",
    "printable",
    "prove",
    "template_names",
    "template_path",
    "text_of_docx",
    "text_of_pdf",
    "writer_for",
    "writers",
]


@cache
def writer_for(document_format: DocumentFormat) -> DocumentWriter:
    """The shipped writer of a format, with the shipped templates."""
    return next(writer for writer in writers(PdfWriter()) if writer.format is document_format)


def writers(pdf: DocumentWriter) -> tuple[DocumentWriter, ...]:
    """One writer of each format, with `pdf` for the PDF."""
    return (pdf, DocxWriter(), MarkdownWriter(), TextWriter(), JsonWriter())


def pdf_writer(own_templates: Path | None = None, processes: int = 0) -> PdfWriter | PooledPdfWriter:
    """What writes PDF with the person's own templates: here in threads, or in that many processes with a deadline.

    Close it in the end: only then are its processes gone.
    """
    return PooledPdfWriter(processes, own_templates=own_templates) if processes else PdfWriter(own_templates)
