"""Why a line stands, and why not: one sentence that names what decided."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.reasons import dropped_reason, kept_reason
from jseeker.model.match import Requirement, RequirementKind

KAFKA = Requirement("must-1", RequirementKind.MUST_SKILL, "Kafka", 1.0)
PYTHON = Requirement("must-2", RequirementKind.MUST_SKILL, "Python", 1.0)
DBT = Requirement("nice-1", RequirementKind.NICE_SKILL, "dbt", 0.4)
TASK = Requirement("duty-1", RequirementKind.RESPONSIBILITY, "Build pipelines", 0.5)
ANSWERS = st.lists(st.tuples(st.sampled_from([KAFKA, PYTHON, DBT, TASK]), st.floats(0, 1)), max_size=4)


def why_kept(why: str = "cover", *answers: tuple[Requirement, float], near: bool = False, number: bool = False) -> str:
    return kept_reason(why, answers, near=near, has_number=number)


def test_what_a_line_answers_is_named_kind_by_kind() -> None:
    told = why_kept("cover", (TASK, 0.9), (KAFKA, 1.0), (PYTHON, 0.9))

    assert told == "Answers the must-haves Kafka and Python and the task “Build pipelines”."
    assert why_kept("cover", (DBT, 1.0)) == "Answers the nice-to-have dbt."


def test_only_the_three_weightiest_are_named() -> None:
    assert "dbt" not in why_kept("cover", (DBT, 0.5), (KAFKA, 1.0), (PYTHON, 1.0), (TASK, 1.0))


def test_the_persons_wish_comes_before_what_a_line_answers() -> None:
    assert why_kept("always", (KAFKA, 1.0)) == "You asked always to keep it."


@pytest.mark.parametrize(
    ("why", "near", "number", "told"),
    [
        ("fill", True, True, "Is about the same work as the posting."),
        ("job", False, True, "The best line of this job: each recent job keeps one."),
        ("fill", False, True, "Fills the page with a result that has a number."),
        ("fill", False, False, "Fills the page."),
    ],
)
def test_a_line_that_answers_nothing_says_why_it_stands_all_the_same(
    why: str, near: bool, number: bool, told: str
) -> None:
    assert why_kept(why, near=near, number=number) == told


def test_a_line_left_out_names_what_took_its_place() -> None:
    answers = [(DBT, 1.0), (KAFKA, 1.0)]

    assert dropped_reason(answers, [(KAFKA, "Ran Kafka")], None, 9) == (
        "Kafka is answered by “Ran Kafka”, and there is room for 9 lines.")  # fmt: skip
    assert dropped_reason(answers, [(DBT, "Ran dbt")], None, 9) == (
        "Other lines answer more of the posting, and there is room for 9 lines.")  # fmt: skip
    assert dropped_reason([], [(DBT, "Ran dbt")], None, 1) == (
        "Answers nothing that the posting asks for, and there is room for 1 line.")  # fmt: skip
    assert dropped_reason(answers, [(KAFKA, "Ran Kafka")], "Ran Kafka too", 9) == (
        "Says nearly the same as “Ran Kafka too”.")  # fmt: skip


@settings(deadline=None)
@given(ANSWERS, ANSWERS, st.none() | st.text(min_size=1), st.integers(0, 60))
def test_every_reason_is_one_sentence_of_bounded_length(
    answers: list[tuple[Requirement, float]],
    others: list[tuple[Requirement, float]],
    double: str | None,
    lines: int,
) -> None:
    rivals = [(needed, needed.text * 50) for needed, _ in others]

    kept = kept_reason("cover", answers, near=False, has_number=True)
    for told in (dropped_reason(answers, rivals, double, lines), kept):
        assert told.endswith(".")
        assert told[0].isupper() or told[0] in "“d"
        assert len(told) <= 240
