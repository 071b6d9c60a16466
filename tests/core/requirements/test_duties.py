"""The responsibilities."""

from __future__ import annotations

from jseeker.core.requirements.duties import find_responsibilities
from jseeker.core.requirements.parts import split_lines


def duties_in(text: str) -> tuple[str, ...]:
    return find_responsibilities(split_lines(text))


def test_items_under_a_duties_heading_are_the_responsibilities() -> None:
    text = "Responsibilities\n• Plan the weekly menu\n• Order fresh produce\nRequirements\n• Lead by good example"

    assert duties_in(text) == ("Plan the weekly menu", "Order fresh produce")


def test_without_a_heading_sentences_with_duty_verbs_count() -> None:
    text = "We are a bakery. You will bake bread every night. The pay is fair.\nYou are responsible for the ovens."

    assert duties_in(text) == ("You will bake bread every night.", "You are responsible for the ovens.")


def test_the_same_duty_comes_once_and_short_scraps_never() -> None:
    assert duties_in("Duties\n• Bake the bread\n• Bake the bread\n• Etc") == ("Bake the bread",)
