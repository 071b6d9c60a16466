"""The skills that a text names."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.skills import canonical_skill, find_skills, skill_family
from jseeker.core.skills.finder import is_english

ENGLISH = (
    "Requirements\n• Five years of experience with Python, PostgreSQL and AWS\n• Knowledge of wound care\n"
    "• You will work with the team and our customers in the office to make it better for all of them\n"
)
GERMAN = "Dein Profil\n• Erfahrung in der Buchhaltung\n• Sehr gute Kenntnisse in DATEV und Imkerei\n"


def test_known_and_unknown_words_have_a_canonical_name() -> None:
    assert canonical_skill("k8s") == "Kubernetes"
    assert canonical_skill("postgres") == "PostgreSQL"
    assert canonical_skill("  Basket   Weaving ") == "Basket Weaving"
    assert canonical_skill("Weaving,") == "weaving"


@given(st.text(max_size=40))
def test_a_canonical_name_is_its_own_canonical_name(name: str) -> None:
    once = canonical_skill(name)

    assert canonical_skill(once) == once


def test_a_skill_tells_its_family() -> None:
    assert skill_family("k8s") == "Software"
    assert skill_family("wound care") == "Health care"
    assert skill_family("basket weaving") is None


def test_english_text_gives_its_skills_where_they_stand() -> None:
    spans = find_skills(ENGLISH)

    assert {"Python", "PostgreSQL", "AWS", "Wound care"} <= {span.skill for span in spans}
    assert all(ENGLISH[span.start : span.end] == span.name for span in spans)


def test_other_languages_are_read_by_lexicon_and_cues() -> None:
    assert [span.skill for span in find_skills(GERMAN, "de")] == ["Accounting", "DATEV", "imkerei"]


@pytest.mark.parametrize("word", ["Go", "R", "C", "Excel"])
def test_short_words_are_skills_only_beside_others(word: str) -> None:
    alone = find_skills(f"Anforderungen\n• {word} ist hier nur ein Wort", "de")
    beside = find_skills(f"Anforderungen\n• Python, {word} und SQL", "de")

    assert word not in {span.name for span in alone}
    assert word in {span.name for span in beside}


def test_a_list_of_skills_gives_each() -> None:
    names = [span.name for span in find_skills("Skills: Python, roadmapping, basket weaving, Git")]

    assert names == ["Python", "roadmapping", "basket weaving", "Git"]


def test_words_that_slashes_join_come_once_for_each_skill() -> None:
    spans = find_skills("Skills: Python, GCP/AWS, Git")

    assert [span.skill for span in spans] == ["Python", "Google Cloud", "AWS", "Git"]


def test_english_is_told_by_its_small_words() -> None:
    assert is_english("You will be part of the team and work with us in our office on the best of all tools. " * 3)
    assert not is_english("Du bist Teil von unserem Team und arbeitest mit uns in unserem schönen Büro am See. " * 3)
    assert not is_english("Kurz", "de")


def test_many_threads_find_the_same() -> None:
    with ThreadPoolExecutor(4) as pool:
        results = set(pool.map(find_skills, [ENGLISH] * 8))

    assert len(results) == 1


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_spans_that_stand_where_they_say_and_never_overlap(text: str) -> None:
    places = {(span.start, span.end): span for span in find_skills(text)}

    end = 0
    for place, span in places.items():
        assert text[slice(*place)] == span.name
        assert span.start >= end
        end = span.end
