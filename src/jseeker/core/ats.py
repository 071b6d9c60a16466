"""What is known of recruiting systems, as checks on a document."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from jseeker.core.document_facts import DocumentFacts
from jseeker.core.wording import and_list
from jseeker.model.posting import ParsedPosting

__all__ = ["ats_name", "ats_report"]

_Check = Callable[[ParsedPosting, DocumentFacts], bool]

_NAMES = {
    "workday": "Workday",
    "greenhouse": "Greenhouse",
    "lever": "Lever",
    "icims": "iCIMS",
    "ashby": "Ashby",
    "taleo": "Taleo",
    "smartrecruiters": "SmartRecruiters",
    "workable": "Workable",
    "bamboohr": "BambooHR",
    "recruitee": "Recruitee",
    "personio": "Personio",
    "teamtailor": "Teamtailor",
    "successfactors": "SAP SuccessFactors",
    "oracle": "Oracle Recruiting",
    "jobvite": "Jobvite",
}


def _months(_: ParsedPosting, facts: DocumentFacts) -> bool:
    return bool(facts.jobs) and facts.dated_jobs() == len(facts.jobs)


def _employers(_: ParsedPosting, facts: DocumentFacts) -> bool:
    return bool(facts.jobs) and all(job.title and job.organization for job in facts.jobs)


def _reachable(_: ParsedPosting, facts: DocumentFacts) -> bool:
    return facts.has_email and facts.has_phone


def _must_words(parsed: ParsedPosting, facts: DocumentFacts) -> bool:
    names = {found.name for found in parsed.must_skills}
    return 2 * sum(facts.says(name) for name in names) >= len(names)


# Systems that fill a form from the document need every field in its place; those that search its text need the
# posting's own words; all need a way to reach the person.
_FORM_FILLING = frozenset({"workday", "taleo", "icims", "successfactors", "oracle", "smartrecruiters", "jobvite"})
_TEXT_SEARCH = frozenset({"taleo", "icims", "smartrecruiters", "oracle", "lever", "greenhouse", "ashby", "jobvite"})
_FORM = (("months at every job", _months), ("title and employer at every job", _employers))
_SEARCH = (("half of the must-haves in the posting's own words", _must_words),)
_ALL = (("e-mail and phone", _reachable),)


def ats_name(source: str) -> str | None:
    """The recruiting system's name by the posting's source; None for a page of no known system."""
    return _NAMES.get(source.casefold())


@cache
def _checks(source: str) -> tuple[tuple[str, _Check], ...]:
    form = _FORM if source in _FORM_FILLING or source not in _NAMES else ()
    search = _SEARCH if source in _TEXT_SEARCH or source not in _NAMES else ()
    return (*form, *search, *_ALL)


def ats_report(source: str, parsed: ParsedPosting, facts: DocumentFacts, points: float) -> tuple[float, str]:
    """The points for the rules of the posting's system, and a sentence on what is not as it likes it."""
    checks = _checks(source.casefold())
    failed = tuple(name for name, check in checks if not check(parsed, facts))
    system = ats_name(source) or "Recruiting systems"
    verb = "looks" if ats_name(source) else "look"
    told = f"{system} {verb} for {and_list(failed)}: not all there." if failed else f"{system} {verb} for nothing else."
    return points * (1 - len(failed) / len(checks)), told
