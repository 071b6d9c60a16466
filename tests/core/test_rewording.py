"""Rewording without a model: what goes out, what is let in, and a resume that cannot say more than its sources."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.match import match
from jseeker.core.parse import parse
from jseeker.core.provenance import provenance
from jseeker.core.resume_file import read_resume
from jseeker.core.rewording import LONGER_CHARS, TOO_LONG, input_hash, judged, reword_task, reworded
from jseeker.core.tailor import Budget, tailor
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.profile import Profile, ProfileItem, Section, SkillGroup, SourceLine, Variant
from jseeker.model.resume import LineMode, TailoredResume
from jseeker.model.rewording import Rewording, RewordLine, RewordTask
from jseeker.samples import sample_resume

SAMPLE = read_resume(sample_resume(), "resume.yaml")
TEXT = "Requirements\n• 5+ years of Python\n• PostgreSQL\n• Experience with COBOL\nNice to have\n• Kafka"
POSTING = Posting("https://a.example/1", "k:1", "k", ReadMethod.TEXT, "Northwind", "Data Engineer", TEXT)

API = SourceLine(
    "acme-api",
    "Built REST APIs serving 50K requests/day using Python and PostgreSQL",
    variants=(Variant("acme-api.data", "Built PostgreSQL services behind REST APIs"),),
)
PILOT = SourceLine("acme-pilot", "Helped design a pilot in 8 shops")
PROFILE = Profile(
    "0" * 64,
    "Ana Example",
    items=(ProfileItem("work.acme", Section.WORK, "Engineer", "Acme", lines=(API, PILOT)),),
    skills=(SkillGroup("s", "Languages", ("PostgreSQL",), (("PostgreSQL", "Postgres"),)),),
)
TASK = RewordTask((RewordLine("acme-api", API.text), RewordLine("acme-pilot", PILOT.text)))


def resume_of(profile: Profile, posting: Posting = POSTING) -> tuple[TailoredResume, RewordTask]:
    parsed = parse(posting)
    found = match(posting, parsed, profile)
    resume = tailor(profile, posting, parsed, found, Budget(26))
    return resume, reword_task(profile, resume, found, strict=False)


def test_only_the_summary_the_bullets_and_names_of_skills_go_out() -> None:
    resume, task = resume_of(SAMPLE)

    told = " ".join((*(line.text for line in task.lines), *task.wanted))
    bullets = {bullet.source_id for section in resume.sections for entry in section.entries for bullet in entry.bullets}
    assert {line.id for line in task.lines} == bullets | {"summary-data"}
    for secret in (SAMPLE.name, SAMPLE.email, SAMPLE.phone, *(item.organization for item in SAMPLE.items)):
        assert not secret or secret not in told
    assert not [line for line in resume.lines() if line.section is Section.EDUCATION and line.text in told]


def test_a_summary_is_reworded_under_the_same_gate_as_a_bullet() -> None:
    resume, task = resume_of(SAMPLE)
    own = next(line.text for line in task.lines if line.id == "summary-data")
    honest, lie = own.replace("Data engineer", "Engineer of data"), own.replace("8 years", "12 years")

    for said, printed in ((honest, honest), (lie, own)):
        found = judged(task, [("summary-data", said)], SAMPLE)
        line = next(line for line in reworded(resume, found).lines() if line.section is Section.SUMMARY)
        assert line.text == printed, found
        assert line.source_text == own


def test_a_clause_of_the_letter_is_held_against_itself() -> None:
    clause = RewordLine("letter:acme-api", "built REST APIs serving 50K requests/day")
    task = RewordTask((*TASK.lines, clause))

    good, bad = "developed REST APIs serving 50K requests/day", "built REST APIs serving 50K requests/day using Python"
    assert judged(task, [(clause.id, good)], PROFILE)[0].text == good
    assert judged(task, [(clause.id, bad)], PROFILE)[0].refusal


def test_of_the_posting_only_skills_that_the_person_has_go_out() -> None:
    _, task = resume_of(SAMPLE)

    assert {"Python", "PostgreSQL", "Kafka"} <= set(task.wanted)
    assert not [word for word in task.wanted if "COBOL" in word or len(word.split()) > 4]


def test_the_same_question_has_the_same_name_and_any_other_another() -> None:
    name = input_hash("m", "v1", TASK)

    assert name == input_hash("m", "v1", RewordTask(TASK.lines))
    others = [("n", "v1", TASK), ("m", "v2", TASK), ("m", "v1", RewordTask(TASK.lines, complaint="It was empty."))]
    assert name not in {input_hash(*other) for other in others}


def test_an_honest_rewording_is_let_in_and_stands_on_the_line_it_came_from() -> None:
    text = "Developed REST APIs in Python and PostgreSQL serving 50,000 requests/day"

    [rewording] = judged(TASK, [("acme-api", text)], PROFILE)

    assert rewording == Rewording("acme-api", text, "acme-api", API.text, LineMode.REWRITTEN)


def test_a_declared_alias_is_let_in() -> None:
    text = API.text.replace("PostgreSQL", "Postgres")

    assert judged(TASK, [("acme-api", text)], PROFILE)[0].text == text


@pytest.mark.parametrize(
    "lie",
    [
        "Built REST APIs serving 500K requests/day using Python and PostgreSQL",
        "Led REST APIs serving 50K requests/day using Python and PostgreSQL",
        "Built REST APIs at Globex serving 50K requests/day using Python and PostgreSQL",
        "Built REST APIs serving 50K requests/day using Python, Rust and PostgreSQL",
        "Designed the national payment system",
        PILOT.text,
    ],
)
def test_a_lie_is_refused_with_a_sentence_and_the_line_stands(lie: str) -> None:
    [rewording] = judged(TASK, [("acme-api", lie)], PROFILE)

    assert rewording.text == ""
    assert rewording.refusal.endswith(".")


def test_a_hedge_may_not_be_lost() -> None:
    assert judged(TASK, [("acme-pilot", "Designed a pilot in 8 shops")], PROFILE)[0].text == ""


def test_a_wording_of_the_persons_own_is_no_rewriting() -> None:
    [rewording] = judged(TASK, [("acme-api", API.variants[0].text)], PROFILE)

    assert (rewording.source_id, rewording.mode) == ("acme-api.data", LineMode.VARIANT)


def test_strict_lets_words_out_and_nothing_in() -> None:
    strict = RewordTask(TASK.lines, strict=True)

    assert judged(strict, [("acme-api", "Built REST APIs using Python and PostgreSQL")], PROFILE)[0].text
    assert not judged(strict, [("acme-api", "Developed REST APIs using Python and PostgreSQL")], PROFILE)[0].text


def test_unchanged_unknown_and_empty_lines_are_passed_over_and_the_first_of_two_counts() -> None:
    shorter = "Built REST APIs using Python and PostgreSQL"
    said = [("acme-pilot", PILOT.text), ("nobody", "x"), ("acme-api", shorter), ("acme-api", "Built Globex")]

    assert [rewording.text for rewording in judged(TASK, said, PROFILE)] == [shorter]
    assert judged(TASK, [("acme-api", " \u200b")], PROFILE) == ()


def test_a_text_far_longer_than_its_line_is_refused_unread() -> None:
    text = API.text + " and PostgreSQL" * 1000

    assert judged(TASK, [("acme-api", text)], PROFILE)[0].refusal == TOO_LONG
    assert len(text) > 2 * len(API.text) + LONGER_CHARS


def test_signs_that_cannot_be_seen_are_taken_out_before_the_gate_looks() -> None:
    hidden = "Built REST APIs\u200b using\nPython and\tPostgreSQL"

    assert judged(TASK, [("acme-api", hidden)], PROFILE)[0].text == "Built REST APIs using Python and PostgreSQL"


def test_the_resume_says_the_accepted_wordings_and_why_the_others_stand() -> None:
    resume, task = resume_of(SAMPLE)
    first, second, third = task.lines[:3]
    accepted = Rewording(first.id, "Other words", first.id, first.text)
    changed = reworded(resume, [accepted, Rewording(second.id, refusal="It names a number that is not there.")])

    by_id = {line.source_id: line for line in changed.lines()}
    assert (by_id[first.id].text, by_id[first.id].mode) == ("Other words", LineMode.REWRITTEN)
    assert by_id[first.id].source_text == first.text
    assert (by_id[second.id].text, by_id[second.id].mode) != ("", LineMode.REWRITTEN)
    assert "It names a number that is not there." in by_id[second.id].reason
    assert by_id[third.id] in list(resume.lines())
    assert reworded(resume, []) is resume


INVENTED = re.compile(r"Globex|Zirconia|COBOL")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_answer_puts_an_invented_word_or_number_into_the_resume(data: st.DataObject) -> None:
    resume, task = resume_of(SAMPLE)
    lies = st.sampled_from(["Globex", "COBOL", "Led 40 engineers", "99%", "3,000,000 users", "Zirconia"])
    said = [
        (
            line.id,
            data.draw(st.sampled_from(["{0} {1}", "{1} {0}", "{1}", "{0}, {1}"])).format(line.text, data.draw(lies)),
        )
        for line in task.lines
    ]

    changed = reworded(resume, judged(task, said, SAMPLE))

    assert provenance(changed) == provenance(resume)
    assert not INVENTED.search(" ".join(line.text for line in changed.lines()))
