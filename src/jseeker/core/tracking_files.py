"""Applications as files for other programs: CSV, JSON, a calendar, Markdown, an Excel sheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from jseeker.core.text import clean
from jseeker.model.application import Application

__all__ = ["COLUMNS", "application_shape", "as_csv", "as_ics", "as_json", "as_markdown", "as_xlsx", "safe_cell"]

COLUMNS = (
    *("id", "company", "role", "status", "url", "date_applied", "location", "salary", "notes", "follow_up", "history"),
)
"""The keys of an application, in the order of the contract."""
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for a formula at the start of a cell."""
_ICS_LINE_BYTES = 75  # RFC 5545, 3.1
_MARKDOWN = str.maketrans(
    {"|": r"\|", "<": "&lt;", ">": "&gt;", "&": "&amp;", "[": r"\[", "]": r"\]", "`": r"\`", "*": r"\*", "_": r"\_"}
)


def application_shape(application: Application) -> dict[str, Any]:
    """An application as programs see it: the keys of `jseeker track list --json`, dates in ISO form."""
    return {
        "id": application.id,
        "company": application.company,
        "role": application.role,
        "status": application.status.value,
        "url": application.url,
        "date_applied": _iso(application.date_applied),
        "location": application.location,
        "salary": application.salary,
        "notes": application.notes,
        "follow_up": _iso(application.follow_up),
        "history": [{"status": change.status.value, "at": change.at.isoformat()} for change in application.history],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def as_json(applications: Sequence[Application]) -> str:
    """A JSON list of the applications."""
    shapes = [application_shape(one) for one in applications]
    try:
        text = json.dumps(shapes, ensure_ascii=False, indent=2)
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(shapes, indent=2)
    return text + "\n"


def as_csv(applications: Sequence[Application]) -> str:
    """One row an application below the column names; no cell is a formula (see `safe_cell`)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(cell) for cell in _cells(one)] for one in applications)
    return out.getvalue()


def safe_cell(text: str) -> str:
    """The text with a quote before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.lstrip("'").startswith(FORMULA_STARTS) else text


def _cells(application: Application) -> list[str]:
    shape = application_shape(application)
    shape["history"] = "; ".join(f"{change.status} {change.at.isoformat()}" for change in application.history)
    return ["" if shape[name] is None else _without_controls(str(shape[name])) for name in COLUMNS]


def _without_controls(text: str) -> str:
    """The text without what neither a spreadsheet nor XML can hold; lines and tabs stay."""
    whole = text.encode("utf-8", "ignore").decode()
    return "".join(char for char in whole if char in "\t\n\r" or (char >= " " and char not in "\ufffe\uffff"))


def as_markdown(applications: Sequence[Application]) -> str:
    """A table for people: one row an application, the role linked to its posting."""
    heads = ("Company", "Role", "Status", "Applied", "Follow up", "Place", "Salary", "Notes")
    rows = ["| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads)]
    for one in applications:
        role = _plain(one.role)
        if one.url.startswith(("http://", "https://")):
            role = f"[{role}](<{quote(one.url, safe='%/:=&?~#+!$,;@*')}>)"
        days = (_iso(one.date_applied) or "", _iso(one.follow_up) or "")
        status = one.status.value.replace("_", " ")
        texts = (_plain(one.company), role, status, *days, _plain(one.location), _plain(one.salary), _plain(one.notes))
        rows.append("| " + " | ".join(texts) + " |")
    return "\n".join(rows) + "\n"


def _plain(text: str | None) -> str:
    return clean(text or "").replace("\\", "\\\\").translate(_MARKDOWN)


def as_ics(applications: Sequence[Application], now: datetime) -> str:
    """A calendar: a whole day for each follow-up and each application sent; the same entries keep their names."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jSeeker//applications//EN", "CALSCALE:GREGORIAN"]
    for one in applications:
        for what, day in (("Follow up", one.follow_up), ("Applied", one.date_applied)):
            if day is not None:
                lines += _event(one, what, day, now)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(application: Application, what: str, day: date, now: datetime) -> list[str]:
    about = [application.status.value.replace("_", " "), application.location or "", application.notes]
    lines = [
        "BEGIN:VEVENT",
        f"UID:application-{application.id}-{what.lower().replace(' ', '-')}@jseeker",
        f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{_day_after(day):%Y%m%d}",
        f"SUMMARY:{_ics_text(f'{what}: {application.role}, {application.company}')}",
        f"DESCRIPTION:{_ics_text(' · '.join(part for part in about if part))}",
        "TRANSP:TRANSPARENT",
    ]
    if application.url.startswith(("http://", "https://")):
        lines.append(f"URL:{quote(application.url, safe='%/:=&?~#+!$,;@*()')}")
    return [*lines, "END:VEVENT"]


def _day_after(day: date) -> date:
    return day + timedelta(days=1) if day < date.max else day


def _ics_text(text: str) -> str:
    lines = [clean(line) for line in text.splitlines()]
    escaped = (line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)
    return "\\n".join(escaped)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes; all but the first begin with a space."""
    piece, size = "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _ICS_LINE_BYTES:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + width
    yield piece


def as_xlsx(applications: Sequence[Application]) -> bytes:
    """An Excel sheet of the applications; every cell is text or a day, none a formula."""
    from openpyxl import Workbook  # noqa: PLC0415 - 0.2 s to import, and only Excel files need it

    book = Workbook()
    sheet = book.active
    sheet.title = "Applications"
    sheet.append(list(COLUMNS))
    sheet.freeze_panes = "A2"
    days = {COLUMNS.index(name) for name in ("date_applied", "follow_up")}
    for row, one in enumerate(applications, 2):
        for at, text in enumerate(_cells(one)):
            cell = sheet.cell(row=row, column=at + 1)
            if at in days and text:
                cell.value = date.fromisoformat(text)
            elif at == 0:
                cell.value = one.id
            elif text:
                cell.value = text[:32_767]  # the most that a cell holds
                cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
