"""Documents: written in five formats, read back, and put on the shelf."""

from __future__ import annotations

from functools import cache

from jseeker.model.documents import DocumentFormat
from jseeker.ports import DocumentWriter
from jseeker.render.clean import printable
from jseeker.render.docx import DocxWriter
from jseeker.render.echo import EchoWriter
from jseeker.render.fit import fit_density
from jseeker.render.pdf import PdfWriter, preview_png, template_names
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
    "preview_png",
    "printable",
    "prove",
    "template_names",
    "text_of_docx",
    "text_of_pdf",
    "writer_for",
]


@cache
def writer_for(document_format: DocumentFormat) -> DocumentWriter:
    """The shipped writer of a format."""
    writers: tuple[DocumentWriter, ...] = (PdfWriter(), DocxWriter(), MarkdownWriter(), TextWriter(), JsonWriter())
    return next(writer for writer in writers if writer.format is document_format)
