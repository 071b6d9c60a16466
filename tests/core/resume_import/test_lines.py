"""Lines, whole again and sorted by headings."""

from __future__ import annotations

from jseeker.core.resume_import.lines import TextLine, joined, lines_of_text, parts_of
from jseeker.model.profile import Section


def test_bullets_are_taken_off_and_empty_lines_too() -> None:
    assert lines_of_text("• one\n\n- two\n\u200b\nthree - four\n") == [
        TextLine("one", is_bullet=True),
        TextLine("two", is_bullet=True),
        TextLine("three - four"),
    ]


def test_a_gap_in_a_line_stays_as_a_tab() -> None:
    assert lines_of_text("Engineer          2019 – 2020") == [TextLine("Engineer\t2019 – 2020")]


def test_a_broken_line_is_whole_again_and_a_new_entry_is_not_swallowed() -> None:
    text = "• Built an interface for many thousands of people who\nuse it daily and inter-\nnationally\n"
    text += "Acme\nEngineer, 2019 – 2020"
    assert [line.text for line in joined(lines_of_text(text))] == [
        "Built an interface for many thousands of people who use it daily and internationally",
        "Acme",
        "Engineer, 2019 – 2020",
    ]


def test_parts_are_those_of_the_headings() -> None:
    lines = lines_of_text("Ana\nSKILLS\nPython\nMEMBERSHIPS\nACM\nEDUCATION\nACME ACADEMY\n2019 – 2020\n")
    parts = list(parts_of(lines))
    assert [(part.section, part.title, len(part.lines)) for part in parts] == [
        (None, "", 1),
        (Section.SKILLS, "SKILLS", 1),
        (None, "MEMBERSHIPS", 1),
        (Section.EDUCATION, "EDUCATION", 2),
    ]


def test_every_line_is_in_one_part() -> None:
    lines = lines_of_text("a\nSkills\nb\nc\nWork\nd")
    kept = [line.text for part in parts_of(lines) for line in part.lines]
    titles = [part.title for part in parts_of(lines) if part.title]
    assert sorted([*kept, *titles]) == sorted(line.text for line in lines)
