"""The voice of a document: its language, and which of the person's wordings it uses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.voice import Voice
from jseeker.model.posting import FoundSkill, ParsedPosting, Posting, ReadMethod
from jseeker.model.profile import Profile, ProfileItem, Section, SourceLine, Variant
from jseeker.model.resume import Line, LineMode

POSTING = Posting("https://a.example/1", "k", "generic", ReadMethod.TEXT, "Northwind", "Data Engineer", "SQL.")
PARSED = ParsedPosting(must_skills=(FoundSkill("PostgreSQL", "PostgreSQL", ""),))
VARIANTS = (
    Variant("v-data", "Kept invoices in tables", ("data",), "en"),
    Variant("v-sql", "Kept invoices in PostgreSQL", (), "en"),
    Variant("v-es", "Guardé facturas", (), "es"),
)
LINE = SourceLine("l", "Kept invoices", variants=VARIANTS, language="en")
ENGLISH = SourceLine("s-en", "Engineer with PostgreSQL.", language="en")
OTHER = SourceLine("s-lead", "Leader of bakers.", profiles=("lead",), language="en")
SPANISH = SourceLine("s-es", "Ingeniera.", language="es")
PROFILE = Profile(
    "0" * 64,
    "Ana Example",
    items=(ProfileItem("work.x", Section.WORK, lines=(LINE,)),),
    summaries=(OTHER, ENGLISH, SPANISH),
)


def voice(language: str | None = "en", kind: str | None = None, profile: Profile = PROFILE) -> Voice:
    return Voice.of(profile, replace(POSTING, language=language), PARSED, kind)


def spoken(source: SourceLine, *, language: str = "en", kind: str | None = None) -> Line:
    return voice(language, kind).line(source, Section.WORK, "Why.")


@pytest.mark.parametrize(
    ("asked", "language", "own"),
    [("en-GB", "en", "en"), ("ES", "es", "es"), (None, "en", "en"), ("fr", "en", "fr")],
)
def test_a_document_speaks_the_postings_language_where_the_resume_does(
    asked: str | None, language: str, own: str
) -> None:
    assert (voice(asked).language, voice(asked).posting_language) == (language, own)


def test_a_wording_that_may_never_be_shown_is_no_reason_to_speak_its_language() -> None:
    hidden = replace(PROFILE, items=(), summaries=(ENGLISH, replace(SPANISH, never=True)))

    assert voice("es", profile=hidden).language == "en"


def test_the_wording_that_names_the_postings_skill_is_used_as_it_is() -> None:
    line = spoken(LINE)

    assert (line.text, line.source_id, line.mode) == ("Kept invoices in PostgreSQL", "v-sql", LineMode.VARIANT)
    assert (line.source_text, line.reason) == (line.text, "Why.")


def test_the_wording_for_the_profile_that_was_asked_for_comes_first() -> None:
    assert spoken(LINE, kind="data").source_id == "v-data"
    assert spoken(LINE, kind="lead").source_id == "v-sql"


def test_the_wording_in_the_documents_language_comes_before_all_others() -> None:
    assert spoken(LINE, language="es", kind="data").source_id == "v-es"


def test_a_line_stays_as_it_is_where_no_other_wording_fits_better() -> None:
    equal = replace(LINE, variants=(Variant("v", "Stored invoices", (), "en"),))
    foreign = SourceLine("only-en", "Ran pumps", language="en")

    assert (spoken(equal).source_id, spoken(equal).mode) == ("l", LineMode.VERBATIM)
    assert spoken(foreign, language="es").text == "Ran pumps"


def test_the_summary_nearest_to_the_posting_stands_and_the_others_say_why_not() -> None:
    best, left = voice().summary()

    assert best is not None
    assert (best.source_id, best.section) == ("s-en", Section.SUMMARY)
    assert best.reason == "Your summary that is nearest to the posting."
    assert {line.source_id: line.reason for line in left} == {
        "s-lead": "Another summary of yours is nearer to the posting.",
        "s-es": "It is in Spanish, and the document in English.",
    }


def test_the_summary_for_the_profile_comes_before_the_nearest_and_one_that_must_stand_before_both() -> None:
    for_profile, _ = voice(kind="lead").summary()
    must = replace(PROFILE, summaries=(OTHER, ENGLISH, SourceLine("s-always", "Ana.", always=True)))
    always, _ = voice(kind="lead", profile=must).summary()

    assert for_profile is not None
    assert (for_profile.source_id, for_profile.reason) == ("s-lead", "Your summary for lead.")
    assert always is not None
    assert always.source_id == "s-always"


def test_hidden_summaries_are_left_out_by_wish() -> None:
    best, left = voice(profile=replace(PROFILE, summaries=(replace(ENGLISH, never=True),))).summary()

    assert best is None
    assert [line.reason for line in left] == ["You asked never to show it."]


def test_a_foreign_posting_gets_a_note_and_one_in_the_resumes_language_none() -> None:
    assert voice("fr").notes([]) == (
        "The posting is in French and your resume has no French wording, so the document is in English.",)  # fmt: skip
    assert voice("en").notes([Line("Ran pumps", Section.WORK, "l", "Ran pumps")]) == ()


@pytest.mark.parametrize(
    ("shown", "notes"),
    [
        ([], ()),
        (["s-es"], ()),
        (["l"], ("1 line has no Spanish wording in your resume and stands in English.",)),
        (["l", "s-en", "s-es"], ("2 lines have no Spanish wording in your resume and stand in English.",)),
    ],
)
def test_lines_left_in_the_resumes_language_are_counted(shown: list[str], notes: tuple[str, ...]) -> None:
    assert voice("es").notes([Line("x", Section.WORK, source, "x") for source in shown]) == notes


@settings(deadline=None)
@given(st.sampled_from(["en", "es", "de", None]), st.sampled_from([None, "data", "lead"]), st.permutations(VARIANTS))
def test_only_the_persons_own_wordings_are_ever_spoken(
    language: str | None, kind: str | None, variants: list[Variant]
) -> None:
    own = {"l": LINE.text} | {variant.id: variant.text for variant in VARIANTS}

    line = voice(language, kind).line(replace(LINE, variants=tuple(variants)), Section.WORK, "")

    assert line.text == line.source_text == own[line.source_id]
