"""Years of experience."""

from __future__ import annotations

import pytest

from jseeker.core.requirements.parts import split_lines
from jseeker.core.requirements.years import find_years


def years_in(text: str) -> int | None:
    found = find_years(split_lines(text))
    return found.years if found else None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("5+ years of experience in sales", 5),
        ("At least five years' experience", 5),
        ("3-5 years of relevant experience", 3),
        ("3 – 5 yrs experience", 3),
        ("Minimum of two (2) years of professional experience", 2),
        ("10 or more years of experience", 10),
        ("You have 4 years' experience as a nurse", 4),
        ("Mindestens 3 Jahre Berufserfahrung", 3),
        ("Mehr als fünf Jahre Erfahrung im Vertrieb", 5),
        ("Eine mindestens zweijährige Berufserfahrung", 2),
        ("Vous avez au moins 5 ans d'expérience", 5),
        ("Experiencia mínima de 3 años", 3),
        ("Almeno 2 anni di esperienza", 2),
        ("Pelo menos 4 anos de experiência", 4),
    ],
)
def test_years_are_read_in_every_wording(text: str, years: int) -> None:
    assert years_in(text) == years


@pytest.mark.parametrize(
    "text",
    [
        "We have been in business for over 20 years",
        "A company with 100 years of history",
        "Applicants must be 18 years of age",
        "A two-year contract",
        "Founded 30 years ago, we have experience in tea",
        "No numbers here",
        "Benefits\n• 5 years of experience discounts",
    ],
)
def test_other_years_are_no_demand(text: str) -> None:
    assert years_in(text) is None


def test_years_for_the_whole_work_win_over_years_for_one_skill() -> None:
    assert years_in("Requirements\n• 8+ years of Kafka\n• 5+ years of professional experience") == 5


def test_without_years_for_the_whole_work_the_longest_single_demand_counts() -> None:
    assert years_in("Requirements\n• 3+ years of Go in production\n• 7+ years of Kafka in production") == 7


def test_alternatives_in_one_sentence_give_the_smaller() -> None:
    assert years_in("Bachelor with 5 years of experience or Master with 3 years of experience") == 3


def test_the_words_come_with_the_years() -> None:
    found = find_years(split_lines("We are small. You bring 6 years of experience."))

    assert found is not None
    assert found.evidence == "You bring 6 years of experience."
