"""A resume for one posting, out of the person's own lines alone: chosen, ordered, explained, and always the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jseeker.core.composed import (
    PostingSkills,
    composed,
    contact_parts,
    entry_head,
    one_line_list,
    skill_lines,
    small_line,
)
from jseeker.core.places import country_of
from jseeker.core.selection import Budget, Choice, Selection, choose_lines
from jseeker.core.timeline import latest_date, newest_first, years_worked
from jseeker.core.voice import Voice
from jseeker.core.wording import heading
from jseeker.model.match import Match
from jseeker.model.posting import ParsedPosting, Posting
from jseeker.model.profile import Place, Profile, ProfileItem, Section
from jseeker.model.resume import DroppedLine, Entry, Line, ResumeSection, TailoredResume

__all__ = ["Budget", "tailor"]

STUDENT_YEARS = 2.0  # with less work than this, education comes first
_USUAL_ORDER = (
    Section.SUMMARY,
    Section.WORK,
    Section.PROJECTS,
    Section.SKILLS,
    Section.EDUCATION,
    Section.CERTIFICATES,
    Section.LANGUAGES,
    Section.VOLUNTEER,
    Section.AWARDS,
    Section.PUBLICATIONS,
    Section.INTERESTS,
)
_STUDENT_ORDER = (Section.SUMMARY, Section.EDUCATION, *(s for s in _USUAL_ORDER[1:] if s is not Section.EDUCATION))


def tailor(profile: Profile, posting: Posting, parsed: ParsedPosting, match: Match, budget: Budget) -> TailoredResume:
    """The resume for this posting under the budget, with a reason for each line kept and dropped."""
    voice = Voice.of(profile, posting, parsed, budget.profile)
    selection = choose_lines(profile, match, budget)
    spellings = ((found.skill, found.name) for found in (*parsed.must_skills, *parsed.nice_skills))
    asked = PostingSkills.of(match, spellings)
    summary, other_summaries = voice.summary()
    sections = {
        Section.SUMMARY: _paragraphs(Section.SUMMARY, voice, [summary] if summary else []),
        Section.SKILLS: _paragraphs(Section.SKILLS, voice, list(skill_lines(profile, asked))),
        **{section: _entries(profile, section, voice, selection) for section in _WITH_ENTRIES},
        **{section: _one_liners(profile, section, voice) for section in _WITH_ONE_LINE},
    }
    order = _STUDENT_ORDER if _is_student(profile) else _USUAL_ORDER
    printed = tuple(part for section in order if (part := sections.get(section)) is not None)
    return TailoredResume(
        resume_sha256=profile.sha256,
        language=voice.language,
        name=composed(profile.name, Section.BASICS, "basics"),
        headline=composed(profile.label, Section.BASICS, "basics") if profile.label else None,
        contact=contact_parts(profile, _place(profile, posting, voice.language)),
        sections=printed,
        dropped=(*other_summaries, *_dropped(profile, selection)),
        notes=voice.notes(line for part in printed for line in part.lines()),
    )


_WITH_ENTRIES = (Section.WORK, Section.PROJECTS, Section.VOLUNTEER, Section.EDUCATION)
_WITH_ONE_LINE = (
    Section.CERTIFICATES,
    Section.LANGUAGES,
    Section.AWARDS,
    Section.PUBLICATIONS,
    Section.INTERESTS,
)
_ONLY_WITH_LINES = (Section.PROJECTS, Section.VOLUNTEER)


def _is_student(profile: Profile) -> bool:
    has_school = any(not item.never for item in profile.section(Section.EDUCATION))
    return has_school and years_worked(profile, latest_date(profile)) < STUDENT_YEARS


def _place(profile: Profile, posting: Posting, language: str) -> Place:
    """The address that the person set for the posting's country or language, else the usual one."""
    places = dict(profile.places_by_language)
    country = country_of(posting.locations)
    for key in (country, (posting.language or "")[:2].casefold(), language):
        if key and key in places:
            return places[key]
    return profile.place


def _paragraphs(section: Section, voice: Voice, lines: list[Line]) -> ResumeSection | None:
    return ResumeSection(section, heading(section, voice.language), paragraphs=tuple(lines)) if lines else None


def _entries(profile: Profile, section: Section, voice: Voice, selection: Selection) -> ResumeSection | None:
    items = [item for item in newest_first(profile.section(section)) if not item.never]
    if section in _ONLY_WITH_LINES:
        items = [item for item in items if item.id in selection.chosen or item.always]
    entries = tuple(_entry(item, voice, selection.chosen.get(item.id, ())) for item in items)
    return ResumeSection(section, heading(section, voice.language), entries=entries) if entries else None


def _entry(item: ProfileItem, voice: Voice, choices: tuple[Choice, ...]) -> Entry:
    head = entry_head(item, voice.language)
    spoken = [(choice.line.id, voice.line(choice.line, item.section, choice.reason)) for choice in choices]
    about = f"{item.id}.summary"
    details = tuple(line for line_id, line in spoken if line_id == about)
    bullets = tuple(line for line_id, line in spoken if line_id != about)
    return replace(head, details=(*head.details, *details), bullets=bullets)


def _one_liners(profile: Profile, section: Section, voice: Voice) -> ResumeSection | None:
    items = [item for item in profile.section(section) if not item.never]
    if section is Section.LANGUAGES:
        line = one_line_list(items, section)
        return _paragraphs(section, voice, [line] if line else [])
    if section is Section.INTERESTS:
        line = one_line_list((item for item in items if item.always), section)
        return _paragraphs(section, voice, [line] if line else [])
    return _paragraphs(section, voice, [small_line(item, voice.language) for item in newest_first(items)])


def _dropped(profile: Profile, selection: Selection) -> Iterator[DroppedLine]:
    for line, reason in selection.dropped:
        yield DroppedLine(line.id, line.text, reason)
    for item in profile.items:
        text = ", ".join(part for part in (item.degree, item.title, item.organization) if part)
        if item.never:
            yield DroppedLine(item.id, text, "You asked never to show it.")
        elif item.section is Section.REFERENCES:
            yield DroppedLine(item.id, text, "References are given when they are asked for.")
        elif item.section is Section.INTERESTS and not item.always:
            yield DroppedLine(item.id, text, "Interests stand only where you mark them `always`.")
        elif item.section in (Section.AWARDS, Section.PUBLICATIONS):
            for line in item.lines:
                yield DroppedLine(line.id, line.text, "Awards and publications stand on one line each.")
        elif item.section in _ONLY_WITH_LINES and not item.always and item.id not in selection.chosen:
            yield DroppedLine(item.id, text, "None of its lines was chosen.")
