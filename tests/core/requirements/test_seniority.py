"""The level of a posting."""

from __future__ import annotations

import pytest

from jseeker.core.requirements.parts import split_lines
from jseeker.core.requirements.seniority import find_seniority
from jseeker.model.posting import Seniority


def level_of(title: str, text: str = "") -> Seniority | None:
    found = find_seniority(title, split_lines(text))
    return found.seniority if found else None


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Senior Data Engineer", Seniority.SENIOR),
        ("Sr. Accountant", Seniority.SENIOR),
        ("(Senior) Account Executive", Seniority.SENIOR),
        ("Lead Nurse", Seniority.LEAD),
        ("QA Lead", Seniority.LEAD),
        ("Principal Backend Developer", Seniority.PRINCIPAL),
        ("Staff Software Engineer", Seniority.PRINCIPAL),
        ("Engineering Manager", Seniority.MANAGER),
        ("Senior Engineering Manager", Seniority.MANAGER),
        ("Senior Product Manager", Seniority.SENIOR),
        ("Head of Design", Seniority.DIRECTOR),
        ("Director of Nursing", Seniority.DIRECTOR),
        ("VP Sales", Seniority.EXECUTIVE),
        ("Chief Financial Officer", Seniority.EXECUTIVE),
        ("Junior Chef", Seniority.JUNIOR),
        ("Graduate Engineer", Seniority.JUNIOR),
        ("Marketing Intern", Seniority.INTERN),
        ("Werkstudent Vertrieb (m/w/d)", Seniority.INTERN),
        ("Filialleiter (m/w/d)", Seniority.MANAGER),
        ("Stagiaire communication", Seniority.INTERN),
        ("Mid-level Developer", Seniority.MID),
    ],
)
def test_the_title_names_the_level(title: str, level: Seniority) -> None:
    assert level_of(title) is level


@pytest.mark.parametrize(
    "title", ["Product Manager", "Account Executive", "Staff Nurse", "Chef", "Leading Edge Tester", "Internal Auditor"]
)
def test_a_title_without_a_level_names_none(title: str) -> None:
    assert level_of(title) is None


def test_the_text_names_the_level_where_the_title_does_not() -> None:
    assert level_of("Baker", "This is an entry-level position.") is Seniority.JUNIOR
    assert level_of("Lead Baker", "This is an entry-level position.") is Seniority.LEAD
