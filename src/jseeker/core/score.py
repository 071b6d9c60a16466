"""How well one tailored resume fits one posting: 0–100 in five bands, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jseeker.core.ats import ats_name, ats_report
from jseeker.core.document_facts import DocumentFacts
from jseeker.core.match import WHOLE, is_skill
from jseeker.core.text import shorten
from jseeker.core.wording import and_list
from jseeker.model.match import Band, Gap, Match, Requirement, RequirementKind, Score
from jseeker.model.posting import ParsedPosting, Posting
from jseeker.model.resume import TailoredResume

__all__ = ["score"]

# The bands add up to 100. Qualifications weigh 70, the words and the form in which they stand 30: a recruiter who
# reads decides by the first, the systems before that by the second.
MUST_POINTS, NICE_POINTS, EXPERIENCE_POINTS, WORDING_POINTS, FORM_POINTS = 40.0, 10.0, 20.0, 15.0, 15.0
ANSWERED, SHOWN_WELL = 0.35, 0.8  # strength of evidence that answers at all, and that answers by a line of its own
NOTHING_ASKED = 0.7  # share of a band that a posting leaves open: neither a fit nor a miss is known
_LISTED = 6  # names in one sentence

_EXPERIENCE_WEIGHTS = {
    RequirementKind.YEARS: 8.0,
    RequirementKind.DEGREE: 4.0,
    RequirementKind.LANGUAGE: 4.0,
    RequirementKind.RESPONSIBILITY: 8.0,
}


def score(
    posting: Posting, parsed: ParsedPosting, match: Match, resume: TailoredResume, *, pages: int | None = None
) -> Score:
    """The score of one document; `pages` is its length where it is known."""
    strengths = _strengths(match)
    facts = DocumentFacts.of(resume, pages)
    bands = (
        _skills("Must-haves", MUST_POINTS, RequirementKind.MUST_SKILL, match.requirements, strengths),
        _skills("Nice-to-haves", NICE_POINTS, RequirementKind.NICE_SKILL, match.requirements, strengths),
        _experience(match, strengths),
        _wording(parsed, facts),
        _form(posting, parsed, facts),
    )
    gaps = tuple(sorted(match.gaps, key=_gap_order))
    return Score(round(sum(band.points for band in bands)), bands, gaps, ats_name(posting.source))


def _gap_order(gap: Gap) -> float:
    return -gap.requirement.weight


def _strengths(match: Match) -> dict[str, float]:
    best: dict[str, float] = {}
    for evidence in match.evidence:
        best[evidence.requirement_id] = max(evidence.strength, best.get(evidence.requirement_id, 0.0))
    return best


def _skills(
    name: str, out_of: float, kind: RequirementKind, needed: Iterable[Requirement], strengths: dict[str, float]
) -> Band:
    """The band of one kind of skill: the weighted share that is answered; a bare mention in a list counts in part."""
    asked = [requirement for requirement in needed if requirement.kind is kind]
    if not asked:
        return _band(name, NOTHING_ASKED * out_of, out_of, (f"The posting names no {name.lower()}.",))
    credit = sum(need.weight * _credit(strengths.get(need.id, 0.0)) for need in asked)
    share = credit / sum(need.weight for need in asked)
    shown = [need.text for need in asked if strengths.get(need.id, 0.0) >= SHOWN_WELL]
    weak = [need.text for need in asked if ANSWERED <= strengths.get(need.id, 0.0) < SHOWN_WELL]
    missing = [need.text for need in asked if strengths.get(need.id, 0.0) < ANSWERED]
    reasons = [f"{len(asked) - len(missing)} of {len(asked)} are answered."]
    reasons += [f"Shown by your lines: {_names(shown)}."] if shown else []
    reasons += [f"Named, but shown by no line of their own: {_names(weak)}."] if weak else []
    reasons += [f"Not in your resume: {_names(missing)}."] if missing else []
    return _band(name, share * out_of, out_of, tuple(reasons))


def _credit(strength: float) -> float:
    """Full for a line that shows the skill, three quarters for a mention in a list, nothing for less."""
    if strength < ANSWERED:
        return 0.0
    return 1.0 if strength >= SHOWN_WELL else 0.75


def _names(names: Sequence[str]) -> str:
    shown = tuple(shorten(name, 40) for name in names[:_LISTED])
    return and_list(shown) if len(names) <= _LISTED else f"{', '.join(shown)} and {len(names) - _LISTED} more"


def _experience(match: Match, strengths: dict[str, float]) -> Band:
    total = earned = 0.0
    reasons: list[str] = []
    for kind, weight in _EXPERIENCE_WEIGHTS.items():
        asked = [needed for needed in match.requirements if needed.kind is kind and needed.id != WHOLE]
        if not asked:
            continue
        share = sum(min(1.0, strengths.get(needed.id, 0.0)) for needed in asked) / len(asked)
        if kind is RequirementKind.RESPONSIBILITY:  # a likeness of words: half is already the same work
            share = sum(min(1.0, 2 * strengths.get(needed.id, 0.0)) for needed in asked) / len(asked)
        total += weight
        earned += weight * share
        reasons.append(_experience_reason(kind, asked, match, strengths))
    if not total:
        reasons = ["The posting names no years, degree, language or task."]
        return _band("Experience", NOTHING_ASKED * EXPERIENCE_POINTS, EXPERIENCE_POINTS, tuple(reasons))
    return _band("Experience", EXPERIENCE_POINTS * earned / total, EXPERIENCE_POINTS, tuple(reasons))


def _experience_reason(
    kind: RequirementKind, asked: Sequence[Requirement], match: Match, strengths: dict[str, float]
) -> str:
    met = [needed for needed in asked if strengths.get(needed.id, 0.0) >= ANSWERED]
    if kind is RequirementKind.RESPONSIBILITY:
        return f"Your lines speak of {len(met)} of its {len(asked)} tasks."
    if kind is RequirementKind.LANGUAGE:
        missing = [needed.text for needed in asked if needed not in met]
        return (
            f"Languages asked for and not in your resume: {_names(missing)}." if missing else "You list its languages."
        )
    best = max((e for e in match.evidence if e.requirement_id == asked[0].id), key=lambda e: e.strength, default=None)
    if best is not None:
        return best.reason
    return f"Nothing in your resume shows the {asked[0].text}{' degree' if kind is RequirementKind.DEGREE else ''}."


def _wording(parsed: ParsedPosting, facts: DocumentFacts) -> Band:
    """How many of the skills stand in the document in the posting's own words: what a plain search finds."""
    skills = filter(is_skill, (*parsed.must_skills, *parsed.nice_skills))
    names = tuple(dict.fromkeys(found.name for found in skills))
    if not names:
        reasons = ("The posting names no skill to look for.",)
        return _band("Wording", NOTHING_ASKED * WORDING_POINTS, WORDING_POINTS, reasons)
    missing = [name for name in names if not facts.says(name)]
    found = len(names) - len(missing)
    told = [f"{found} of {len(names)} terms stand in the document as the posting writes them."]
    told += [f"Not found as written: {_names(missing)}."] if missing else []
    return _band("Wording", WORDING_POINTS * found / len(names), WORDING_POINTS, tuple(told))


def _form(posting: Posting, parsed: ParsedPosting, facts: DocumentFacts) -> Band:
    """Sections 4, contact 2, dates 3, numbers 3, length 1, the rules of the recruiting system 2."""
    checks = [facts.sections(4.0), facts.contact(2.0), facts.dates(3.0), facts.numbers(3.0), facts.length(1.0)]
    checks.append(ats_report(posting.source, parsed, facts, 2.0))
    points = sum(earned for earned, _ in checks)
    return _band("Form", points, FORM_POINTS, tuple(reason for _, reason in checks))


def _band(name: str, points: float, out_of: float, reasons: tuple[str, ...]) -> Band:
    return Band(name, round(min(points, out_of), 1), out_of, reasons)
