"""Skills named by cues and lists."""

from __future__ import annotations

import pytest

from jseeker.core.skills.cues import after_cues, listed


def names(line: str) -> list[str]:
    return [line[phrase.start : phrase.end] for phrase in after_cues(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("7+ years of Kafka in production", ["Kafka"]),
        ("Experience with Zig, Odin and Nim", ["Zig", "Odin", "Nim"]),
        ("Knowledge of the latest glazing", ["latest glazing"]),
        ("Erfahrung in der Imkerei", ["Imkerei"]),
        ("Expérience en ferronnerie", ["ferronnerie"]),
        ("Conocimientos de apicultura", ["apicultura"]),
        ("Conoscenza di liuteria", ["liuteria"]),
        ("Conhecimentos de cestaria", ["cestaria"]),
    ],
)
def test_a_cue_names_what_follows(line: str, expected: list[str]) -> None:
    assert names(line) == expected


@pytest.mark.parametrize("line", ["Experience in a similar role", "Years of experience", "We offer knowledge"])
def test_a_cue_before_ordinary_words_names_nothing(line: str) -> None:
    assert names(line) == []


def test_a_list_of_short_items_names_each() -> None:
    line = "Python, roadmapping, Git."

    assert [line[phrase.start : phrase.end] for phrase in listed(line)] == ["Python", "roadmapping", "Git"]


def test_a_sentence_with_commas_is_no_list() -> None:
    assert listed("We work hard, we laugh a lot together every day, and we rest") == ()
