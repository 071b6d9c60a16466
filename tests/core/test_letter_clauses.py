"""Lines as parts of sentences: only where the sentence stays the person's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.letter_clauses import Clause, clause_of, keeps_form
from jseeker.core.wording import SUPPORTED_LANGUAGES


@pytest.mark.parametrize(
    ("language", "line", "said"),
    [
        ("en", "Built REST APIs in Python.", "I built REST APIs in Python"),
        ("en", "Spearheaded the move to Kafka", "I spearheaded the move to Kafka"),
        ("en", "I cut costs by 5%", "I cut costs by 5%"),
        ("de", "REST-APIs in Python entwickelt", "habe ich REST-APIs in Python entwickelt"),
        ("de", "Monatliche Abschlüsse für 4 Firmen erstellt", "habe ich monatliche Abschlüsse für 4 Firmen erstellt"),
        ("fr", "Développé une API en Python", "j’ai développé une API en Python"),
        ("es", "Desarrollé una API en Python", "desarrollé una API en Python"),
        ("it", "Sviluppato un servizio in Python", "ho sviluppato un servizio in Python"),
        ("pt", "Desenvolvi uma API em Python", "desenvolvi uma API em Python"),
    ],
)
def test_a_line_that_says_what_was_done_goes_on_behind_a_frame(language: str, line: str, said: str) -> None:
    clause = clause_of(line, language)

    assert clause is not None
    assert clause.before + clause.text == said


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Awarded the regional prize for teaching"),
        ("en", "Promoted to senior engineer after a year"),
        ("en", "Mentored by the director of engineering"),
        ("en", "Responsible for payroll"),
        ("en", "Design reviews and code reviews"),
        ("en", "Experienced nurse for intensive care"),
        ("en", "Built an API. It serves 5 teams."),
        ("en", "Led"),
        ("de", "Aufbau einer Datenplattform"),
        ("de", "Zum Teamleiter aufgestiegen"),
        ("fr", "Sécurité des réseaux internes"),
        ("fr", "Chargé de la communication"),
        ("es", "Gestión de equipos"),
        ("it", "Mercato del lavoro e contratti"),
        ("pt", "Gestão de equipas"),
        ("ja", "Python で API を開発"),
    ],
)
def test_a_line_that_is_no_deed_of_the_person_is_not_made_one(language: str, line: str) -> None:
    assert clause_of(line, language) is None


def test_another_wording_has_to_fit_the_same_frame() -> None:
    clause = Clause("built REST APIs", "I ")

    assert keeps_form(clause, "developed REST APIs", "en")
    assert not keeps_form(clause, "REST APIs in Python", "en")
    assert not keeps_form(clause, "", "en")


@given(st.text(max_size=120), st.sampled_from(SUPPORTED_LANGUAGES))
def test_a_clause_adds_no_word_to_the_line(line: str, language: str) -> None:
    clause = clause_of(line, language)

    if clause is not None:
        assert (
            clause.text.casefold().split()
            == " ".join(line.split()).casefold().rstrip(" .;,").split()[-len(clause.text.split()) :]
        )
