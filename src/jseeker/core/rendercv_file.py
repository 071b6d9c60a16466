"""A profile as a RenderCV file that renders: what RenderCV would refuse (a phone number it does not know, a network
without a name of its own) stands where it takes any text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from jseeker.core.resume_import.markdown_text import escaped
from jseeker.core.wording import heading
from jseeker.model.profile import Link, Period, Profile, ProfileItem, Section, SourceLine

__all__ = ["rendercv_tree"]

_Entry = dict[str, Any]
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_USER = re.compile(r"[\w.-]+")
_NETWORKS = {"linkedin.com/in/": "LinkedIn", "github.com/": "GitHub", "gitlab.com/": "GitLab"}
_ORDER = (
    *(Section.WORK, Section.PROJECTS, Section.EDUCATION, Section.CERTIFICATES, Section.VOLUNTEER, Section.AWARDS),
    *(Section.PUBLICATIONS, Section.LANGUAGES, Section.INTERESTS, Section.REFERENCES),
)


def rendercv_tree(profile: Profile) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The table of a RenderCV file, and sentences on what it has no room for. What the person never shows is not in
    it: RenderCV prints all that it is given."""
    cv: dict[str, Any] = {"name": profile.name}  # RenderCV names its files after it: as it is
    if profile.label:
        cv["headline"] = escaped(profile.label)
    where = ", ".join(part for part in (profile.place.city, profile.place.region, profile.place.country_code) if part)
    if where:
        cv["location"] = escaped(where)
    cv |= _contact(profile)
    cv["sections"] = _sections(profile)
    return {"cv": cv}, tuple(_notes(profile))


def _contact(profile: Profile) -> dict[str, Any]:
    found: dict[str, Any] = {}
    others: list[_Entry] = []
    if _is_mail(profile.email):
        found["email"] = profile.email
    elif profile.email:
        others.append(_connection("envelope", profile.email))
    if profile.phone:
        others.append(_connection("phone", profile.phone))  # RenderCV refuses numbers that it cannot dial
    if _is_address(profile.url):
        found["website"] = profile.url
    elif profile.url:
        others.append(_connection("link", profile.url))
    networks = {link.url: network for link in profile.links if (network := _network(link.url)) is not None}
    others += [_link(link) for link in profile.links if link.url not in networks]
    if networks:
        found["social_networks"] = list(networks.values())
    if others:
        found["custom_connections"] = others
    return found


def _is_mail(text: str) -> bool:
    """True for an address that RenderCV takes: not one of the endings that are kept for examples and tests."""
    return bool(_MAIL.fullmatch(text)) and not text.endswith((".example", ".test", ".invalid", ".localhost"))


def _link(link: Link) -> _Entry:
    return _connection("link", link.label, link.url if _is_address(link.url) else None)


def _connection(icon: str, shown: str, url: str | None = None) -> _Entry:
    return {"fontawesome_icon": icon, "placeholder": escaped(shown), "url": url}


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme in ("http", "https") and "." in host and re.fullmatch(r"[\w.-]+", host) is not None


def _network(url: str) -> _Entry | None:
    bare = re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")
    for start, name in _NETWORKS.items():
        user = bare[len(start) :]
        if bare.lower().startswith(start) and _USER.fullmatch(user):
            return {"network": name, "username": user}
    return None


def _sections(profile: Profile) -> dict[str, list[Any]]:
    language = profile.language
    found: dict[str, list[Any]] = {}
    summary = next((line for line in profile.summaries if not line.never and line.language == language), None)
    if summary is not None:
        found[heading(Section.SUMMARY, language)] = [escaped(summary.text)]
    skills = [_skills(group.name or heading(Section.SKILLS, language), group.skills) for group in profile.skills]
    for section in _ORDER:
        entries = [_entry(item) for item in profile.section(section) if not item.never]
        if section is Section.EDUCATION and skills:
            found[heading(Section.SKILLS, language)] = skills
        if entries:
            found[_heading(section, language)] = _of_one_kind(section, entries)
    return found


def _heading(section: Section, language: str) -> str:
    return "References" if section is Section.REFERENCES else heading(section, language)


def _of_one_kind(section: Section, entries: list[_Entry]) -> list[Any]:
    """The entries, all of one kind as RenderCV wants them: languages without a level make all of them plain lines."""
    if section is Section.LANGUAGES and not all(entry["details"] for entry in entries):
        return [f"{entry['label']} ({entry['details']})" if entry["details"] else entry["label"] for entry in entries]
    return entries


def _skills(name: str, skills: Iterable[str]) -> _Entry:
    return {"label": escaped(name), "details": escaped(", ".join(skills))}


def _entry(item: ProfileItem) -> Any:
    match item.section:
        case Section.WORK | Section.VOLUNTEER:
            head = {"company": escaped(item.organization), "position": escaped(item.title)}
            return {**head, **_dates(item.period), **_place(item), **_lines(item)}
        case Section.EDUCATION:
            head = {"institution": escaped(item.organization), "area": escaped(item.title)}
            if item.degree:
                head["degree"] = escaped(item.degree)
            facts = [f"Grade: {item.grade}" if item.grade else "", f"Courses: {item.detail}" if item.detail else ""]
            told = [escaped(fact) for fact in facts if fact]
            return {**head, **_dates(item.period), **({"highlights": told} if told else {})}
        case Section.LANGUAGES:
            return {"label": escaped(item.title), "details": escaped(item.detail)}
        case Section.INTERESTS:
            return escaped(f"{item.title}: {item.detail}" if item.detail else item.title)
        case _:
            by = {"location": escaped(item.organization)} if item.organization else {}
            return {"name": _linked(item), **_dates(item.period), **by, **_lines(item)}


def _linked(item: ProfileItem) -> str:
    name = escaped(item.title)
    return f"[{name}]({item.url})" if _is_address(item.url) and not re.search(r"[()\s]", item.url) else name


def _place(item: ProfileItem) -> _Entry:
    return {"location": escaped(item.place)} if item.place else {}


def _lines(item: ProfileItem) -> _Entry:
    shown = [line for line in item.lines if not line.never]
    about = [line for line in shown if _is_summary(item, line)]
    rest = [escaped(line.text) for line in shown if line not in about]
    found: _Entry = {"summary": escaped(about[0].text)} if about else {}
    return found | ({"highlights": rest} if rest else {})


def _is_summary(item: ProfileItem, line: SourceLine) -> bool:
    return line.id == f"{item.id}.summary"


def _dates(period: Period) -> _Entry:
    start, end = _real(period.start), _real(period.end)
    if start and start == end:
        return {"date": start}
    if start and end and start[: len(end)] > end[: len(start)]:
        return {"date": f"{start} – {end}"}  # RenderCV refuses an end before its start
    found = {"start_date": start, "end_date": end or ("present" if start else "")}
    return {key: value for key, value in found.items() if value}


def _real(day: str | None) -> str:
    """The date, without a day that its month does not have."""
    if day is None or len(day) < len("2020-01-01"):
        return day or ""
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        return day[:7]


def _notes(profile: Profile) -> Iterator[str]:
    hidden = sum(item.never for item in profile.items)
    hidden += sum(line.never for item in profile.items for line in item.lines)
    if hidden:
        yield f"Left out, because you never show it: {hidden} {'entry' if hidden == 1 else 'entries and lines'}."
    variants = sum(len(line.variants) for item in profile.items for line in item.lines)
    if variants or len(profile.summaries) > 1 or any(group.aliases for group in profile.skills):
        yield "RenderCV has no room for variants, aliases and further summaries; they stay in your resume file."
