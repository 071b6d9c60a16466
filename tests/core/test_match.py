"""Requirements of a posting, the lines that answer them, and the gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.match import WHOLE, is_skill, match
from jseeker.model.match import Match
from jseeker.model.posting import Degree, FoundSkill, ParsedPosting, Posting, ReadMethod
from jseeker.model.profile import Period, Profile, ProfileItem, Section, SourceLine

POSTING = Posting("https://a.example/1", "k", "generic", ReadMethod.TEXT, "Northwind", "Fitter", "Repair pumps.")
LINE = SourceLine("kafka", "Streamed till receipts through Kafka", skills=("Kafka",))
JOB = ProfileItem("work.mill", Section.WORK, "Fitter", "Mill", period=Period("2020-01", "2023-12"), lines=(LINE,))
PROFILE = Profile("0" * 64, "Ana Example", items=(JOB,))


def skill(name: str, canonical: str | None = None) -> FoundSkill:
    return FoundSkill(name, canonical or name, f"We use {name}.")


def answers(found: Match, requirement: str) -> dict[str, float]:
    return {one.source_id: one.strength for one in found.evidence if one.requirement_id == requirement}


def gaps(found: Match) -> list[str]:
    return [gap.requirement.text for gap in found.gaps]


def test_the_posting_as_a_whole_is_the_first_requirement_and_never_a_gap() -> None:
    found = match(POSTING, ParsedPosting(), PROFILE)

    assert [needed.id for needed in found.requirements] == [WHOLE]
    assert found.gaps == ()


def test_each_thing_asked_is_a_requirement_with_its_weight_and_the_postings_words() -> None:
    parsed = ParsedPosting(
        must_skills=(skill("Apache Kafka", "Kafka"), skill("kafka"), skill("frobnication")),
        nice_skills=(skill("Kafka"), skill("dbt")),
        years_experience=3,
        degree=Degree.MASTER,
        responsibilities=("Repair pumps",),
        languages=("German",),
        evidence=(("years_experience", "3 years asked."), ("languages", "Speaks German.")),
    )

    needed = {one.id: one for one in match(POSTING, parsed, PROFILE).requirements[1:]}

    assert {key: (one.text, one.weight) for key, one in needed.items()} == {
        "must-1": ("Apache Kafka", 1.0),
        "must-2": ("frobnication", 0.6),  # known to no lexicon: it may be noise
        "nice-1": ("dbt", 0.4),
        "duty-1": ("Repair pumps", 0.5),
        "years": ("3 years of experience", 0.5),
        "degree": ("master", 0.4),
        "language-1": ("German", 0.6),
    }
    assert (needed["must-1"].evidence, needed["years"].evidence) == ("We use Apache Kafka.", "3 years asked.")
    assert (needed["language-1"].evidence, needed["degree"].evidence) == ("Speaks German.", "")


def test_at_most_twenty_tasks_are_asked() -> None:
    parsed = ParsedPosting(responsibilities=tuple(f"Repair pump {n}" for n in range(30)))

    assert len(match(POSTING, parsed, PROFILE).requirements) == 21


@pytest.mark.parametrize(
    ("name", "counts"),
    [("Python", True), ("German", False), ("Bachelor's degree in law", False), ("English law", True)],
)
def test_a_language_and_a_degree_are_no_skills(name: str, counts: bool) -> None:
    assert is_skill(skill(name)) is counts


def test_what_is_answered_is_no_gap_and_what_is_not_is_one() -> None:
    found = match(POSTING, ParsedPosting(must_skills=(skill("Kafka"), skill("Snowflake"))), PROFILE)

    assert answers(found, "must-1") == {"kafka": 1.0}
    assert gaps(found) == ["Snowflake"]


@pytest.mark.parametrize(("asked", "strength"), [(3, 1.0), (4, 1.0), (8, 0.5), (20, 0.2)])
def test_the_years_of_dated_jobs_count_in_proportion(asked: int, strength: float) -> None:
    found = match(POSTING, ParsedPosting(years_experience=asked), PROFILE)

    assert answers(found, "years") == {"work.mill": strength}
    assert bool(gaps(found)) == (strength < 0.35)


def test_a_job_without_end_lasts_until_today() -> None:
    profile = replace(PROFILE, items=(replace(JOB, period=Period("2020-01")),))
    parsed = ParsedPosting(years_experience=10)

    assert answers(match(POSTING, parsed, profile, today=date(2024, 12, 31)), "years") == {"work.mill": 0.5}
    dated = replace(POSTING, date_posted=date(2021, 12, 1))
    assert answers(match(dated, parsed, profile), "years") == {"work.mill": 0.2}


def test_years_that_a_shown_summary_states_count_and_hidden_ones_do_not() -> None:
    summaries = (SourceLine("s1", "Fitter with 9 years."), SourceLine("s2", "Fitter with 20 years.", never=True))
    found = match(POSTING, ParsedPosting(years_experience=10), replace(PROFILE, summaries=summaries))

    assert answers(found, "years") == {"work.mill": 0.4, "s1": 0.9}


@pytest.mark.parametrize(
    ("own", "found"), [("PhD", {"e": 1.0}), ("MSc", {"e": 1.0}), ("BSc", {"e": 0.3}), ("HND", {}), ("", {})]
)
def test_a_degree_is_enough_at_its_level_and_a_hint_one_below(own: str, found: dict[str, float]) -> None:
    school = ProfileItem("e", Section.EDUCATION, "Law", "School", degree=own)
    matched = match(POSTING, ParsedPosting(degree=Degree.MASTER), replace(PROFILE, items=(school,)))

    assert answers(matched, "degree") == found
    assert gaps(matched) == ([] if found == {"e": 1.0} else ["master"])


def test_a_language_is_answered_by_the_list_or_by_the_resumes_own_language() -> None:
    spoken = ProfileItem("l", Section.LANGUAGES, "Deutsch", detail="C1")
    parsed = ParsedPosting(languages=("German", "English", "French"))

    found = match(POSTING, parsed, replace(PROFILE, items=(spoken,)))

    assert answers(found, "language-1") == {"l": 1.0}
    assert answers(found, "language-2") == {"basics": 0.5}
    assert gaps(found) == ["French"]


SKILLS = st.lists(st.sampled_from(["Kafka", "Python", "Snowflake", "dbt", "German", "welding"]).map(skill), max_size=4)


@settings(deadline=None)
@given(SKILLS, SKILLS, st.none() | st.integers(0, 40), st.lists(st.sampled_from(["German", "English"]), unique=True))
def test_evidence_is_for_what_is_asked_and_a_gap_has_no_answer(
    must: list[FoundSkill], nice: list[FoundSkill], years: int | None, languages: list[str]
) -> None:
    parsed = ParsedPosting(
        must_skills=tuple(must), nice_skills=tuple(nice), years_experience=years, languages=tuple(languages)
    )

    found = match(POSTING, parsed, PROFILE)

    ids = [needed.id for needed in found.requirements]
    assert len(ids) == len(set(ids))
    assert all(one.requirement_id in ids and 0 < one.strength <= 1 for one in found.evidence)
    for needed in found.requirements[1:]:
        answered = max(answers(found, needed.id).values(), default=0.0) >= 0.35
        assert answered != (needed in [gap.requirement for gap in found.gaps])
