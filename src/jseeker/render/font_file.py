"""Font files read as far as documents need it: which characters a font can show, and how wide it sets them."""

from __future__ import annotations

import struct
from pathlib import Path

__all__ = ["advances", "coverage"]

_DRAWN = range(0x20, 0x110000)
_SURROGATES = range(0xD800, 0xE000)


def coverage(path: Path, index: int = 0) -> frozenset[str]:
    """The characters in the font's character map.

    Raises:
        OSError, struct.error, ValueError: the file is not a font.
    """
    codes = _glyphs(_table(path, b"cmap", index))
    return frozenset(chr(code) for code in codes if code in _DRAWN and code not in _SURROGATES)


def advances(path: Path, below: int, index: int = 0) -> dict[str, float]:
    """How far the pen moves for each character with a number under `below`, in ems (kerning left out).

    Raises:
        OSError, struct.error, ValueError: the file is not a font.

    Source: the OpenType specification, "head", "hhea" and "hmtx".
    """
    units = struct.unpack_from(">H", _table(path, b"head", index), 18)[0]
    count = struct.unpack_from(">H", _table(path, b"hhea", index), 34)[0]
    widths = struct.unpack_from(f">{2 * count}H", _table(path, b"hmtx", index))[::2]
    glyphs = _glyphs(_table(path, b"cmap", index))
    return {chr(code): widths[min(glyph, count - 1)] / units for code, glyph in glyphs.items() if 0x20 <= code < below}


def _table(path: Path, wanted: bytes, index: int) -> bytes:
    """The bytes of one of the font's tables, read without the rest of the file.

    Source: the OpenType specification, "Table directory" and "TTC Header".
    """
    with path.open("rb") as file:
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12 + 4 * index)
            start = struct.unpack(">I", file.read(4))[0]
        file.seek(start + 4)
        tables = struct.unpack(">H", file.read(2))[0]
        file.seek(start + 12)
        directory = file.read(16 * tables)
        for entry in range(tables):
            tag, _, offset, length = struct.unpack_from(">4sIII", directory, 16 * entry)
            if tag == wanted:
                file.seek(offset)
                return file.read(length)
    raise ValueError(f"the font has no table {wanted.decode()}")


def _glyphs(table: bytes) -> dict[int, int]:
    """The number of the glyph for each code point of a character map.

    Source: the OpenType specification, "cmap".
    """
    subtables: dict[int, int] = {}
    for record in range(struct.unpack_from(">H", table, 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", table, 4 + 8 * record)
        if platform in (0, 3):
            subtables[struct.unpack_from(">H", table, offset)[0]] = offset
    if 12 in subtables:
        return _segmented(table, subtables[12])
    return _delta(table, subtables[4]) if 4 in subtables else {}


def _segmented(table: bytes, at: int) -> dict[int, int]:
    """A format 12 character map."""
    glyphs: dict[int, int] = {}
    for group in range(struct.unpack_from(">I", table, at + 12)[0]):
        first, last, glyph = struct.unpack_from(">III", table, at + 16 + 12 * group)
        codes = range(first, min(last, 0x10FFFF) + 1)
        glyphs.update(zip(codes, range(glyph, glyph + len(codes)), strict=True))
    return glyphs


def _delta(table: bytes, at: int) -> dict[int, int]:
    """A format 4 character map, without the code points that lead to no glyph."""
    count = struct.unpack_from(">H", table, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, at + 14)
    starts = struct.unpack_from(f">{count}H", table, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", table, at + 16 + 4 * count)
    offsets_at = at + 16 + 6 * count
    glyphs: dict[int, int] = {}
    for segment, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        here = offsets_at + 2 * segment
        offset = struct.unpack_from(">H", table, here)[0]
        if offset == 0:
            glyphs.update((code, (code + delta) & 0xFFFF) for code in range(first, last + 1))
            continue
        for code in range(first, last + 1):
            glyph_at = here + offset + 2 * (code - first)
            if glyph_at + 2 <= len(table) and (glyph := struct.unpack_from(">H", table, glyph_at)[0]):
                glyphs[code] = (glyph + delta) & 0xFFFF
    glyphs.pop(0xFFFF, None)
    return glyphs
