"""Markdown in RenderCV's texts, to plain text and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.resume_import.markdown_text import escaped, first_link, plain


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("**Bold** and *italic*", "Bold and italic"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("See [the page](https://a.example/x)", "See the page (https://a.example/x)"),
        ("[a.example](https://a.example/)", "a.example"),
        ("`code`", "code"),
        (r"\*not\* emphasis", "*not* emphasis"),
    ],
)
def test_marks_are_taken_off_and_words_stay(marked: str, told: str) -> None:
    assert plain(marked) == told


def test_the_first_link_is_the_address_of_its_words() -> None:
    assert first_link("[Flash](https://f.example) tool") == ("Flash tool", "https://f.example")
    assert first_link("Plain") == ("Plain", "")


WRITTEN = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="`\u2060"), max_size=40
)


@settings(deadline=None)
@given(st.lists(WRITTEN.filter(bool), max_size=8).map(" ".join))
def test_what_was_escaped_reads_back_as_it_was(text: str) -> None:
    assert plain(escaped(text)) == text


@pytest.mark.parametrize("text", ["#hash", "$$x$$", "<b>", "&amp;", "- dash", "1. one", "> quote", "[a](b)", "# x"])
def test_nothing_in_an_escaped_text_is_markup(text: str) -> None:
    assert not escaped(text).startswith((text[:2] if text[0] in "#$<&" else text,))
    assert plain(escaped(text)) == text
