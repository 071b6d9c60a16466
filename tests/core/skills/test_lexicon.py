"""The shipped lexicon."""

from __future__ import annotations

import pytest

from jseeker.core.skills.atoms import atoms, key_of
from jseeker.core.skills.lexicon import lexicon


def found_in(text: str) -> list[str]:
    return [match.name.skill for match in lexicon().find(text, atoms(text)) if not match.shy]


def test_it_holds_at_least_1500_skills_of_at_least_12_families() -> None:
    families = lexicon().families()

    assert len(lexicon()) >= 1500
    assert len([family for family, skills in families.items() if skills >= 30]) >= 12


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("We use k8s daily", "Kubernetes"),
        ("REST-APIs and more", "REST"),
        ("Kenntnisse in Buchhaltung", "Accounting"),
        ("a valid forklift licence", "Forklift operation"),
        ("HACCP-Konzept", "HACCP"),
        ("Soins infirmiers", "Nursing"),
    ],
)
def test_aliases_lead_to_the_canonical_skill(text: str, skill: str) -> None:
    assert skill in found_in(text)


@pytest.mark.parametrize("text", ["Where do we go now", "a sap of birch", "a lean cut", "Gitarre", "javanese"])
def test_words_inside_words_and_words_of_another_case_are_not_found(text: str) -> None:
    assert not {"Go", "SAP", "Lean management", "Git", "Java"} & set(found_in(text))


def test_the_longest_name_wins() -> None:
    assert found_in("Spring Boot") == ["Spring Boot"]


def test_every_canonical_name_leads_to_itself() -> None:
    for name in ("Python", "Go", "Excel", "Wound care", "CI/CD", "C++"):
        known = lexicon().get(key_of(name))
        assert known is not None
        assert known.skill == name
