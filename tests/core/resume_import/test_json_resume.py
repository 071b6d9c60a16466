"""JSON Resume files of other tools."""

from __future__ import annotations

import json

import pytest

from jseeker.core.resume_file import read_resume
from jseeker.core.resume_import import ImportFormat, read_foreign
from jseeker.errors import ResumeInvalid
from jseeker.samples import sample_resume

OLD = {
    "basics": {"name": "Jo", "location": "nowhere"},
    "work": [
        {"company": "Acme", "startDate": "Jan 2020", "endDate": "Present", "highlights": "One thing"},
        {"company": "Bolt", "startDate": "long ago", "highlights": ["a", {"text": "b"}, 7, {"x": 1, "y": 2}]},
    ],
    "skills": ["Python", {"name": "R"}],
    "custom": {"a": 1},
}


def test_older_spellings_are_put_right_and_the_rest_is_left(tree_of) -> None:
    draft = read_foreign(json.dumps(OLD).encode(), "resume.json")
    tree = tree_of(draft)
    assert (draft.form, draft.problems) == (ImportFormat.JSON_RESUME, ())
    assert tree["work"][0]["startDate"] == "2020-01"
    assert tree["work"][0]["highlights"] == ["One thing"]
    assert "endDate" not in tree["work"][0]
    assert tree["work"][1]["highlights"] == ["a", "b", "7"]
    assert [skill["name"] for skill in tree["skills"]] == ["Python", "R"]
    left = "\n".join(draft.unplaced)
    assert "long ago" in left
    assert "nowhere" in left
    assert tree["custom"] == {"a": "1"}
    assert any("custom" in note for note in draft.notes)


def test_our_own_file_comes_through_with_every_line_and_preference() -> None:
    before = read_resume(sample_resume(), "resume.yaml")
    after = read_resume(read_foreign(sample_resume(), "mine.yaml").text.encode(), "resume.yaml")
    assert after.summaries == before.summaries
    assert [line for item in after.items for line in item.lines] == [
        line for item in before.items for line in item.lines
    ]
    assert (after.skills, after.places_by_language, after.profile_weights) == (
        before.skills,
        before.places_by_language,
        before.profile_weights,
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"{}", "no part of a resume"),
        (b"[1]", "not a table"),
        (b'{"basics": {"name": ', "line 1"),
        (b"a: &a [*a]", "anchor"),
        (b"\x00\x01\x02\x03", "no file that a resume"),
        (b"\xd0\xcf\x11\xe0 old word", "before 2007"),
    ],
)
def test_what_is_no_resume_is_refused_in_one_sentence(data: bytes, told: str) -> None:
    with pytest.raises(ResumeInvalid) as refused:
        read_foreign(data, "x.yaml" if data[:1] == b"a" else "x")
    assert told in refused.value.message


def test_the_place_of_a_job_is_a_text_in_the_standard_and_stays(tree_of) -> None:
    given = {"basics": {"name": "Jo"}, "work": [{"name": "Acme", "location": "Lisbon, Portugal"}]}
    draft = read_foreign(json.dumps(given).encode(), "resume.json")

    assert draft.unplaced == ()
    assert tree_of(draft)["work"][0]["location"] == "Lisbon, Portugal"
