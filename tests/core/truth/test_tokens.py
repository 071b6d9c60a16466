"""Words of a line: what makes two of them the same, and when a verb is one."""

from __future__ import annotations

import pytest

from jseeker.core.truth.tokens import VerbUse, english_keys, tokenise


@pytest.mark.parametrize(
    ("one", "other"),
    [("built", "building"), ("led", "leading"), ("migrate", "migration"), ("deployed", "deployment"),
     ("APIs", "API"), ("daily", "day"), ("organised", "organized"), ("planned", "planning"), ("studies", "study")],
)  # fmt: skip
def test_endings_that_leave_the_meaning_leave_the_word(one: str, other: str) -> None:
    assert english_keys(one.lower()) & english_keys(other.lower())


@pytest.mark.parametrize(
    ("one", "other"),
    [("manager", "managed"), ("developer", "developed"), ("intern", "international"), ("founded", "found"),
     ("nation", "national"), ("large", "largest"), ("engine", "engineer"), ("director", "directed")],
)  # fmt: skip
def test_words_that_only_look_alike_are_two(one: str, other: str) -> None:
    assert not english_keys(one) & english_keys(other)


def test_a_verb_is_told_from_a_describing_participle() -> None:
    uses = {token.low: token.use for token in tokenise("Ran automated tests and wrote reports for the trained staff")}

    assert uses["ran"] is VerbUse.MAIN
    assert uses["wrote"] is VerbUse.MAIN
    assert uses["automated"] is VerbUse.MODIFIER
    assert uses["trained"] is VerbUse.MODIFIER


def test_a_declared_name_becomes_one_token_with_its_skill() -> None:
    one = tokenise("Used Apache Kafka", aliases=[("Kafka", "Apache Kafka")])
    other = tokenise("Used Kafka", aliases=[("Kafka", "Apache Kafka")])

    assert len(one) == len(other) == 2
    assert one[1].same(other[1])


def test_pronouns_in_capitals_are_names() -> None:
    (_, name) = tokenise("Led IT")

    assert name.is_content
