"""Each printed line with its source and reason, each left-out line with why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jseeker.core.explain import explain
from jseeker.core.match import match
from jseeker.core.parse import parse
from jseeker.core.provenance import provenance
from jseeker.core.resume_file import read_resume
from jseeker.core.tailor import Budget, tailor
from jseeker.core.word_diff import Kept
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.profile import Profile
from jseeker.model.resume import TailoredResume
from jseeker.samples import sample_resume

POSTING = Posting(
    "", "k", "file", ReadMethod.TEXT, "Acme", "Data Engineer", "Requirements\n• Python\n• PostgreSQL\n• Kafka"
)


@pytest.fixture(scope="module")
def profile() -> Profile:
    return read_resume(sample_resume(), "resume.yaml")


@pytest.fixture(scope="module")
def resume(profile: Profile) -> TailoredResume:
    parsed = parse(POSTING)
    return tailor(profile, POSTING, parsed, match(POSTING, parsed, profile), Budget(6))


def test_every_line_has_a_source_and_a_reason_and_every_line_of_the_person_is_told(
    profile: Profile, resume: TailoredResume
) -> None:
    found = explain(provenance(resume)["lines"], resume, profile)
    assert found.is_exact
    assert all(line.reason and line.source_id for line in found.printed)
    assert all(line.reason for line in found.dropped)
    told = {line.source_id.split(".")[0] for line in (*found.printed, *found.dropped) if "northlight" in line.source_id}
    assert told >= {"northlight-api", "northlight-mentor", "northlight-oncall"}


def test_a_variant_shows_what_differs_from_the_first_wording(profile: Profile, resume: TailoredResume) -> None:
    found = explain(provenance(resume)["lines"], resume, profile)
    variant = next(line for line in found.printed if line.source_id == "northlight-api.data")
    before = "".join(change.text for change in variant.changes if change.kind is not Kept.ADDED)
    assert before.startswith("Built REST APIs in Python and FastAPI")
    assert all(not line.changes for line in found.printed if line.mode == "verbatim")


def test_a_reworded_line_gets_the_reason_of_its_source(profile: Profile, resume: TailoredResume) -> None:
    # given a record in which a model reworded a line
    record = provenance(resume)["lines"]
    at = next(at for at, line in enumerate(record) if line["source_id"] == "harbour-kafka")
    record[at] = {**record[at], "text": "Streamed receipts through Kafka", "mode": "rewritten"}
    # when it is explained
    found = explain(record, resume, profile)
    # then its difference is shown under the reason of the person's own line
    assert not found.is_exact
    assert {change.kind for change in found.printed[at].changes} >= {Kept.SAME, Kept.REMOVED}
    assert "Kafka" in found.printed[at].reason


def test_a_line_that_stands_is_not_among_those_left_out(profile: Profile, resume: TailoredResume) -> None:
    record = provenance(resume)["lines"]
    stands = next(line for line in resume.dropped if line.source_id.startswith("tagus"))
    entry = {"section": "work", "text": stands.text, "source_id": stands.source_id, "source_text": stands.text}
    found = explain([*record, {**entry, "mode": "verbatim"}], replace(resume), profile)
    assert stands.source_id not in {line.source_id for line in found.dropped}
    assert found.printed[-1].reason == ""
