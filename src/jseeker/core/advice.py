"""What would make a resume file better, in sentences: lines without a number, unknown dates, gaps, missing contact."""

from __future__ import annotations

from collections.abc import Iterator

from jseeker.core.text import shorten, words
from jseeker.core.timeline import latest_date, month_number, newest_first
from jseeker.model.profile import Profile, ProfileItem, Section, SourceLine

__all__ = ["advise"]

GAP_MONTHS = 6  # a pause of up to half a year between jobs is usual
LONG_LINE, SHORT_LINE = 220, 25  # characters: over two printed lines, or too little to say what was done
UNSORTED = "meta.jseeker.unsorted"
MOST_LINES_NAMED = 8  # beyond that the advice is about a habit, not a line


def advise(profile: Profile) -> tuple[str, ...]:
    """One sentence for each thing worth mending, the most useful first; empty where there is nothing to say."""
    return (
        *_contact(profile),
        *_dates(profile),
        *_gaps(profile),
        *_content(profile),
        *_lines(profile),
        *_unknown(profile),
    )


def _contact(profile: Profile) -> Iterator[str]:
    if not profile.email:
        yield "There is no e-mail address; add basics.email, so that recruiters can answer."
    elif "@" not in profile.email:
        yield f"The e-mail address '{profile.email}' has no @; mend basics.email."
    if not profile.phone:
        yield "There is no phone number; many application forms ask for one (basics.phone)."
    if not (profile.place.city or profile.place.country_code):
        yield "There is no place; add basics.location with city and countryCode."


def _dates(profile: Profile) -> Iterator[str]:
    for item in profile.items:
        if item.section not in (Section.WORK, Section.EDUCATION):
            continue
        name = _name(item)
        start, end = item.period.start, item.period.end
        if not start:
            yield f"{name} has no start date; add startDate."
        elif item.section is Section.WORK and len(start) == 4:
            yield f"{name} starts in a year without a month; write it like {start}-03."
        if start and end and month_number(end, end=True) < month_number(start):
            yield f"{name} ends ({end}) before it starts ({start}); mend one of the dates."


def _name(item: ProfileItem) -> str:
    return f"“{shorten(', '.join(part for part in (item.title, item.organization) if part) or item.id, 60)}”"


def _gaps(profile: Profile) -> Iterator[str]:
    """Pauses of more than half a year in which no job, school or volunteering is dated."""
    sections = (Section.WORK, Section.EDUCATION, Section.VOLUNTEER)
    dated = [item for item in newest_first(profile.items) if item.section in sections and item.period.start]
    latest = latest_date(profile) or ""
    spans = sorted(
        (month_number(item.period.start or ""), month_number(item.period.end or latest, end=True)) for item in dated
    )
    until = spans[0][1] if spans else 0
    for start, end in spans[1:]:
        if start - until - 1 > GAP_MONTHS:
            yield f"Nothing is dated from {_month(until + 1)} to {_month(start - 1)}; add what you did then."
        until = max(until, end)


def _month(number: int) -> str:
    year, month = divmod(number - 1, 12)
    return f"{month + 1:02d}/{year}"


def _content(profile: Profile) -> Iterator[str]:
    if not profile.summaries:
        yield "There is no summary; two sentences on who you are help every reader (basics.summary)."
    if not profile.skills:
        yield "There are no skills; list them under skills, in groups with keywords."
    if not profile.section(Section.WORK) and not profile.section(Section.PROJECTS):
        yield "There is no job and no project; add work or projects with highlights."
    for job in profile.section(Section.WORK):
        if not job.lines:
            yield f"{_name(job)} has no highlights; add one line for each thing you did there."


def _lines(profile: Profile) -> Iterator[str]:
    lines = [line for item in profile.items if item.section in (Section.WORK, Section.PROJECTS) for line in item.lines]
    plain = [line for line in lines if not any(word[0].isdigit() for word in words(line.text))]
    for line in plain[:MOST_LINES_NAMED]:
        yield f"“{shorten(line.text, 60)}” has no number; say how many, how much or how fast, if you know."
    if len(plain) > MOST_LINES_NAMED:
        yield f"{len(plain) - MOST_LINES_NAMED} more lines have no number."
    if lines and not any(line.skills for line in lines):
        yield "No line says which skills it shows; add x-jseeker.bullets with skills, and matching gets much better."
    yield from (told for line in lines if (told := _length(line)))


def _length(line: SourceLine) -> str | None:
    if len(line.text) > LONG_LINE:
        return (
            f"“{shorten(line.text, 60)}” has {len(line.text)} characters; split it or shorten it to two printed lines."
        )
    if len(line.text) < SHORT_LINE:
        return f"“{line.text}” is very short; say what you did, with what, and what came of it."
    return None


def _unknown(profile: Profile) -> Iterator[str]:
    for path in profile.unknown_keys:
        if path == UNSORTED:
            yield f"What an import could not place stands under {UNSORTED}; move what matters, and delete the rest."
            continue
        yield f"The key {path} is not one that jSeeker knows; its content is not used."
