"""Verbs of resumes: their forms, and which of them claim the same with the same strength."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.truth.verbs import group_names, phrasal_forms, verb_forms


@pytest.mark.parametrize(
    ("word", "verb", "form"),
    [
        ("build", "build", "base"), ("built", "build", "past"), ("building", "build", "ing"), ("builds", "build", "s"),
        ("planned", "plan", "past"), ("fixes", "fix", "s"), ("tidied", "tidy", "past"), ("studying", "study", "ing"),
        ("transferred", "transfer", "past"), ("edited", "edit", "past"), ("modelled", "model", "past"),
        ("wrote", "write", "past"), ("written", "write", "past"), ("making", "make", "ing"), ("led", "lead", "past"),
    ],
)  # fmt: skip
def test_a_form_is_known_with_its_verb(word: str, verb: str, form: str) -> None:
    assert (verb, form) in verb_forms(word)


@pytest.mark.parametrize("word", ["manager", "writed", "planing", "fixs", "transfered", "table", ""])
def test_what_is_no_form_has_no_verb(word: str) -> None:
    assert verb_forms(word) == ()


def test_found_is_of_find_and_founded_is_of_found() -> None:
    assert verb_forms("found") == (("find", "past"),)
    assert verb_forms("founded") == (("found", "past"),)


@pytest.mark.parametrize(("one", "other"), [("build", "develop"), ("increase", "grow"), ("organise", "organize")])
def test_verbs_of_one_strength_share_a_group(one: str, other: str) -> None:
    assert group_names(one) & group_names(other)


@pytest.mark.parametrize(
    ("more", "less"),
    [("lead", "help"), ("lead", "manage"), ("design", "build"), ("own", "run"), ("found", "find"), ("build", "plan"),
     ("approve", "review"), ("publish", "write"), ("win", "join"), ("invent", "build")],
)  # fmt: skip
def test_a_verb_that_claims_more_is_in_another_group(more: str, less: str) -> None:
    assert group_names(more)
    assert not group_names(more) & group_names(less)


def test_a_verb_that_stands_for_itself_has_a_group_of_its_own() -> None:
    assert group_names("stand") == {"stand"}
    assert group_names("zzz") == frozenset()


def test_a_verb_with_its_particle_means_other_verbs_in_the_same_form() -> None:
    assert phrasal_forms("took", "part") == (("participate", "past"),)
    assert {verb for verb, _ in phrasal_forms("set", "up")} == {"establish", "install", "configure"}
    assert phrasal_forms("set", "down") == phrasal_forms("part", "took") == ()


@settings(deadline=None)
@given(st.text(max_size=12) | st.sampled_from(["runs", "cut", "led", "checked", "read", "lay", "rolled"]))
def test_whatever_is_read_as_a_verb_belongs_to_a_group(word: str) -> None:
    for verb, form in verb_forms(word):
        assert group_names(verb)
        assert form in {"base", "s", "past", "ing"}
        assert verb_forms(verb) or form == "past", f"{verb} has no form of its own"
