from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.render.clean import clean_text
from jseeker.render.content import LONGEST_WHOLE_WORD, language_of, pieces


def joined(text) -> str:
    if isinstance(text, str):
        return text
    return "".join(piece if isinstance(piece, str) else "".join(piece) for piece in text)


@given(st.text(max_size=300).map(clean_text) | st.text("ab- /3 %m", max_size=300).map(clean_text))
def test_the_pieces_are_the_text(text: str) -> None:
    assert joined(pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("a cross-team review", ["a ", ["cross-team"], " review"]),
        ("cut by 38 %.", ["cut by ", ["38 %."]]),
        ("4 TB/day and 12 ms", [["4 TB/day"], " and ", ["12 ms"]]),
        ("日本語-テスト", "日本語-テスト"),
    ],
)
def test_a_line_breaks_neither_in_a_word_nor_before_a_unit(text: str, expected: object) -> None:
    assert pieces(text) == expected


def test_a_word_too_long_for_a_line_may_break() -> None:
    (word,) = pieces("x" * (LONGEST_WHOLE_WORD + 1))

    assert isinstance(word, list)
    assert all(len(part) < 20 for part in word)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", ("en", None)),
        ("fr-CA", ("fr", "CA")),
        ("zh-Hant-TW", ("zh", "TW")),
        ("pt-br", ("pt", "BR")),
        ("", ("en", None)),
        ("nonsense!", ("en", None)),
        ("de-1996", ("de", None)),
    ],
)
def test_a_language_tag_is_a_language_and_a_country(tag: str, language: tuple[str, str | None]) -> None:
    assert language_of(tag) == language
