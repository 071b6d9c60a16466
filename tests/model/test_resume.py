"""The tailored resume names every line that it prints, in printed order."""

from __future__ import annotations

from jseeker.model.profile import Section
from jseeker.model.resume import ContactPart, Entry, Line, ResumeSection, TailoredResume


def _line(text: str) -> Line:
    return Line(text, Section.WORK, "id", text)


def test_lines_come_in_printed_order_and_none_is_left_out() -> None:
    entry = Entry(
        title=_line("title"),
        dates=_line("dates"),
        organization=_line("organization"),
        place=_line("place"),
        details=(_line("detail"),),
        bullets=(_line("bullet 1"), _line("bullet 2")),
    )
    resume = TailoredResume(
        "0" * 64,
        "en",
        name=_line("name"),
        headline=_line("headline"),
        contact=(ContactPart(_line("mail"), "mailto:a@example.org"), ContactPart(_line("city"))),
        sections=(
            ResumeSection(Section.SUMMARY, "Summary", paragraphs=(_line("summary"),)),
            ResumeSection(Section.WORK, "Experience", entries=(entry,)),
        ),
    )

    assert [line.text for line in resume.lines()] == [
        "name",
        "headline",
        "mail",
        "city",
        "summary",
        "title",
        "dates",
        "organization",
        "place",
        "detail",
        "bullet 1",
        "bullet 2",
    ]
