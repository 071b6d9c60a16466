"""Numbers in words."""

from __future__ import annotations

import pytest

from jseeker.core.truth.spelled import spelled_number
from jseeker.core.truth.tokens import tokenise
from jseeker.core.truth.words import NUMBER_WORDS


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("seven", 7, 1),
        ("twenty-five people", 25, 3),
        ("two hundred and fifty users", 250, 4),
        ("half a million rows", 500_000, 3),
        ("half a year", 0.5, 2),
        ("two dozen eggs", 24, 2),
        ("a million million", 10**12, 3),
        ("three million two thousand", 3_002_000, 4),
    ],
)
def test_the_words_of_a_number_are_its_value(text: str, value: float, words: int) -> None:
    found = spelled_number(tokenise(text), 0, NUMBER_WORDS["en"])

    assert found is not None
    assert (float(found[0]), found[1]) == (value, words)


@pytest.mark.parametrize("text", ["one of the shops", "people", "one-on-one", "million"])
def test_a_word_that_counts_nothing_is_no_number(text: str) -> None:
    assert spelled_number(tokenise(text), 0, NUMBER_WORDS["en"]) is None
