"""Rows as lines of aligned columns: for lists that are short and wide enough to need no frame."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from jseeker.core.words import printable

__all__ = ["in_columns"]

GAP = "  "


def in_columns(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """The heads and the rows, one a line, each column as wide as its widest cell; cells are made safe to print."""
    table = [list(heads), *([printable(cell) for cell in row] for row in rows)]
    widths = [max(cell_len(row[place]) for row in table) for place in range(len(heads))]
    lines = (GAP.join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)) for row in table)
    return "".join(line.rstrip() + "\n" for line in lines)


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - cell_len(cell))
