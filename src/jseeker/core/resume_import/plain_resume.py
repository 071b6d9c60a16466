"""A resume out of the lines of a document, best effort: what has no place stays on the sheet, word for word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jseeker.core.resume_import.draft import Sheet
from jseeker.core.resume_import.heads import head_of_job, head_of_school, read_head
from jseeker.core.resume_import.lines import WITH_ENTRIES, Part, TextLine, joined, parts_of
from jseeker.core.resume_import.linkedin import place_of
from jseeker.core.resume_import.periods import find_period
from jseeker.model.profile import Section

__all__ = ["read_lines"]

HEAD_CHARS = 110
"""Lines longer than this are sentences, not the head of an entry."""
MOST_HEAD_LINES = 4
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;]+|(?:[\w-]+\.)+(?:com|org|net|io|dev|me|eu|uk|de|fr|es|it|pt|ch|at|info|example)(?:/[^\s|,;]*)?"
)
_PHONE = re.compile(r"(?<![\w/])\+?\(?\d[\d\s().\-/]{6,18}\d(?!\w)")
_NETWORKS = (("linkedin.com/in/", "LinkedIn"), ("github.com/", "GitHub"), ("gitlab.com/", "GitLab"), ("x.com/", "X"))
_SCORE = re.compile(
    r"(?:(?:gpa|grade|note|score|nota|mention)\b\W*.+|\d+(?:[.,]\d+)?\s*(?:/|of|out of|von|sur)\s*\d+.*)", re.IGNORECASE
)
_SECTIONS_WITH_JOBS = {Section.WORK: "work", Section.VOLUNTEER: "volunteer"}


def read_lines(lines: Sequence[TextLine], links: Sequence[str] = ()) -> Sheet:
    """The resume that the lines tell; `links` are addresses that the document opens without printing them."""
    sheet = Sheet()
    for part in parts_of(joined(lines)):
        if part.section is None and not part.title:
            _contact(sheet, part.lines)
        else:
            _read_part(sheet, part)
    for link in links:
        _add_link(sheet, link)
    return sheet


def _read_part(sheet: Sheet, part: Part) -> None:
    if part.section in WITH_ENTRIES:
        for head, body in _entries(part.lines):
            _entry(sheet, part, head, body)
        return
    if part.section is Section.SUMMARY:
        sheet.fill("summary", " ".join(line.text.replace("\t", " ") for line in part.lines), part.title)
        return
    if part.section is None and not part.lines:
        sheet.leave("", part.title)
    for line in part.lines:
        match part.section:
            case Section.SKILLS:
                _skills(sheet, line.text)
            case Section.LANGUAGES:
                _languages(sheet, line.text)
            case None:
                sheet.leave(part.title, line.text)
            case _:
                _small(sheet, part.section, line.text)


def _contact(sheet: Sheet, lines: Sequence[TextLine]) -> None:
    """The lines above the first heading: name, label, and ways to reach the person."""
    own: list[str] = []
    for line in lines:
        rest = _take_contact(sheet, line.text)
        own += [
            piece for piece in (part.strip(" ,;:") for part in re.split(r"\s*[|•·]\s*|\t+|\s+[–—]\s+", rest)) if piece
        ]
    for piece in own:
        if not re.search(r"\w", piece) or re.fullmatch(
            r"(?:e-?mail|phone|tel|mobile|address|web|linkedin|github)\.?:?", piece, re.IGNORECASE
        ):
            continue
        if "name" not in sheet.basics and not any(char.isdigit() for char in piece) and len(piece) < 60:
            sheet.basics["name"] = piece
        elif _is_address(piece) and "location" not in sheet.basics:
            sheet.basics["location"] = place_of(piece)
        elif "label" not in sheet.basics and len(piece) < 90:
            sheet.basics["label"] = piece
        elif len(piece) > 90:
            sheet.fill("summary", piece, "above the first heading")
        else:
            sheet.leave("above the first heading", piece)


def _is_address(piece: str) -> bool:
    return bool(place_of(piece).get("countryCode")) or re.fullmatch(r"[^\d,]{2,40}, [^\d,]{2,40}", piece) is not None


def _take_contact(sheet: Sheet, text: str) -> str:
    """Takes mail, links and phone out of a line; what is left of it."""
    for mail in _MAIL.findall(text):
        sheet.fill("email", mail, "e-mail")
        text = text.replace(mail, " | ")
    for link in _LINK.findall(text):
        _add_link(sheet, link)
        text = text.replace(link, " | ")
    for phone in _PHONE.findall(text):
        if len(re.sub(r"\D", "", phone)) >= 7 and find_period(phone) is None:
            sheet.fill("phone", " ".join(phone.split()), "phone")
            text = text.replace(phone, " | ")
    return text


def _add_link(sheet: Sheet, link: str) -> None:
    link = link.rstrip(").,")
    if link.startswith("mailto:"):
        sheet.fill("email", link.removeprefix("mailto:").split("?")[0], "e-mail")
        return
    if link.startswith("tel:"):
        return
    url = link if "://" in link else f"https://{link}"
    bare = re.sub(r"^https?://(?:www\.)?", "", url).rstrip("/")
    if any(bare == re.sub(r"^https?://(?:www\.)?", "", known).rstrip("/") for known in _known_links(sheet)):
        return
    for start, network in _NETWORKS:
        if bare.lower().startswith(start):
            sheet.link(url, network, bare[len(start) :].split("/")[0])
            return
    sheet.link(url)


def _known_links(sheet: Sheet) -> list[str]:
    return [sheet.basics.get("url", ""), *(one.get("url", "") for one in sheet.basics.get("profiles", []))]


def _entries(lines: Sequence[TextLine]) -> list[tuple[list[str], list[TextLine]]]:
    """The lines of a section as (head, body) pairs: a head is a run of short lines that are no bullets, and a run that
    names a second period is two heads."""
    entries: list[tuple[list[str], list[TextLine]]] = []
    for at, line in enumerate(lines):
        head, body = entries[-1] if entries else ([], [])
        if not _may_be_head(line):
            if not entries:
                entries.append(([], []))
            entries[-1][1].append(line)
        elif not entries or (body and _begins(lines, at)) or (not body and _is_second(head, line.text)):
            entries.append(([line.text], []))
        elif body or len(head) == MOST_HEAD_LINES:
            body.append(line)
        else:
            head.append(line.text)
    return entries


def _may_be_head(line: TextLine) -> bool:
    return not line.is_bullet and len(line.text) <= HEAD_CHARS and not re.search(r"[a-z]{3}\.$", line.text)


def _begins(lines: Sequence[TextLine], at: int) -> bool:
    """True where, after a body, an entry begins: with a date in this short line or in one of the next two."""
    for line in lines[at : at + 3]:
        if not _may_be_head(line):
            return False
        if find_period(line.text) is not None or line.is_heading:
            return True
    return False


def _is_second(head: Sequence[str], line: str) -> bool:
    return find_period(line) is not None and any(find_period(text) is not None for text in head)


def _entry(sheet: Sheet, part: Part, head_lines: Sequence[str], body: Sequence[TextLine]) -> None:
    head = read_head(head_lines)
    texts = [line.text.replace("\t", " ") for line in body]
    if part.section is Section.EDUCATION:
        _school(sheet, part, head_lines, texts)
        return
    if not head.texts and not head.start:
        for text in texts:
            sheet.leave(part.title, text)
        return
    if part.section is Section.PROJECTS:
        name, *more = head.texts or ("",)
        description = " · ".join(more)
        sheet.add("projects", {"name": name, "description": description, **head.dates, "highlights": texts})
        return
    job, more_texts = head_of_job(head)
    section = _SECTIONS_WITH_JOBS[part.section or Section.WORK]
    if section == "volunteer" and "name" in job:
        job["organization"] = job.pop("name")
    for text in more_texts:
        sheet.leave(f"{part.title}: {job.get('position') or job.get('name', '')}", text)
    sheet.add(section, {**job, **head.dates, "highlights": texts})


def _school(sheet: Sheet, part: Part, head_lines: Sequence[str], texts: Sequence[str]) -> None:
    scores = [line for line in (*head_lines, *texts) if _SCORE.fullmatch(line)]
    head = read_head([line for line in head_lines if line not in scores])
    school, more = head_of_school(head)
    rest = [text for text in (*more, *texts) if text not in scores]
    if not school and not head.dates:
        rest += scores
        scores = []
    sheet.add("education", {**school, **head.dates, "score": scores[0] if scores else ""})
    for text in (*rest, *scores[1:]):
        sheet.leave(f"{part.title}: {school.get('institution', '')}", text)


def _skills(sheet: Sheet, text: str) -> None:
    group, mark, listed = text.replace("\t", ", ").partition(": ")
    if not mark or len(group) > 40:
        group, listed = "", text.replace("\t", ", ")
    names = [name.strip(" .") for name in re.split(r"[,;|•·](?![^()]*\))", listed)]
    sheet.add("skills", {"name": group, "keywords": [name for name in names if name]})


def _languages(sheet: Sheet, text: str) -> None:
    for part in re.split(r"[,;|•·\t](?![^()]*\))", text):
        told = part.strip(" .")
        if not told:
            continue
        found = re.fullmatch(r"(.+?)\s*(?:\((.+)\)|[:–—-]\s+(.+)|:\s*(.+))", told)
        fluency = next((one for one in found.groups()[1:] if one), "") if found else ""
        sheet.add("languages", {"language": found[1], "fluency": fluency} if found else {"language": told})


def _small(sheet: Sheet, section: Section, text: str) -> None:
    """An item that stands on one line: `Certificate, Issuer, 05/2022`."""
    period = find_period(text)
    day, rest = (period.start, period.rest) if period is not None and period.is_single else ("", text)
    parts = [part.strip(" ,") for part in re.split(r"\t|\s+[|·]\s+", rest) if part.strip(" ,")]
    if len(parts) == 1 and day:
        parts = parts[0].rsplit(", ", 1) if ", " in parts[0] else re.split(r"\s+[–—]\s+", parts[0], maxsplit=1)
    name, by = (parts[0], ", ".join(parts[1:])) if parts else (text, "")
    match section:
        case Section.CERTIFICATES:
            sheet.add("certificates", {"name": name, "issuer": by, "date": day})
        case Section.AWARDS:
            sheet.add("awards", {"title": name, "awarder": by, "date": day})
        case Section.PUBLICATIONS:
            sheet.add("publications", {"name": name, "publisher": by, "releaseDate": day})
        case Section.INTERESTS:
            for one in re.split(r"[,;|•·\t]", text):
                sheet.add("interests", {"name": one.strip(" .")})
        case _:
            sheet.leave(section.value, text)
