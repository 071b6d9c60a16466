"""A line as statements, each with the words that hold it back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.truth.parts import Hedge, Statement, statements
from jseeker.core.truth.tokens import tokenise


def read(text: str, language: str = "en") -> tuple[Statement, ...]:
    return statements(tokenise(text, language), language)


def texts(text: str, language: str = "en") -> list[str]:
    return [" ".join(token.text for token in part.tokens) for part in read(text, language)]


def hedges(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(hedge.kind, hedge.text) for part in read(text, language) for hedge in part.hedges]


def test_a_joined_verb_and_a_sentence_begin_a_statement_and_a_joined_noun_does_not() -> None:
    assert texts("Built the API and quickly wrote reports. Ran pumps and valves; led") == [
        "Built the API and quickly", "wrote reports", "Ran pumps and valves", "led"]  # fmt: skip


def test_what_someone_helped_to_do_stays_one_statement() -> None:
    assert texts("Helped design and build forms") == ["Helped design and build forms"]


def test_outside_english_only_marks_cut_a_line() -> None:
    assert texts("Leitete das Projekt und baute Motoren; prüfte sie", "de") == [
        "Leitete das Projekt und baute Motoren", "prüfte sie"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Helped design forms", "en", ("ASSIST", "Helped")),
        ("Part of the team that opened a unit", "en", ("shared", "Part of")),
        ("Built a prototype engine", "en", ("trial", "prototype")),
        ("Moved services without downtime", "en", ("negation", "without")),
        ("Checked in guests with one colleague", "en", ("shared", "with one colleague")),
        ("Opened accounts under my manager's approval", "en", ("shared", "under my manager's approval")),
        ("Sold rooms, a tenth of the goods", "en", ("part", "a tenth of")),
        ("Holds a certificate that expired", "en", ("failure", "expired")),
        ("Half das Projekt leiten", "de", ("assistance", "Half")),
        ("Baute einen Prototyp", "de", ("trial", "Prototyp")),
        ("Dirigí bajo supervisión el taller", "es", ("shared", "bajo supervisión")),
    ],
)
def test_a_word_that_holds_back_is_found_with_its_kind(text: str, language: str, found: tuple[str, str]) -> None:
    assert hedges(text, language) == [found]


@pytest.mark.parametrize("text", ["Designed forms", "Led the help desk", "Built an engine for a clinic"])
def test_a_plain_claim_has_none(text: str) -> None:
    assert hedges(text) == []


def test_what_others_tried_holds_nothing_of_the_persons_back() -> None:
    assert hedges("Booked speakers for a fair that the director planned") == []
    assert hedges("Booked speakers for a fair that planned a prize") == [("ATTEMPT", "planned")]


def test_a_share_knows_what_it_is_a_share_of() -> None:
    (statement,) = read("Sold rooms, a tenth of the hotel's goods")

    assert [token.text for token in statement.hedges[0].qualifies] == ["hotel's", "goods"]


def test_a_rank_knows_the_title_that_it_qualifies() -> None:
    (statement,) = read("Deputy ward manager in Utrecht")
    (hedge,) = statement.hedges

    assert (hedge.kind, [token.text for token in hedge.qualifies]) == ("rank", ["ward", "manager"])


def test_a_verb_that_holds_back_knows_its_groups() -> None:
    (statement,) = read("Assisted the nurse")

    assert statement.hedges == (Hedge("ASSIST", "Assisted", frozenset({"help", "support"})),)


@settings(deadline=None)
@given(st.lists(st.sampled_from("built helped API and , ; . forms part of not deputy manager the quickly".split())))
def test_no_word_is_lost_between_the_statements(words: list[str]) -> None:
    tokens = tokenise(" ".join(words))

    parts = statements(tokens)

    assert [token for part in parts for token in part.tokens] == [t for t in tokens if t.text not in ";."]
    assert all(part.tokens for part in parts)
