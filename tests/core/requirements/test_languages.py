"""The languages asked for."""

from __future__ import annotations

import pytest

from jseeker.core.requirements.languages import find_languages
from jseeker.core.requirements.parts import split_lines


def languages_in(text: str) -> tuple[str, ...]:
    return tuple(found.language for found in find_languages(split_lines(text)))


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Fluent in English and German", ("English", "German")),
        ("Business-level Japanese is required", ("Japanese",)),
        ("Sehr gute Deutschkenntnisse (C1)", ("German",)),
        ("Verhandlungssicheres Englisch", ("English",)),
        ("Anglais courant, allemand apprécié : niveau B2", ("English", "German")),
        ("Nivel alto de inglés", ("English",)),
        ("Ottima conoscenza dell'inglese", ("English",)),
        ("Inglês fluente", ("English",)),
        ("Requirements\n• Dutch", ("Dutch",)),
    ],
)
def test_languages_asked_for_come_by_their_english_names(text: str, languages: tuple[str, ...]) -> None:
    assert languages_in(text) == languages


@pytest.mark.parametrize(
    "text",
    [
        "We lead the German market",
        "You will polish the floor",
        "A French company from Lyon",
        "Benefits\n• English lessons, all levels",
    ],
)
def test_other_mentions_ask_for_nothing(text: str) -> None:
    assert languages_in(text) == ()
