"""The parts of a posting."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.requirements.parts import Part, heading_part, split_lines


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Requirements", Part.MUST),
        ("What you bring:", Part.MUST),
        ("Minimum qualifications", Part.MUST),
        ("Who we are looking for", Part.MUST),
        ("Nice to have", Part.NICE),
        ("Preferred qualifications:", Part.NICE),
        ("Bonus points", Part.NICE),
        ("What you'll do", Part.DUTIES),
        ("Key responsibilities", Part.DUTIES),
        ("What we offer", Part.BENEFITS),
        ("Benefits", Part.BENEFITS),
        ("About us", Part.COMPANY),
        ("Equal opportunity", Part.SMALL_PRINT),
        ("Dein Profil", Part.MUST),
        ("Deine Aufgaben", Part.DUTIES),
        ("Von Vorteil", Part.NICE),
        ("Wir bieten", Part.BENEFITS),
        ("Votre profil", Part.MUST),
        ("Vos missions", Part.DUTIES),
        ("Les plus", Part.NICE),
        ("Requisitos", Part.MUST),
        ("Funciones", Part.DUTIES),
        ("Se valorará", Part.NICE),
        ("Requisiti", Part.MUST),
        ("Cosa farai", Part.DUTIES),
        ("Requisitos obrigatórios", Part.MUST),
        ("Diferenciais", Part.NICE),
    ],
)
def test_a_heading_opens_its_part(heading: str, part: Part) -> None:
    assert heading_part(heading) is part


@pytest.mark.parametrize(
    "line", ["We build bridges", "Python and Go", "", "Requirements change often in our small team of ten"]
)
def test_words_that_are_no_heading_open_nothing(line: str) -> None:
    assert heading_part(line) is None


def test_lines_stand_in_the_part_of_the_heading_above() -> None:
    lines = split_lines("What you will do\n• Build things\nRequirements\n• Python\n\nNice to have\n• Go\n")

    assert [(line.text, line.part) for line in lines if not line.is_heading] == [
        ("Build things", Part.DUTIES),
        ("Python", Part.MUST),
        ("Go", Part.NICE),
    ]


def test_a_heading_and_its_words_on_one_line_are_parted() -> None:
    lines = split_lines("• Go\nSkills: Python, SQL")

    assert [(line.text, line.part, line.is_heading) for line in lines] == [
        ("Go", Part.OPEN, False),
        ("Skills:", Part.MUST, True),
        ("Python, SQL", Part.MUST, False),
    ]


def test_the_heading_inside_a_list_item_ends_with_the_item() -> None:
    lines = split_lines("Responsibilities\n• Tools: Jira\n• Plan the week")

    assert [line.part for line in lines if line.is_item] == [Part.MUST, Part.DUTIES]


@given(st.text(max_size=300))
def test_every_line_stands_where_it_says(text: str) -> None:
    for line in split_lines(text):
        assert text[line.start : line.start + len(line.text)] == line.text
