"""Text from outside on a page: its letters, and nothing that they could mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.ui.review_words import shown_as_is
from jseeker.ui.words import WORD_JOINER


def letters(shown: str) -> str:
    """What a reader sees of it."""
    return shown.replace(WORD_JOINER, "").replace("\\", "")


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("see https://evil.example/x", "https\\:\u2060\\/"),
        ("see HTTP://evil.example", "HTTP\\:\u2060\\/"),
        ("www.evil.example", "www\u2060\\."),
        ("WWW.evil.example", "WWW\u2060\\."),
        ("write to a@b.example", "a\\@\u2060b"),
    ],
)
def test_an_address_is_cut_where_a_page_would_make_a_link_of_it(text: str, cut: str) -> None:
    assert cut in shown_as_is(text)
    assert letters(shown_as_is(text)) == text


@given(st.text(alphabet="ab:/@w.<>[]()*_$`#~!|{}", max_size=60))
def test_no_sign_that_markdown_reads_stands_alone(text: str) -> None:
    shown = shown_as_is(text)

    assert letters(shown) == " ".join(text.split())
    assert "://" not in shown
    for place, sign in enumerate(shown):
        if sign in ":/@.<>[]()*_$`#~!|{}":
            assert shown[place - 1] == "\\"
