"""The posting in the JSON that a page carries for its own scripts (`__NEXT_DATA__`, `data-page`, assigned states)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from jseeker.core.links import parts_or_none
from jseeker.core.money import salary_from, salary_in
from jseeker.core.page_text import clean_line, markup_text
from jseeker.core.places import place_line, workplace_of
from jseeker.model.posting import Salary, Workplace
from jseeker.sources._fields import FIELD_NAMES, Fields
from jseeker.sources._json import at, text_at
from jseeker.sources._page import WebPage

__all__ = ["fields_of_state", "state_fields"]

_TITLES = "title jobtitle positiontitle postingtitle jobname positionname rolename name text headline".split()
_BODIES = """descriptionhtml jobdescription jobdescriptionhtml description externaldescription descriptionbody content
    body
    jobad details descriptionplain htmldescription fulldescription overview jobsummary jobdetails""".split()
_SECTIONS = """responsibilities requirements qualifications minimumqualifications preferredqualifications
    keyqualifications skills keyresponsibilities benefits perks closing additional additionalinformation aboutus
    whatyoulldo whoyouare nicetohave education experience companydescription
    hiringdescription techdescription howtoapply interviewprocess
    educationandexperience""".split()
_COMPANIES = """companyname company organization hiringorganization employer brand companydisplayname
    organizationname""".split()
_PLACES = """locations location locationname joblocation primarylocation citystatecountry locationslist alllocations
    cities city office
    offices locationstext prettylocation locationsnames address""".split()
_TYPES = """employmenttype jobtype timetype contracttype commitment employment worktype typeofemployment prettyjobtype
    type""".split()
_POSTED = """dateposted publishedat postedat posteddate postedon firstpublished publisheddate publicationdate
    releaseddate creationdate createdat createddate publishdate startdate date""".split()
_ENDS = """validthrough expirationdate expiresat closingdate deadline applicationdeadline enddate closedate
    unpostdate""".split()
_PAY = "salary salaryrange compensation payrange pay basesalary salarydisplay salarytext prettysalaryrange wage".split()
_REMOTE = """workplacetype remotetype workplace workmodel remote isremote prettyremote remotestatus
    locationtype""".split()
_LINKS = "applyurl applicationurl applylink applicationlink".split()
_COUNTRIES = (("country", "name"), ("countryName",), ("country",))
_IDS = "id jobid slug shortcode reqid requisitionid uuid externalid".split()
_MIN_BODY_CHARS = 300
_MAX_VALUES, _MAX_DEPTH = 60_000, 25


def state_fields(page: WebPage, link: str) -> Fields | None:
    """The posting in the page's states that the link or the page's heading names, None where none does for sure."""
    for where, state in page.states:
        if (
            fields := fields_of_state(state, link, (*page.headings, page.meta("og:title"), page.title), where)
        ) is not None:
            return fields
    return None


def fields_of_state(state: object, link: str, titles: tuple[str, ...] = (), where: str = "json") -> Fields | None:
    """The one posting in a JSON value of no known shape, None where there is none or no telling which."""
    found: list[tuple[dict[str, object], str, str]] = []
    for item in _dicts(state):
        names = {re.sub(r"[^a-z]", "", name.lower()): value for name, value in item.items() if isinstance(name, str)}
        title = next((text for name in _TITLES if (text := _plain(names.get(name))) and len(text) < 200), "")
        body = _body(names)
        if title and len(body) >= _MIN_BODY_CHARS:
            found.append((names, title, body))
    named = [entry for entry in found if _names_page(entry, link, titles)]
    if len({entry[1] for entry in named}) != 1:
        return None
    fields = _fields(*max(named, key=lambda entry: len(entry[2])), where)
    return fields if fields.company else replace(fields, company=_company_beside(state))


def _company_beside(state: object) -> str:
    """The one company that the value names beside its posting, "" where it names none or several."""
    found = {
        name
        for item in _dicts(state)
        for key, value in item.items()
        if isinstance(value, dict) and re.sub(r"[^a-z]", "", key.lower()) in _COMPANIES and (name := _name(value))
    }
    return found.pop() if len(found) == 1 else ""


def _names_page(entry: tuple[dict[str, object], str, str], link: str, titles: tuple[str, ...]) -> bool:
    names, title, _ = entry
    if any(title.lower() in text.lower() for text in titles if text):
        return True
    if not titles and not parts_or_none(link).host:
        return True
    named_link = parts_or_none(link)
    parts = (*named_link.segments, *named_link.query.values())
    ids = [value for name in _IDS if len(value := text_at(names.get(name))) >= 3]
    return any(
        part == value or part.startswith(f"{value}-") or part.endswith(f"-{value}") for part in parts for value in ids
    )


def _dicts(value: object) -> Iterator[dict[str, object]]:
    """Every object in the value, within bounds."""
    stack: list[tuple[object, int]] = [(value, 0)]
    seen = 0
    while stack and seen < _MAX_VALUES:
        item, depth = stack.pop()
        seen += 1
        if isinstance(item, dict):
            yield item
            if depth < _MAX_DEPTH:
                stack.extend((child, depth + 1) for child in item.values() if isinstance(child, dict | list))
        elif isinstance(item, list) and depth < _MAX_DEPTH:
            stack.extend((child, depth + 1) for child in item if isinstance(child, dict | list))


def _plain(value: object) -> str:
    return clean_line(value) if isinstance(value, str) and "<" not in value[:20] else ""


def _body(names: dict[str, object]) -> str:
    """The description and the sections beside it, as text."""
    main = next((text for name in _BODIES if (text := _markup(names.get(name)))), "")
    if not main:
        return ""
    sections = [_markup(names.get(name)) for name in _SECTIONS]
    parts = [main, *("\n" + text for text in sections if len(text) > 40 and text[:60] not in main)]
    return "\n".join(parts)


def _markup(value: object) -> str:
    """The text of a string, of `{"html": …}`, of a list of sections."""
    if isinstance(value, str):
        return markup_text(value) if len(value) > 20 else ""
    if isinstance(value, dict):
        return next(
            (
                text
                for name in ("html", "content", "text", "value", "description")
                if (text := _markup(value.get(name)))
            ),
            "",
        )
    if isinstance(value, list):
        return "\n".join(text for item in value[:50] if (text := _markup(item)))
    return ""


def _fields(names: dict[str, object], title: str, body: str, where: str) -> Fields:
    def first(wanted: list[str]) -> object:
        return next((names[name] for name in wanted if names.get(name) not in (None, "", [], {})), None)

    return Fields(
        title=title,
        body=body,
        company=_name(first(_COMPANIES)),
        locations=_places(first(_PLACES)),
        workplace=_workplace(first(_REMOTE)),
        employment_type=_name(first(_TYPES)),
        salary=_pay(first(_PAY)),
        date_posted=first(_POSTED),
        valid_through=first(_ENDS),
        language=names.get("language") or names.get("locale"),
        apply_url=text_at(first(_LINKS)),
        origins=dict.fromkeys(FIELD_NAMES, f"embedded:{where}"),
    )


def _name(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(name for item in value[:5] if (name := _name(item)))
    if isinstance(value, dict):
        return next(
            (text for key in ("name", "label", "displayName", "title", "value") if (text := text_at(value, key))), ""
        )
    return value if isinstance(value, str) and len(value) < 200 else ""


def _places(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(place for item in value[:30] for place in _places(item))
    if isinstance(value, dict):
        address = value.get("address") if isinstance(value.get("address"), dict) else value
        country = next(filter(None, (text_at(address, *path) for path in _COUNTRIES)), "")
        parts = place_line(text_at(address, "city"), text_at(address, "region") or text_at(address, "state"), country)
        return (_name(value) or parts,) if _name(value) or parts else ()
    return (value,) if isinstance(value, str) and len(value) < 200 else ()


def _workplace(value: object) -> Workplace | None:
    if value is True:
        return Workplace.REMOTE
    return workplace_of(_name(value).replace("_", " "))


def _pay(value: object) -> Salary | None:
    if isinstance(value, str):
        return salary_in(f"Salary: {value}")
    if isinstance(value, dict):
        low = at(value, "min") or at(value, "minValue") or at(value, "from") or at(value, "minimum")
        high = at(value, "max") or at(value, "maxValue") or at(value, "to") or at(value, "maximum")
        unit = text_at(value, "period") or text_at(value, "interval") or text_at(value, "unit")
        return salary_from(low, high, text_at(value, "currency") or text_at(value, "currencyCode"), unit)
    return None
