"""A resume file by questions."""

from __future__ import annotations

from jseeker.cli.asking import resume_by_questions
from jseeker.core.resume_file import read_resume
from jseeker.model.profile import Section


def answers(*given: str):
    left = list(given)
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        return left.pop(0) if left else ""

    return ask, asked


def test_the_answers_become_a_valid_resume() -> None:
    basics = ("", "Ana Example", "Engineer", "ana@org.example", "", "", "I build.", "Lisbon, Portugal")
    job = ("Acme", "Engineer", "Lisbon", "Jan 2020", "", "Built 3 APIs", "Led 2 people", "", "")
    school = ("University of Porto", "BSc", "Physics", "2012", "2015", "")
    ask, asked = answers(*basics, *job, *school, "Python, SQL; Git", "English (C1), Dutch")
    profile = read_resume(resume_by_questions(ask).encode(), "resume.yaml")
    assert asked[:2] == ["Your name", "Your name"]
    assert (profile.name, profile.email, profile.phone, profile.place.country_code) == (
        "Ana Example",
        "ana@org.example",
        "",
        "PT",
    )
    (work,) = profile.section(Section.WORK)
    assert (work.organization, work.title, work.period.start, work.period.end) == ("Acme", "Engineer", "2020-01", None)
    assert [(line.id, line.text) for line in work.lines] == [("acme-1", "Built 3 APIs"), ("acme-2", "Led 2 people")]
    assert profile.section(Section.EDUCATION)[0].degree == "BSc"
    assert profile.skills[0].skills == ("Python", "SQL", "Git")
    assert [item.title for item in profile.section(Section.LANGUAGES)] == ["English", "Dutch"]


def test_a_date_that_is_none_is_asked_again() -> None:
    ask, asked = answers("Ana", *[""] * 6, "Acme", "", "", "long ago", "2020", "", "", "")
    profile = read_resume(resume_by_questions(ask).encode(), "resume.yaml")
    assert profile.section(Section.WORK)[0].period.start == "2020"
    assert any("long ago is no date" in question for question in asked)


def test_a_name_alone_is_enough() -> None:
    ask, _ = answers("Ana")
    assert read_resume(resume_by_questions(ask).encode(), "resume.yaml").items == ()
