"""The resume file: what it becomes, and how it is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.advice import advise
from jseeker.core.resume_file import read_resume
from jseeker.errors import ResumeInvalid
from jseeker.model.profile import Section
from jseeker.samples import resume_template, sample_resume

CONTRACT = b"""
basics: {name: Ana Example, label: Backend Engineer, email: ana@example.org, phone: 0123456,
  location: {city: Lisbon, countryCode: NO}, summary: Backend engineer with 6 years building Python APIs.}
work:
  - name: Acme Corp
    position: Senior Backend Engineer
    startDate: 2021-01
    highlights: ["Built REST APIs serving 50K requests/day using Python and FastAPI", "Mentored 3 junior developers"]
    x-jseeker:
      id: acme
      bullets:
        - id: acme-api
          skills: [Python, FastAPI]
          profiles: [backend]
          variants:
            - {id: acme-api.data, profiles: [data], text: "Built Python and FastAPI services serving 50K requests/day"}
        - {id: acme-mentor, profiles: [lead]}
skills:
  - name: Languages
    keywords: [Python, PostgreSQL]
    x-jseeker: {aliases: {PostgreSQL: [Postgres], Python: [Python 3]}}
meta:
  jseeker:
    version: 1
    summaries: [{id: s-es, profiles: [backend], lang: es, text: "Ingeniera"}]
    locations: {es: {city: Madrid}, default: {city: Lisbon}}
    always: [acme-mentor]
    weights: {backend: 1.5}
"""


def problems(data: bytes, name: str = "resume.yaml") -> tuple[str, ...]:
    with pytest.raises(ResumeInvalid) as caught:
        read_resume(data, name)
    return caught.value.problems


def test_the_file_of_the_format_page_becomes_a_profile() -> None:
    profile = read_resume(CONTRACT, "resume.yaml")
    (job,) = profile.section(Section.WORK)

    assert (profile.name, profile.language, job.id, job.period.start) == ("Ana Example", "en", "work.acme", "2021-01")
    assert [line.id for line in job.lines] == ["acme-api", "acme-mentor"]
    assert job.lines[0].variants[0].id == "acme-api.data"
    assert job.lines[0].skills == ("Python", "FastAPI")
    assert job.lines[1].always
    assert [summary.id for summary in profile.summaries] == ["basics.summary", "s-es"]
    assert profile.summaries[1].language == "es"
    assert profile.skills[0].aliases == (("PostgreSQL", "Postgres"), ("Python", "Python 3"))
    assert profile.place.city == "Lisbon"
    assert dict(profile.places_by_language)["es"].city == "Madrid"
    assert profile.profile_weights == (("backend", 1.5),)


def test_plain_values_of_yaml_stay_as_they_are_written() -> None:
    profile = read_resume(b"basics: {name: Null Kim, phone: 0123456, location: {countryCode: NO}}", "resume.yaml")

    assert (profile.name, profile.phone, profile.place.country_code) == ("Null Kim", "0123456", "NO")


def test_the_sample_and_the_template_are_valid_and_hold_nothing_unknown() -> None:
    for data in (sample_resume(), resume_template()):
        assert read_resume(data, "resume.yaml").unknown_keys == ()


def test_any_json_resume_works_with_ids_that_are_hashes_of_its_text() -> None:
    data = json.dumps(
        {
            "$schema": "https://example.org/schema.json",
            "basics": {"name": "Richard H", "profiles": [{"network": "X", "username": "rh"}], "summary": None},
            "work": [
                {
                    "company": "Old Name",
                    "position": "Dev",
                    "startDate": "2014-01-01",
                    "endDate": "",
                    "highlights": None,
                },
                {
                    "name": "B",
                    "startDate": "2011",
                    "endDate": "2013-12",
                    "highlights": ["Did A", "Did A"],
                    "summary": "S",
                },
            ],
            "skills": [{"name": "HTML"}, {"name": "CSS", "level": "Master"}, {"name": "Back", "keywords": ["Go"]}],
            "foo": {"bar": 1},
        }
    ).encode()

    profile = read_resume(data, "resume.json")
    first, second = profile.section(Section.WORK)
    ids = [line.id for line in second.lines]

    assert first.organization == "Old Name"
    assert first.period.end is None
    assert len(set(ids)) == 3
    assert ids[0] == f"{second.id}.summary"
    assert ids == [line.id for line in read_resume(data + b" ", "resume.json").section(Section.WORK)[1].lines]
    assert [group.skills for group in profile.skills] == [("Go",), ("HTML", "CSS")]
    assert profile.unknown_keys == ("foo",)
    assert "The key foo is not one that jSeeker knows; its content is not used." in advise(profile)


def test_a_wrong_date_is_named_with_file_path_value_and_fix() -> None:
    data = b"basics: {name: X}\nwork: [{}, {}, {startDate: 13/2020}]"

    assert problems(data) == ("resume.yaml: work[2].startDate: '13/2020' is not a date (use 2020-12).",)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"basics: {name: X}\nwork: {}", "resume.yaml: work: a table is not a list (write each entry after a dash)."),
        (b"basics: {name: [1]}", "resume.yaml: basics.name: a list is not text (write it in quotes)."),
        (b"basics: {name: A, name: B}",
         "resume.yaml: line 1: the key 'name' stands twice in one table (keep one of them)."),
        (b"basics: {}", "resume.yaml: basics.name is missing (write your name)."),
        (b"work: []", "resume.yaml: basics is missing (add it)."),
        (b"\xff\xfe\xfa", "resume.yaml: byte 3 is not UTF-8 text (save the file as UTF-8)."),
        (b"", "resume.yaml: the file is not a table (it starts with `basics:`; see `jseeker profile init`)."),
        (b"basics: {name: A}\nmeta: {jseeker: {never: [zz]}}",
         "resume.yaml: meta.jseeker.never[0]: 'zz' is no id in this file (use the id of a line or item)."),
        (b"basics: {name: A}\nwork: [{x-jseeker: {id: a}}, {x-jseeker: {id: a}}]",
         "resume.yaml: work[1].x-jseeker.id: the id 'work.a' is used twice (give each line and item its own)."),
        (b"basics: {name: A}\nwork: [{highlights: [a], x-jseeker: {bullets: [{}, {}]}}]",
         "resume.yaml: work[0].x-jseeker.bullets: 2 entries for 1 highlights "
         "(write one for each highlight, in the same order)."),
        (b"basics: {name: A}\nmeta: {jseeker: {weights: {a: 99}}}",
         "resume.yaml: meta.jseeker.weights.a: '99' is above 10 (use a number from 0 to 10)."),
    ],
)  # fmt: skip
def test_each_fault_is_one_sentence_with_its_fix(data: bytes, sentence: str) -> None:
    assert sentence in problems(data)


def test_bombs_are_refused_before_they_unfold() -> None:
    aliases = b"a: &a [b, b, b, b, b, b, b, b, b, b]\n"
    for level in range(8):
        aliases += b"k%d: &k%d [%s]\n" % (
            level,
            level,
            b", ".join([b"*a" if not level else b"*k%d" % (level - 1)] * 10),
        )

    for data in (aliases, b"- " * 100_000, b"[" * 5_000, b"a: &a [*a]", b"x" * 2_000_001):
        assert len(problems(data)) == 1
    assert len(problems(b"[" * 100_000, "resume.json")) == 1


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_a_profile_or_a_refusal(data: bytes) -> None:
    for name in ("resume.yaml", "resume.json"):
        problems: tuple[str, ...] = ()
        try:
            read_resume(data, name)
        except ResumeInvalid as error:
            problems = error.problems
        assert all(problem.startswith(name) and problem.endswith(".") for problem in problems)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8),
                    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
                        st.sampled_from(["basics", "name", "work", "highlights", "startDate", "meta", "jseeker",
                                         "x-jseeker", "skills", "keywords", "id"]), inner, max_size=4),
                    max_leaves=12))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_any_json_gives_a_profile_with_unique_ids_or_a_refusal(value: object) -> None:
    try:
        profile = read_resume(json.dumps(value).encode(), "resume.json")
    except ResumeInvalid:
        return
    ids = [line.id for item in profile.items for line in item.lines] + [item.id for item in profile.items]
    assert len(ids) == len(set(ids))


def test_advice_names_what_would_help_most() -> None:
    data = b"""
basics: {name: A}
work:
  - {name: X, position: Dev, startDate: "2020", endDate: "2019-01", highlights: [Did things well for a long while]}
  - {name: Y, position: Dev, startDate: 2010-01, endDate: 2011-01, highlights: [Short]}
"""
    told = " ".join(advise(read_resume(data, "resume.yaml")))

    for part in (
        "e-mail",
        "no summary",
        "no skills",
        "before it starts",
        "without a month",
        "has no number",
        "very short",
    ):
        assert part in told
