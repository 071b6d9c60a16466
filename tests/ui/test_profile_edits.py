"""Edits of a resume file: the value changes, everything else stays."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.safe_data import DataInvalid
from jseeker.samples import resume_template, sample_resume
from jseeker.ui.profile_edits import (
    line_notes,
    moved,
    read_tree,
    value_at,
    with_line,
    with_line_moved,
    with_line_note,
    with_section,
    with_value,
    without_line,
)

SAMPLE, TEMPLATE = sample_resume().decode(), resume_template().decode()
JOB: dict[str, Any] = {
    "name": "Acme",
    "highlights": ["one", "two", "three"],
    "x-jseeker": {"id": "acme", "bullets": [{"id": "a"}, {"id": "b", "skills": ["SQL"]}]},
}


def test_a_value_is_set_where_it_stands_and_an_empty_one_is_taken_out() -> None:
    tree = {"basics": {"name": "Ana", "location": {"city": "Porto"}}, "work": [{"name": "Acme"}]}
    assert with_value(tree, ("work", 0, "name"), "Bolt")["work"] == [{"name": "Bolt"}]
    assert with_value(tree, ("basics", "location", "city"), "")["basics"] == {"name": "Ana"}
    assert with_value({}, ("meta", "jseeker", "always"), ["a"]) == {"meta": {"jseeker": {"always": ["a"]}}}
    assert tree["basics"]["location"] == {"city": "Porto"}
    with pytest.raises(IndexError):
        with_value(tree, ("work", 3, "name"), "Bolt")


def test_a_value_under_its_old_name_is_found_and_replaced() -> None:
    tree = {"work": [{"company": "Acme", "website": "a.example"}]}
    assert value_at(tree, ("work", 0, "name")) == "Acme"
    assert with_value(tree, ("work", 0, "name"), "Bolt")["work"] == [{"website": "a.example", "name": "Bolt"}]


def test_what_is_not_there_is_none() -> None:
    tree = {"work": [{"name": "Acme"}], "basics": "text"}
    paths: list[tuple[str | int, ...]] = [("work", 7, "name"), ("basics", "name"), ("meta", "jseeker"), ("work", "x")]
    assert [value_at(tree, path) for path in paths] == [None] * 4


def test_what_was_said_about_a_line_goes_where_the_line_goes() -> None:
    assert line_notes(JOB) == [{"id": "a"}, {"id": "b", "skills": ["SQL"]}, {}]
    up = with_line_moved(JOB, 1, -1)
    assert (up["highlights"], line_notes(up)[0]["id"]) == (["two", "one", "three"], "b")
    less = without_line(JOB, 0)
    assert (less["highlights"], line_notes(less)[0]["id"]) == (["two", "three"], "b")
    other = with_line(JOB, 1, "2")
    assert (other["highlights"][1], line_notes(other)[1]["id"]) == ("2", "b")
    assert with_line(JOB, 3, "four")["highlights"][-1] == "four"
    noted = with_line_note(JOB, 2, "skills", ["Python"])
    assert line_notes(noted)[2] == {"skills": ["Python"]}
    assert line_notes(with_line_note(noted, 1, "skills", []))[1] == {"id": "b"}


def test_lines_without_notes_stay_without() -> None:
    assert with_line({"highlights": ["one"]}, 0, "two") == {"highlights": ["two"]}
    assert without_line({"highlights": ["one"]}, 0) == {}


@pytest.mark.parametrize(("place", "by", "order"), [(0, 1, "bac"), (2, -1, "acb"), (0, -1, "abc"), (2, 1, "abc")])
def test_an_entry_moves_one_place_or_not_at_all(place: int, by: int, order: str) -> None:
    assert "".join(moved("abc", place, by)) == order


def test_the_text_of_other_sections_stays_with_its_comments() -> None:
    text = with_section(TEMPLATE, "education", [{"institution": "New School"}], is_json=False)
    before, after = TEMPLATE.split("education:")
    rest = after[after.index("\nskills:") :]
    assert text.startswith(before)
    assert text.endswith(rest)
    assert read_tree(text, is_json=False)["education"] == [{"institution": "New School"}]


SECTIONS = sorted(read_tree(SAMPLE, is_json=False))
WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
VALUES = st.lists(st.fixed_dictionaries({"name": WORDS}, optional={"summary": WORDS}), max_size=3)


FILES = {"sample": SAMPLE, "template": TEMPLATE}


@settings(deadline=None)
@given(st.sampled_from(sorted(FILES)), st.sampled_from([*SECTIONS, "volunteer"]), VALUES)
def test_a_section_reads_back_as_it_was_set_and_the_others_as_they_were(name: str, section: str, value: Any) -> None:
    text = FILES[name]
    before = read_tree(text, is_json=False)
    after = read_tree(with_section(text, section, value, is_json=False), is_json=False)
    assert {key: told for key, told in after.items() if key != section} == {
        key: told for key, told in before.items() if key != section
    }
    assert [set(entry) for entry in after.get(section, [])] == [set(entry) for entry in value]


@pytest.mark.parametrize(
    "text",
    [
        "{basics: {name: Ana}, work: []}",
        "a: &x {name: Ana}\nbasics: *x\n",
        "",
        "basics: {name: Ana}",
        "--- # mine\nbasics:\n  name: Ana\n...\n",
    ],
    ids=["braces", "an anchor", "empty", "no last line end", "marks of a document"],
)
def test_files_that_are_written_in_odd_ways_lose_nothing(text: str) -> None:
    before = read_tree(text, is_json=False)
    for section, value in (("basics", {"name": "Eva"}), ("a", None), ("work", [{"name": "Acme"}])):
        after = read_tree(with_section(text, section, value, is_json=False), is_json=False)
        expected = {key: told for key, told in before.items() if key != section} | ({section: value} if value else {})
        assert {key: told for key, told in after.items() if told} == {key: t for key, t in expected.items() if t}


def test_json_stays_json() -> None:
    text = with_section('{"basics": {"name": "Ana"}}', "work", [{"name": "Acme"}], is_json=True)
    assert json.loads(text) == {"basics": {"name": "Ana"}, "work": [{"name": "Acme"}]}


@pytest.mark.parametrize("text", ["- a\n", "basics: [", "just words"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(DataInvalid):
        with_section(text, "work", [], is_json=False)
