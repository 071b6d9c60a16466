"""The score: five bands of 100 points, each with its reasons, and never more for less."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.score import score
from jseeker.model.match import Band, Evidence, Gap, Match, Requirement, RequirementKind, Score
from jseeker.model.posting import FoundSkill, ParsedPosting, Posting, ReadMethod
from jseeker.model.profile import Section
from jseeker.model.resume import ContactPart, Entry, Line, ResumeSection, TailoredResume

POSTING = Posting("https://a.example/1", "k", "greenhouse", ReadMethod.API, "Northwind", "Engineer", "SQL.")
NO_SKILLS = ParsedPosting()
KINDS = {
    "must": RequirementKind.MUST_SKILL,
    "nice": RequirementKind.NICE_SKILL,
    "duty": RequirementKind.RESPONSIBILITY,
    "years": RequirementKind.YEARS,
    "degree": RequirementKind.DEGREE,
    "language": RequirementKind.LANGUAGE,
    "posting": RequirementKind.RESPONSIBILITY,
}


def line(text: str, section: Section = Section.WORK) -> Line:
    return Line(text, section, "id", text)


def paragraph(section: Section) -> ResumeSection:
    return ResumeSection(section, section.value, (line("SQL" if section is Section.SKILLS else "Words", section),))


ENTRY = Entry(
    title=line("Engineer"), dates=line("01/2020 – Present"), organization=line("Mill"), bullets=(line("Ran 40 pumps"),)
)
RESUME = TailoredResume(
    resume_sha256="0" * 64,
    language="en",
    name=line("Ana Example", Section.BASICS),
    headline=None,
    contact=(ContactPart(line("a@b.c"), "mailto:a@b.c"), ContactPart(line("+1 2"), "tel:+12")),
    sections=(
        ResumeSection(Section.WORK, "Experience", entries=(ENTRY,)),
        *map(paragraph, (Section.SUMMARY, Section.EDUCATION, Section.SKILLS)),
    ),
)


def matched(**strengths: float) -> Match:
    """A match whose requirements (`must_1`, `years` …) are answered with those strengths."""
    needed = tuple(Requirement(name, KINDS[name.split("_")[0]], name, 1.0) for name in strengths)
    evidence = tuple(Evidence(name, "id", value, f"Answers {name}.") for name, value in strengths.items() if value)
    return Match(needed, evidence, tuple(Gap(one) for one in needed if strengths[one.id] < 0.35))


def scored(parsed: ParsedPosting = NO_SKILLS, resume: TailoredResume = RESUME, **strengths: float) -> Score:
    return score(POSTING, parsed, matched(**strengths), resume, pages=1)


def band(name: str, result: Score) -> Band:
    return next(one for one in result.bands if one.name == name)


def test_the_bands_are_five_and_add_up_to_a_hundred() -> None:
    result = scored()

    assert [(one.name, one.out_of) for one in result.bands] == [
        ("Must-haves", 40.0), ("Nice-to-haves", 10.0), ("Experience", 20.0), ("Wording", 15.0), ("Form", 15.0)
    ]  # fmt: skip
    assert result.ats == "Greenhouse"


def test_all_answered_in_a_whole_document_is_a_hundred_and_nothing_of_it_is_none() -> None:
    parsed = ParsedPosting(must_skills=(FoundSkill("SQL", "SQL", ""),))
    all_of = dict.fromkeys(("must", "nice", "years", "degree", "language", "duty"), 1.0)
    bare = replace(RESUME, contact=(), sections=())

    assert scored(parsed, **all_of).overall == 100
    assert scored(parsed, bare, **dict.fromkeys(all_of, 0.0)).overall <= 2, "only the length is right"


def test_what_a_posting_leaves_open_earns_seven_tenths() -> None:
    result = scored()

    assert [one.points for one in result.bands[:4]] == [28.0, 7.0, 14.0, 10.5]
    assert band("Must-haves", result).reasons == ("The posting names no must-haves.",)
    assert band("Experience", result).reasons == ("The posting names no years, degree, language or task.",)


@pytest.mark.parametrize(("strength", "points"), [(0.34, 0.0), (0.35, 30.0), (0.79, 30.0), (0.8, 40.0), (1.0, 40.0)])
def test_a_mention_is_three_quarters_of_a_line_that_shows_it(strength: float, points: float) -> None:
    assert band("Must-haves", scored(must=strength)).points == points


def test_the_reasons_say_what_is_shown_only_named_and_missing() -> None:
    reasons = band("Must-haves", scored(must_1=1.0, must_2=0.5, must_3=0.0)).reasons

    assert reasons == (
        "2 of 3 are answered.",
        "Shown by your lines: must_1.",
        "Named, but shown by no line of their own: must_2.",
        "Not in your resume: must_3.",
    )


def test_six_names_stand_in_a_sentence_and_the_rest_is_counted() -> None:
    missing = scored(**{f"must_{at}": 0.0 for at in range(8)})

    assert band("Must-haves", missing).reasons[1].endswith("must_4, must_5 and 2 more.")


def test_experience_weighs_what_is_asked_and_the_posting_as_a_whole_is_no_task() -> None:
    assert band("Experience", scored(years=0.5)).points == 10.0
    assert band("Experience", scored(years=1.0, degree=0.0)).points == pytest.approx(20 * 8 / 12, abs=0.05)
    assert band("Experience", scored(duty=0.5)).points == 20.0, "half alike is already the same work"
    assert band("Experience", scored(posting=0.0)).points == 14.0


def test_wording_counts_the_terms_that_stand_as_the_posting_writes_them() -> None:
    parsed = ParsedPosting(
        must_skills=(FoundSkill("SQL", "SQL", ""), FoundSkill("Postgres", "PostgreSQL", "")),
        nice_skills=(FoundSkill("German", "German", ""),),
    )

    wording = band("Wording", scored(parsed))

    assert wording.points == 7.5
    assert wording.reasons == (
        "1 of 2 terms stand in the document as the posting writes them.",
        "Not found as written: Postgres.",
    )


def test_gaps_stand_with_the_weightiest_first() -> None:
    light, heavy = (Gap(Requirement(name, RequirementKind.NICE_SKILL, name, w)) for name, w in (("a", 0.4), ("b", 1.0)))

    assert score(POSTING, ParsedPosting(), Match(gaps=(light, heavy)), RESUME).gaps == (heavy, light)


STRENGTHS = st.dictionaries(st.sampled_from(["must_1", "must_2", "nice", "years", "degree", "duty"]), st.floats(0, 1))


@settings(deadline=None)
@given(STRENGTHS, st.integers(1, 5) | st.none())
def test_the_score_is_within_its_bounds_and_its_bands(strengths: dict[str, float], pages: int | None) -> None:
    result = score(POSTING, ParsedPosting(), matched(**strengths), RESUME, pages=pages)

    assert 0 <= result.overall <= 100
    assert abs(result.overall - sum(one.points for one in result.bands)) <= 0.5 + 1e-9
    assert all(0 <= one.points <= one.out_of and one.reasons for one in result.bands)
    assert all(reason.endswith(".") for one in result.bands for reason in one.reasons)


@settings(deadline=None)
@given(STRENGTHS.filter(bool), st.data())
def test_a_stronger_answer_never_scores_less(strengths: dict[str, float], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(strengths)))
    stronger = strengths | {name: data.draw(st.floats(strengths[name], 1))}

    assert scored(**stronger).overall >= scored(**strengths).overall
