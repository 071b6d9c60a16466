"""A RenderCV file: one table `cv` with name, contact and sections whose entries are told apart by their keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jseeker.core.resume_import.draft import Sheet, Tree
from jseeker.core.resume_import.headings import section_of
from jseeker.core.resume_import.linkedin import place_of
from jseeker.core.resume_import.markdown_text import first_link, plain
from jseeker.core.resume_import.periods import iso_date
from jseeker.model.profile import Section

__all__ = ["read_rendercv"]

_SCORE = re.compile(r"(?:gpa|grade|score|note|nota|mention)\s*:\s*(.+)", re.IGNORECASE)
_COURSES = re.compile(r"(?:courses?|coursework|relevant coursework|kurse|cours)\s*:\s*(.+)", re.IGNORECASE)
_NETWORKS = {
    "linkedin": "https://www.linkedin.com/in/",
    "github": "https://github.com/",
    "gitlab": "https://gitlab.com/",
    "orcid": "https://orcid.org/",
    "x": "https://x.com/",
    "stackoverflow": "https://stackoverflow.com/users/",
    "researchgate": "https://www.researchgate.net/profile/",
    "bluesky": "https://bsky.app/profile/",
}


def read_rendercv(tree: Tree) -> Sheet:
    """The resume in a RenderCV file; entries of sections that no resume has are left on the sheet."""
    sheet = Sheet()
    cv = tree.get("cv")
    cv = cv if isinstance(cv, dict) else {}
    _head(sheet, cv)
    sections = cv.get("sections") or {}
    if isinstance(sections, dict):
        for title, entries in sections.items():
            _section(sheet, title, entries if isinstance(entries, list) else [entries])
    else:
        sheet.leave("sections", sections)
    about_looks = [key for key in tree if key != "cv"]
    if about_looks:
        sheet.note([f"Not taken over, because it says how RenderCV prints: {', '.join(about_looks)}."])
    return sheet


def _head(sheet: Sheet, cv: Tree) -> None:
    basics = sheet.basics
    for key, ours in (("name", "name"), ("headline", "label"), ("label", "label")):
        sheet.fill(ours, _text(cv.get(key)), key)
    for key, ours in (("email", "email"), ("phone", "phone")):
        for value in _several(cv.get(key)):
            sheet.fill(ours, _text(value).removeprefix("tel:"), key)
    for address in _several(cv.get("website")):
        sheet.link(_text(address))
    if place := _text(cv.get("location")):
        basics["location"] = place_of(place)
    for network in _several(cv.get("social_networks")):
        _network(sheet, network)
    for connection in _several(cv.get("custom_connections")):
        _connection(sheet, connection)
    known = {"name", "headline", "label", "email", "phone", "website", "location", "social_networks", "sections"}
    for key, value in cv.items():
        if key not in known and key != "custom_connections" and value is not None:
            sheet.leave(key, value)


def _network(sheet: Sheet, network: Any) -> None:
    if not isinstance(network, dict):
        sheet.leave("social_networks", network)
        return
    name, user = _text(network.get("network")), _text(network.get("username"))
    base = _NETWORKS.get(name.lower())
    sheet.link(f"{base}{user}" if base and user else "", name, user)


def _connection(sheet: Sheet, connection: Any) -> None:
    """A line of the header that RenderCV has no name for: ours hold the phone and links to other networks."""
    if not isinstance(connection, dict):
        sheet.leave("custom_connections", connection)
        return
    shown, url, icon = (_text(connection.get(key)) for key in ("placeholder", "url", "fontawesome_icon"))
    if icon == "phone" and not url:
        sheet.fill("phone", shown, "phone")
    elif icon == "envelope" and "@" in shown:
        sheet.fill("email", shown, "email")
    elif url:
        sheet.link(url, "" if icon in ("link", "") else shown.partition(":")[0])
    elif ": " in shown:
        sheet.link("", *shown.split(": ", 1))
    else:
        sheet.leave("custom_connections", shown)


def _section(sheet: Sheet, title: str, entries: list[Any]) -> None:
    section = section_of(title.replace("_", " "))
    where = title.replace("_", " ")
    for entry in entries:
        if entry is None:
            continue
        if isinstance(entry, dict):
            lone = next((entry[key] for key in ("bullet", "number", "reversed_number") if key in entry), None)
            if lone is None:
                _entry(sheet, section, where, {key: value for key, value in entry.items() if value is not None})
                continue
            entry = lone  # noqa: PLW2901 - an entry that is one text in a table of its own
        _line(sheet, section, where, _text(entry))


def _entry(sheet: Sheet, section: Section | None, where: str, entry: Tree) -> None:
    taken: Callable[[Sheet, Tree], set[str]]
    if "company" in entry or "position" in entry:
        taken = _volunteer if section is Section.VOLUNTEER else _job
    elif "institution" in entry or "degree" in entry:
        taken = _school
    elif "authors" in entry:
        taken = _publication
    elif "label" in entry and "details" in entry:
        _one_line(sheet, section, where, entry)
        return
    else:
        taken = _BY_SECTION.get(section, _nothing) if section is not None else _nothing
    used = taken(sheet, entry)
    named = next((_text(entry[key]) for key in ("name", "company", "institution", "title") if entry.get(key)), "")
    for key, value in entry.items():
        if key not in used or isinstance(value, dict) or (isinstance(value, list) and key != "highlights"):
            for one in _several(value):
                sheet.leave(f"{where}: {named}: {key}" if named else f"{where}: {key}", plain(str(one)))


def _dates(sheet: Sheet, entry: Tree, what: str) -> Tree:
    """The dates of an entry; `date` alone is a day or free text."""
    found: Tree = {}
    for key, ours in (("start_date", "startDate"), ("end_date", "endDate"), ("date", "date")):
        told = _text(entry.get(key))
        iso = iso_date(told) if told else ""
        if iso is None:
            first, _, last = re.sub(r"\s+[–—-]\s+|\s+to\s+", "\t", told).partition("\t")
            ends = (iso_date(first), iso_date(last)) if last else (None, None)
            if None in ends:
                sheet.leave(f"{what}: {key}", told)
            else:
                found |= {"startDate": ends[0], "endDate": ends[1]}
        else:
            found[ours] = iso
    if (day := found.pop("date", "")) and not found.get("startDate"):
        found = {"startDate": day, "endDate": day, "date": day}
    return {key: value for key, value in found.items() if value}


def _job(sheet: Sheet, entry: Tree) -> set[str]:
    return _post(sheet, entry, "work", "name")


def _volunteer(sheet: Sheet, entry: Tree) -> set[str]:
    return _post(sheet, entry, "volunteer", "organization")


def _post(sheet: Sheet, entry: Tree, section: str, employer_key: str) -> set[str]:
    employer, url = first_link(_text(entry.get("company") or entry.get("name")))
    position, other = first_link(_text(entry.get("position")))
    dates = _dates(sheet, entry, employer or position)
    dates.pop("date", None)
    item: Tree = {employer_key: employer, "position": position, "url": url or other, **dates}
    item |= {"location": _plain(entry, "location"), "summary": _plain(entry, "summary"), "highlights": _lines(entry)}
    sheet.add(section, item)
    return {"company", "name", "position", "start_date", "end_date", "date", "location", "summary", "highlights"}


def _school(sheet: Sheet, entry: Tree) -> set[str]:
    institution, url = first_link(_text(entry.get("institution")))
    dates = _dates(sheet, entry, institution)
    dates.pop("date", None)
    item: Tree = {"institution": institution, "area": _plain(entry, "area"), "studyType": _plain(entry, "degree")}
    item |= {"url": url, **dates}
    courses: list[str] = []
    for line in _lines(entry):
        if (score := _SCORE.fullmatch(line)) and "score" not in item:
            item["score"] = score[1]
        elif listed := _COURSES.fullmatch(line):
            courses += [course.strip() for course in listed[1].split(",") if course.strip()]
        else:
            sheet.leave(f"education: {institution}", line)
    sheet.add("education", {**item, "courses": courses})
    return {"institution", "area", "degree", "start_date", "end_date", "date", "highlights"}


def _publication(sheet: Sheet, entry: Tree) -> set[str]:
    title, url = first_link(_text(entry.get("title")))
    doi = _text(entry.get("doi"))
    address = f"https://doi.org/{doi}" if doi else _text(entry.get("url")) or url
    day = _dates(sheet, entry, title).get("date", "")
    publisher = _plain(entry, "journal") or _plain(entry, "location")
    item = {"name": title, "publisher": publisher, "releaseDate": day, "url": address}
    sheet.add("publications", {**item, "summary": _plain(entry, "summary")})
    return {"title", "journal" if entry.get("journal") else "location", "date", "url", "doi", "summary"}


def _project(sheet: Sheet, entry: Tree) -> set[str]:
    name, url = first_link(_text(entry.get("name")))
    dates = _dates(sheet, entry, name)
    dates.pop("date", None)
    item = {"name": name, "url": url, **dates, "description": _plain(entry, "summary"), "highlights": _lines(entry)}
    sheet.add("projects", item)
    return {"name", "start_date", "end_date", "date", "summary", "highlights"}


def _award(sheet: Sheet, entry: Tree) -> set[str]:
    title, url = first_link(_text(entry.get("name")))
    dates = _dates(sheet, entry, title)
    item: Tree = {"title": title, "url": url, "awarder": _plain(entry, "location")}
    item |= {"date": dates.get("date", dates.get("startDate", "")), "summary": _plain(entry, "summary")}
    sheet.add("awards", item)
    return {"name", "start_date", "end_date", "date", "location", "summary"}


def _certificate(sheet: Sheet, entry: Tree) -> set[str]:
    name, url = first_link(_text(entry.get("name")))
    dates = _dates(sheet, entry, name)
    item = {"name": name, "url": url, "issuer": _plain(entry, "location") or _plain(entry, "summary")}
    sheet.add("certificates", {**item, "date": dates.get("date", dates.get("startDate", ""))})
    used = {"name", "start_date", "end_date", "date", "location"}
    return used if entry.get("location") else used | {"summary"}


def _reference(sheet: Sheet, entry: Tree) -> set[str]:
    sheet.add("references", {"name": _plain(entry, "name"), "reference": _plain(entry, "summary")})
    return {"name", "summary"}


def _nothing(_sheet: Sheet, _entry: Tree) -> set[str]:
    return set()


_BY_SECTION: dict[Section, Callable[[Sheet, Tree], set[str]]] = {
    Section.WORK: _job,
    Section.VOLUNTEER: _volunteer,
    Section.PROJECTS: _project,
    Section.AWARDS: _award,
    Section.CERTIFICATES: _certificate,
    Section.PUBLICATIONS: lambda sheet, entry: _publication(sheet, {**entry, "title": entry.get("name")}) | {"name"},
    Section.REFERENCES: _reference,
}


def _one_line(sheet: Sheet, section: Section | None, where: str, entry: Tree) -> None:
    label, details = _plain(entry, "label"), _plain(entry, "details")
    listed = [part.strip() for part in re.split(r"[,;](?![^()]*\))", details) if part.strip()]
    named = section_of(label)
    if section is Section.LANGUAGES or (named is Section.LANGUAGES and _are_languages(listed)):
        for part in listed if section is not Section.LANGUAGES else [f"{label} ({details})"]:
            _language(sheet, part)
    elif section is Section.INTERESTS or named is Section.INTERESTS:
        sheet.add("interests", {"name": label, "keywords": listed})
    elif section in (Section.SKILLS, None) and listed:
        sheet.add("skills", {"name": label, "keywords": listed})
    else:
        _line(sheet, section, where, f"{label}: {details}")


def _are_languages(parts: list[str]) -> bool:
    """True for languages that people speak (`English (native)`), not those that computers do."""
    return any("(" in part for part in parts)


def _language(sheet: Sheet, text: str) -> None:
    found = re.fullmatch(r"(.+?)\s*[(:–-]\s*(.+?)\)?", text)
    sheet.add("languages", {"language": found[1], "fluency": found[2]} if found else {"language": text})


def _line(sheet: Sheet, section: Section | None, where: str, line: str) -> None:
    """An entry that is one text."""
    told, url = first_link(line)
    match section:
        case Section.SUMMARY:
            before = sheet.basics.get("summary", "")
            sheet.basics["summary"] = f"{before} {plain(line)}".strip()
        case Section.SKILLS:
            group, _, listed = told.rpartition(": ")
            sheet.add("skills", {"name": group, "keywords": [part.strip() for part in listed.split(",")]})
        case Section.LANGUAGES:
            _language(sheet, told)
        case Section.INTERESTS:
            sheet.add("interests", {"name": told})
        case Section.AWARDS:
            sheet.add("awards", {"title": told, "url": url})
        case Section.CERTIFICATES:
            sheet.add("certificates", {"name": told, "url": url})
        case Section.PUBLICATIONS:
            sheet.add("publications", {"name": told, "url": url})
        case _:
            sheet.leave(where, plain(line))


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, dict | list) else " ".join(str(value).split())


def _plain(entry: Tree, key: str) -> str:
    return plain(_text(entry.get(key)))


def _lines(entry: Tree) -> list[str]:
    return [plain(_text(line)) for line in _several(entry.get("highlights")) if line]
