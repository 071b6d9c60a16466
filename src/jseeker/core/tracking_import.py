"""Applications out of a file of another program: CSV with any delimiter and column names, JSON, an Excel sheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from zipfile import BadZipFile

from jseeker.core.dates import date_of
from jseeker.core.page_text import text_of_bytes
from jseeker.core.text import clean, fold, shorten
from jseeker.core.tracking_files import FORMULA_STARTS
from jseeker.errors import UsageError
from jseeker.model.application import ApplicationStatus, NewApplication, StatusChange

__all__ = ["ImportedRows", "read_applications", "status_of"]

MAX_BYTES = 20_000_000
MAX_ROWS = 20_000
MAX_UNPACKED_BYTES = 100_000_000
_NAMES = {
    "company": "company|employer|organisation|organization|firm|companyname|firma|unternehmen|arbeitgeber|entreprise|"
    "empresa|azienda|société",
    "role": "role|position|title|jobtitle|job|roletitle|positiontitle|stelle|poste|puesto|cargo|ruolo|posizione",
    "url": "url|link|joburl|postingurl|joblink|postinglink|posting|jobpostingurl|jobposting|website|lien|enlace",
    "status": "status|stage|state|applicationstatus|currentstatus|estado|statut|stato|phase",
    "date_applied": "dateapplied|applied|appliedon|applieddate|applicationdate|dateofapplication|appliedat|date|datum|"
    "beworbenam|datesubmitted|datedecandidature",
    "location": "location|place|city|ort|standort|lieu|ubicación|lugar|luogo|local",
    "salary": "salary|pay|compensation|salaryrange|payrange|gehalt|salaire|salario|stipendio|salário",
    "notes": "notes|note|comment|comments|remarks|notizen|bemerkung|bemerkungen|remarques|notas|commenti",
    "follow_up": "followup|followupdate|followupon|nextstep|nextfollowup|reminder|wiedervorlage|relance|seguimiento",
    "history": "history",
    "id": "id|no|nr|number",
}
_STATUSES = {
    ApplicationStatus.SAVED: "wishlist|bookmarked|to apply|interested|todo|to do|draft|not applied|open",
    ApplicationStatus.TAILORED: "prepared|ready|resume ready|ready to apply",
    ApplicationStatus.APPLIED: "submitted|sent|application sent|in review|under review|pending|beworben|postulé",
    ApplicationStatus.SCREENING: "screen|phone screen|recruiter screen|phone call|assessment|oa|test|online assessment",
    ApplicationStatus.INTERVIEW: "interviewing|interviewed|interviews|onsite|on-site|final round|technical interview",
    ApplicationStatus.OFFER: "offered|offer received|accepted|offer accepted|hired",
    ApplicationStatus.REJECTED: "declined by company|not selected|refused|turned down|closed|absage|rejection",
    ApplicationStatus.WITHDRAWN: "withdrew|cancelled|canceled|declined|offer declined|not interested|archived",
    ApplicationStatus.NO_ANSWER: "ghosted|no response|no reply|unanswered|keine antwort|sans réponse",
}
_HYPERLINK = re.compile(r'=\s*HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ImportedRows:
    """The applications of a file, and sentences on what could not be taken over as it stands."""

    applications: tuple[NewApplication, ...]
    notes: tuple[str, ...] = ()


def read_applications(data: bytes, name: str) -> ImportedRows:
    """The applications in a file; what a column or a date does not say clearly is kept in the notes of its row.

    Raises:
        UsageError: the file is of another kind, too large, or has no column for a company or a role.
    """
    if len(data) > MAX_BYTES:
        raise UsageError(f"The file {name} is larger than 20 MB; export the applications alone.")
    lower = name.lower()
    if lower.endswith((".ics", ".md", ".pdf", ".docx")):
        raise UsageError(f"Applications cannot be read from {name}; give a .csv, .json or .xlsx file.")
    if lower.endswith(".xlsx") or data.startswith(b"PK\x03\x04"):
        rows = _excel_rows(data, name)
    elif lower.endswith(".json") or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{"):
        rows = _json_rows(data, name)
    else:
        rows = _csv_rows(text_of_bytes(data), name)
    if len(rows) > MAX_ROWS:
        raise UsageError(f"The file {name} has more than {MAX_ROWS:,} rows; import it in parts.")
    notes: list[str] = []
    made = [one for number, row in enumerate(rows, 1) if (one := _application(row, number, notes)) is not None]
    return ImportedRows(tuple(made), tuple(dict.fromkeys(notes)))


_Row = Mapping[str, str]


def column_of(name: str) -> str | None:
    """The key that a column's name means; None for a column of another kind."""
    told = re.sub(r"[\W_]", "", fold(name))
    return next((key for key, names in _NAMES.items() if told in names.split("|")), None)


def _csv_rows(text: str, name: str) -> list[_Row]:
    """The rows of a CSV text, by the delimiter under which most columns are known."""
    text = text.replace("\0", "").lstrip("\ufeff")
    best: list[list[str]] = []
    known = 0
    for delimiter in ",;\t|":
        table = _table(text, delimiter)
        head = next((row for row in table if any(cell.strip() for cell in row)), [])
        count = sum(column_of(cell) is not None for cell in head)
        if count > known:
            best, known = table, count
    return _rows_of_table(best, name)


def _table(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:  # a cell of over 128 KB under this delimiter
        return []


def _rows_of_table(table: Iterable[Sequence[str]], name: str) -> list[_Row]:
    filled = [row for row in table if any(cell.strip() for cell in row)]
    head = filled[0] if filled else []
    keys = {column_of(cell) for cell in head}
    if not keys & {"company", "role", "url"}:
        raise UsageError(f"The file {name} has no column for a company, a role or a link; name its columns so.")
    rows: list[_Row] = []
    for cells in filled[1:]:
        names = [head[at] if at < len(head) else f"column {at + 1}" for at in range(len(cells))]
        rows.append(_keyed((name, _bare(cell)) for name, cell in zip(names, cells, strict=True)))
    return rows


def _keyed(cells: Iterable[tuple[str, str]]) -> _Row:
    """The cells by their key; a column that is not known, or known twice, by its own name."""
    row: dict[str, str] = {}
    for name, value in cells:
        key = column_of(name)
        taken = key is None or bool(row.get(key))
        row[f"+{clean(name)}" if taken else key or ""] = value
    return MappingProxyType(row)


def _bare(cell: str) -> str:
    """The cell without the quote that keeps a spreadsheet from reading it as a formula; a link out of a formula."""
    if link := _HYPERLINK.match(cell):
        return link[1]
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_STARTS)
    return cell[1:] if guarded else cell


def _json_rows(data: bytes, name: str) -> list[_Row]:
    try:
        value = json.loads(text_of_bytes(data))
    except (json.JSONDecodeError, RecursionError) as error:
        raise UsageError(f"The file {name} is not valid JSON; export it again.") from error
    items = value.get("applications", [value]) if isinstance(value, dict) else value
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise UsageError(f"The file {name} holds no list of applications; give a list of tables.")
    if items and not any(column_of(key) in ("company", "role", "url") for item in items for key in item):
        raise UsageError(f"The file {name} names no company, role or link; name its keys so.")
    return [_keyed((key, _json_text(value)) for key, value in item.items()) for item in items]


def _json_text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _excel_rows(data: bytes, name: str) -> list[_Row]:
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.2 s to import, and only Excel files need it

    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True).worksheets[0]
        table = [
            ["" if cell is None else _excel_text(cell) for cell in row] for row in sheet.iter_rows(values_only=True)
        ]
    except (BadZipFile, KeyError, ValueError, IndexError, TypeError, AttributeError, SyntaxError) as error:
        raise UsageError(f"The file {name} could not be read as an Excel sheet; save it as .csv.") from error
    return _rows_of_table(table, name)


def _excel_text(value: Any) -> str:
    if isinstance(value, datetime) and value.time() == value.min.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def status_of(text: str) -> ApplicationStatus | None:
    """The status that a word of another program means; None where it is none."""
    told = clean(fold(text)).replace("_", " ")
    for status in ApplicationStatus:
        if told == status.value.replace("_", " "):
            return status
    return next((status for status, names in _STATUSES.items() if told in names.split("|")), None)


def _application(row: _Row, number: int, notes: list[str]) -> NewApplication | None:
    """The application of a row; None, with a note, where the row names no company, role or link."""
    text = {key: clean(row.get(key, "")) for key in ("company", "role", "url", "status", "location", "salary")}
    if not (text["company"] or text["role"] or text["url"]):
        notes.append(f"Row {number} names no company, role or link, and was left out.")
        return None
    kept = [row.get("notes", "").strip()]
    kept += [f"{name[1:]}: {clean(value)}" for name, value in row.items() if name.startswith("+") and clean(value)]
    days = {key: _day(row, key, number, kept, notes) for key in ("date_applied", "follow_up")}
    status = status_of(text["status"])
    if status is None:
        status = ApplicationStatus.APPLIED if days["date_applied"] else ApplicationStatus.SAVED
        if text["status"]:
            kept.append(f"Status: {text['status']}")
            notes.append(f"Row {number}: the status '{shorten(text['status'], 40)}' is not known; it is {status}.")
    return NewApplication(
        company=text["company"] or "Unknown company",
        role=text["role"] or "Unknown role",
        status=status,
        url=text["url"],
        location=text["location"] or None,
        salary=text["salary"] or None,
        notes="\n".join(part for part in kept if part),
        history=_history(row.get("history", ""), status),
        **days,
    )


def _day(row: _Row, key: str, number: int, kept: list[str], notes: list[str]) -> date | None:
    """The day in a cell; one that cannot be told (03/04/2026) is kept in the notes."""
    told = clean(row.get(key, ""))
    day = date_of(told) if told else None
    if told and day is None:
        what = key.replace("_", " ")
        kept.append(f"{what.capitalize()}: {told}")
        notes.append(f"Row {number}: '{shorten(told, 40)}' is no clear date (use 2026-11-30); it is kept in the notes.")
    return day


def _history(text: str, status: ApplicationStatus) -> tuple[StatusChange, ...]:
    """The moves that our own export tells, oldest first; none where it tells no whole history up to the status."""
    told = re.findall(r"\b([a-z_]+)\b\W+(?:\"at\"\W+)?(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d))", text)
    moves: list[StatusChange] = []
    for word, moment in told:
        if word in set(ApplicationStatus):
            moves.append(StatusChange(ApplicationStatus(word), datetime.fromisoformat(moment)))
    return tuple(moves) if moves and moves[-1].status is status else ()
