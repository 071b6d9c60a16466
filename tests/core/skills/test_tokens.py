"""A line as tokens."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.skills.tokens import shape_of, short_shape, tokens


def test_commas_are_walls_not_tokens() -> None:
    assert [(token.written, token.after_wall) for token in tokens("Go, Rust and C#")] == [
        ("Go", False),
        ("Rust", True),
        ("and", False),
        ("C#", False),
    ]


def test_words_with_marks_inside_stay_whole() -> None:
    assert [token.written for token in tokens("Node.js front-end R&D (.NET)")] == [
        "Node.js",
        "front-end",
        "R&D",
        "(",
        ".NET",
        ")",
    ]


def test_a_shape_shows_the_kinds_of_letters() -> None:
    assert shape_of("Node.js") == "Xxxx.xx"
    assert short_shape(shape_of("PostgreSQL15")) == "XxXd"


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(text: str) -> None:
    for token in tokens(text):
        assert text[token.start : token.end] == token.written
