"""Applications as files for other programs."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.tracking_files import (
    COLUMNS,
    application_shape,
    as_csv,
    as_ics,
    as_json,
    as_markdown,
    as_xlsx,
    safe_cell,
)
from jseeker.model.application import Application, ApplicationStatus, StatusChange

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
ONE = Application(
    id=7,
    company="=cmd|' /C calc'!A0",
    role="Data <b>Engineer</b> | [x](y)",
    status=ApplicationStatus.APPLIED,
    url="https://a.example/jobs/7",
    key="k",
    created_at=NOW,
    date_applied=date(2026, 11, 20),
    location="Łódź",
    notes="Called; back,\nagain\r\nBEGIN:VEVENT",
    follow_up=date(2026, 12, 1),
    history=(StatusChange(ApplicationStatus.SAVED, NOW), StatusChange(ApplicationStatus.APPLIED, NOW)),
)


def test_the_shape_has_the_keys_of_the_contract() -> None:
    shape = application_shape(ONE)
    assert tuple(shape) == COLUMNS
    assert (shape["date_applied"], shape["salary"]) == ("2026-11-20", None)
    assert shape["history"][1] == {"status": "applied", "at": "2026-11-23T20:00:00+00:00"}
    assert json.loads(as_json([ONE])) == [shape]


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_cell_is_a_formula_and_each_can_be_told_from_every_other(text: str) -> None:
    cell = safe_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    guarded = cell.startswith("'") and safe_cell(cell[1:]) == cell
    assert (cell[1:] if guarded else cell) == text


def test_csv_has_one_row_each_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(as_csv([ONE]), newline="")))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1][1].startswith("'=cmd")
    assert len(rows) == 2


def test_a_calendar_has_the_days_and_no_line_of_the_notes_becomes_one_of_its_own() -> None:
    text = as_ics([ONE], NOW)
    lines = text.split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20261201" in lines
    assert "DTEND;VALUE=DATE:20261202" in lines
    assert "UID:application-7-follow-up@jseeker" in lines
    assert max(len(line.encode()) for line in lines) <= 75
    assert "\n" not in text.replace("\r\n", "")
    assert as_ics([ONE], NOW) == text


def test_markdown_is_one_row_each_with_nothing_that_is_markup() -> None:
    rows = as_markdown([ONE]).splitlines()
    assert len(rows) == 3
    assert "<b>" not in rows[2]
    assert rows[2].count(" | ") == 7
    assert "](<https://a.example/jobs/7>)" in rows[2]
    assert "javascript" not in as_markdown([_with_url("javascript:alert(1)")])


def test_an_excel_sheet_holds_texts_and_days_and_no_formula() -> None:
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(as_xlsx([ONE]))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    company = sheet["B2"]
    assert company.data_type == "s"
    assert company.value == ONE.company
    assert sheet["F2"].value == datetime(2026, 11, 20)  # noqa: DTZ001 - Excel knows no time zone


def _with_url(url: str) -> Application:
    return Application(1, "A", "B", ApplicationStatus.SAVED, url, "k", NOW)
