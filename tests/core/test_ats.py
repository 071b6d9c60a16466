"""What recruiting systems look for."""

from __future__ import annotations

import pytest

from jseeker.core.ats import ats_name, ats_report
from jseeker.core.document_facts import DocumentFacts
from jseeker.model.posting import ParsedPosting
from jseeker.model.profile import Section
from jseeker.model.resume import ContactPart, Entry, Line, ResumeSection, TailoredResume


def line(text: str, section: Section = Section.WORK) -> Line:
    return Line(text, section, "work.x", text)


def resume(dates: str = "03/2021 – Present") -> TailoredResume:
    entry = Entry(title=line("Cook"), dates=line(dates), organization=line("Inn"), bullets=(line("Cooked 80 lunches"),))
    contact = (ContactPart(line("a@example.org"), "mailto:a@example.org"), ContactPart(line("+1 2"), "tel:+12"))
    sections = (ResumeSection(Section.WORK, "Experience", entries=(entry,)),)
    return TailoredResume("0" * 64, "en", line("A"), None, contact, sections)


@pytest.mark.parametrize(
    "source", ["workday", "taleo", "icims", "greenhouse", "lever", "ashby", "smartrecruiters", "generic"]
)
def test_a_good_document_earns_all_points_everywhere(source: str) -> None:
    points, told = ats_report(source, ParsedPosting(), DocumentFacts.of(resume(), 1), 2.0)

    assert points == 2.0
    assert told.endswith("for nothing else.")


def test_systems_that_fill_a_form_miss_months() -> None:
    facts = DocumentFacts.of(resume("2021 – 2022"), 1)

    assert ats_report("workday", ParsedPosting(), facts, 2.0)[0] < 2.0
    assert ats_report("greenhouse", ParsedPosting(), facts, 2.0)[0] == 2.0


def test_an_unknown_source_has_no_name() -> None:
    assert (ats_name("workday"), ats_name("generic")) == ("Workday", None)


def test_facts_find_words_whatever_their_case_and_not_across_lines() -> None:
    facts = DocumentFacts.of(resume(), 3)

    assert facts.says("80 LUNCHES")
    assert not facts.says("Inn Cooked")
    assert facts.length(1.0)[0] == 0.0
    assert facts.numbers(3.0)[0] == 3.0
