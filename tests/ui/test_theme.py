"""The look."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from jseeker.ui.theme import DARK, ICON, LIGHT, LOGO, theme_options


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["textColor", "linkColor"])
def test_words_stand_out_from_every_ground(colours, name: str) -> None:
    """Source: WCAG 2.2, 1.4.3: a contrast of at least 4.5 to 1."""
    for ground in ("backgroundColor", "secondaryBackgroundColor", "sidebar.backgroundColor"):
        light, dark = sorted((luminance(colours[name]), luminance(colours[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (name, ground)


def test_light_and_dark_say_the_same_things() -> None:
    assert set(LIGHT) == set(DARK)


def test_streamlit_knows_every_option_and_none_names_an_address() -> None:
    from streamlit import config

    known = set(config.get_config_options())
    options = theme_options()
    assert set(options) <= known
    assert not re.search(r"https?:|//", str(options))


@pytest.mark.parametrize("picture", [ICON, LOGO], ids=["icon", "logo"])
def test_the_pictures_are_whole_and_load_nothing(picture) -> None:
    text = picture.read_text("utf-8")
    assert ElementTree.fromstring(text).tag.endswith("svg")  # noqa: S314 - it reads our own two files
    assert "href" not in text
