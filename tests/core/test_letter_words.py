"""The letter's own sentences: one set for each language, with the same marks in each."""

from __future__ import annotations

import re
from dataclasses import astuple

import pytest

from jseeker.core.letter_words import letter_words
from jseeker.core.wording import SUPPORTED_LANGUAGES


def marks(value: object) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", str(value)))


@pytest.mark.parametrize("language", SUPPORTED_LANGUAGES)
def test_each_language_has_the_same_marks_in_the_same_sentences(language: str) -> None:
    english, other = astuple(letter_words("en")), astuple(letter_words(language))

    assert [marks(told) for told in other] == [marks(told) for told in english]
    assert all(other)


def test_each_language_has_sentences_of_its_own_and_a_rarer_one_the_english() -> None:
    assert len({letter_words(language).closing for language in SUPPORTED_LANGUAGES}) == len(SUPPORTED_LANGUAGES)
    assert letter_words("ja") is letter_words("en")
