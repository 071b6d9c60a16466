"""How words belong together: what a claim is held back by, from what to what, and what a verb acts on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.truth.refusal import RefusalKind
from jseeker.core.truth.relations import check_hedges, check_objects, check_small_words, small_word_classes, swaps
from jseeker.core.truth.tokens import tokenise


def lost_hedge(text: str, source: str, language: str = "en") -> str | None:
    refusal = check_hedges(tokenise(text, language), tokenise(source, language), language)
    return refusal.words if refusal else None


def other_relation(text: str, source: str, language: str = "en") -> str | None:
    refusal = check_small_words(tokenise(text, language), tokenise(source, language), language)
    return refusal.words if refusal else None


def other_object(text: str, source: str) -> str | None:
    refusal = check_objects(tokenise(text), tokenise(source))
    return refusal.words if refusal else None


BOTH = "Built the API and helped design the forms"


def test_a_statement_may_not_lose_the_word_that_holds_it_back() -> None:
    refusal = check_hedges(tokenise("Designed the forms"), tokenise(BOTH), "en")

    assert refusal is not None
    assert refusal.kind is RefusalKind.HEDGE
    assert refusal.sentence == "Your line says “helped”, and this one leaves it out."
    assert lost_hedge("Built the API and designed the forms", BOTH) == "helped"


@pytest.mark.parametrize("text", ["Built the API", "Assisted in designing the forms", BOTH])
def test_another_statement_and_a_hedge_of_the_same_kind_are_free(text: str) -> None:
    assert lost_hedge(text, BOTH) is None


def test_a_rank_may_go_only_with_its_title() -> None:
    source = "Deputy ward manager in Utrecht"

    assert lost_hedge("Manager in Utrecht", source) == "Deputy"
    assert lost_hedge("Worked in Utrecht", source) is None


def test_what_holds_back_does_so_in_other_languages() -> None:
    assert lost_hedge("Leitete das Projekt", "Half das Projekt leiten", "de") == "Half"
    assert lost_hedge("Half das Projekt zu leiten", "Half das Projekt leiten", "de") is None


@pytest.mark.parametrize(
    ("text", "source", "language", "words"),
    [
        ("Moved data from Oracle to Postgres", "Moved data from Postgres to Oracle", "en", "from Oracle"),
        ("Ran tests for the clinic", "Ran tests under the clinic", "en", "for clinic"),
        ("Wrote reports as an editor", "Wrote reports for an editor", "en", "as editor"),
        ("Lieferte Ware von Kunden", "Lieferte Ware für Kunden", "de", "von Kunden"),
    ],
)
def test_another_small_word_is_another_claim(text: str, source: str, language: str, words: str) -> None:
    assert other_relation(text, source, language) == words


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Moved data to Oracle from Postgres", "Moved data from Postgres to Oracle"),
        ("Ran tests at the clinic", "Ran tests in the clinic"),
        ("Responded to calls", "Answered calls"),
        ("Used scripts to handle data", "Used scripts that handle data"),
        ("Sorted data with scripts", "Sorted data by scripts"),
    ],
)
def test_a_small_word_of_the_same_relation_may_stand(text: str, source: str) -> None:
    assert other_relation(text, source) is None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Repaired pumps", "Tested pumps and repaired valves"),
        ("Repaired pumps", "Tested pumps, repaired valves"),
        ("Tested valves and repaired pumps", "Tested pumps and repaired valves"),
        ("Reviewed a team", "Reviewed the work of a team"),
        ("Mentored the director", "Was mentored by the director"),
        ("Managed the team", "Managed with the team"),
    ],
)
def test_a_verb_does_not_take_what_another_acted_on(text: str, source: str) -> None:
    assert other_object(text, source) is not None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Repaired valves and tested pumps", "Tested pumps and repaired valves"),
        ("Repaired pumps", "Tested and repaired pumps"),
        ("Repaired pumps", "Kept pumps tested and repaired daily"),
        ("Reduced errors", "Reduced the number of errors"),
        ("Pumps were tested", "Tested pumps"),
        ("Reviewed the work", "Reviewed the work of a team"),
    ],
)
def test_a_verb_keeps_what_it_acted_on(text: str, source: str) -> None:
    assert other_object(text, source) is None


def test_verbs_swap_within_a_group_and_never_with_a_noun() -> None:
    words = ("built", "developed", "led", "manager", "managed")
    built, developed, led, manager, managed = (tokenise(word)[0] for word in words)

    assert swaps(built, developed)
    assert not swaps(built, led)
    assert not swaps(manager, managed)


def test_a_small_word_may_express_several_relations() -> None:
    assert small_word_classes("en")["on"] == {"about", "at"}
    assert small_word_classes("en")["into"] == small_word_classes("en")["to"]
    assert small_word_classes("xx") == {}


VERBS = st.permutations(["tested", "repaired", "wrote", "sold", "audited", "translated"])
NOUNS = st.permutations(["pumps", "valves", "letters", "tickets", "recipes", "maps"])


@settings(deadline=None)
@given(VERBS, NOUNS, st.integers(2, 5), st.sampled_from([" and ", ", ", "; ", " while "]))
def test_a_verb_keeps_its_object_and_takes_no_other(verbs: list[str], nouns: list[str], size: int, join: str) -> None:
    clauses = [f"{verb} {noun}" for verb, noun in zip(verbs[:size], nouns[:size], strict=True)]
    source = join.join(clauses)

    assert all(other_object(clause, source) is None for clause in (*clauses, join.join(reversed(clauses))))
    assert all(other_object(f"{verbs[0]} {noun}", source) is not None for noun in nouns[1:size])


@settings(deadline=None)
@given(NOUNS, st.sampled_from(["from", "to", "by", "as", "under", "against", "without"]))
def test_what_a_small_word_governs_is_governed_by_no_other(nouns: list[str], small: str) -> None:
    others = {"from", "to", "by", "as", "under", "against", "without"} - {small}
    source = f"Sold {nouns[0]} {small} {nouns[1]}"

    assert other_relation(source, source) is None
    assert all(other_relation(f"Sold {nouns[0]} {other} {nouns[1]}", source) for other in others)
