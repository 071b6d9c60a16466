"""Degrees, languages and years as a profile states them."""

from __future__ import annotations

import pytest

from jseeker.core.credentials import degree_of, language_name, names_degree, stated_years
from jseeker.model.posting import Degree
from jseeker.model.profile import ProfileItem, Section


@pytest.mark.parametrize(
    ("name", "degree"),
    [
        ("BSc", Degree.BACHELOR), ("B.A.", Degree.BACHELOR), ("Licenciatura", Degree.BACHELOR),
        ("M.Sc.", Degree.MASTER), ("MBA", Degree.MASTER), ("Diplom", Degree.MASTER), ("Master of Arts", Degree.MASTER),
        ("PhD", Degree.DOCTORATE), ("Ph.D.", Degree.DOCTORATE), ("Ausbildung", Degree.VOCATIONAL),
        ("Associate of Science", Degree.ASSOCIATE), ("", None), ("Summer school", None),
    ],
)  # fmt: skip
def test_a_degree_has_its_level(name: str, degree: Degree | None) -> None:
    assert degree_of(ProfileItem("education.x", Section.EDUCATION, degree=name)) is degree


def test_a_language_is_known_by_its_name_in_six_languages() -> None:
    assert {language_name(name) for name in ("German", "Deutsch", "alemán", "allemand", "tedesco")} == {"German"}
    assert language_name("Klingonish") is None


@pytest.mark.parametrize(
    ("text", "years"), [("6 years of Python", 6), ("8+ años", 8), ("2019", None), ("5 Jahre, 3 Jahre", 5)]
)
def test_stated_years_are_the_largest(text: str, years: int | None) -> None:
    assert stated_years(text) == years


def test_a_degree_is_no_skill() -> None:
    assert names_degree("Bachelor's degree in computer science")
    assert not names_degree("computer science")
