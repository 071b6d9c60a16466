"""The person's lines as evidence: how strongly each shows a skill, and which is near to a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.evidence import Sources, skill_key
from jseeker.model.match import Requirement, RequirementKind
from jseeker.model.profile import Profile, ProfileItem, Section, SkillGroup, SourceLine, Variant

LINES = (
    SourceLine("kafka", "Streamed till receipts through Kafka", skills=("Kafka",)),
    SourceLine("stock", "Modelled stock for 25 analysts", skills=("dbt",)),
    SourceLine("python", "Wrote Python scripts that sort invoices"),
    SourceLine("hidden", "Baked bread in Rust", never=True),
)
PROFILE = Profile(
    sha256="0" * 64,
    name="Ana Example",
    summaries=(SourceLine("summary", "Engineer who knows PostgreSQL."),),
    items=(
        ProfileItem("work.mill", Section.WORK, "Docker engineer", "Mill", lines=LINES),
        ProfileItem("education.x", Section.EDUCATION, "Statistics", "School", degree="BSc"),
        ProfileItem("certificates.x", Section.CERTIFICATES, "Terraform", "Board"),
        ProfileItem("references.x", Section.REFERENCES, "Kubernetes", lines=(SourceLine("ref", "Knows Scala"),)),
    ),
    skills=(SkillGroup("skills", "", ("Airflow", "Kafka"), (("Airflow", "Apache Flow Tool"),)),),
)


def sources(profile: Profile = PROFILE, *texts: str) -> Sources:
    return Sources(profile, texts, "en")


def skill(name: str) -> Requirement:
    return Requirement("must-1", RequirementKind.MUST_SKILL, name, 1.0)


def strengths(name: str) -> dict[str, float]:
    return {found.source_id: found.strength for found in sources().for_skill(skill(name))}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Kafka", {"kafka": 1.0, "skills": 0.5}),  # said and named; in a list
        ("dbt", {"stock": 0.9}),  # said, not named
        ("Python", {"python": 0.85}),  # named, not said
        ("Terraform", {"certificates.x": 0.8}),
        ("Docker", {"work.mill": 0.6}),  # in a title
        ("Statistics", {"education.x": 0.5}),
        ("PostgreSQL", {"summary": 0.5}),
        ("Rust", {}),  # the person asked never to show it
        ("Scala", {}),  # what someone else says
        ("Kubernetes", {}),  # the name of a reference
        ("Fortran", {}),
    ],
)
def test_a_skill_is_shown_best_by_a_line_and_least_by_a_word_in_a_list(name: str, found: dict[str, float]) -> None:
    assert strengths(name) == found


def test_a_declared_other_name_shows_the_skill() -> None:
    assert strengths("Apache Flow Tool") == strengths("Airflow") == {"skills": 0.5}


def test_spellings_of_one_skill_have_one_key() -> None:
    assert skill_key("Postgres") == skill_key("PostgreSQL") == skill_key("postgresql")
    assert skill_key("Java") != skill_key("JavaScript")


def test_other_wordings_of_a_line_show_what_they_name() -> None:
    line = SourceLine("l", "Ran a store", variants=(Variant("l.v", "Ran a store on MongoDB"),))
    profile = Profile("0" * 64, "Ana", items=(ProfileItem("work.x", Section.WORK, lines=(line,)),))

    assert [found.source_id for found in sources(profile).for_skill(skill("MongoDB"))] == ["l"]


def test_the_words_of_a_skill_answer_it_in_part_and_one_of_them_does_not() -> None:
    line = SourceLine("l", "Sorted the invoices of old suppliers")
    profile = Profile("0" * 64, "Ana", items=(ProfileItem("work.x", Section.WORK, lines=(line,)),))
    own = sources(profile, "supplier invoices are here")

    (whole,) = own.for_skill(skill("supplier invoices"))

    assert 0.35 < whole.strength <= 0.6
    assert whole.reason == "Has the words of supplier invoices."
    assert own.for_skill(skill("supplier trains")) == []


def test_a_duty_is_answered_by_the_line_about_the_same_work_and_by_no_item() -> None:
    duty = Requirement("duty-1", RequirementKind.RESPONSIBILITY, "Sort invoices with Python scripts", 0.5)

    found = sources().for_duty(duty)

    assert found
    assert max(found, key=lambda evidence: evidence.strength).source_id == "python"
    assert {evidence.source_id for evidence in found} <= {line.id for line in LINES}
    assert sources().for_duty(Requirement("duty-2", RequirementKind.RESPONSIBILITY, "Fly helicopters", 0.5)) == []


def test_the_nearest_line_to_a_posting_has_strength_one_and_a_foreign_posting_has_none() -> None:
    near = sources(PROFILE, "Till receipts and stock").for_posting("posting", ["Till receipts and stock"])

    assert {evidence.source_id: evidence.strength for evidence in near}["kafka"] == 1.0
    assert all(0 < evidence.strength <= 1 for evidence in near)
    assert sources().for_posting("posting", ["Helicopter pilot"]) == []


def test_the_nearest_line_of_a_gap_is_named_only_where_one_is_near() -> None:
    assert sources().nearest("Sort invoices") == ("python", "Wrote Python scripts that sort invoices")
    assert sources().nearest("Helicopter pilot") is None
    assert sources(Profile("0" * 64, "Ana")).nearest("Sort invoices") is None


@settings(deadline=None)
@given(st.text(max_size=40), st.sampled_from([line.text for line in LINES]))
def test_likeness_is_symmetric_within_0_and_1_and_whole_for_the_same(text: str, other: str) -> None:
    own = sources()

    assert 0.0 <= own.likeness(text, other) <= 1.0 + 1e-9
    assert own.likeness(text, other) == pytest.approx(own.likeness(other, text))
    assert own.likeness(other, other) == pytest.approx(1.0)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_no_text_gives_evidence_out_of_bounds_or_from_what_is_hidden(name: str) -> None:
    for kind in (sources().for_skill, sources().for_duty):
        for found in kind(skill(name)):
            assert 0.0 < found.strength <= 1.0
            assert found.source_id not in {"hidden", "references.x"}
