"""The `JobPosting` of schema.org in a page's JSON-LD, in all the shapes that sites give it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from jseeker.core.money import period_of, salary_from, salary_in
from jseeker.core.page_text import clean_line, markup_text
from jseeker.core.places import place_line, workplace_of
from jseeker.model.posting import Salary, Workplace
from jseeker.sources._fields import FIELD_NAMES, Fields
from jseeker.sources._json import at, json_of, text_at
from jseeker.sources._page import WebPage

__all__ = ["job_postings", "linked_data", "posting_fields", "postings_in"]

_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:(?://\s*)?-->|//\s*\]\]>|\]\]>"
    r"|/\*\s*\]\]>\s*\*/)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_SECTIONS = (
    "responsibilities qualifications skills experienceRequirements educationRequirements jobBenefits"
    " incentiveCompensation"
).split()
_MAX_DEPTH = 8


def job_postings(page: WebPage) -> list[object]:
    """The JobPosting objects of the page, each once."""
    found: list[object] = []
    for value in linked_data(page):
        found.extend(job for job in postings_in(value) if job not in found)
    return found


def linked_data(page: WebPage) -> list[object]:
    """The values of the page's linked data, faults forgiven that sites often make."""
    found: list[object] = []
    for attributes, content in page.scripts:
        if "ld+json" not in attributes.lower():
            continue
        text = _WRAPPING.sub("", _WRAPPING.sub("", content)).strip().rstrip(";")
        value = json_of(text)
        if value is None:
            value = json_of(_TRAILING_COMMA.sub(r"\1", text))
        if value is None and "&quot;" in text:
            value = json_of(html.unescape(text))
        if value is not None:
            found.append(value)
    return found


def postings_in(value: object, depth: int = 0) -> Iterator[object]:
    """Each JobPosting in a JSON-LD value, however deep."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from postings_in(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind.rpartition("/")[2] == "JobPosting" for kind in kinds):
            yield value
            return
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "about"):
            yield from postings_in(value.get(name), depth + 1)


def posting_fields(job: object) -> Fields:
    """The fields of one JobPosting."""
    organization = at(job, "hiringOrganization")
    places = [_place(place) for place in _listed(at(job, "jobLocation"))]
    areas = [_place(place) for place in _listed(at(job, "applicantLocationRequirements"))]
    is_remote = "TELECOMMUTE" in str(at(job, "jobLocationType") or "").upper()
    raw = text_at(job, "description")
    return Fields(
        title=text_at(job, "title") or text_at(job, "name"),
        body=_body(job, raw),
        company=text_at(organization, "name") or text_at(organization, 0, "name") or text_at(organization),
        locations=tuple(places) if any(places) else tuple(areas),
        workplace=Workplace.REMOTE if is_remote else workplace_of(text_at(job, "jobLocationType")),
        employment_type=", ".join(text_at(kind) for kind in _listed(at(job, "employmentType"))),
        salary=_pay(job),
        date_posted=at(job, "datePosted"),
        valid_through=at(job, "validThrough"),
        language=at(job, "inLanguage", "alternateName") or at(job, "inLanguage"),
        apply_url=_apply_url(job),
        origins=dict.fromkeys(FIELD_NAMES, "json_ld"),
        raw=raw,
    )


def _apply_url(job: object) -> str:
    contact = at(job, "applicationContact", "url") or at(job, "url")
    return contact if isinstance(contact, str) and contact.startswith("http") else ""


def _body(job: object, raw: str) -> str:
    """The description, with the sections that some sites keep beside it."""
    parts = [markup_text(raw)]
    for name in _SECTIONS:
        values = [
            text_at(item) or text_at(item, "description") or text_at(item, "name") for item in _listed(at(job, name))
        ]
        text = markup_text("\n".join(value for value in values if value))
        if text and clean_line(text)[:80] not in clean_line(parts[0]):
            parts.append("\n" + text)
    return "\n".join(parts)


def _place(place: object) -> str:
    if isinstance(place, str):
        return place
    address = at(place, "address") or place
    if isinstance(address, list):
        address = address[0] if address else None
    if isinstance(address, str):
        return address
    country = text_at(address, "addressCountry", "name") or _name_of(at(address, "addressCountry"))
    line = place_line(text_at(address, "addressLocality"), text_at(address, "addressRegion"), country)
    return line or text_at(place, "name") or text_at(address, "name")


def _name_of(value: object) -> str:
    """A text, or the first of a list of them."""
    return text_at(value, 0) or text_at(value, 0, "name") if isinstance(value, list) else text_at(value)


def _pay(job: object) -> Salary | None:
    for name in ("baseSalary", "estimatedSalary"):
        for pay in _listed(at(job, name)):
            if found := _one_pay(pay, text_at(job, "salaryCurrency")):
                return found
    return None


def _one_pay(pay: object, currency: str) -> Salary | None:
    if isinstance(pay, str) and not pay.strip().isdigit():
        return _worded(pay, currency)
    currency = text_at(pay, "currency") or text_at(pay, "currencyCode") or currency
    value = at(pay, "value") if isinstance(pay, dict) else pay
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        single = at(value, "value")
        unit = text_at(value, "unitText") or text_at(value, "unitCode") or text_at(pay, "unitText")
        if isinstance(single, str) and (found := _worded(single, currency)):
            return found if found.period else replace(found, period=period_of(unit))
        low, high = at(value, "minValue"), at(value, "maxValue")
        return salary_from(low or single, high or (single if low is None else None), currency, unit)
    if isinstance(value, str) and (found := _worded(value, currency)):
        return found
    low = value if value is not None else at(pay, "minValue")
    return salary_from(
        low,
        value if value is not None else at(pay, "maxValue"),
        currency,
        text_at(pay, "unitText") or text_at(pay, "duration"),
    )


def _worded(pay: str, currency: str) -> Salary | None:
    """The pay in words ("$50k - $60k a year"), None where it is a mere number."""
    if re.fullmatch(r"[\d\s.,'’]*", pay):
        return None
    return salary_in(f"Salary: {pay}") or salary_in(f"Salary: {pay} {currency}")


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
