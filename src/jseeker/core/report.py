"""A posting as programs see it: the keys of `jseeker read --json` and of `posting.json`."""

from __future__ import annotations

from typing import Any

from jseeker.model.codec import dump
from jseeker.model.posting import FoundSkill, ParsedPosting, Posting

__all__ = ["report_of"]

KEYS = (
    *("url", "key", "source", "method", "company", "title", "locations", "workplace", "employment_type", "salary"),
    *("date_posted", "valid_through", "language", "description", "apply_url"),
)
"""The keys of a posting, in the order of the contract."""


def report_of(posting: Posting, parsed: ParsedPosting) -> dict[str, Any]:
    """The posting and what it asks for as JSON-ready data, in the order of the contract."""
    told: dict[str, Any] = dump(posting)
    report = {key: told[key] for key in KEYS}
    report["parsed"] = {
        "seniority": parsed.seniority,
        "must_skills": [_skill(skill) for skill in parsed.must_skills],
        "nice_skills": [_skill(skill) for skill in parsed.nice_skills],
        "years_experience": parsed.years_experience,
        "degree": parsed.degree,
        "responsibilities": list(parsed.responsibilities),
        "languages": list(parsed.languages),
        "evidence": dict(parsed.evidence),
    }
    report["origins"] = dict(posting.origins)
    report["notes"] = list(posting.notes)
    return report


def _skill(skill: FoundSkill) -> dict[str, str]:
    return {"name": skill.name, "skill": skill.skill, "evidence": skill.evidence}
