"""A person's choices: obeyed to the line, and never a way to say what the resume does not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.match import match
from jseeker.core.parse import parse
from jseeker.core.provenance import provenance
from jseeker.core.resume_file import read_resume
from jseeker.core.revision import (
    choices_of,
    gives_way,
    known,
    line_of,
    marked,
    model_wordings,
    reviewed,
    rewordings_of,
)
from jseeker.core.rewording import reworded
from jseeker.core.selection import LINE_SECTIONS, Budget
from jseeker.core.tailor import tailor
from jseeker.core.truth import check_line
from jseeker.model.match import Match
from jseeker.model.posting import ParsedPosting, Posting, ReadMethod
from jseeker.model.profile import Profile, Section
from jseeker.model.resume import LineMode, TailoredResume
from jseeker.model.revision import BY_MODEL, Choices
from jseeker.samples import sample_resume

HONEST = "Cut PostgreSQL query time by 65% by redesigning indexes"
LIE = "Cut PostgreSQL query time by 95% and led a team of 40"
POSTING = Posting(
    "https://a.example/1",
    "k",
    "generic",
    ReadMethod.TEXT,
    "Acme",
    "Data Engineer",
    "Requirements\n• 3+ years of Python\n• PostgreSQL and Airflow\n• Kafka\n• RESTful APIs",
    language="en",
)


@cache
def read() -> tuple[Profile, ParsedPosting, Match]:
    """The sample resume with one line that it asks never to show, against the posting."""
    profile = read_resume(sample_resume(), "resume.yaml")
    items = tuple(
        replace(item, lines=tuple(replace(line, never=line.id == "tagus-redis") for line in item.lines))
        for item in profile.items
    )
    profile = replace(profile, items=items)
    parsed = parse(POSTING)
    return profile, parsed, match(POSTING, parsed, profile)


def tailored(lines: int = 6) -> TailoredResume:
    profile, parsed, matched = read()
    return tailor(profile, POSTING, parsed, matched, Budget(lines))


def of_choices(choices: Choices, offered: dict[str, str] | None = None) -> TailoredResume:
    profile, parsed, matched = read()
    resume = tailor(marked(profile, choices), POSTING, parsed, matched, Budget(0))
    return reworded(resume, rewordings_of(choices, profile, offered or {}))


def bullets(resume: TailoredResume) -> list[str]:
    lines = line_of(read()[0])
    return [
        lines[line.source_id]
        for part in resume.sections
        for entry in part.entries
        for line in (*entry.details, *entry.bullets)
        if line.section in LINE_SECTIONS and line.source_id in lines
    ]


def printed(resume: TailoredResume) -> list[str]:
    return [line.text for line in resume.lines()]


def as_chosen() -> Choices:
    profile, _, _ = read()
    return choices_of(provenance(tailored())["lines"], profile, Choices(()))


def test_the_choices_of_a_document_make_the_same_document() -> None:
    assert printed(of_choices(as_chosen())) == printed(tailored())
    assert provenance(of_choices(as_chosen())) == provenance(tailored())


def test_a_line_brought_in_stands_and_a_line_left_out_does_not_and_the_others_stay() -> None:
    before = as_chosen()
    out, into = before.shown[0], next(line for line in ("harbour-forecast", "tagus-tests") if line not in before.shown)

    after = of_choices(replace(before, shown=(*before.shown[1:], into)))

    assert set(bullets(after)) == {*before.shown, into} - {out}
    assert not any(line.source_id == out for line in after.lines())


def test_another_summary_of_the_person_stands_where_it_is_chosen() -> None:
    profile, _, _ = read()
    for summary in profile.summaries:
        resume = of_choices(replace(as_chosen(), summary=summary.id, wordings=()))
        texts = [line.text for line in resume.lines() if line.section is Section.SUMMARY]
        assert texts == [summary.text]


def test_a_skills_line_in_the_posting_s_words_goes_back_to_the_person_s() -> None:
    aliased = next(line for line in tailored().lines() if line.mode is LineMode.ALIAS)
    before = as_chosen()

    after = of_choices(replace(before, wordings=(*before.wordings, (aliased.source_id, aliased.source_id))))

    line = next(line for line in after.lines() if line.source_id == aliased.source_id)
    assert line.mode is LineMode.VERBATIM
    assert "REST APIs" in line.text


def test_a_variant_is_printed_where_it_is_chosen_and_is_the_person_s_own() -> None:
    choices = replace(as_chosen(), shown=("northlight-api",), wordings=(("northlight-api", "northlight-api.data"),))

    (line,) = [line for line in of_choices(choices).lines() if line.source_id.startswith("northlight-api")]

    assert (line.source_id, line.mode) == ("northlight-api.data", LineMode.VARIANT)
    assert line.text == line.source_text


def test_a_model_s_wording_is_judged_anew_and_a_lie_gives_way_to_the_person_s_own_line() -> None:
    choices = Choices(("northlight-postgres",), wordings=(("northlight-postgres", BY_MODEL),))

    honest = of_choices(choices, {"northlight-postgres": HONEST})
    lying = of_choices(choices, {"northlight-postgres": LIE})

    assert HONEST in printed(honest)
    assert LIE not in printed(lying)
    (line,) = [line for line in lying.lines() if line.source_id == "northlight-postgres"]
    assert (line.text, line.mode) == (line.source_text, LineMode.VERBATIM)


def test_what_the_resume_asks_never_to_show_cannot_be_brought_in() -> None:
    choices = Choices(("tagus-redis", "tagus-tests"))

    assert known(choices, read()[0]).shown == ("tagus-tests",)
    assert bullets(of_choices(choices)) == ["tagus-tests"]


def test_the_marks_change_no_word_of_the_resume() -> None:
    profile, _, _ = read()
    changed = marked(profile, as_chosen())

    assert changed.sha256 == profile.sha256
    assert [line.text for item in changed.items for line in item.lines] == [
        line.text for item in profile.items for line in item.lines
    ]


def test_the_best_line_of_each_job_gives_way_last_and_what_was_brought_in_never() -> None:
    profile, _, matched = read()
    choices = as_chosen()
    kept = choices.shown[-1]

    order = gives_way(profile, matched, choices, [kept])

    assert set(order) == set(choices.shown) - {kept}
    jobs = {line.id: item.id for item in profile.items for line in item.lines}
    count = len({jobs[line] for line in order})
    assert count > 1
    assert len({jobs[line] for line in order[-count:]}) == count, "one line of each job stands at the end"


def test_wordings_of_a_model_are_found_in_the_records_and_not_those_of_a_letter() -> None:
    profile, _, _ = read()
    line = {"source_id": "northlight-postgres", "text": HONEST, "mode": "rewritten", "section": "work"}
    letter = {**line, "source_id": "tagus-tests", "section": "letter"}

    assert model_wordings([[line, letter], [{**line, "mode": "verbatim", "text": "x"}]], profile) == {
        "northlight-postgres": HONEST
    }


def test_each_line_of_a_revision_has_its_reason_and_what_was_taken_out_is_told() -> None:
    profile, _, _ = read()
    before = as_chosen()
    out, into = before.shown[0], next(line for line in ("harbour-forecast", "tagus-tests") if line not in before.shown)
    after = of_choices(replace(before, shown=(*before.shown[1:], into)))

    told = reviewed(provenance(after)["lines"], tailored(), profile)

    reasons = {line.source_id: line.reason for line in told.printed}
    assert reasons[into] == "You brought it in."
    assert (told.dropped[0].source_id, told.dropped[0].reason) == (out, "Left out in review.")
    assert into not in {line.source_id for line in told.dropped}


IDS = sorted(line_of(read()[0]))
GROUPS = [group.id for group in read()[0].skills]
ANY_LINE = st.sampled_from([*IDS, *GROUPS, "unknown", "tagus-redis"])
WORDING = st.sampled_from([*IDS, *GROUPS, BY_MODEL, "unknown"])
TEXT = st.sampled_from([HONEST, LIE, "Chief executive of everything", "Led 400 people", ""]) | st.text(max_size=60)


@settings(max_examples=60, deadline=None)
@given(
    shown=st.lists(ANY_LINE, max_size=20),
    summary=st.sampled_from(["", "unknown", *(one.id for one in read()[0].summaries)]),
    wordings=st.dictionaries(ANY_LINE, WORDING, max_size=12),
    offered=st.dictionaries(ANY_LINE, TEXT, max_size=8),
)
def test_no_choice_at_all_makes_a_document_say_more_than_the_person_did(
    shown: list[str], summary: str, wordings: dict[str, str], offered: dict[str, str]
) -> None:
    profile, _, _ = read()
    choices = Choices(tuple(shown), summary, tuple(wordings.items()))
    resume = of_choices(choices, offered)

    own = {line.id: line for item in profile.items for line in item.lines} | {one.id: one for one in profile.summaries}
    texts = {line.text for line in own.values()} | {v.text for line in own.values() for v in line.variants}
    plain = {line.text for line in of_choices(replace(choices, wordings=())).lines()}
    aliases = tuple(pair for group in profile.skills for pair in group.aliases)
    for line in resume.lines():
        if line.mode is LineMode.REWRITTEN:
            source = own[line_of(profile)[line.source_id]]
            assert check_line(line.text, source, aliases) is None, line
        else:
            assert line.text in texts | plain or line.section is Section.SKILLS, line
    assert sorted(bullets(resume)) == sorted(known(choices, profile).shown)
    assert "tagus-redis" not in {line.source_id for line in resume.lines()}


@pytest.mark.parametrize("lines", [1, 4, 9, 30])
def test_any_length_of_document_is_read_back_from_its_record(lines: int) -> None:
    profile, _, _ = read()
    record = provenance(tailored(lines))["lines"]

    assert provenance(of_choices(choices_of(record, profile, Choices(()))))["lines"] == record
