"""A posting's requirements: must and nice skills, years, degree, seniority, duties, languages, each with its words."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from jseeker.core.requirements.degree import find_degree
from jseeker.core.requirements.duties import find_responsibilities
from jseeker.core.requirements.injection import without_instructions
from jseeker.core.requirements.languages import find_languages
from jseeker.core.requirements.parts import Part, PostingLine, split_lines
from jseeker.core.requirements.seniority import find_seniority
from jseeker.core.requirements.small_print import is_small_print
from jseeker.core.requirements.strength import Strength, sentence_at, strength_at
from jseeker.core.requirements.years import find_years
from jseeker.core.skills import SkillModel, SkillSpan, find_skills
from jseeker.model.posting import FoundSkill, ParsedPosting, Posting

__all__ = ["parse", "parse_text"]

MOST_CHARS = 60_000  # five times the longest posting we met; what follows is not read
MOST_MENTIONS = 20  # of one skill are looked at
EVIDENCE_CHARS = 200  # about two printed lines: enough to see how a skill is asked for


def parse(posting: Posting) -> ParsedPosting:
    """What a posting asks for, each with the words it came from. The same posting gives the same answer."""
    return parse_text(posting.description, posting.title, posting.language)


def parse_text(
    text: str, title: str = "", language: str | None = None, *, model: SkillModel | None = None
) -> ParsedPosting:
    """What the plain text of a posting asks for; `language` is its BCP 47 tag, None where unknown; `model` reads its
    skills, the shipped one by default. Only the first 60,000 characters are read."""
    clean = without_instructions(text[:MOST_CHARS])
    lines = split_lines(clean)
    must, nice = _skills(find_skills(clean, language, model), lines)
    years, degree, seniority = find_years(lines), find_degree(lines), find_seniority(title, lines)
    languages = find_languages(lines)
    evidence = [("seniority", seniority.evidence)] if seniority else []
    evidence += [("years_experience", years.evidence)] if years else []
    evidence += [("degree", degree.evidence)] if degree else []
    evidence += [("languages", found.evidence) for found in languages]
    return ParsedPosting(
        seniority=seniority.seniority if seniority else None,
        must_skills=must,
        nice_skills=nice,
        years_experience=years.years if years else None,
        degree=degree.degree if degree else None,
        responsibilities=find_responsibilities(lines),
        languages=tuple(found.language for found in languages),
        evidence=tuple((name, _shortened(words, 0, 0)) for name, words in evidence),
    )


def _skills(
    spans: Sequence[SkillSpan], lines: Sequence[PostingLine]
) -> tuple[tuple[FoundSkill, ...], tuple[FoundSkill, ...]]:
    """The must and the nice skills; each spelling once, as a must where any mention of it is one."""
    must: dict[tuple[str, str], FoundSkill] = {}
    nice: dict[tuple[str, str], FoundSkill] = {}
    mentions: Counter[tuple[str, str]] = Counter()
    starts = [line.start for line in lines]
    for span in spans:
        line = lines[bisect_right(starts, span.start) - 1]
        start, end = span.start - line.start, span.end - line.start
        key = (span.name.lower(), span.skill)
        mentions[key] += 1
        if key in must or mentions[key] > MOST_MENTIONS:
            continue
        if line.part in (Part.BENEFITS, Part.SMALL_PRINT) or is_small_print(sentence_at(line.text, start)):
            continue
        found = FoundSkill(span.name, span.skill, _shortened(line.text, start, end))
        wanted = must if strength_at(line.text, start, end, line.part) is Strength.MUST else nice
        wanted.setdefault(key, found)
    return tuple(must.values()), tuple(skill for key, skill in nice.items() if key not in must)


def _shortened(words: str, start: int, end: int) -> str:
    """The words, cut at blanks around `start` to `end` where they are long."""
    if len(words) <= EVIDENCE_CHARS:
        return words
    middle = (start + end) // 2
    begin = max(0, min(middle - EVIDENCE_CHARS // 2, len(words) - EVIDENCE_CHARS))
    stop = begin + EVIDENCE_CHARS
    begin = words.find(" ", begin, start) + 1 if begin else 0
    stop = (
        words.rfind(" ", end, stop) if stop < len(words) and words.rfind(" ", end, stop) > 0 else min(stop, len(words))
    )
    return words[begin:stop].strip()
