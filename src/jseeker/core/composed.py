"""The lines that are put together from values of the resume file: name, contact, employer, dates, degree, skills."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jseeker.core.evidence import skill_key
from jseeker.core.wording import period_text
from jseeker.model.match import Match, RequirementKind
from jseeker.model.profile import Place, Profile, ProfileItem, Section, SkillGroup
from jseeker.model.resume import ContactPart, Entry, Line, LineMode

__all__ = ["PostingSkills", "composed", "contact_parts", "entry_head", "one_line_list", "skill_lines", "small_line"]

_BASICS = "basics"


def composed(text: str, section: Section, source_id: str, *, source_text: str | None = None, reason: str = "") -> Line:
    """A line made of values; `source_text` is given where they are printed in another form (dates)."""
    return Line(text, section, source_id, source_text or text, LineMode.VERBATIM, reason)


def contact_parts(profile: Profile, place: Place) -> tuple[ContactPart, ...]:
    """The parts of the contact line: e-mail, phone, place, web links."""
    parts: list[ContactPart] = []
    if profile.email:
        parts.append(_contact(profile.email, f"mailto:{profile.email}"))
    if profile.phone:
        dialled = "".join(char for char in profile.phone if char.isdigit() or char == "+")
        parts.append(_contact(profile.phone, f"tel:{dialled}"))
    where = ", ".join(part for part in (place.city, place.region, place.country_code) if part)
    if where:
        parts.append(_contact(where, None))
    if profile.url:
        parts.append(_contact(_bare(profile.url), profile.url, source_text=profile.url))
    for link in profile.links:
        if link.url and link.url != profile.url:
            parts.append(_contact(link.label, link.url, source_text=link.url))
        elif not link.url:
            parts.append(_contact(link.label, None))
    return tuple(parts)


def _contact(text: str, href: str | None, source_text: str | None = None) -> ContactPart:
    return ContactPart(composed(text, Section.BASICS, _BASICS, source_text=source_text), href)


def _bare(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def entry_head(item: ProfileItem, language: str) -> Entry:
    """The entry of an item without its bullets: title, dates, organization, place, and a degree's grade and courses."""
    title = ", ".join(part for part in (item.degree, item.title) if part)
    details = tuple(_value(part, item) for part in (item.grade, item.detail) if part)
    return Entry(
        title=_value(title, item) if title else None,
        dates=_dates(item, language),
        organization=_value(item.organization, item) if item.organization else None,
        place=_value(item.place, item) if item.place else None,
        details=details,
        href=item.url or None,
    )


def _value(text: str, item: ProfileItem) -> Line:
    return composed(text, item.section, item.id)


def _dates(item: ProfileItem, language: str) -> Line | None:
    text = period_text(item.period, language)
    if not text:
        return None
    return composed(text, item.section, item.id, source_text=period_text(item.period, language, iso=True))


def small_line(item: ProfileItem, language: str) -> Line:
    """An item on one line: `Certificate, Issuer, 05/2022`."""
    date, iso = period_text(item.period, language), period_text(item.period, language, iso=True)
    text = ", ".join(part for part in (item.title, item.organization, date) if part)
    source = ", ".join(part for part in (item.title, item.organization, iso) if part)
    return composed(text, item.section, item.id, source_text=source)


def one_line_list(items: Iterable[ProfileItem], section: Section) -> Line | None:
    """All items of a section on one line: `Portuguese (native), English (fluent)`; None where there are none."""
    parts = [f"{item.title} ({item.detail})" if item.detail else item.title for item in items if item.title]
    return composed(", ".join(parts), section, section.value) if parts else None


@dataclass(frozen=True, slots=True)
class PostingSkills:
    """The skills that a posting asks for: rank (0 is first) and the posting's own spellings, by skill key."""

    ranks: Mapping[str, int]
    spellings: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, match: Match, spellings: Iterable[tuple[str, str]]) -> PostingSkills:
        """The posting's skills in the order of the match; `spellings` are (skill, name as written) pairs."""
        wanted = (RequirementKind.MUST_SKILL, RequirementKind.NICE_SKILL)
        asked = [skill_key(needed.text) for needed in match.requirements if needed.kind in wanted]
        written: dict[str, tuple[str, ...]] = {}
        for skill, name in spellings:
            key = skill_key(skill)
            written[key] = (*written.get(key, ()), name)
        return cls({key: rank for rank, key in reversed(list(enumerate(asked)))}, written)


def skill_lines(profile: Profile, asked: PostingSkills) -> tuple[Line, ...]:
    """A line for each skill group, those that the posting asks for first, in its words where declared."""
    lines = [(_group_rank(group, asked), place, group) for place, group in enumerate(profile.skills)]
    return tuple(_group_line(group, asked) for _, _, group in sorted(lines, key=lambda line: line[:2]))


_UNASKED = 10**6


def _rank(group: SkillGroup, skill: str, asked: PostingSkills) -> int:
    names = (skill, *(alias for own, alias in group.aliases if own == skill))
    return min((asked.ranks.get(skill_key(name), _UNASKED) for name in names), default=_UNASKED)


def _group_rank(group: SkillGroup, asked: PostingSkills) -> int:
    return min((_rank(group, skill, asked) for skill in group.skills), default=_UNASKED)


def _group_line(group: SkillGroup, asked: PostingSkills) -> Line:
    ordered = sorted(group.skills, key=lambda skill: _rank(group, skill, asked))  # stable: the file's order breaks ties
    printed = [_in_posting_words(group, skill, asked) for skill in ordered]
    label = f"{group.name}: " if group.name else ""
    found = sum(_rank(group, skill, asked) < _UNASKED for skill in ordered)
    return Line(
        text=label + ", ".join(printed),
        section=Section.SKILLS,
        source_id=group.id,
        source_text=label + ", ".join(ordered),
        mode=LineMode.VERBATIM if printed == ordered else LineMode.ALIAS,
        reason=f"Names {found} skill{'' if found == 1 else 's'} that the posting asks for." if found else "",
    )


def _in_posting_words(group: SkillGroup, skill: str, asked: PostingSkills) -> str:
    """The alias that the posting writes, where the person declared it; else the person's own word."""
    aliases = [alias for own, alias in group.aliases if own == skill]
    written = {name for key in {skill_key(name) for name in (skill, *aliases)} for name in asked.spellings.get(key, ())}
    if skill in written:
        return skill
    folded = {name.casefold() for name in written}
    return next((alias for alias in aliases if alias.casefold() in folded), skill)
