"""Rows as aligned columns."""

from __future__ import annotations

from jseeker.cli.columns import in_columns


def test_each_column_is_as_wide_as_its_widest_cell_and_no_line_ends_in_spaces() -> None:
    text = in_columns(("Name", "N"), [("ab", "1"), ("abcdef", "22")])
    assert text == "Name    N\nab      1\nabcdef  22\n"


def test_wide_letters_count_double_and_control_characters_are_taken_out() -> None:
    text = in_columns(("A", "B"), [("求人", "x"), ("a\x1b[31mb", "y\nz")])
    assert "\x1b" not in text
    assert text.splitlines()[1] == "求人" + " " * (text.splitlines()[2].index("y") - 4) + "x"
    assert len(text.splitlines()) == 3
