"""A first resume file by questions: few enough to answer, enough to tailor from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jseeker.core.resume_import.linkedin import place_of
from jseeker.core.resume_import.periods import iso_date
from jseeker.core.resume_text import resume_yaml, with_ids

__all__ = ["resume_by_questions"]

Ask = Callable[[str], str]
"""Asks a question; the answer, empty where the person has none."""
AGAIN = "{} is no date; write it like 2021-03 (leave it empty where you do not know)"


def resume_by_questions(ask: Ask) -> str:
    """The text of a resume file out of the answers; whatever has no answer is left out."""
    name = ""
    while not name:
        name = ask("Your name")
    basics: dict[str, Any] = {"name": name}
    for key, question in (
        ("label", "Your job title in two or three words"),
        ("email", "E-mail"),
        ("phone", "Phone"),
        ("url", "Your web page or LinkedIn address"),
        ("summary", "Who you are, in one or two sentences"),
    ):
        basics[key] = ask(question)
    if place := ask("Where you live (City, Country)"):
        basics["location"] = place_of(place)
    tree: dict[str, Any] = {"basics": basics, "work": _jobs(ask), "education": _schools(ask)}
    skills = _listed(ask("Skills, with commas between them"))
    if skills:
        tree["skills"] = [{"name": "Skills", "keywords": skills}]
    tree["languages"] = [_language(told) for told in _listed(ask("Languages, like: English (native), Spanish (B2)"))]
    return resume_yaml(with_ids({key: value for key, value in tree.items() if value}))


def _jobs(ask: Ask) -> list[dict[str, Any]]:
    jobs: list[dict[str, Any]] = []
    question = "Your latest employer (empty: none)"
    while employer := ask(question):
        job: dict[str, Any] = {"name": employer, "position": ask("  What you were there")}
        job["location"] = ask("  Where (City, Country)")
        job |= _dates(ask, "  Since when (2021-03)", "  Until when (empty: you are still there)")
        lines: list[str] = []
        while line := ask(f"  Thing {len(lines) + 1} that you did there, with a number in it if you can (empty: done)"):
            lines.append(line)
        jobs.append({**job, "highlights": lines})
        question = "The employer before (empty: done)"
    return jobs


def _schools(ask: Ask) -> list[dict[str, Any]]:
    schools: list[dict[str, Any]] = []
    question = "Your latest school or university (empty: none)"
    while name := ask(question):
        school: dict[str, Any] = {"institution": name, "studyType": ask("  Degree (BSc, MSc, diploma …)")}
        school["area"] = ask("  Subject")
        schools.append({**school, **_dates(ask, "  From (2015-09)", "  To (empty: you are still there)")})
        question = "The school before (empty: done)"
    return schools


def _dates(ask: Ask, first: str, last: str) -> dict[str, str]:
    found = {"startDate": _date(ask, first), "endDate": _date(ask, last)}
    return {key: value for key, value in found.items() if value}


def _date(ask: Ask, question: str) -> str:
    told = ask(question)
    while told and (day := iso_date(told)) is None:
        told = ask(f"  {AGAIN.format(told)}")
    return day or "" if told else ""


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def _language(told: str) -> dict[str, str]:
    name, _, fluency = told.partition("(")
    return {"language": name.strip(), **({"fluency": fluency.strip(" )")} if fluency else {})}
