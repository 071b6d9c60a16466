"""The record of sources: every printed line, in printed order, with the words it stands on."""

from __future__ import annotations

import json

from jseeker.core.match import match
from jseeker.core.provenance import provenance
from jseeker.core.resume_file import read_resume
from jseeker.core.tailor import Budget, tailor
from jseeker.model.posting import ParsedPosting, Posting, ReadMethod
from jseeker.model.profile import Section
from jseeker.model.resume import Line, LineMode, TailoredResume
from jseeker.samples import sample_resume


def test_a_line_is_recorded_with_its_section_source_and_mode() -> None:
    name = Line("Ana Example", Section.BASICS, "basics", "Ana Example")
    headline = Line("Postgres admin", Section.BASICS, "basics", "PostgreSQL admin", LineMode.ALIAS, "Declared.")
    resume = TailoredResume("a" * 64, "en", name, headline, (), ())

    record = provenance(resume)

    assert record["resume_sha256"] == "a" * 64
    assert record["lines"][1] == {
        "section": "basics",
        "text": "Postgres admin",
        "source_id": "basics",
        "source_text": "PostgreSQL admin",
        "mode": "alias",
    }


def test_the_record_has_each_printed_line_once_and_is_json() -> None:
    profile = read_resume(sample_resume(), "resume.yaml")
    posting = Posting("https://a.example/1", "k", "generic", ReadMethod.TEXT, "Northwind", "Data Engineer", "SQL.")
    resume = tailor(profile, posting, ParsedPosting(), match(posting, ParsedPosting(), profile), Budget(6))

    record = json.loads(json.dumps(provenance(resume)))

    assert [entry["text"] for entry in record["lines"]] == [line.text for line in resume.lines()]
    assert len(record["lines"]) > 20
    assert all(entry["source_id"] and entry["source_text"] for entry in record["lines"])
