"""Words of a text."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.text import clean, contains_phrase, content_stems, guess_language, shorten, stem, stems, words


@given(st.text())
def test_cleaned_text_is_one_line_and_stays_the_same_when_cleaned_again(text: str) -> None:
    once = clean(text)

    assert once == clean(once) == once.strip()
    assert "\n" not in once
    assert "\u200b" not in once
    once.encode("utf-8")


def test_names_with_signs_stay_whole_and_joined_words_are_split() -> None:
    assert words("C++, C#, .NET, Node.js and CI/CD for a full-time R&D team") == (
        "C++", "C#", ".NET", "Node.js", "and", "CI", "CD", "for", "a", "full", "time", "R&D", "team")  # fmt: skip


def test_content_stems_leave_function_words_out() -> None:
    assert content_stems("Built the pipelines of the team") == stems("Built pipelines team")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Wir suchen eine Person, die mit uns an der Software arbeitet", "de"),
        ("Nous cherchons une personne pour notre équipe de vente", "fr"),
        ("Buscamos una persona para el equipo de ventas en la ciudad", "es"),
        ("Cerchiamo una persona per il nostro ufficio con esperienza nella vendita", "it"),
        ("Procuramos uma pessoa para a nossa equipa com experiência em vendas", "pt"),
        ("We look for a person with a sense of humour", "en"),
        ("Kubernetes PostgreSQL", "en"),
    ],
)
def test_the_language_shows_in_the_function_words(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_stemming_is_safe_across_threads() -> None:
    listed = [f"{root}{ending}ing" for root in ("test", "build", "manag", "develop") for ending in range(200)]
    with ThreadPoolExecutor(8) as pool:
        spread = list(pool.map(stem, listed))

    stem.cache_clear()
    assert spread == [stem(word) for word in listed]


def test_a_phrase_is_found_as_neighbours_only() -> None:
    assert contains_phrase(["rest", "api", "design"], ["api", "design"])
    assert not contains_phrase(["rest", "api", "design"], ["rest", "design"])
    assert not contains_phrase(["rest"], [])


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shorten("one two three four", 12) == "one two…"
    assert shorten("short", 12) == "short"
