"""A first resume file by questions: few enough to answer, enough to tailor from."""

from __future__ import annotations

from collections.abc import Callable

from jseeker.app.first_resume import FirstJob, FirstResume, FirstSchool
from jseeker.core.resume_import.periods import iso_date

__all__ = ["resume_by_questions"]

Ask = Callable[[str], str]
"""Asks a question; the answer, empty where the person has none."""
AGAIN = "{} is no date; write it like 2021-03 (leave it empty where you do not know)"


def resume_by_questions(ask: Ask) -> str:
    """The text of a resume file out of the answers; whatever has no answer is left out."""
    name = ""
    while not name:
        name = ask("Your name")
    basics = {
        key: ask(question)
        for key, question in (
            ("label", "Your job title in two or three words"),
            ("email", "E-mail"),
            ("phone", "Phone"),
            ("url", "Your web page or LinkedIn address"),
            ("summary", "Who you are, in one or two sentences"),
            ("place", "Where you live (City, Country)"),
        )
    }
    jobs, schools = _jobs(ask), _schools(ask)
    skills = ask("Skills, with commas between them")
    languages = ask("Languages, like: English (native), Spanish (B2)")
    return FirstResume(name, **basics, jobs=jobs, schools=schools, skills=skills, languages=languages).text()


def _jobs(ask: Ask) -> tuple[FirstJob, ...]:
    jobs: list[FirstJob] = []
    question = "Your latest employer (empty: none)"
    while employer := ask(question):
        position, place = ask("  What you were there"), ask("  Where (City, Country)")
        since = _date(ask, "  Since when (2021-03)")
        until = _date(ask, "  Until when (empty: you are still there)")
        lines: list[str] = []
        while line := ask(f"  Thing {len(lines) + 1} that you did there, with a number in it if you can (empty: done)"):
            lines.append(line)
        jobs.append(FirstJob(employer, position, place, since, until, tuple(lines)))
        question = "The employer before (empty: done)"
    return tuple(jobs)


def _schools(ask: Ask) -> tuple[FirstSchool, ...]:
    schools: list[FirstSchool] = []
    question = "Your latest school or university (empty: none)"
    while name := ask(question):
        degree, subject = ask("  Degree (BSc, MSc, diploma …)"), ask("  Subject")
        since, until = _date(ask, "  From (2015-09)"), _date(ask, "  To (empty: you are still there)")
        schools.append(FirstSchool(name, degree, subject, since, until))
        question = "The school before (empty: done)"
    return tuple(schools)


def _date(ask: Ask, question: str) -> str:
    told = ask(question)
    while told and (day := iso_date(told)) is None:
        told = ask(f"  {AGAIN.format(told)}")
    return day or "" if told else ""
