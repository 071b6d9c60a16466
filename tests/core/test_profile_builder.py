"""A checked document as a profile: ids that stay, periods, preferences, languages."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.profile_builder import build_profile
from jseeker.core.resume_schema import ResumeDocument
from jseeker.model.profile import Link, Period, Place, Profile, ProfileItem, Section


def built(**parts: Any) -> tuple[Profile, tuple[str, ...]]:
    document = ResumeDocument.model_validate({"basics": {"name": "Ana Example"}, **parts})
    return build_profile(document, sha256="0" * 64)


def profile(**parts: Any) -> Profile:
    made, problems = built(**parts)
    assert problems == ()
    return made


def only(section: Section, **parts: Any) -> ProfileItem:
    (item,) = profile(**parts).section(section)
    return item


def ids(made: Profile) -> list[str]:
    lines = [line for item in made.items for line in item.lines] + list(made.summaries)
    return [
        *(item.id for item in made.items),
        *(line.id for line in lines),
        *(variant.id for line in lines for variant in line.variants),
        *(group.id for group in made.skills),
    ]


def test_an_item_has_the_id_that_the_person_gave_behind_its_section() -> None:
    assert only(Section.WORK, work=[{"name": "Mill", "x-jseeker": {"id": "mill"}}]).id == "work.mill"


def test_without_an_id_a_line_keeps_its_own_wherever_it_moves_and_loses_it_when_it_changes() -> None:
    before = only(Section.WORK, work=[{"highlights": ["Ran pumps", "Ran valves"]}]).lines
    after = only(Section.WORK, work=[{"highlights": ["Sold maps", "Ran pumps"]}]).lines

    assert after[1].id == before[0].id
    assert after[0].id not in {line.id for line in before}


def test_the_same_line_twice_has_two_ids() -> None:
    lines = only(Section.WORK, work=[{"highlights": ["Ran pumps", "Ran pumps"]}]).lines

    assert lines[1].id == f"{lines[0].id}-2"


def test_a_declared_id_used_twice_is_a_problem_that_names_its_place() -> None:
    _, problems = built(work=[{"highlights": ["a", "b"], "x-jseeker": {"bullets": [{"id": "x"}, {"id": "x"}]}}])

    assert problems == ("work[0].x-jseeker.bullets[1].id: the id 'x' is used twice (give each line and item its own)",)


def test_a_job_without_end_goes_on_and_a_certificate_has_one_day() -> None:
    assert only(Section.WORK, work=[{"startDate": "2021-03", "endDate": "present"}]).period == Period("2021-03", None)
    one_day = only(Section.CERTIFICATES, certificates=[{"name": "Forklift", "date": "2022-05"}]).period
    assert one_day == Period("2022-05", "2022-05")


def test_the_summary_of_a_job_is_its_first_line() -> None:
    job = only(Section.WORK, work=[{"summary": "Ran it", "highlights": ["a"], "x-jseeker": {"id": "m"}}])

    assert [line.text for line in job.lines] == ["Ran it", "a"]
    assert job.lines[0].id == "work.m.summary"


def test_a_projects_keywords_are_the_skills_of_its_first_line_alone() -> None:
    project = {"description": "A map", "highlights": ["Drew it"], "keywords": ["GIS", ""]}

    lines = only(Section.PROJECTS, projects=[project]).lines

    assert [line.skills for line in lines] == [("GIS",), ()]


def test_empty_highlights_are_left_out_and_notes_stay_with_their_lines() -> None:
    work = [{"highlights": ["", "Ran pumps"], "x-jseeker": {"bullets": [{"id": "gone"}, {"id": "pumps"}]}}]

    assert [(line.id, line.text) for line in only(Section.WORK, work=work).lines] == [("pumps", "Ran pumps")]


def test_skills_without_keywords_are_one_list_and_hidden_groups_are_gone() -> None:
    made = profile(
        skills=[
            {"name": "Git"},
            {"name": "Languages", "keywords": ["SQL", "SQL", ""], "x-jseeker": {"aliases": {"SQL": ["T-SQL", ""]}}},
            {"name": "Secret", "keywords": ["Rust"], "x-jseeker": {"id": "secret", "never": True}},
            {"name": "Docker"},
        ]
    )

    assert [(group.name, group.skills) for group in made.skills] == [("Languages", ("SQL",)), ("", ("Git", "Docker"))]
    assert made.skills[0].aliases == (("SQL", "T-SQL"),)


def test_what_the_file_wants_always_or_never_is_marked() -> None:
    work = [{"highlights": ["a", "b"], "x-jseeker": {"id": "m", "bullets": [{"id": "la"}, {"id": "lb"}]}}]

    made = profile(work=work, meta={"jseeker": {"always": ["la"], "never": ["lb", "work.m"]}})

    (job,) = made.items
    assert (job.always, job.never) == (False, True)
    assert [(line.always, line.never) for line in job.lines] == [(True, False), (False, True)]


@pytest.mark.parametrize("word", ["always", "never"])
def test_a_wish_for_an_id_that_is_not_there_is_a_problem(word: str) -> None:
    _, problems = built(meta={"jseeker": {word: ["zz"]}})

    assert problems == (f"meta.jseeker.{word}[0]: 'zz' is no id in this file (use the id of a line or item)",)


def test_a_name_is_needed() -> None:
    assert built(basics={"email": "a@b.c"})[1] == ("basics.name is missing (write your name)",)


def test_a_line_speaks_its_own_or_the_resumes_language_and_a_variant_its_own_or_its_lines() -> None:
    notes = {"lang": "ES", "variants": [{"text": "Pumpen betrieben", "lang": "de"}, {"text": "Ran them"}]}
    work = [{"highlights": ["Ran the pumps of a mill", "Dirigí"], "x-jseeker": {"bullets": [{}, notes]}}]

    made = profile(work=work)

    lines = made.items[0].lines
    assert (made.language, [line.language for line in lines]) == ("en", ["en", "es"])
    assert [variant.language for variant in lines[1].variants] == ["de", "es"]


def test_the_language_is_the_one_declared_else_the_one_of_the_wording() -> None:
    german = [{"highlights": ["Leitete die Pumpen und die Ventile der Mühle"]}]

    assert profile(work=german).language == "de"
    assert profile(work=german, meta={"jseeker": {"language": "EN"}}).language == "en"


def test_places_by_language_stand_beside_the_default() -> None:
    locations = {"ES": {"city": "Madrid", "countryCode": "es"}, "default": {"city": "Porto"}}
    basics = {"name": "Ana", "location": {"city": "Lisbon", "countryCode": "pt"}}

    assert profile(basics=basics).place == Place("Lisbon", "", "PT")
    made = profile(basics=basics, meta={"jseeker": {"locations": locations}})
    assert (made.place, made.places_by_language) == (Place("Porto"), (("es", Place("Madrid", "", "ES")),))


def test_a_network_without_address_is_named_by_its_user() -> None:
    profiles = [{"url": "https://www.code.example/ana/"}, {"network": "Forge", "username": "ana"}, {"network": "Void"}]

    links = profile(basics={"name": "Ana", "profiles": profiles}).links

    assert links == (Link("code.example/ana", "https://www.code.example/ana/"), Link("Forge: ana", ""))


ITEM = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["Mill", "Dock", ""]),
        "summary": st.sampled_from(["Ran it", ""]),
        "highlights": st.lists(st.sampled_from(["Ran pumps", "Ran it", ""]), max_size=3),
        "x-jseeker": st.fixed_dictionaries({}, optional={"id": st.sampled_from(["a", "b", "basics"])}),
    },
)


@settings(deadline=None)
@given(st.lists(ITEM, max_size=3), st.lists(ITEM, max_size=3), st.lists(ITEM, max_size=2))
def test_ids_are_unique_and_the_same_each_time_or_the_file_has_a_problem(
    work: list[Any], projects: list[Any], skills: list[Any]
) -> None:
    made, problems = built(work=work, projects=projects, skills=skills)

    assert built(work=work, projects=projects, skills=skills) == (made, problems)
    assert problems or len(ids(made)) == len(set(ids(made)))
