"""LinkedIn's data export (Settings → Get a copy of your data): a ZIP archive of CSV files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from jseeker.core.places import country_of
from jseeker.core.resume_import.archive import read_members
from jseeker.core.resume_import.draft import Sheet, Tree, unreadable
from jseeker.core.resume_import.periods import iso_date
from jseeker.core.resume_import.tables import rows_of

__all__ = ["read_linkedin"]

_BULLET = re.compile(r"(?:^|\s)[•●▪◦‣·]\s*|^\s*[-–—*]\s+")
_Row = dict[str, str]


def read_linkedin(data: bytes, name: str) -> Sheet:
    """The resume in an export; what its files say that no part of a resume holds is left on the sheet.

    Raises:
        ResumeInvalid: the file is no such archive.
    """
    members, others = read_members(data, name, lambda path: _stem(path) in _FILES)
    if not members:
        raise unreadable(name, "the archive holds no Profile.csv or Positions.csv (is it LinkedIn's data export?)")
    sheet = Sheet()
    by_stem = {_stem(path): content for path, content in sorted(members.items())}
    for stem, (columns, take) in _FILES.items():
        for row in rows_of(by_stem.get(stem, b""), frozenset(columns.split("|"))):
            used = take(sheet, row)
            for column, value in row.items():
                if value and column not in used:
                    sheet.leave(f"{stem}: {column}", value)
    if others:
        names = ", ".join(sorted({PurePosixPath(path).name for path in others})[:12])
        sheet.note([f"Not read, because they hold nothing of a resume: {names}{' …' if len(others) > 12 else ''}."])
    return sheet


def _stem(path: str) -> str:
    """`phonenumbers` for `export/Phone Numbers.csv`; empty for what is no CSV file."""
    file = PurePosixPath(path.replace("\\", "/"))
    return re.sub(r"[ _-]", "", file.stem.lower()) if file.suffix.lower() == ".csv" else ""


def _date(sheet: Sheet, row: _Row, column: str) -> str:
    """The ISO date in a cell; a date that cannot be read is left on the sheet."""
    told = row.get(column, "")
    iso = iso_date(re.sub(r"\s+\d{1,2}:\d{2}.*$", "", told)) if told else ""
    if iso is None:
        sheet.leave(column, told)
    return iso or ""


def _sentences(text: str) -> list[str]:
    """The lines of a description, without their bullets."""
    lines = [part for line in text.splitlines() for part in _BULLET.split(line)]
    return [line.strip() for line in lines if line.strip()]


def _profile(sheet: Sheet, row: _Row) -> set[str]:
    basics = sheet.basics
    whole = " ".join(part for part in (row.get("first name"), row.get("last name")) if part)
    sheet.fill("name", whole, "profile: name")
    sheet.fill("label", row.get("headline", ""), "profile: headline")
    sheet.fill("summary", " ".join(row.get("summary", "").split()), "profile: summary")
    place = row.get("geo location") or row.get("location") or ""
    if place and "location" not in basics:
        basics["location"] = place_of(place)
    for address in re.findall(r"https?://[^\s,\]]+", row.get("websites", "")):
        sheet.link(address)
    for handle in re.findall(r"[\w.]+", row.get("twitter handles", "")):
        sheet.link(f"https://x.com/{handle}", "X", handle)
    used = {"first name", "last name", "headline", "summary", "geo location", "location", "twitter handles"}
    return used | ({"websites"} if "http" in row.get("websites", "") else set())


def place_of(text: str) -> Tree:
    """`Lisbon, Portugal` as city, region and country code; a part that is no known country is kept in the region."""
    parts = [part.strip() for part in text.split(",") if part.strip()]
    code = country_of(parts[-1:]) if parts else None
    if code is None and parts and re.fullmatch("[A-Z]{2}", parts[-1]) and len(parts) == 2:
        code = parts[-1].lower()
    if code is not None:
        parts = parts[:-1]
    place = {"city": parts[0] if parts else "", "region": ", ".join(parts[1:]), "countryCode": (code or "").upper()}
    return {key: value for key, value in place.items() if value}


def _position(sheet: Sheet, row: _Row) -> set[str]:
    item = {
        "name": row.get("company name"),
        "position": row.get("title"),
        "location": row.get("location"),
        "startDate": _date(sheet, row, "started on"),
        "endDate": _date(sheet, row, "finished on"),
        "highlights": _sentences(row.get("description", "")),
    }
    sheet.add("work", item)
    return {"company name", "title", "location", "started on", "finished on", "description"}


def _school(sheet: Sheet, row: _Row) -> set[str]:
    degree, _, area = row.get("degree name", "").partition(", ")
    item = {
        "institution": row.get("school name"),
        "studyType": degree,
        "area": area,
        "startDate": _date(sheet, row, "start date"),
        "endDate": _date(sheet, row, "end date"),
    }
    sheet.add("education", item)
    return {"school name", "degree name", "start date", "end date"}


def _volunteer(sheet: Sheet, row: _Row) -> set[str]:
    item = {
        "organization": row.get("company name"),
        "position": row.get("role"),
        "startDate": _date(sheet, row, "started on"),
        "endDate": _date(sheet, row, "finished on"),
        "highlights": _sentences(row.get("description", "")),
    }
    sheet.add("volunteer", item)
    return {"company name", "role", "started on", "finished on", "description"}


def _project(sheet: Sheet, row: _Row) -> set[str]:
    item = {
        "name": row.get("title"),
        "url": row.get("url"),
        "startDate": _date(sheet, row, "started on"),
        "endDate": _date(sheet, row, "finished on"),
        "highlights": _sentences(row.get("description", "")),
    }
    sheet.add("projects", item)
    return {"title", "url", "started on", "finished on", "description"}


def _certificate(sheet: Sheet, row: _Row) -> set[str]:
    item = {"name": row.get("name"), "issuer": row.get("authority"), "url": row.get("url")}
    sheet.add("certificates", {**item, "date": _date(sheet, row, "started on")})
    return {"name", "authority", "url", "started on"}


def _honor(sheet: Sheet, row: _Row) -> set[str]:
    summary = " ".join(row.get("description", "").split())
    sheet.add("awards", {"title": row.get("title"), "date": _date(sheet, row, "issued on"), "summary": summary})
    return {"title", "description", "issued on"}


def _publication(sheet: Sheet, row: _Row) -> set[str]:
    item = {"name": row.get("name"), "publisher": row.get("publisher"), "url": row.get("url")}
    summary = " ".join(row.get("description", "").split())
    sheet.add("publications", {**item, "releaseDate": _date(sheet, row, "published on"), "summary": summary})
    return {"name", "publisher", "url", "description", "published on"}


def _recommendation(sheet: Sheet, row: _Row) -> set[str]:
    name = " ".join(part for part in (row.get("first name"), row.get("last name")) if part)
    role = ", ".join(part for part in (row.get("job title"), row.get("company")) if part)
    told = " ".join(row.get("text", "").split())
    sheet.add("references", {"name": f"{name} ({role})" if role else name, "reference": told})
    return {"first name", "last name", "job title", "company", "text", "creation date", "status"}


def _skill(sheet: Sheet, row: _Row) -> set[str]:
    sheet.add("skills", {"name": row.get("name")})
    return {"name"}


def _language(sheet: Sheet, row: _Row) -> set[str]:
    sheet.add("languages", {"language": row.get("name"), "fluency": row.get("proficiency")})
    return {"name", "proficiency"}


def _mail(sheet: Sheet, row: _Row) -> set[str]:
    if row.get("primary", "").lower() == "yes" or "email" not in sheet.basics:
        if other := sheet.basics.get("email"):
            sheet.leave("e-mail", other)
        sheet.basics["email"] = row.get("email address", "")
    else:
        sheet.leave("e-mail", row.get("email address", ""))
    return set(row)


def _phone(sheet: Sheet, row: _Row) -> set[str]:
    sheet.fill("phone", " ".join(part for part in (row.get("extension"), row.get("number")) if part), "phone")
    return {"extension", "number", "type"}


_FILES: dict[str, tuple[str, Callable[[Sheet, _Row], set[str]]]] = {
    "profile": ("first name|last name", _profile),
    "emailaddresses": ("email address", _mail),
    "phonenumbers": ("number", _phone),
    "positions": ("company name|title", _position),
    "education": ("school name", _school),
    "volunteering": ("company name|role", _volunteer),
    "projects": ("title", _project),
    "certifications": ("name", _certificate),
    "skills": ("name", _skill),
    "languages": ("name", _language),
    "honors": ("title", _honor),
    "publications": ("name", _publication),
    "recommendationsreceived": ("first name", _recommendation),
}
