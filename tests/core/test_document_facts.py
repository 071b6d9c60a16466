"""The facts of a document: points between none and all, each with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.document_facts import DocumentFacts
from jseeker.model.profile import Section
from jseeker.model.resume import ContactPart, Entry, Line, ResumeSection, TailoredResume


def line(text: str, section: Section = Section.WORK) -> Line:
    return Line(text, section, "id", text)


def facts(
    *,
    bullets: tuple[str, ...] = (),
    dates: tuple[str | None, ...] = (),
    contact: tuple[str, ...] = (),
    sections: tuple[Section, ...] = (),
    pages: int | None = 1,
) -> DocumentFacts:
    jobs = [Entry(dates=line(date) if date else None) for date in dates]
    if bullets:
        jobs.append(Entry(dates=line("01/2020"), bullets=tuple(map(line, bullets))))
    parts = tuple(ResumeSection(section, section.value, (line("x", section),)) for section in sections)
    work = (ResumeSection(Section.WORK, "Experience", entries=tuple(jobs)),) if jobs else ()
    resume = TailoredResume(
        resume_sha256="0" * 64,
        language="en",
        name=line("Ana Example", Section.BASICS),
        headline=None,
        contact=tuple(ContactPart(line(href, Section.BASICS), href) for href in contact),
        sections=(*work, *parts),
    )
    return DocumentFacts.of(resume, pages)


@pytest.mark.parametrize(
    ("name", "said"),
    [("REST APIs", True), ("rest apis", True), ("APIs REST", False), ("REST", True), ("C++", True), ("C", False),
     ("APIs Ran", False), ("", False)],
)  # fmt: skip
def test_a_document_says_words_in_order_whatever_their_case_and_within_one_line(name: str, said: bool) -> None:
    assert facts(bullets=("Built REST APIs", "Ran C++ builds")).says(name) is said


def test_each_usual_section_is_a_quarter_of_the_points() -> None:
    usual = (Section.SUMMARY, Section.EDUCATION, Section.SKILLS)

    assert facts(dates=("01/2020",), sections=usual).sections(4.0) == (4.0, "All four usual sections are there.")
    assert facts(sections=usual[:2]).sections(4.0) == (2.0, "Your resume has nothing for work and skills.")


def test_e_mail_and_phone_are_half_each() -> None:
    assert facts(contact=("mailto:a@b.c", "tel:1")).contact(2.0)[0] == 2.0
    assert facts(contact=("mailto:a@b.c",)).contact(2.0) == (1.0, "Add a phone number.")
    assert facts(contact=("https://a.example",)).contact(2.0) == (0.0, "Add an e-mail address and a phone number.")


def test_a_job_counts_as_dated_only_with_its_months() -> None:
    assert facts(dates=("03/2021 – Present", "2018 – 2020", None)).dates(3.0) == (1.0, "1 of 3 jobs have their months.")
    assert facts(dates=("03/2021",)).dates(3.0) == (3.0, "Every job has its months.")
    assert facts().dates(3.0) == (0.0, "There is no dated job.")


def test_half_of_the_lines_with_a_number_is_enough() -> None:
    assert facts(bullets=("Ran 3 pumps", "Ran pumps")).numbers(3.0) == (3.0, "1 of 2 lines have a number.")
    assert facts(bullets=("Ran 3 pumps", "a", "b", "c")).numbers(3.0)[0] == 1.5
    assert facts(dates=("2020",)).numbers(3.0) == (0.0, "There are no lines below your jobs.")


@pytest.mark.parametrize(
    ("pages", "points", "told"),
    [(None, 1.0, "The length is not known yet."), (1, 1.0, "The length is right."), (2, 1.0, "The length is right."),
     (3, 0.0, "3 pages are too many; use two at most.")],
)  # fmt: skip
def test_two_pages_are_right_and_three_too_many(pages: int | None, points: float, told: str) -> None:
    assert facts(pages=pages).length(1.0) == (points, told)


@settings(deadline=None)
@given(
    st.lists(st.text(max_size=12).filter(str.strip), max_size=4),
    st.lists(st.sampled_from(["01/2020", "2020", None]), max_size=4),
    st.integers(0, 9) | st.none(),
    st.floats(0, 20),
)
def test_no_check_gives_less_than_none_or_more_than_all(
    bullets: list[str], dates: list[str | None], pages: int | None, points: float
) -> None:
    known = facts(bullets=tuple(bullets), dates=tuple(dates), pages=pages)

    for earned, told in (check(points) for check in (known.sections, known.contact, known.dates, known.numbers)):
        assert 0.0 <= earned <= points
        assert told.endswith(".")
