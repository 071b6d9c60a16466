"""The degree asked for."""

from __future__ import annotations

import pytest

from jseeker.core.requirements.degree import find_degree
from jseeker.core.requirements.parts import split_lines
from jseeker.model.posting import Degree


def degree_in(text: str) -> Degree | None:
    found = find_degree(split_lines(text))
    return found.degree if found else None


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Bachelor's degree in finance", Degree.BACHELOR),
        ("BSc in computer science or equivalent", Degree.BACHELOR),
        ("A degree in engineering", Degree.BACHELOR),
        ("A 2:1 from a good university", Degree.BACHELOR),
        ("Master's degree in chemistry", Degree.MASTER),
        ("MSc or PhD in physics", Degree.MASTER),
        ("Bachelor's or Master's degree", Degree.BACHELOR),
        ("PhD in biology", Degree.DOCTORATE),
        ("HND in building services", Degree.ASSOCIATE),
        ("NVQ level 3 in catering", Degree.VOCATIONAL),
        ("High school diploma or GED", Degree.VOCATIONAL),
        ("Abgeschlossenes Hochschulstudium der Informatik", Degree.BACHELOR),
        ("Abgeschlossene Ausbildung als Koch", Degree.VOCATIONAL),
        ("Promotion in Chemie", Degree.DOCTORATE),
        ("Diplôme d'ingénieur", Degree.MASTER),
        ("Bac+5 en informatique", Degree.MASTER),
        ("Bac +2 minimum", Degree.ASSOCIATE),
        ("Licenciatura en derecho", Degree.BACHELOR),
        ("Ciclo formativo de grado superior", Degree.ASSOCIATE),
        ("Laurea magistrale in economia", Degree.MASTER),
        ("Laurea in economia", Degree.BACHELOR),
        ("Mestrado em gestão", Degree.MASTER),
        ("Ensino superior completo", Degree.BACHELOR),
    ],
)
def test_degrees_are_read_in_the_terms_of_several_countries(text: str, degree: Degree) -> None:
    assert degree_in(text) is degree


@pytest.mark.parametrize(
    "text",
    [
        "A high degree of independence",
        "You are a Scrum Master",
        "Based in Boston, MA",
        "Good MS Office skills",
        "360 degree feedback",
    ],
)
def test_other_degrees_and_masters_are_none(text: str) -> None:
    assert degree_in(text) is None


def test_a_demanded_degree_wins_over_a_preferred_one() -> None:
    assert degree_in("Master's degree required\nBachelor's degree\nPhD preferred") is Degree.BACHELOR
    assert degree_in("• Master's degree in law\n• PhD is a plus") is Degree.MASTER


def test_a_degree_that_is_only_preferred_is_still_named() -> None:
    assert degree_in("Bachelor's degree preferred") is Degree.BACHELOR
