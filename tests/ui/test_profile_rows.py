"""The blocks of a resume, and values as people write them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.resume_file import read_resume
from jseeker.core.resume_schema import ResumeDocument
from jseeker.samples import sample_resume
from jseeker.ui.profile_edits import read_tree
from jseeker.ui.profile_rows import (
    BLOCKS,
    Kind,
    aliases_of,
    aliases_text,
    entry_label,
    listed,
    number_table_of,
    number_table_text,
    shown,
    summary_line,
    unsorted_of,
    variants_of,
    variants_text,
    when_used,
)

TREE = read_tree(sample_resume().decode(), is_json=False)
BY_TITLE = {block.title: block for block in BLOCKS}


def test_every_list_of_the_format_has_its_block_and_every_field_is_one_of_the_format() -> None:
    lists = {name for name, field in ResumeDocument.model_fields.items() if "list" in str(field.annotation)}
    assert {str(block.path[0]) for block in BLOCKS if len(block.path) == 1} == lists
    for block in BLOCKS:
        if len(block.path) == 1:
            annotation = ResumeDocument.model_fields[str(block.path[0])].annotation
            [model] = annotation.__args__  # type: ignore[union-attr] # list[Model]
            known = {info.alias or name for name, info in model.model_fields.items()}
            assert {field.key for field in block.fields} <= known, block.title
            assert set(block.named_by) <= known


def test_an_entry_is_called_by_what_it_is_known_by() -> None:
    assert entry_label(BY_TITLE["Work"], TREE["work"][0], 0) == "Senior Backend Engineer, Northlight Freight"
    assert entry_label(BY_TITLE["Work"], {"company": "Acme"}, 0) == "Acme"
    assert entry_label(BY_TITLE["Education"], {}, 2) == "Degree 3"
    assert entry_label(BY_TITLE["Skills"], "no table", 0) == "Group 1"


def test_values_are_shown_as_people_write_them() -> None:
    assert shown(["a", "b"], Kind.LIST) == "a, b"
    assert [shown(value, Kind.LINE) for value in (None, "x", {"a": 1})] == ["", "x", ""]
    assert listed("a, b\nc,,") == ["a", "b", "c"]


NAMES = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


@given(st.dictionaries(NAMES, st.lists(NAMES, min_size=1, max_size=3), max_size=4))
def test_aliases_come_back_as_they_were(aliases: dict[str, list[str]]) -> None:
    assert aliases_of(aliases_text(aliases)) == aliases


@given(st.dictionaries(NAMES, NAMES, max_size=4))
def test_a_table_of_numbers_comes_back_as_it_was(table: dict[str, str]) -> None:
    assert number_table_of(number_table_text(table)) == table


OLD = [{"id": "a", "lang": "es", "text": "uno"}, {"id": "b", "profiles": ["data"], "text": "two"}]


def test_other_wordings_keep_what_was_said_of_them() -> None:
    assert variants_of(variants_text(OLD), OLD) == OLD
    assert variants_of("uno\ntwo, better\nnew", OLD) == [
        OLD[0],
        {"id": "b", "profiles": ["data"], "text": "two, better"},
        {"text": "new"},
    ]
    assert variants_of("two", OLD) == [OLD[1]]
    assert variants_of("", OLD) == []
    assert variants_of("x", None) == [{"text": "x"}]


def test_when_a_line_is_used() -> None:
    told = [when_used(notes) for notes in ({}, {"always": "true"}, {"never": True}, {"never": "false"})]
    assert told == ["as it fits", "always", "never", "as it fits"]


def test_what_an_import_left_is_listed() -> None:
    assert unsorted_of({"meta": {"jseeker": {"unsorted": ["a: b"]}}}) == ["a: b"]
    assert unsorted_of({}) == []


def test_a_resume_in_one_line() -> None:
    assert summary_line(read_resume(sample_resume(), "resume.yaml")) == "11 entries, 17 lines, 25 skills"
