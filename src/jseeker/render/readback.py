"""Reading documents back: the proof, after each is written, that every line of the resume is in it."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from html import unescape

from jseeker.errors import DocumentError
from jseeker.model.documents import DocumentFormat, DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume
from jseeker.render.clean import printable
from jseeker.render.content import printed_texts
from jseeker.render.pdftext import PdfFile

__all__ = ["ReadBack", "prove", "read_back", "text_of_docx", "text_of_pdf"]

_SPACES = re.compile(r"\s+")
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_WORD = re.compile(r"\w+")
_DOCX_TOKENS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|(</w:p>)|(<w:tab/>|<w:br/>)")
_SHOWN_LETTERS = 80
"""How much of a missing line its error shows."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a document says when it is read: its text, and, where the format has them, its properties."""

    text: str
    title: str | None = None
    language: str | None = None
    pages: int | None = None
    is_tagged: bool | None = None


def prove(resume: TailoredResume, document: RenderedDocument, style: DocumentStyle) -> None:  # noqa: ARG001 - see below
    """Returns when every line of the resume stands in the document, in its order, under its sections' headings.

    Checked too: that a PDF is tagged and has the pages it claims, and that PDF and DOCX carry a title with the
    person's name and a language. Whether the pages are too many is the caller's to judge, from `document.pages` and
    `style.max_pages`.

    Raises:
        DocumentError: something is missing; the sentence names it.
    """
    clean, _ = printable(resume)
    kind = document.format.value.upper()
    expected = printed_texts(clean)
    found = read_back(document)
    missing = _first_missing(expected, found.text)
    if missing is not None and document.format is DocumentFormat.PDF:
        missing = _first_missing(expected, _general_pdf_text(document.content))
    if missing is not None:
        shown = missing if len(missing) <= _SHOWN_LETTERS else f"{missing[:_SHOWN_LETTERS]}…"
        raise DocumentError(f"The {kind} does not read back whole: “{shown}” is missing; try another template.")
    if found.is_tagged is False:
        raise DocumentError(f"The {kind} is not tagged for screen readers; try another template.")
    if found.pages != document.pages and found.pages is not None:
        raise DocumentError(f"The {kind} has {found.pages} pages and not {document.pages}; render it again.")
    if found.title is not None and clean.name.text not in found.title:
        raise DocumentError(f"The {kind} has no title with the person's name; try another template.")
    if found.language == "":
        raise DocumentError(f"The {kind} does not name its language; try another template.")


def read_back(document: RenderedDocument) -> ReadBack:
    """The document as a reader sees it.

    Raises:
        DocumentError: it is not a whole file of its format.
    """
    if document.format is DocumentFormat.PDF:
        return _read_pdf(document.content)
    if document.format is DocumentFormat.DOCX:
        return _read_docx(document.content)
    text = document.content.decode("utf-8")
    if document.format is DocumentFormat.MARKDOWN:
        return ReadBack(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", unescape(text)))
    if document.format is DocumentFormat.JSON:
        return ReadBack(re.sub(r"\\([\"\\])", r"\1", text))
    return ReadBack(text)


def text_of_pdf(content: bytes) -> str:
    """The text of a PDF, a line for each line on the page.

    Raises:
        DocumentError: the bytes are no PDF.
    """
    try:
        return "\n".join(PdfFile(content).page_texts())
    except ValueError:
        return _general_pdf_text(content)


def text_of_docx(content: bytes) -> str:
    """The text of a Word document's body, a line for each paragraph.

    Raises:
        DocumentError: the bytes are no Word document.
    """
    return _read_docx(content).text


def _read_pdf(content: bytes) -> ReadBack:
    try:
        file = PdfFile(content)
        return ReadBack(
            text="\n".join(file.page_texts()),
            title=file.property("Title"),
            language=file.language(),
            pages=file.page_count(),
            is_tagged=file.is_tagged(),
        )
    except ValueError as error:
        raise DocumentError(f"The PDF cannot be read back ({error}); try another template.") from error


def _general_pdf_text(content: bytes) -> str:
    """The text as pypdf reads it: slower by far, for files that typst did not write and for a second opinion."""
    import pypdf  # noqa: PLC0415 - half a second to import, and rarely needed
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - part of the same

    try:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    except (PyPdfError, ValueError, KeyError, zlib.error) as error:
        raise DocumentError(f"The PDF cannot be read ({error}); render it again.") from error


def _read_docx(content: bytes) -> ReadBack:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            body = package.read("word/document.xml").decode("utf-8")
            core = package.read("docProps/core.xml").decode("utf-8")
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, zlib.error) as error:
        raise DocumentError(f"The DOCX cannot be read back ({error}); render it again.") from error
    pieces = []
    for text, paragraph_end, blank in _DOCX_TOKENS.findall(body):
        pieces.append("\n" if paragraph_end else "\t" if blank else unescape(text))
    return ReadBack(
        text="".join(pieces),
        title=unescape(_between(core, "<dc:title>", "</dc:title>")),
        language=_between(core, "<dc:language>", "</dc:language>"),
    )


def _between(text: str, start: str, end: str) -> str:
    return text.partition(start)[2].partition(end)[0]


def _first_missing(lines: list[str], text: str) -> str | None:
    """The first line that does not follow the one before it in the text; None when all are there.

    Line breaks and spaces do not count, since a page breaks lines where it must. In lines with right-to-left letters
    the words count and not their order, which readers settle differently.
    """
    haystack = _squeezed(text)
    at = 0
    for line in lines:
        if _RIGHT_TO_LEFT.search(line):
            if not all(_squeezed(word) in haystack for word in _WORD.findall(line)):
                return line
            continue
        needle = _squeezed(line)
        found = haystack.find(needle, at)
        if found < 0:
            return line
        at = found + len(needle)
    return None


def _squeezed(text: str) -> str:
    return _SPACES.sub("", text if text.isascii() else unicodedata.normalize("NFC", text))
