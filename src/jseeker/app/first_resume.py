"""A first resume out of a few answers: enough to tailor from, whoever asked (a terminal or a page)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jseeker.core.resume_import.linkedin import place_of
from jseeker.core.resume_text import resume_yaml, with_ids

__all__ = ["FirstJob", "FirstResume", "FirstSchool"]


@dataclass(frozen=True, slots=True)
class FirstJob:
    """One job; `since` and `until` are ISO dates, `until` is empty for the job of today."""

    employer: str
    position: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstSchool:
    """One school or university; dates as in a job."""

    name: str
    degree: str = ""
    subject: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class FirstResume:
    """The answers; an empty one is left out. `place` is `City, Country`; `skills` have commas between them, and so
    have `languages`, as in `English (native), Spanish (B2)`."""

    name: str
    label: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    summary: str = ""
    place: str = ""
    jobs: tuple[FirstJob, ...] = ()
    schools: tuple[FirstSchool, ...] = ()
    skills: str = ""
    languages: str = ""

    def text(self) -> str:
        """The text of a resume file."""
        basics: dict[str, Any] = {
            name: getattr(self, name) for name in ("name", "label", "email", "phone", "url", "summary")
        }
        if self.place:
            basics["location"] = place_of(self.place)
        tree: dict[str, Any] = {
            "basics": basics,
            "work": [_job(job) for job in self.jobs],
            "education": [_school(school) for school in self.schools],
            "skills": [{"name": "Skills", "keywords": _listed(self.skills)}] if _listed(self.skills) else [],
            "languages": [_language(told) for told in _listed(self.languages)],
        }
        return resume_yaml(with_ids({key: value for key, value in tree.items() if value}))


def _job(job: FirstJob) -> dict[str, Any]:
    named = {"name": job.employer, "position": job.position, "location": job.place}
    return {**named, **_dates(job.since, job.until), "highlights": list(job.lines)}


def _school(school: FirstSchool) -> dict[str, Any]:
    named = {"institution": school.name, "studyType": school.degree, "area": school.subject}
    return {**named, **_dates(school.since, school.until)}


def _dates(since: str, until: str) -> dict[str, str]:
    return {key: value for key, value in (("startDate", since), ("endDate", until)) if value}


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace(";", ",").split(",") if part.strip()]


def _language(told: str) -> dict[str, str]:
    name, _, fluency = told.partition("(")
    return {"language": name.strip(), **({"fluency": fluency.strip(" )")} if fluency else {})}
