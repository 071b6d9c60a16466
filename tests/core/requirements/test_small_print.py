"""Sentences that ask for nothing."""

from __future__ import annotations

import pytest

from jseeker.core.requirements.small_print import is_small_print


@pytest.mark.parametrize(
    "sentence",
    [
        "We are an equal opportunity employer.",
        "We hire without regard to race, colour, religion or gender.",
        "The salary range is $80,000 to $95,000.",
        "We never ask applicants for a bank account number.",
        "Reasonable accommodations are available.",
        "Schwerbehinderte Menschen werden bevorzugt.",
        "Tous nos postes sont ouverts aux personnes en situation de handicap.",
    ],
)
def test_small_print_is_told(sentence: str) -> None:
    assert is_small_print(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You know Python and SQL.",
        "Experience in retail banking",
        "You manage a budget of 2 million.",
        "Color theory and typography",
    ],
)
def test_sentences_about_the_work_are_none(sentence: str) -> None:
    assert not is_small_print(sentence)
