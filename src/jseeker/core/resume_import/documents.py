"""The lines of Word and PDF files, and the addresses that they open."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from jseeker.core.resume_import.archive import read_members
from jseeker.core.resume_import.draft import unreadable
from jseeker.core.resume_import.lines import TextLine, lines_of_text

__all__ = ["docx_lines", "pdf_lines"]

MAX_PDF_PAGES = 20
_PAGE = re.compile(r"(?:page\s*)?\d{1,2}(?:\s*(?:/|of|von|de|sur|di)\s*\d{1,2})?", re.IGNORECASE)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LINK_KIND, _HEADER_KIND = "/hyperlink", "/header"


def docx_lines(data: bytes, name: str) -> tuple[list[TextLine], tuple[str, ...]]:
    """The paragraphs of a Word file in their order, those in tables and boxes too, and its links.

    Raises:
        ResumeInvalid: it is no Word file, unfolds to too much, or defines entities of its own.
    """
    from docx import Document  # noqa: PLC0415 - 0.2 s to import, and only Word files need it
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - as above

    members, _ = read_members(data, name, lambda path: path.endswith((".xml", ".rels")))
    if any(b"<!DOCTYPE" in content or b"<!ENTITY" in content for content in members.values()):
        raise unreadable(name, "the file defines XML entities, which Word never writes (save it again from Word)")
    try:
        document = Document(io.BytesIO(data))
        headers = [
            link.target_part.element for link in document.part.rels.values() if link.reltype.endswith(_HEADER_KIND)
        ]
        lines = [line for root in (*headers, document.element.body) for line in _paragraphs(root, document)]
        links = tuple(link.target_ref for link in document.part.rels.values() if link.reltype.endswith(_LINK_KIND))
    except (OpcError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise unreadable(name, "the file could not be read as a Word document (save it again as .docx)") from error
    return lines, tuple(dict.fromkeys(links))


def _paragraphs(root: Any, document: Any) -> Iterator[TextLine]:
    for paragraph in root.iter(f"{_W}p"):
        if any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            continue  # the same text box once more, for older programs
        style = _style(paragraph, document)
        listed = paragraph.find(f"{_W}pPr/{_W}numPr") is not None or "list" in style
        for line in lines_of_text(_text(paragraph)):
            heading = style.startswith(("heading", "title", "überschrift", "titre"))
            yield TextLine(line.text, line.is_bullet or listed, heading or _is_bold(paragraph))


def _style(paragraph: Any, document: Any) -> str:
    """The lower-case name of a paragraph's style, empty for the usual one."""
    mark = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if mark is None:
        return ""
    style_id = mark.get(f"{_W}val", "")
    named = next((style.name for style in document.styles if style.style_id == style_id), style_id)
    return str(named or "").lower()


def _text(paragraph: Any) -> str:
    """The paragraph's own text; a text box inside it is a paragraph of its own."""
    pieces: list[str] = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        above = next(parent for parent in node.iterancestors() if parent.tag == f"{_W}p")
        if above is not paragraph or node.getparent().tag == f"{_W}tabs":
            continue
        tag = node.tag.removeprefix(_W)
        pieces.append(node.text or "" if tag == "t" else {"tab": "\t", "noBreakHyphen": "-"}.get(tag, "\n"))
    return "".join(pieces)


def _is_bold(paragraph: Any) -> bool:
    """True where every run that shows anything is bold."""
    runs = [run for run in paragraph.iter(f"{_W}r") if any((text.text or "").strip() for text in run.iter(f"{_W}t"))]
    marks = [run.find(f"{_W}rPr/{_W}b") for run in runs]
    return bool(runs) and all(mark is not None and mark.get(f"{_W}val") not in ("0", "false") for mark in marks)


def pdf_lines(data: bytes, name: str) -> tuple[list[TextLine], tuple[str, ...]]:
    """The lines of a PDF's text, and its links.

    Raises:
        ResumeInvalid: it is no PDF, is locked, or holds no text.
    """
    from pypdf import PdfReader  # noqa: PLC0415 - 0.1 s to import, and only PDFs need it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise unreadable(name, "the PDF is locked by a password (save it without one)")
        if len(reader.pages) > MAX_PDF_PAGES:
            raise unreadable(name, f"the PDF has more than {MAX_PDF_PAGES} pages (give the resume alone)")
        pages = list(reader.pages)
        lines = [line for page in pages for line in _without_number(lines_of_text(page.extract_text()))]
        links = [link for page in pages for link in _page_links(page)]
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        AssertionError,
        NotImplementedError,
    ) as error:
        raise unreadable(name, "the file could not be read as a PDF (save it again, or give the .docx)") from error
    if not lines:
        raise unreadable(name, "the PDF holds no text (it is a picture: give the .docx, or the text)")
    return lines, tuple(dict.fromkeys(links))


def _without_number(lines: list[TextLine]) -> list[TextLine]:
    """The lines of a page without its number at the head or foot."""
    return [line for at, line in enumerate(lines) if at not in (0, len(lines) - 1) or not _PAGE.fullmatch(line.text)]


def _page_links(page: Any) -> Iterator[str]:
    for mark in page.get("/Annots") or ():
        action = mark.get_object().get("/A")
        target = action.get_object().get("/URI") if action is not None else None
        if isinstance(target, str):
            yield target
