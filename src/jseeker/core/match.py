"""Which of the person's lines answer which requirement of a posting, and what nothing answers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jseeker.core.credentials import degree_of, language_name, names_degree, stated_years
from jseeker.core.evidence import Sources, skill_key
from jseeker.core.requirements.parts import Part, split_lines
from jseeker.core.skills import skill_family
from jseeker.core.timeline import as_of, newest_first, years_worked
from jseeker.model.match import Evidence, Gap, Match, Requirement, RequirementKind
from jseeker.model.posting import Degree, FoundSkill, ParsedPosting, Posting
from jseeker.model.profile import Profile, Section

__all__ = ["WHOLE", "is_skill", "match"]

# Weights of requirements, 0–1. Qualifications weigh more than wording; a phrase that no lexicon knows may be noise.
MUST_WEIGHT, NICE_WEIGHT, UNKNOWN_SHARE = 1.0, 0.4, 0.6
RESPONSIBILITY_WEIGHT, YEARS_WEIGHT, DEGREE_WEIGHT, LANGUAGE_WEIGHT = 0.5, 0.5, 0.4, 0.6
WHOLE, WHOLE_WEIGHT = "posting", 1.0  # the posting as a whole, beside what was read out of it
ANSWERED = 0.35  # evidence below this is a hint, not an answer: the requirement is named as a gap
MAX_RESPONSIBILITIES = 20  # postings list under 15; more is a page read too widely

_DEGREE_ORDER = tuple(Degree)


def match(posting: Posting, parsed: ParsedPosting, profile: Profile, *, today: date | None = None) -> Match:
    """All requirements of the posting, the person's lines and items that answer them, and the gaps.

    The first requirement, with the id `posting`, is the posting as a whole: how near each line is to it, the nearest 1.

    `today` says what "present" means for years of work; without it the posting's own day does.
    """
    whole = Requirement(WHOLE, RequirementKind.RESPONSIBILITY, posting.title, WHOLE_WEIGHT)
    requirements = (whole, *_requirements(parsed))
    asked = _asked_lines(posting)
    sources = Sources(profile, (posting.title, *asked), (posting.language or profile.language)[:2].lower())
    evidence = sources.for_posting(WHOLE, (posting.title, posting.title, *asked))
    for requirement in requirements[1:]:
        evidence += _answers(requirement, sources, posting, today)
    best: dict[str, float] = {}
    for answer in evidence:
        best[answer.requirement_id] = max(answer.strength, best.get(answer.requirement_id, 0.0))
    gaps = tuple(_gap(needed, sources) for needed in requirements[1:] if best.get(needed.id, 0.0) < ANSWERED)
    return Match(requirements, tuple(evidence), gaps)


def _asked_lines(posting: Posting) -> list[str]:
    """The lines of the posting that speak of the work and of who is wanted, not of the company and what it offers.

    Where little of it says which is which, all lines but those on benefits and the small print.
    """
    lines = [line for line in split_lines(posting.description) if line.part not in (Part.BENEFITS, Part.SMALL_PRINT)]
    asked = [line for line in lines if line.part is not Part.COMPANY]
    enough = 3 * sum(len(line.text) for line in asked) >= sum(len(line.text) for line in lines)
    return [line.text for line in (asked if enough else lines)]


def _requirements(parsed: ParsedPosting) -> Iterator[Requirement]:
    seen: set[str] = set()
    for kind, weight, skills in (
        (RequirementKind.MUST_SKILL, MUST_WEIGHT, parsed.must_skills),
        (RequirementKind.NICE_SKILL, NICE_WEIGHT, parsed.nice_skills),
    ):
        yield from _skill_requirements(kind, weight, skills, seen)
    for number, duty in enumerate(parsed.responsibilities[:MAX_RESPONSIBILITIES], 1):
        yield Requirement(f"duty-{number}", RequirementKind.RESPONSIBILITY, duty, RESPONSIBILITY_WEIGHT, duty)
    words = dict(parsed.evidence)
    if parsed.years_experience is not None:
        text = f"{parsed.years_experience} years of experience"
        yield Requirement("years", RequirementKind.YEARS, text, YEARS_WEIGHT, words.get("years_experience", ""))
    if parsed.degree is not None:
        yield Requirement("degree", RequirementKind.DEGREE, parsed.degree.value, DEGREE_WEIGHT, words.get("degree", ""))
    for number, language in enumerate(parsed.languages, 1):
        heard = [found for field, found in parsed.evidence if field == "languages"]
        evidence = heard[number - 1] if number <= len(heard) else ""
        yield Requirement(f"language-{number}", RequirementKind.LANGUAGE, language, LANGUAGE_WEIGHT, evidence)


def is_skill(found: FoundSkill) -> bool:
    """False for a language or a degree among the skills: those are requirements of their own kind."""
    return not (language_name(found.name) and len(found.name.split()) == 1) and not names_degree(found.name)


def _skill_requirements(
    kind: RequirementKind, weight: float, skills: tuple[FoundSkill, ...], seen: set[str]
) -> Iterator[Requirement]:
    number = 0
    for found in filter(is_skill, skills):
        key = skill_key(found.skill)
        if not key or key in seen:
            continue
        seen.add(key)
        number += 1
        share = 1.0 if skill_family(found.skill) else UNKNOWN_SHARE
        name = "must" if kind is RequirementKind.MUST_SKILL else "nice"
        yield Requirement(f"{name}-{number}", kind, found.name, round(weight * share, 3), found.evidence)


def _answers(needed: Requirement, sources: Sources, posting: Posting, today: date | None) -> list[Evidence]:
    match needed.kind:
        case RequirementKind.MUST_SKILL | RequirementKind.NICE_SKILL:
            return sources.for_skill(needed)
        case RequirementKind.RESPONSIBILITY:
            return sources.for_duty(needed)
        case RequirementKind.YEARS:
            return list(_years(needed, sources.profile, as_of(sources.profile, posting, today)))
        case RequirementKind.DEGREE:
            return list(_degrees(needed, sources.profile))
        case RequirementKind.LANGUAGE:
            return list(_languages(needed, sources.profile))


def _years(needed: Requirement, profile: Profile, present: str | None) -> Iterator[Evidence]:
    """The years that the dated jobs add up to, and those that a summary of the person states."""
    wanted = int(needed.text.split(" ", 1)[0])
    worked = years_worked(profile, present)
    jobs = newest_first(profile.section(Section.WORK))
    if worked and jobs:
        told = f"The dated jobs add up to {worked:.0f} years of {wanted} asked."
        yield Evidence(needed.id, jobs[0].id, _share(worked, wanted), told)
    for summary in profile.summaries:
        stated = None if summary.never else stated_years(summary.text)
        if stated is not None:
            told = f"Your summary states {stated} years of {wanted} asked."
            yield Evidence(needed.id, summary.id, _share(stated, wanted), told)


def _share(have: float, wanted: float) -> float:
    return round(min(1.0, have / wanted), 3) if wanted else 1.0


def _degrees(needed: Requirement, profile: Profile) -> Iterator[Evidence]:
    wanted = _DEGREE_ORDER.index(Degree(needed.text))
    for item in profile.section(Section.EDUCATION):
        level = degree_of(item)
        if level is None:
            continue
        short = wanted - _DEGREE_ORDER.index(level)
        if short <= 0:
            yield Evidence(needed.id, item.id, 1.0, f"{item.degree} is at least the {needed.text} degree asked for.")
        elif short == 1:
            yield Evidence(
                needed.id, item.id, 0.3, f"{item.degree} is one level below the {needed.text} degree asked for."
            )


def _languages(needed: Requirement, profile: Profile) -> Iterator[Evidence]:
    wanted = language_name(needed.text) or needed.text
    spoken = profile.section(Section.LANGUAGES)
    for item in spoken:
        if language_name(item.title) == wanted:
            level = f" ({item.detail})" if item.detail else ""
            yield Evidence(needed.id, item.id, 1.0, f"The resume lists {item.title}{level}.")
    written = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese"}
    if written.get(profile.language) == wanted and not any(language_name(item.title) == wanted for item in spoken):
        yield Evidence(needed.id, "basics", 0.5, f"The resume is written in {wanted}.")


def _gap(needed: Requirement, sources: Sources) -> Gap:
    near = sources.nearest(needed.text)
    if near is None:
        return Gap(needed)
    lines = (*sources.profile.summaries, *(line for item in sources.profile.items for line in item.lines))
    own = next((line.text for line in lines if line.id == near[0]), near[1])  # the line alone, without its variants
    return Gap(needed, near[0], own)
