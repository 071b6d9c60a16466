"""Who did it, and who was what: the deeds and roles of others stay theirs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.truth.doers import check_doers, check_roles, check_shared_causes
from jseeker.core.truth.refusal import RefusalKind
from jseeker.core.truth.tokens import tokenise

WORDS = st.lists(st.sampled_from("designed tested a form that which the colleague team manager had of for ; ,".split()))


def stolen_deed(text: str, source: str) -> str | None:
    refusal = check_doers(tokenise(text), tokenise(source))
    return refusal.words if refusal else None


def claimed_role(text: str, source: str) -> str | None:
    refusal = check_roles(tokenise(text), tokenise(source))
    return refusal.words if refusal else None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Designed the intake form", "Tested the intake form that a colleague had designed"),
        ("Designed a form", "The team designed a form"),
        ("Developed a form", "Tested a form which the agency later built"),
    ],
)
def test_what_someone_else_did_is_not_the_persons_deed(text: str, source: str) -> None:
    assert stolen_deed(text, source) == text.split()[0]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Settled 31 claims", "Filed 40 claims, of which 31 were settled before trial by the partners"),
        ("Signed off contracts", "Drafted contracts, which the team checked and signed off"),
        ("Bought the app", "Tested the app before it was bought"),
        ("Cancelled 2 panels", "Moderated 2 panels after the host cancelled"),
        ("Added a cache", "Load time fell after a colleague added a cache"),
    ],
)
def test_a_deed_of_a_passive_or_of_another_clause_is_not_the_persons(text: str, source: str) -> None:
    assert stolen_deed(text, source) == text.split()[0]


def test_a_passive_may_stay_one() -> None:
    assert stolen_deed("Trained by the team to review code", "Was trained by the team to review code") is None
    assert stolen_deed("Tested an app that was bought", "Tested the app before it was bought") is None


def test_a_result_of_two_is_not_one_persons_alone() -> None:
    source = tokenise("Load time fell to 2 s after a colleague added a cache and I shrank the images")

    def fault(text: str) -> str | None:
        refusal = check_shared_causes(tokenise(text), source)
        return refusal.words if refusal else None

    assert fault("Load time fell to 2 s after I shrank the images") == "colleague"
    assert fault("Load time fell to 2 s after a colleague added a cache and I shrank the images") is None
    assert fault("Shrank the images") is None


def test_the_refusal_names_who_did_it() -> None:
    refusal = check_doers(tokenise("Designed a form"), tokenise("Tested a form that a colleague had designed"))

    assert refusal is not None
    assert refusal.kind is RefusalKind.RELATION
    assert refusal.sentence == "In your line it is the colleague that “Designed”."


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Tested a form that a colleague designed", "Tested a form that a colleague had designed"),
        ("Tested a form", "Tested a form that a colleague had designed"),
        ("Designed a form", "Designed a form, which the team tested"),
        ("Cut errors with a checklist", "Wrote a checklist that cut errors"),
    ],
)
def test_a_deed_stays_with_its_doer_or_is_left_out(text: str, source: str) -> None:
    assert stolen_deed(text, source) is None


def test_what_a_thing_did_is_the_persons_only_where_the_line_names_the_thing() -> None:
    assert stolen_deed("Cut errors", "Wrote a checklist that cut errors") == "Cut"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mayor of Utrecht", "Wrote letters to the mayor of Utrecht"),
        ("Pianist at events", "Booked a pianist for events"),
        ("Director of sales", "Reported to the director of sales"),
    ],
)
def test_a_role_of_someone_else_is_not_the_persons(text: str, source: str) -> None:
    assert claimed_role(text, source) == text.split()[0]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Wrote letters to the mayor", "Wrote letters to the mayor of Utrecht"),
        ("Nurse", "Nurse in a ward"),
        ("Nurse in Utrecht", "Nurse on a ward in Utrecht"),
        ("Server migration", "Ran the server migration"),
    ],
)
def test_the_persons_own_role_and_what_is_no_role_may_stand(text: str, source: str) -> None:
    assert claimed_role(text, source) is None


@settings(deadline=None)
@given(WORDS)
def test_every_line_has_its_own_doers_and_roles(line: list[str]) -> None:
    tokens = tokenise(" ".join(line))

    assert check_doers(tokens, tokens) is None
    assert check_roles(tokens, tokens) is None
