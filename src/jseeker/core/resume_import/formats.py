"""Any file that holds a resume, told apart by its content and read into a draft."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from jseeker.core.page_text import clean_text, text_of_bytes
from jseeker.core.resume_file import read_resume
from jseeker.core.resume_import.documents import docx_lines, pdf_lines
from jseeker.core.resume_import.draft import Draft, ImportFormat, Sheet, unreadable
from jseeker.core.resume_import.json_resume import read_json_resume
from jseeker.core.resume_import.lines import lines_of_text
from jseeker.core.resume_import.linkedin import read_linkedin
from jseeker.core.resume_import.plain_resume import read_lines
from jseeker.core.resume_import.rendercv import read_rendercv
from jseeker.core.resume_text import resume_yaml, with_ids
from jseeker.core.safe_data import DataInvalid, read_data
from jseeker.core.text import shorten
from jseeker.errors import ResumeInvalid

__all__ = ["MAX_FILE_BYTES", "read_foreign"]

MAX_FILE_BYTES = 50_000_000
"""A LinkedIn archive with pictures; anything larger is not read at all."""
_BEST_EFFORT = "The text was sorted by its looks; read the file through before you use it."


def read_foreign(data: bytes, name: str, form: ImportFormat | None = None) -> Draft:
    """The resume in a file of any of the formats; without `form` its content tells which.

    Raises:
        ResumeInvalid: the file is of no such kind, or is damaged, locked or a trap.
    """
    if len(data) > MAX_FILE_BYTES:
        raise unreadable(name, "the file is larger than 50 MB (a resume is text: take pictures out)")
    form = form or _form_of(data, name)
    sheet = _READERS[form](data, name)
    if sheet.unplaced:
        meta = sheet.tree.get("meta")
        meta = meta if isinstance(meta, dict) else {}
        ours = meta.get("jseeker")
        ours = ours if isinstance(ours, dict) else {}
        before = ours.get("unsorted")
        known = before if isinstance(before, list) else []
        unsorted = [*known, *(text for text in sheet.unplaced if text not in known)]
        sheet.tree["meta"] = {**meta, "jseeker": {**ours, "unsorted": unsorted}}
    text = resume_yaml(with_ids(sheet.tree))
    return Draft(text, form, tuple(sheet.unplaced), tuple(sheet.notes), _problems(text))


def _problems(text: str) -> tuple[str, ...]:
    try:
        read_resume(text.encode(), "resume.yaml")
    except ResumeInvalid as error:
        return error.problems
    return ()


def _form_of(data: bytes, name: str) -> ImportFormat:
    start = data[:1024].lstrip()
    ending = PurePath(name).suffix.lower()
    if start.startswith(b"%PDF"):
        return ImportFormat.PDF
    if start.startswith(b"PK"):
        return ImportFormat.DOCX if ending == ".docx" or b"word/" in data[:4000] else ImportFormat.LINKEDIN
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        raise unreadable(name, "this is a Word file of before 2007 (save it as .docx)")
    if ending in (".txt", ".md", ".text"):
        return ImportFormat.TEXT
    if b"\0" in start[:200] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise unreadable(
            name, "this is no file that a resume can be read from (give .json, .yaml, .zip, .docx or .pdf)"
        )
    tree = _data(data, name)
    if "cv" in tree and "basics" not in tree:
        return ImportFormat.RENDERCV
    return ImportFormat.JSON_RESUME


def _data(data: bytes, name: str) -> dict[str, Any]:
    """The table in a YAML or JSON file.

    Raises:
        ResumeInvalid: it is none.
    """
    is_json = name.lower().endswith(".json") or data.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{"
    try:
        value = read_data(data, is_json=is_json)
    except DataInvalid as error:
        raise unreadable(name, str(error)) from error
    if not isinstance(value, dict):
        raise unreadable(name, "the file is not a table of a resume's parts (name its kind with --format)")
    return value


def _json_sheet(data: bytes, name: str) -> Sheet:
    tree = _data(data, name)
    known = {"basics", "work", "education", "skills", "projects", "volunteer"}
    if not known & set(tree):
        shown = shorten(", ".join(map(str, tree)), 60) or "nothing"
        raise unreadable(name, f"the file has no part of a resume (it holds {shown}; see jsonresume.org)")
    return read_json_resume(tree)


def _rendercv_sheet(data: bytes, name: str) -> Sheet:
    tree = _data(data, name)
    if not isinstance(tree.get("cv"), dict):
        raise unreadable(name, "the file has no table `cv` (is it RenderCV's?)")
    return read_rendercv(tree)


def _docx_sheet(data: bytes, name: str) -> Sheet:
    sheet = read_lines(*docx_lines(data, name))
    sheet.note([_BEST_EFFORT])
    return sheet


def _pdf_sheet(data: bytes, name: str) -> Sheet:
    sheet = read_lines(*pdf_lines(data, name))
    sheet.note([_BEST_EFFORT])
    return sheet


def _text_sheet(data: bytes, name: str) -> Sheet:
    lines = lines_of_text(text_of_bytes(data))
    if not clean_text(text_of_bytes(data)):
        raise unreadable(name, "the file holds no text")
    sheet = read_lines(lines)
    sheet.note([_BEST_EFFORT])
    return sheet


_READERS = {
    ImportFormat.JSON_RESUME: _json_sheet,
    ImportFormat.RENDERCV: _rendercv_sheet,
    ImportFormat.LINKEDIN: read_linkedin,
    ImportFormat.DOCX: _docx_sheet,
    ImportFormat.PDF: _pdf_sheet,
    ImportFormat.TEXT: _text_sheet,
}
