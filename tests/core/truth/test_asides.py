"""Asides: labels, words between commas, particles, owners, and what others did."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.truth.asides import ASIDES
from jseeker.core.truth.tokens import tokenise


def fault(text: str, source: str) -> str | None:
    line, own = tokenise(text), tokenise(source)
    refusal = next((found for check in ASIDES if (found := check(line, own)) is not None), None)
    return refusal.words if refusal else None


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("Globex: visited the fair", "Visited the fair as a guest of Globex", "Globex"),
        (
            "Wrote letters in English and in Czech",
            "Wrote letters in English and, with a dictionary, in Czech",
            "dictionary",
        ),
        (
            "Wrote in Czech and, with a dictionary, in English",
            "Wrote in English and, with a dictionary, in Czech",
            "dictionary",
        ),
        ("Met weekly and monthly before 2022", "Met weekly; monthly before 2022", "monthly"),
        ("Sold the market's eggs", "Sold eggs at the market", "market's"),
        ("Sales rose in the year I joined", "Sales rose in the year before I joined", "before"),
        ("Sat on 12 hearings", "Sat in on 12 hearings", "Sat"),
        ("Switched the server", "Switched the server off", "Switched"),
        ("Built reports in dbt", "Built reports from tables that engineers modelled in dbt", "dbt"),
    ],
)
def test_what_an_aside_says_is_neither_lost_nor_moved(text: str, source: str, words: str) -> None:
    assert fault(text, source) == words


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Passed level 3; level 6 is planned: 2026", "Passed level 3; level 6 is planned: 2026"),
        ("Wrote letters in English", "Wrote letters in English and, with a dictionary, in Czech"),
        ("With a dictionary, wrote letters in Czech", "Wrote letters in English and, with a dictionary, in Czech"),
        ("Met weekly", "Met weekly; monthly before 2022"),
        ("Tested the operator's app", "Tested the app for the operator"),
        ("Kept the team's notes", "Kept the team's weekly notes"),
        ("Sales rose before I joined", "Sales rose in the year before I joined"),
        ("Sitting in on 12 hearings", "Sat in on 12 hearings"),
        ("Ran the server", "Ran the server and switched it off"),
        ("Built reports from tables modelled in dbt", "Built reports from tables that engineers modelled in dbt"),
    ],
)
def test_what_keeps_its_asides_or_leaves_out_all_of_them_stands(text: str, source: str) -> None:
    assert fault(text, source) is None


@settings(deadline=None)
@given(
    st.lists(st.sampled_from("Ran sat in on off the shop's shop and , ; : with before I that engineers dbt it".split()))
)
def test_every_line_says_what_it_says(words: list[str]) -> None:
    text = " ".join(words)

    assert fault(text, text) is None


def test_two_nouns_of_different_clauses_are_no_compound() -> None:
    source = "Visitor numbers grew after the museum reopened"

    assert fault("Museum visitor numbers grew", source) == "Museum visitor"
    assert fault("Visitor numbers grew", source) is None
