"""Postings in files that a person saved: web pages, text, an ATS's JSON answer, PDF and Word documents."""

from __future__ import annotations

import email
import email.policy
import hashlib
import io
import re
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from jseeker.core.links import parts_or_none
from jseeker.core.page_text import BULLET, clean_line, clean_text, text_of_bytes
from jseeker.errors import EmptyPage, NotAPosting, TooLarge
from jseeker.model.page import PAGE_BYTES
from jseeker.model.posting import Posting, ReadMethod
from jseeker.sources._base import WebSource
from jseeker.sources._claims import first_claim
from jseeker.sources._fields import MIN_TEXT_CHARS, Fields, finish
from jseeker.sources._json import json_of
from jseeker.sources._labels import labelled
from jseeker.sources._markdown import without_markdown
from jseeker.sources._page import WebPage
from jseeker.sources._registry import all_sources
from jseeker.sources._shapes import fields_by_shape
from jseeker.sources._web import saved_fields

__all__ = ["MAX_FILE_BYTES", "read_saved"]

_EMPTY = "{name} holds almost no text; give the whole posting."
_UNREADABLE = "{name} could not be read as {kind}; save the page again or paste the text into a .txt file."
_UNKNOWN = "{name} is of a kind that cannot be read; give .html, .mhtml, .txt, .md, .json, .pdf or .docx."
_NO_POSTING = "{name} holds no posting in a known shape; save the page as HTML or text instead."
_TOO_LARGE = "{name} is larger than 5 MB; save the text alone and give that."
MAX_FILE_BYTES = 5 * PAGE_BYTES
_MAX_PDF_PAGES = 30
_MAX_DOCX_BYTES = 40 * 1024 * 1024


def read_saved(name: str, data: bytes) -> Posting:
    """The posting in a saved file, trusted to be one however short; key `file:<sha256>`, url the name as given.

    Raises:
        EmptyPage: there are under 40 characters of text.
        NotAPosting: the file is of no kind that can be read, or its JSON holds no posting.
        TooLarge: the file is over 25 MB or too complex.
    """
    if len(data) > MAX_FILE_BYTES:
        raise TooLarge(_TOO_LARGE.format(name=name))
    key = f"file:{hashlib.sha256(data).hexdigest()}"
    reader = _READERS.get(PurePath(name).suffix.lower()) or _by_content(data)
    if reader is None:
        raise NotAPosting(_UNKNOWN.format(name=name))
    source, fields = reader(name, data)
    if len(fields.body) < MIN_TEXT_CHARS:
        raise EmptyPage(_EMPTY.format(name=name))
    fields = replace(fields, title=fields.title or _first_line(fields.body) or PurePath(name).stem)
    return finish(fields, name, key, source, ReadMethod.FILE)


def _by_content(data: bytes) -> Callable[[str, bytes], tuple[str, Fields]] | None:
    """The reader for a file whose ending says nothing (standard input)."""
    start = data[:1024].lstrip()
    if start.startswith(b"%PDF"):
        return _from_pdf
    if start.startswith(b"PK\x03\x04"):
        return _from_docx
    if start.startswith((b"{", b"[")) and json_of(text_of_bytes(data)) is not None:
        return _from_json
    if re.match(rb"<(?:!doctype|html|head|body|\?xml|div|p|h1)\b", start, re.IGNORECASE):
        return _from_html
    return None if b"\0" in start else _from_text


def _from_text(_name: str, data: bytes) -> tuple[str, Fields]:
    raw = text_of_bytes(data)
    return "file", _text_fields(clean_text(without_markdown(raw)), raw)


def _text_fields(text: str, raw: str = "") -> Fields:
    """The fields of plain text: labelled lines, and the first line as the title."""
    facts = labelled(text)
    title = facts.get("title") or _first_line(text)
    company = facts.get("company", "")
    if not company and (match := re.match(r"(.{3,100}?)\s+(?:at|@|bei|chez)\s+([^,.|]{2,60})$", title)):
        title, company = match[1], match[2]
    return Fields(
        title=title,
        body=text,
        company=company,
        locations=(facts.get("locations", ""),),
        employment_type=facts.get("employment_type", ""),
        date_posted=facts.get("date_posted"),
        valid_through=facts.get("valid_through"),
        origins=dict.fromkeys(
            ("title", "company", "locations", "employment_type", "date_posted", "valid_through", "description"), "text"
        ),
        raw=raw or text,
    )


def _first_line(text: str) -> str:
    return clean_line(next((line for line in text.split("\n") if line.strip()), ""))[:200]


def _from_json(name: str, data: bytes) -> tuple[str, Fields]:
    value = json_of(text_of_bytes(data))
    found = fields_by_shape(value, "") if value is not None else None
    if found is None:
        raise NotAPosting(_NO_POSTING.format(name=name))
    return found


def _from_html(name: str, data: bytes) -> tuple[str, Fields]:
    return _saved_page(text_of_bytes(data), _saved_from(data), name)


def _saved_page(html: str, address: str, name: str) -> tuple[str, Fields]:
    """The source whose page it was, and its fields."""
    page = WebPage(html, address)
    canonical = page.tree.css_first('link[rel="canonical"]')
    named = (canonical.attributes.get("href") if canonical is not None else "") or page.meta("og:url")
    for link in (address, named):
        if parts_or_none(link or "").host:
            source = first_claim(link, all_sources())[0]
            if isinstance(source, WebSource) and source.name != "generic":
                return source.name, saved_fields(page, name, source.selectors)
    return "file", saved_fields(page, name)


def _saved_from(data: bytes) -> str:
    """The address that browsers note in pages they save, "" where there is none."""
    match = re.search(rb"<!-- saved from url=\(\d+\)(\S+) -->", data[:2048])
    return match[1].decode("ascii", "ignore") if match else ""


def _from_mhtml(name: str, data: bytes) -> tuple[str, Fields]:
    """The first HTML part of a page that a browser saved whole."""
    message = email.message_from_bytes(data, _class=EmailMessage, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                html = text_of_bytes(body, str(part.get("Content-Type", "")))
                return _saved_page(html, str(part.get("Content-Location", "")), name)
    raise NotAPosting(_UNREADABLE.format(name=name, kind="a saved web page"))


def _from_pdf(name: str, data: bytes) -> tuple[str, Fields]:
    from pypdf import PdfReader  # noqa: PLC0415 - 0.1 s to import, and only PDFs need it
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above

    try:
        pages = PdfReader(io.BytesIO(data)).pages[:_MAX_PDF_PAGES]
        text = "\n".join(page.extract_text() for page in pages)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        AssertionError,
    ) as error:
        raise NotAPosting(_UNREADABLE.format(name=name, kind="a PDF")) from error
    return "file", _text_fields(clean_text(text))


def _from_docx(name: str, data: bytes) -> tuple[str, Fields]:
    from docx import Document  # noqa: PLC0415 - 0.2 s to import, and only Word files need it
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - as above

    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MAX_DOCX_BYTES:
                raise TooLarge(_TOO_LARGE.format(name=name))
        document = Document(io.BytesIO(data))
        lines = [_docx_line(paragraph.text, paragraph.style) for paragraph in document.paragraphs]
        lines += [" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    except (BadZipFile, OpcError, KeyError, ValueError, AttributeError, SyntaxError) as error:
        raise NotAPosting(_UNREADABLE.format(name=name, kind="a Word document")) from error
    return "file", _text_fields(clean_text("\n".join(lines)))


def _docx_line(text: str, style: object) -> str:
    """The paragraph's text, after a bullet where its style is a list's."""
    return BULLET + text if "List" in str(getattr(style, "name", "")) else text


_READERS: dict[str, Callable[[str, bytes], tuple[str, Fields]]] = {
    ".html": _from_html, ".htm": _from_html, ".xhtml": _from_html, ".mhtml": _from_mhtml, ".mht": _from_mhtml,
    ".txt": _from_text, ".text": _from_text, ".md": _from_text, ".markdown": _from_text, ".json": _from_json,
    ".pdf": _from_pdf, ".docx": _from_docx,
}  # fmt: skip
