"""Rows of a CSV text by column name: a byte order mark, lines before the header and ragged rows are borne."""

from __future__ import annotations

import csv
import io

from jseeker.core.page_text import text_of_bytes

__all__ = ["rows_of"]

MAX_ROWS = 5_000


def rows_of(data: bytes, known: frozenset[str]) -> list[dict[str, str]]:
    """The rows below the first line that holds a `known` column (in lower case), with column names in lower case.

    A cell beyond the header's columns is kept under its number.
    """
    text = text_of_bytes(data).replace("\0", "")
    lines = csv.reader(io.StringIO(text, newline=""))
    header: list[str] = []
    rows: list[dict[str, str]] = []
    try:
        for cells in lines:
            if not header:
                named = [cell.strip().lstrip("\ufeff").lower() for cell in cells]
                header = named if known & set(named) else []
                continue
            row = {(header[at] if at < len(header) else str(at + 1)): cell.strip() for at, cell in enumerate(cells)}
            if any(row.values()):
                rows.append(row)
            if len(rows) == MAX_ROWS:
                break
    except csv.Error:  # a cell of over 128 KB: no resume
        return rows
    return rows
