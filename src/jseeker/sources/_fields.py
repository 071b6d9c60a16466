"""From what a site says to a posting: fields as the site words them, cleaned, completed from the text, checked."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from jseeker.core.company_names import company_from_slug
from jseeker.core.dates import date_of
from jseeker.core.language import language_of, language_tag
from jseeker.core.links import clean_link
from jseeker.core.money import salary_in
from jseeker.core.page_text import clean_line, clean_text, has_hidden_characters
from jseeker.core.places import unique_places, workplace_in
from jseeker.errors import EmptyPage, NotAPosting, Refused
from jseeker.model.posting import Posting, ReadMethod, Salary, Workplace

__all__ = ["FIELD_NAMES", "MIN_TEXT_CHARS", "Fields", "dollar_of", "finish"]

MIN_TEXT_CHARS = 40
"""Shorter descriptions hold nothing that a resume could answer."""
_EMPTY = "The posting has no text to read; save the page or paste the text."
_NO_TITLE = "The page names no posting; give the link of one posting, or save its page and give the file."
_HIDDEN_NOTE = "Hidden characters in the posting were removed."
_INSTRUCTIONS_NOTE = "The posting contains instructions to an AI; they were ignored."
_INSTRUCTIONS = re.compile(
    r"ignore (?:all |any |the )*(?:previous|prior|above|earlier) (?:instructions?|prompts?)|disregard (?:all |any |the"
    r" )*(?:previous|prior|above)"
    r"|reveal your (?:system )?prompt|if you are an? (?:ai|llm|language model)|you are (?:now )?an? (?:ai|llm|language"
    r" model)\b"
    r"|ignoriere? (?:alle )?(?:vorherigen|bisherigen) anweisungen|ignore(?:z)? (?:toutes )?les instructions"
    r" précédentes",
    re.IGNORECASE,
)
_INSTRUCTION_WORDS = (b"instruction", b"prompt", b"disregard", b"anweisung", b"you are a")
"""One of them is in every such sentence: a look for them costs a tenth of the pattern."""
_DOLLAR_COUNTRIES = (
    ("CAD", r"\bcanada\b|, (?:ON|BC|QC|AB)\b|toronto|vancouver|montr[eé]al"),
    ("AUD", r"\baustralia\b|sydney|melbourne|brisbane"),
    ("NZD", r"new zealand|auckland"),
    ("SGD", r"singapore"),
    ("HKD", r"hong kong"),
    ("MXN", r"\bm[eé]xico\b"),
)


FIELD_NAMES = (
    "title",
    "company",
    "description",
    "locations",
    "workplace",
    "employment_type",
    "salary",
    "date_posted",
    "valid_through",
    "language",
    "apply_url",
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What a site says of one posting, in its own words.

    `slug` is the company's short name in the link, for sites that do not say the name; `origins` says where each field
    came from; `raw` is anything whose hidden characters are reported.
    """

    title: str
    body: str
    company: str = ""
    locations: tuple[str, ...] = ()
    workplace: Workplace | None = None
    employment_type: str = ""
    salary: Salary | None = None
    date_posted: object = None
    valid_through: object = None
    language: object = None
    apply_url: str = ""
    slug: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""


def finish(fields: Fields, link: str, key: str, source: str, method: ReadMethod) -> Posting:
    """The posting: every field cleaned, and what the site does not say taken from the text where it is clear there.

    Raises:
        EmptyPage: there is no text to speak of.
        NotAPosting: there is no title.
    """
    body = clean_text(fields.body)
    title = _unescaped(fields.title)
    if len(body) < MIN_TEXT_CHARS:
        raise EmptyPage(_EMPTY)
    if not title:
        raise NotAPosting(_NO_TITLE)
    derived = _derived(fields, title, body)
    posting = Posting(
        url=link,
        key=key,
        source=source,
        method=method,
        company=derived.company,
        title=title,
        description=body,
        locations=derived.locations,
        workplace=derived.workplace,
        employment_type=_unescaped(fields.employment_type) or None,
        salary=derived.salary,
        date_posted=date_of(fields.date_posted),
        valid_through=date_of(fields.valid_through),
        language=derived.language if isinstance(derived.language, str) else None,
        apply_url=_usable(fields.apply_url),
        notes=_notes(fields.raw or fields.body),
    )
    default = "api" if method is ReadMethod.API else method.value
    named = ((name, getattr(posting, name)) for name in FIELD_NAMES)
    origins = tuple((name, derived.origins.get(name, default)) for name, value in named if value not in (None, "", ()))
    return replace(posting, origins=origins)


def _derived(fields: Fields, title: str, body: str) -> Fields:
    """The fields with the company, workplace, salary and language that the site left to its link and text."""
    origins = dict(fields.origins)
    locations = unique_places(map(_unescaped, fields.locations))
    company = _unescaped(fields.company)
    if not company and fields.slug:
        company, origins["company"] = company_from_slug(fields.slug, body), "link"
    workplace = fields.workplace
    if workplace is None and (workplace := workplace_in(" · ".join((title, *locations)))):
        origins["workplace"] = "text"
    salary = fields.salary
    if salary is None and (salary := salary_in(body, dollar=dollar_of(locations))):
        origins["salary"] = "text"
    language = language_tag(fields.language)
    if language is None and (language := language_of(body)):
        origins["language"] = "text"
    return replace(
        fields,
        company=company,
        locations=locations,
        workplace=workplace,
        salary=salary,
        language=language,
        origins=origins,
    )


def _unescaped(text: str) -> str:
    """The text on one line, its entities resolved, also where they were escaped twice."""
    return clean_line(html.unescape(html.unescape(text)) if "&" in text else text)


def _usable(link: str) -> str | None:
    try:
        return clean_link(link) if link else None
    except Refused:
        return None


def _notes(raw: str) -> tuple[str, ...]:
    notes = []
    if has_hidden_characters(raw):
        notes.append(_HIDDEN_NOTE)
    lower = raw.encode("utf-8", "ignore").lower()  # ten times as fast as lower-casing a text that is not all ASCII
    if any(word in lower for word in _INSTRUCTION_WORDS) and _INSTRUCTIONS.search(raw):
        notes.append(_INSTRUCTIONS_NOTE)
    return tuple(notes)


def dollar_of(locations: tuple[str, ...]) -> str:
    """The currency that a bare `$` means at these places."""
    places = " · ".join(locations)
    return next((code for code, pattern in _DOLLAR_COUNTRIES if re.search(pattern, places, re.IGNORECASE)), "USD")
