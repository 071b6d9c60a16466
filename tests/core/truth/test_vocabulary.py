"""Words, signs and numbers of a line: each is in the source, and counts what it counted there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.truth.quantities import read_numbers
from jseeker.core.truth.refusal import RefusalKind
from jseeker.core.truth.tokens import Kind, tokenise
from jseeker.core.truth.vocabulary import check_numbers, check_shares, check_signs, check_words


def word_fault(text: str, source: str) -> RefusalKind | None:
    refusal = check_words(tokenise(text), tokenise(source))
    return refusal.kind if refusal else None


def number_fault(text: str, source: str) -> RefusalKind | None:
    refusal = check_numbers(read_numbers(tokenise(text))[1], read_numbers(tokenise(source))[1])
    return refusal.kind if refusal else None


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Built a fast API", "Built an API", RefusalKind.WORD),
        ("Visited Lisbon", "Visited a shop", RefusalKind.NAME),
        ("Built Oracle", "Built an oracle", RefusalKind.NAME),
        ("Led APIs", "Built APIs", RefusalKind.VERB),
        ("Managed sales", "Assisted the sales manager", RefusalKind.VERB),
        ("Built APIs and APIs", "Built APIs", RefusalKind.REPEATED),
        ("Built built APIs", "Built APIs", RefusalKind.REPEATED),
        ("Opened shops", "Opened a shop", RefusalKind.PLURAL),
    ],
)
def test_a_word_that_the_source_has_not_is_refused_for_what_it_is(text: str, source: str, kind: RefusalKind) -> None:
    assert word_fault(text, source) is kind


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Developed APIs", "Built APIs"),
        ("Opened the shops", "Opened shops in the north"),
        ("Opened a shop", "Opened shops"),
        ("Building of APIs", "Built APIs"),
        ("Oracle upkeep", "Ran Oracle and its upkeep"),
    ],
)
def test_the_sources_words_may_stand_in_other_forms(text: str, source: str) -> None:
    assert word_fault(text, source) is None


def test_the_refusal_names_the_word() -> None:
    refusal = check_words(tokenise("Built a fast API"), tokenise("Built an API"))

    assert refusal is not None
    assert (refusal.words, refusal.sentence) == ("fast", "The word “fast” is not in your line.")


@pytest.mark.parametrize(
    ("text", "source", "kind"),
    [
        ("Served 60 users", "Served 50 users", RefusalKind.NUMBER),
        ("Served over 50 users", "Served 50 users", RefusalKind.NUMBER),
        ("Served 50 users a day", "Served 50 users a week", RefusalKind.NUMBER),
        ("Cut cost by 20%", "Cut cost to 20%", RefusalKind.NUMBER),
        ("Ran 3 pumps and 3 pumps", "Ran 3 pumps", RefusalKind.NUMBER),
        ("Mentored 40 developers", "Mentored 3 developers and tested 40 services", RefusalKind.COUNTED),
        ("Ran 5 pumps and 3 pumps", "Ran 3 pumps and 5 pumps", RefusalKind.ORDER),
    ],
)
def test_another_number_unit_bound_order_or_thing_counted_is_refused(text: str, source: str, kind: RefusalKind) -> None:
    assert number_fault(text, source) is kind


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Served fifty users", "Served over 50 users"),
        ("Tested 40 services", "Mentored 3 developers and tested 40 services"),
        ("Tested 40 services and mentored 3 developers", "Mentored 3 developers and tested 40 services"),
        ("Mentored developers", "Mentored 3 developers"),
        ("Medals: 3, managed the club", "Medals: 3, ran the club"),
    ],
)
def test_a_number_may_be_left_out_move_and_claim_less(text: str, source: str) -> None:
    assert number_fault(text, source) is None


def share_fault(text: str, own: str) -> str | None:
    line, source = read_numbers(tokenise(text)), read_numbers(tokenise(own))
    refusal = check_shares(*line, *source)
    return refusal.words if refusal else None


def test_a_share_does_not_become_the_whole() -> None:
    own = "Wrote 70% of the plan and letters"
    assert share_fault("Wrote the plan", own) == "70%"
    assert share_fault("Wrote 70% of the plan", own) is None
    assert share_fault("Wrote letters", own) is None


def test_a_part_of_a_number_does_not_become_all_of_it() -> None:
    own = "Ran 3 of the team's 11 tests and wrote reports"
    assert share_fault("Ran the team's tests", own) == "3"
    assert share_fault("Ran three tests", own) is None
    assert share_fault("Wrote reports", own) is None


@pytest.mark.parametrize(
    ("text", "source", "fault"),
    [
        ("Read and did drawings", "Read drawings; did not draw", "did"),
        ("Had a team in Leeds", "Joined a team in Leeds", "Had"),
        ("Did not draw drawings", "Read drawings; did not draw", None),
        ("Had a team in Leeds", "Had a team in Leeds and York", None),
        ("Has trained staff", "Trained staff", None),
    ],
)
def test_a_small_verb_that_claims_by_itself_is_the_sources(text: str, source: str, fault: str | None) -> None:
    refusal = check_words(tokenise(text), tokenise(source))
    assert (refusal.words if refusal else None) == fault


def test_a_sign_that_the_source_has_not_is_refused_and_punctuation_is_not() -> None:
    source = tokenise("Built APIs")

    refusal = check_signs(tokenise("Built APIs → fast"), source)

    assert refusal is not None
    assert (refusal.kind, refusal.words) == (RefusalKind.SIGN, "→")
    assert check_signs(tokenise("Built “APIs” (fast), 5% & more — now."), source) is None


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from("→*#<>{}[]🚀_@"))
def test_every_line_has_its_own_signs_and_a_new_one_is_found(text: str, sign: str) -> None:
    tokens = tokenise(text)

    assert check_signs(tokens, tokens) is None
    marks = [token.text for token in tokenise(f"{text} {sign}") if token.kind is Kind.MARK]
    assert (check_signs(tokenise(f"{text} {sign}"), tokens) is None) == (
        sign in {token.text for token in tokens} or sign not in marks
    )


@settings(deadline=None)
@given(st.lists(st.sampled_from("ran 3 40 5% over two pumps shops a the by to of and , Oracle helped".split())))
def test_every_line_has_its_own_numbers_and_shares(words: list[str]) -> None:
    tokens, numbers = read_numbers(tokenise(" ".join(words)))

    assert check_numbers(numbers, numbers) is None
    assert check_shares(tokens, numbers, tokens, numbers) is None
