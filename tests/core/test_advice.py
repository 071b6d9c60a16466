"""Advice on a resume file: each thing worth mending in one sentence, and nothing where all is well."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.advice import advise
from jseeker.model.profile import Period, Place, Profile, ProfileItem, Section, SkillGroup, SourceLine

GOOD_LINE = SourceLine("l1", "Repaired 40 pumps a month in two mills", skills=("Pumps",))
JOB = ProfileItem("work.mill", Section.WORK, "Fitter", "Mill", period=Period("2020-01"), lines=(GOOD_LINE,))
GOOD = Profile(
    sha256="0" * 64,
    name="Ana Example",
    email="ana@example.org",
    phone="0123",
    place=Place("Lisbon"),
    summaries=(SourceLine("s", "Fitter with 6 years in mills."),),
    items=(JOB,),
    skills=(SkillGroup("skills", "", ("Pumps",)),),
)


def with_job(**changes: object) -> Profile:
    return replace(GOOD, items=(replace(JOB, **changes),))


def with_lines(*texts: str) -> Profile:
    return with_job(lines=tuple(SourceLine(f"l{at}", text, skills=("Pumps",)) for at, text in enumerate(texts)))


def test_a_resume_with_all_it_needs_gets_no_advice() -> None:
    assert advise(GOOD) == ()


@pytest.mark.parametrize(
    ("profile", "told"),
    [
        (replace(GOOD, email=""), "There is no e-mail address"),
        (replace(GOOD, email="ana at home"), "The e-mail address 'ana at home' has no @"),
        (replace(GOOD, phone=""), "There is no phone number"),
        (replace(GOOD, place=Place()), "There is no place"),
        (replace(GOOD, summaries=()), "There is no summary"),
        (replace(GOOD, skills=()), "There are no skills"),
        (replace(GOOD, items=()), "There is no job and no project"),
        (replace(GOOD, unknown_keys=("work[0].salary",)), "The key work[0].salary is not one that jSeeker knows"),
        (with_job(period=Period()), "“Fitter, Mill” has no start date"),
        (with_job(period=Period("2020")), "“Fitter, Mill” starts in a year without a month; write it like 2020-03"),
        (with_job(period=Period("2020-05", "2020-04")), "“Fitter, Mill” ends (2020-04) before it starts (2020-05)"),
        (with_job(lines=()), "“Fitter, Mill” has no highlights"),
        (with_job(lines=(replace(GOOD_LINE, skills=()),)), "No line says which skills it shows"),
        (with_lines("Repaired many pumps in two mills"), "“Repaired many pumps in two mills” has no number"),
        (with_lines("Repaired 40 pumps"), "“Repaired 40 pumps” is very short"),
    ],
)
def test_one_thing_missing_is_one_sentence_that_says_what_to_do(profile: Profile, told: str) -> None:
    (sentence,) = advise(profile)

    assert sentence.startswith(told)
    assert sentence.endswith(".")


@pytest.mark.parametrize(("size", "advised"), [(24, 1), (25, 0), (220, 0), (221, 1)])
def test_a_line_may_have_25_to_220_characters(size: int, advised: int) -> None:
    assert len(advise(with_lines(("Ran 12 " + "pumps " * 40)[:size]))) == advised


@pytest.mark.parametrize(("start", "gap"), [("2020-08", None), ("2020-09", "02/2020 to 08/2020")])
def test_a_pause_of_more_than_half_a_year_is_named(start: str, gap: str | None) -> None:
    earlier = replace(JOB, id="work.dock", period=Period("2018-01", "2020-01"))
    profile = replace(GOOD, items=(replace(JOB, period=Period(start)), earlier))

    told = [f"Nothing is dated from {gap}; add what you did then."] if gap else []
    assert list(advise(profile)) == told


def test_a_degree_in_the_pause_fills_it() -> None:
    earlier = replace(JOB, id="work.dock", period=Period("2015-01", "2016-01"))
    school = ProfileItem("education.x", Section.EDUCATION, "Law", "School", period=Period("2016", "2019"))

    assert advise(replace(GOOD, items=(JOB, earlier, school))) == ()
    assert len(advise(replace(GOOD, items=(JOB, earlier)))) == 1


@settings(deadline=None)
@given(st.integers(1, 20))
def test_at_most_eight_plain_lines_are_named_and_the_rest_counted(count: int) -> None:
    advice = advise(with_lines(*(["Repaired pumps of all sorts in the mills"] * count)))

    assert len(advice) == min(count, 8) + (count > 8)
    assert (count <= 8) or advice[-1] == f"{count - 8} more lines have no number."
