"""Lines made of the resume file's values: nothing is in them that is not in the file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.composed import (
    PostingSkills,
    composed,
    contact_parts,
    entry_head,
    one_line_list,
    skill_lines,
    small_line,
)
from jseeker.model.match import Match, Requirement, RequirementKind
from jseeker.model.profile import Link, Period, Place, Profile, ProfileItem, Section, SkillGroup
from jseeker.model.resume import LineMode

DEGREE = ProfileItem(
    "education.tejo", Section.EDUCATION, "Law", "Tejo", "Porto", Period("2014-09", "2016-07"), degree="MSc", grade="17"
)
NOTHING_ASKED = PostingSkills({}, {})


def asked(*skills: str, spellings: tuple[tuple[str, str], ...] = ()) -> PostingSkills:
    needed = tuple(Requirement(f"must-{at}", RequirementKind.MUST_SKILL, skill, 1.0) for at, skill in enumerate(skills))
    return PostingSkills.of(Match(needed), spellings)


def profile(*groups: SkillGroup) -> Profile:
    return Profile("0" * 64, "Ana Example", skills=groups)


def test_a_composed_line_is_its_own_source_unless_printed_in_another_form() -> None:
    assert composed("MSc", Section.EDUCATION, "e").source_text == "MSc"
    assert composed("09/2014", Section.EDUCATION, "e", source_text="2014-09").source_text == "2014-09"
    assert composed("MSc", Section.EDUCATION, "e").mode is LineMode.VERBATIM


def test_the_contact_line_has_what_the_file_has_each_with_its_link() -> None:
    person = Profile(
        "0" * 64,
        "Ana Example",
        email="ana@example.org",
        phone="+351 (0) 91",
        url="https://www.ana.example/",
        links=(
            Link("ana.example", "https://www.ana.example/"),
            Link("GitHub: ana", ""),
            Link("code.example/ana", "https://code.example/ana"),
        ),
    )

    parts = [(part.line.text, part.href) for part in contact_parts(person, Place("Lisbon", "", "PT"))]

    assert parts == [
        ("ana@example.org", "mailto:ana@example.org"),
        ("+351 (0) 91", "tel:+351091"),
        ("Lisbon, PT", None),
        ("ana.example", "https://www.ana.example/"),
        ("GitHub: ana", None),
        ("code.example/ana", "https://code.example/ana"),
    ]


def test_without_contact_there_are_no_parts() -> None:
    assert contact_parts(Profile("0" * 64, "Ana Example"), Place()) == ()


def test_the_head_of_an_entry_names_what_is_known_and_dates_keep_their_iso_source() -> None:
    head = entry_head(DEGREE, "en")

    assert [line.text for line in head.lines()] == ["MSc, Law", "09/2014 – 07/2016", "Tejo", "Porto", "17"]
    assert head.dates is not None
    assert head.dates.source_text == "2014-09 – 2016-07"
    assert list(entry_head(ProfileItem("work.x", Section.WORK), "en").lines()) == []


def test_a_small_item_is_one_line_without_its_empty_parts() -> None:
    item = ProfileItem("c", Section.CERTIFICATES, "Forklift licence", "TÜV", period=Period("2022-05", "2022-05"))

    line = small_line(item, "en")

    assert (line.text, line.source_text) == ("Forklift licence, TÜV, 05/2022", "Forklift licence, TÜV, 2022-05")
    assert small_line(ProfileItem("a", Section.AWARDS, "Best baker"), "en").text == "Best baker"


def test_a_section_on_one_line_names_its_items_with_their_level() -> None:
    items = [
        ProfileItem("l1", Section.LANGUAGES, "Portuguese", detail="native"),
        ProfileItem("l2", Section.LANGUAGES, "English"),
        ProfileItem("l3", Section.LANGUAGES),
    ]

    line = one_line_list(items, Section.LANGUAGES)

    assert line is not None
    assert (line.text, line.source_id) == ("Portuguese (native), English", "languages")
    assert one_line_list([], Section.LANGUAGES) is None


def test_skill_groups_and_skills_that_the_posting_asks_for_come_first() -> None:
    person = profile(SkillGroup("g1", "Tools", ("Git", "Docker")), SkillGroup("g2", "Languages", ("SQL", "Python")))

    lines = skill_lines(person, asked("Python", "Docker"))

    assert [line.text for line in lines] == ["Languages: Python, SQL", "Tools: Docker, Git"]
    assert [line.reason for line in lines] == ["Names 1 skill that the posting asks for."] * 2
    assert [line.mode for line in lines] == [LineMode.VERBATIM] * 2


def test_a_declared_other_name_stands_in_the_postings_words_and_an_undeclared_one_does_not() -> None:
    spelled = asked("PostgreSQL", spellings=(("PostgreSQL", "Postgres"),))
    declared = SkillGroup("g", "", ("PostgreSQL",), (("PostgreSQL", "Postgres"),))

    (line,) = skill_lines(profile(declared), spelled)
    (own,) = skill_lines(profile(SkillGroup("g", "", ("PostgreSQL",))), spelled)

    assert (line.text, line.source_text, line.mode) == ("Postgres", "PostgreSQL", LineMode.ALIAS)
    assert (own.text, own.mode) == ("PostgreSQL", LineMode.VERBATIM)


def test_the_postings_skills_keep_the_rank_of_their_first_mention() -> None:
    ranks = asked("Python", "SQL", "python").ranks

    assert list(ranks.values()).count(0) == 1
    assert ranks["python"] == 0
    assert ranks["sql"] == 1


NAMES = st.lists(st.sampled_from(["Python", "SQL", "Welding", "Git", "Rust", "Kafka"]), unique=True, min_size=1)


@settings(deadline=None)
@given(NAMES, st.lists(st.sampled_from(["Python", "Kafka", "Rust", "Law"]), unique=True))
def test_whatever_is_asked_a_group_keeps_all_its_skills_and_gets_no_other(own: list[str], wanted: list[str]) -> None:
    (line,) = skill_lines(profile(SkillGroup("g", "", tuple(own))), asked(*wanted))

    assert sorted(line.text.split(", ")) == sorted(own)
    assert bool(line.reason) == bool(set(own) & set(wanted))


@settings(deadline=None)
@given(NAMES)
def test_where_nothing_is_asked_the_files_order_stays(own: list[str]) -> None:
    (line,) = skill_lines(profile(SkillGroup("g", "", tuple(own))), NOTHING_ASKED)

    assert line.text == ", ".join(own)
