from __future__ import annotations

import struct
from pathlib import Path

import pytest

from jseeker.render.font_file import advances, coverage

DELTA = struct.pack(">7H", 4, 0, 0, 4, 0, 0, 0) + struct.pack(
    ">2HH2H2h2H", 0x42, 0xFFFF, 0, 0x41, 0xFFFF, -0x40, 1, 0, 0
)
"""A format 4 map: A is glyph 1, B is glyph 2."""
SEGMENTS = struct.pack(">HHIIIIII", 12, 0, 28, 0, 1, 0x41, 0x42, 1)
"""A format 12 map that says the same."""
PLACES = struct.pack(">7H", 4, 0, 0, 4, 0, 0, 0) + struct.pack(
    ">2HH2H2h2H2H", 0x42, 0xFFFF, 0, 0x41, 0xFFFF, 0, 1, 4, 0, 1, 2
)
"""A format 4 map with a list of glyphs."""


@pytest.fixture
def font(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A font of three glyphs, with the character map that the test names."""
    tables = {
        b"cmap": struct.pack(">HHHHI", 0, 1, 3, 1, 12) + request.param,
        b"head": bytes(18) + struct.pack(">H", 1000) + bytes(34),
        b"hhea": bytes(34) + struct.pack(">H", 2),
        b"hmtx": struct.pack(">HhHhh", 500, 0, 700, 0, 0),
    }
    directory, content = b"", b""
    for tag, table in tables.items():
        directory += struct.pack(">4sIII", tag, 0, 12 + 16 * len(tables) + len(content), len(table))
        content += table
    path = tmp_path / "f.ttf"
    path.write_bytes(struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0) + directory + content)
    return path


@pytest.mark.parametrize("font", [DELTA, SEGMENTS, PLACES], indirect=True, ids=["delta", "segments", "places"])
def test_each_kind_of_character_map_says_which_letters_there_are_and_how_wide(font: Path) -> None:
    assert coverage(font) == {"A", "B"}
    assert advances(font, 0x80) == {"A": 0.7, "B": 0.7}
    assert advances(font, 0x42) == {"A": 0.7}


@pytest.mark.parametrize(
    "content", [b"", b"\x00\x01\x00\x00", b"not a font at all", b"\x00\x01\x00\x00\xff\xff" + b"\x00" * 100]
)
def test_what_is_no_font_raises(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.ttf").write_bytes(content)

    for read in (coverage, lambda path: advances(path, 0x80)):
        with pytest.raises((struct.error, ValueError)):
            read(tmp_path / "x.ttf")
