from __future__ import annotations

import re

from jseeker.render.docx_base import base_parts
from jseeker.render.docx_look import look_of


def test_the_base_is_small_and_made_once_for_each_look_and_language() -> None:
    parts = base_parts(look_of("classic", 0.0), "en")

    assert sum(len(content) for _, content in parts) < 80_000
    assert base_parts(look_of("classic", 0.0), "en") is parts
    assert base_parts(look_of("classic", 0.0), "fr") is not parts


def test_the_language_is_in_the_styles() -> None:
    styles = dict(base_parts(look_of("serif", 0.5), "de-AT"))["word/styles.xml"].decode()

    assert re.findall(r'<w:lang w:val="([^"]+)"', styles) == ["de-AT"]


def test_no_style_is_named_that_is_not_there() -> None:
    styles = dict(base_parts(look_of("compact", 1.0), "en"))["word/styles.xml"].decode()
    defined = set(re.findall(r'w:styleId="([^"]+)"', styles))

    assert set(re.findall(r'<w:(?:basedOn|next|link) w:val="([^"]+)"', styles)) <= defined
    assert {"Title", "Heading1", "Heading2", "ListBullet", "Contact", "Organization", "Quiet"} <= defined
