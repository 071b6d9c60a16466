"""Rows of a CSV text by column name."""

from __future__ import annotations

from jseeker.core.resume_import.tables import rows_of

KNOWN = frozenset({"name"})


def test_a_mark_and_lines_before_the_header_are_borne() -> None:
    data = '\ufeffNotes:\n"Some, preamble"\n\nName,Level\nA,1\n,\nB\n'.encode()
    assert rows_of(data, KNOWN) == [{"name": "A", "level": "1"}, {"name": "B"}]


def test_a_cell_beyond_the_header_is_kept() -> None:
    assert rows_of(b"name\nA,extra\n", KNOWN) == [{"name": "A", "2": "extra"}]


def test_a_table_of_another_kind_has_no_rows() -> None:
    assert rows_of(b"x,y\n1,2\n", KNOWN) == []
    assert rows_of(b"", KNOWN) == []
