"""Files told apart by their content."""

from __future__ import annotations

import json

import pytest

from jseeker.core.resume_import import MAX_FILE_BYTES, ImportFormat, read_foreign
from jseeker.errors import ResumeInvalid


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"cv: {name: A}", "a.yaml", ImportFormat.RENDERCV),
        (b'{"basics": {"name": "A"}}', "a", ImportFormat.JSON_RESUME),
        (b"basics: {name: A}", "a.yml", ImportFormat.JSON_RESUME),
        (b"A\nSkills\nB", "a.txt", ImportFormat.TEXT),
    ],
)
def test_the_content_tells_the_format(data: bytes, name: str, form: ImportFormat) -> None:
    assert read_foreign(data, name).form is form


def test_what_was_left_before_stays_beside_what_is_left_now(tree_of) -> None:
    tree = {"basics": {"name": "A"}, "work": ["x"], "meta": {"jseeker": {"unsorted": ["old"]}}}
    assert tree_of(read_foreign(json.dumps(tree).encode(), "a.json"))["meta"]["jseeker"]["unsorted"] == [
        "old",
        "work[0]: x",
    ]


def test_an_import_of_an_import_is_the_same() -> None:
    once = read_foreign(
        b"cv: {name: A, sections: {experience: [{company: B, position: C, highlights: [d]}]}}", "a.yaml"
    )
    assert read_foreign(once.text.encode(), "b.yaml").text == once.text


def test_a_draft_that_is_not_valid_yet_says_why() -> None:
    assert any("name" in problem for problem in read_foreign(b"work: [{name: B}]", "a.yaml").problems)


@pytest.mark.parametrize("form", [ImportFormat.DOCX, ImportFormat.PDF, ImportFormat.LINKEDIN, ImportFormat.RENDERCV])
def test_a_file_named_as_what_it_is_not_is_refused(form: ImportFormat) -> None:
    with pytest.raises(ResumeInvalid):
        read_foreign(b"plain text", "a.txt", form)


def test_a_huge_file_is_not_read() -> None:
    with pytest.raises(ResumeInvalid, match="50 MB"):
        read_foreign(b"%PDF" + b"0" * MAX_FILE_BYTES, "a.pdf")
