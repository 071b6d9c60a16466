from __future__ import annotations

import struct
from pathlib import Path

import pytest

from jseeker.render.fonts import PACKAGED_FAMILIES, choose_fonts, covered_by, font_file_coverage, typst_fonts


def test_every_family_that_we_name_is_in_the_package() -> None:
    assert set(PACKAGED_FAMILIES) <= set(typst_fonts().families())


@pytest.mark.parametrize(
    "text",
    [
        "Zoë Łukasz Țară Ðuro",
        "Инженер",
        "Μηχανικός",
        "हिन्दी",
        "中文日本語한국어",
        "דוד כהן",
        "→ ✓ ≥ × – — … “”",
        "Tiếng Việt",
    ],
)
def test_the_packaged_fonts_show_the_scripts_they_promise(text: str) -> None:
    choice = choose_fonts(text, "en")

    assert (choice.missing, choice.system) == (frozenset(), False)


@pytest.mark.parametrize(
    ("language", "family"), [("ja", "Noto Sans JP"), ("ko-KR", "Noto Sans KR"), ("zh", "Noto Sans SC")]
)
def test_the_documents_own_language_settles_the_style_of_han(language: str, family: str) -> None:
    families = choose_fonts("", language).families

    assert next(name for name in families if name.startswith("Noto Sans ")) == family
    assert sorted(families) == sorted(PACKAGED_FAMILIES)


def test_a_picture_has_no_font() -> None:
    assert choose_fonts("a🚀", "en").missing == {"🚀"}


def test_what_is_no_font_covers_nothing(tmp_path: Path) -> None:
    for content in (b"", b"\x00\x01\x00\x00", b"not a font at all", b"\x00\x01\x00\x00\xff\xff" + b"\x00" * 100):
        (tmp_path / "x.ttf").write_bytes(content)
        covered_by.cache_clear()
        assert covered_by(str(tmp_path / "x.ttf")) == frozenset()
    assert covered_by(str(tmp_path / "none.ttf")) == frozenset()


def test_both_kinds_of_character_map_are_read(tmp_path: Path) -> None:
    delta = struct.pack(">7H", 4, 0, 0, 4, 0, 0, 0) + struct.pack(
        ">2HH2H2h2H", 0x42, 0xFFFF, 0, 0x41, 0xFFFF, 1, 1, 0, 0
    )
    segments = struct.pack(">HHIIIIII", 12, 0, 28, 0, 1, 0x1F600, 0x1F601, 7)

    def coverage(subtable: bytes) -> frozenset[str]:
        cmap = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + subtable
        font = struct.pack(">IHHHH", 0x10000, 1, 0, 0, 0) + struct.pack(">4sIII", b"cmap", 0, 28, len(cmap)) + cmap
        (tmp_path / "f.ttf").write_bytes(font)
        return font_file_coverage(tmp_path / "f.ttf")

    assert coverage(delta) == {"A", "B"}
    assert coverage(segments) == {"\U0001f600", "\U0001f601"}
