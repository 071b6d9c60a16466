"""Phrases keep their heads, adverbs their words, names their neighbours, and parts their places."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.truth.phrases import check_adverbs, check_heads, check_moves, check_names_together, next_noun
from jseeker.core.truth.refusal import Refusal, RefusalKind
from jseeker.core.truth.tokens import tokenise


def words_at_fault(check: Callable[..., Refusal | None], text: str, source: str, *more: object) -> str | None:
    refusal = check(tokenise(text), tokenise(source), *more)
    return refusal.words if refusal else None


@pytest.mark.parametrize("source", ["Managed the company account", "Managed the company's account"])
def test_a_phrase_may_not_lose_its_last_word(source: str) -> None:
    assert words_at_fault(check_heads, "Managed the company", source) == "company"
    assert words_at_fault(check_heads, "Managed the account", source) is None
    assert words_at_fault(check_heads, "Managed the account of the company", source) is None


def test_a_word_that_ends_a_phrase_somewhere_may_end_one() -> None:
    assert words_at_fault(check_heads, "Sued the company", "Sued the company and read the company account") is None


@pytest.mark.parametrize(
    ("text", "noun"),
    [("company account", "account"), ("company-account", "account"), ("company, account", None), ("company", None),
     ("company later", None), ("company quickly", None), ("company of", None), ("company without", None)],
)  # fmt: skip
def test_the_noun_that_a_word_qualifies_stands_right_behind_it(text: str, noun: str | None) -> None:
    found = next_noun(tokenise(text), 0)

    assert (found.text if found else None) == noun


@pytest.mark.parametrize("join", [", ", " and ", ", but "])
def test_adverbs_of_degree_keep_their_words(join: str) -> None:
    source = f"Worked rarely nights{join}mostly days"

    assert words_at_fault(check_adverbs, f"Worked mostly nights{join}rarely days", source) == "mostly"
    assert words_at_fault(check_adverbs, "Worked mostly nights", source) == "mostly"
    assert words_at_fault(check_adverbs, f"Worked mostly days{join}rarely nights", source) is None
    assert words_at_fault(check_adverbs, "Worked mostly days", source) is None


def test_one_adverb_alone_is_not_judged_here() -> None:
    assert words_at_fault(check_adverbs, "Worked rarely days", "Worked rarely nights") is None


def test_two_names_stand_together_only_where_they_did() -> None:
    text, apart = "Moved data to Google Cloud", "Moved data to Google Sheets and Cloud Foundry"

    assert words_at_fault(check_names_together, text, apart, frozenset()) == "Google Cloud"
    assert words_at_fault(check_names_together, text, "Ran Google Cloud", frozenset()) is None
    assert words_at_fault(check_names_together, text, apart, frozenset({"google"})) is None, "declared skills line up"


def test_a_title_is_not_put_together_from_words_that_stand_apart() -> None:
    source = "Trained the manager on the ward"

    assert words_at_fault(check_names_together, "Trained a ward manager", source, frozenset()) == "ward manager"
    assert words_at_fault(check_names_together, "Trained the manager", source, frozenset()) is None


NAMES = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot")


def test_three_parts_may_change_places_and_four_may_not() -> None:
    three, four = " ".join(reversed(NAMES[:4])), " ".join(reversed(NAMES[:5]))
    source = tokenise(" ".join(NAMES))

    assert check_moves(tokenise(three), source) is None
    refusal = check_moves(tokenise(four), source)
    assert refusal is not None
    assert refusal.kind is RefusalKind.ORDER
    assert check_moves(tokenise("bravo alpha"), source, most=0) is not None


@settings(deadline=None)
@given(st.lists(st.sampled_from(NAMES), unique=True))
def test_leaving_out_is_no_move(kept: list[str]) -> None:
    source = tokenise(" ".join(NAMES))
    in_order = tokenise(" ".join(name for name in NAMES if name in kept))

    assert check_moves(in_order, source, most=0) is None
    assert (check_moves(tokenise(" ".join(kept)), source, most=0) is None) == (kept == sorted(kept))
