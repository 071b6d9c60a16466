from __future__ import annotations

from pathlib import Path

import pytest

from jseeker.render.fonts import PACKAGED_FAMILIES, choose_fonts, covered_by, typst_fonts, widths_of


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


def test_the_widths_are_those_of_the_regular_face() -> None:
    widths = widths_of("Source Sans 3")

    assert widths["i"] < widths["e"] < widths["W"]
    assert 0.45 < widths["e"] < 0.55
    assert "Ł" in widths
    assert "中" not in widths
