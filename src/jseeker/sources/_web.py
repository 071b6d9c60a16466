"""Any web page as a posting: JSON-LD, then the page's own state, named elements, microdata, and its main text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from jseeker.core.company_names import company_from_host
from jseeker.core.links import parts_or_none
from jseeker.core.money import salary_in
from jseeker.core.page_text import clean_line, text_of_bytes
from jseeker.core.places import workplace_of
from jseeker.model.page import Page
from jseeker.model.posting import Posting, ReadMethod
from jseeker.ports import Follow
from jseeker.sources._checks import (
    MIN_LISTED,
    check_is_no_list,
    check_is_page,
    check_is_posting,
    check_walls,
    lists_postings,
    says_gone,
)
from jseeker.sources._embedded import embedded_link
from jseeker.sources._fields import FIELD_NAMES, MIN_TEXT_CHARS, Fields, dollar_of, finish
from jseeker.sources._json_ld import job_postings, posting_fields
from jseeker.sources._labels import labelled
from jseeker.sources._lists import list_links
from jseeker.sources._main_text import main_block
from jseeker.sources._microdata import microdata_facts
from jseeker.sources._page import WebPage
from jseeker.sources._state import state_fields

__all__ = ["Selectors", "read_html", "read_page", "saved_fields"]

_SEVERAL = "This page lists several postings; give the link of one of them."
_MIN_BODY_CHARS, _MAX_NAME_CHARS = 200, 40
_TITLE_SPLIT = re.compile(r"\s+[|–—·•»]\s+|\s+-\s+(?=[^-]+$)")
_AT_COMPANY = re.compile(
    r"^(?P<title>.+?)\s+(?:at|@|bei|chez|hos|presso|bij)\s+(?P<company>[^|–—]{2,60})$", re.IGNORECASE
)
_HIRING = re.compile(r"^(?P<company>.{2,60}?) (?:is )?hiring (?P<title>.+?)(?: in (?P<place>.+))?$", re.IGNORECASE)
_CAREERS = re.compile(r"\s+(?:careers?|jobs?|karriere)(?:\s+site)?$", re.IGNORECASE)
_TITLES = ('[itemprop="title"]', ".job-title", ".posting-headline h2", '[data-testid="job-title"]')
_COMPANIES = (
    '[itemprop="hiringOrganization"] [itemprop="name"]',
    '[itemprop="hiringOrganization"]',
    ".company-name",
    '[data-testid="company-name"]',
)


@dataclass(frozen=True, slots=True)
class Selectors:
    """Where a site's pages name their facts: CSS selectors, the first that finds text counts.

    `own` is the site's own reading of its page, for what selectors cannot say: asked where the page holds no whole
    JobPosting; None where the page is not in the site's shape.
    """

    title: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    own: Callable[[WebPage], Fields | None] | None = None


def read_page(page: Page, link: str, key: str, source: str, selectors: Selectors | None = None) -> Posting | Follow:
    """The posting on a web page.

    Raises:
        PostingError: the page is not one open posting.
    """
    check_is_page(page)
    web = WebPage(text_of_bytes(page.body, page.content_type), page.url or link)
    return read_html(web, link, lambda fields, method: finish(fields, link, key, source, method), selectors)


def read_html(
    page: WebPage, link: str, done: Callable[[Fields, ReadMethod], Posting], selectors: Selectors | None = None
) -> Posting | Follow:
    """The posting on a parsed page; `done` makes the posting of the fields.

    Raises:
        PostingError: the page is not one open posting.
    """
    selectors = selectors or Selectors()
    known = _json_ld_fields(page)
    says_gone(page)
    if known and _is_one_of_a_list(known, page):
        raise lists_postings(page, _SEVERAL)
    if known and known.title and len(known.body) >= _MIN_BODY_CHARS:
        return done(_completed(known, page, link, selectors), ReadMethod.JSON_LD)
    if selectors.own and (own := selectors.own(page)):
        return done(_completed(own, page, link, selectors), _method_of(own))
    if followed := embedded_link(page, link):
        return Follow(followed)
    named = _named_block(page, selectors)
    if not named and (in_state := state_fields(page, link)):
        return done(_completed(in_state, page, link, selectors), ReadMethod.EMBEDDED)
    fields, method = _from_elements(page, selectors, known, named)
    return done(_completed(fields, page, link, selectors), method)


def _from_elements(page: WebPage, selectors: Selectors, known: Fields | None, named: str) -> tuple[Fields, ReadMethod]:
    """The posting in the page's elements or text; a JobPosting that is whole stands, however short, where none of them
    is said to hold the description.

    Raises:
        PostingError: the page is not one open posting.
    """
    is_whole = known is not None and _is_whole(known)
    if not is_whole:
        check_walls(page)
        check_is_no_list(page)
    fields, method = _block_fields(page, selectors, known, named)
    if known is not None and is_whole and (method is not ReadMethod.DOM or len(fields.body) < len(known.body)):
        return known, ReadMethod.JSON_LD
    if not (known and _is_stated(known) and method is ReadMethod.DOM and len(fields.body) >= MIN_TEXT_CHARS):
        check_is_posting(page, fields.title, fields.body)
    return fields, method


def saved_fields(page: WebPage, name: str, selectors: Selectors | None = None) -> Fields:
    """The fields of a page that a person saved: trusted to be a posting, so that nothing is asked of its shape.

    Raises:
        TooLarge: the page is too complex.
        NotAPosting: it lists several postings.
    """
    selectors = selectors or Selectors()
    link = page.url if parts_or_none(page.url).host else name
    fields = _json_ld_fields(page)
    if (not fields or not fields.body) and selectors.own:
        fields = selectors.own(page) or fields
    if not fields or not fields.body:
        named = _named_block(page, selectors)
        state = None if named else state_fields(page, link)
        fields = state or _block_fields(page, selectors, fields, named)[0]
    fields = _completed(fields, page, link, selectors)
    return fields if fields.body else replace(fields, body=page.text)


def _is_stated(known: Fields) -> bool:
    """True for a JobPosting that says who looks for whom."""
    return bool(known.title and clean_line(known.company))


def _is_whole(known: Fields) -> bool:
    """True for one that says what a posting must, some text included."""
    return _is_stated(known) and len(known.body) >= MIN_TEXT_CHARS


def _is_one_of_a_list(known: Fields, page: WebPage) -> bool:
    """True where the JobPosting is one of many that the page links to, and the page is not about it."""
    title = clean_line(known.title).lower()
    names = (*page.headings, page.meta("og:title"), page.title)
    return not any(title in name.lower() for name in names) and len(list_links(page)) >= MIN_LISTED


def _method_of(fields: Fields) -> ReadMethod:
    """How a site's own reading got at the description, by where it says that it came from."""
    is_state = fields.origins.get("description", "").startswith("embedded")
    return ReadMethod.EMBEDDED if is_state else ReadMethod.DOM


def _json_ld_fields(page: WebPage) -> Fields | None:
    """The fields of the page's one JobPosting, None where it has none.

    Raises:
        NotAPosting: it has several, and is about none of them.
    """
    jobs = [posting_fields(job) for job in job_postings(page)]
    if len({fields.title for fields in jobs}) > 1:
        titles = [text.lower() for text in (*page.headings, page.meta("og:title")) if text]
        jobs = [fields for fields in jobs if any(clean_line(fields.title).lower() in text for text in titles)]
        if len({fields.title for fields in jobs}) != 1:
            raise lists_postings(page, _SEVERAL, len(job_postings(page)))
    if len(jobs) > 1 and len({fields.body for fields in jobs}) == 1:  # one for each place
        places = tuple(dict.fromkeys(place for fields in jobs for place in fields.locations))
        return replace(jobs[0], locations=places)
    return jobs[0] if jobs else None


def _named_block(page: WebPage, selectors: Selectors) -> str:
    """The text of the elements that the site keeps its description in, "" where they are not there."""
    return next((text for selector in selectors.body if len(text := page.block(selector)) >= _MIN_BODY_CHARS), "")


def _block_fields(page: WebPage, selectors: Selectors, known: Fields | None, named: str) -> tuple[Fields, ReadMethod]:
    """The title and the description out of the page's elements or text, beside what is known already."""
    body, origin = (
        (named, f"dom:{selectors.body[0]}")
        if named
        else main_block(page, *([MIN_TEXT_CHARS] if known and _is_stated(known) else []))
    )
    fields = known or Fields(title="", body="")
    origins = {**fields.origins, "description": origin}
    title = fields.title
    if not title:
        title, origins["title"] = _title(page, selectors)
    method = ReadMethod.DOM if origin.startswith("dom") else ReadMethod.TEXT
    return replace(fields, title=title, body=body, origins=origins, raw=page.html), method


def _title(page: WebPage, selectors: Selectors) -> tuple[str, str]:
    """The posting's title and where it stands."""
    for selector in (*selectors.title, *_TITLES):
        if text := page.line(selector):
            return text, f"dom:{selector}"
    if len(page.headings) == 1 or (page.headings and not page.meta("og:title")):
        return page.headings[0], "dom:h1"
    if title := page.meta("og:title", "twitter:title"):
        return _split_title(title)[0], "dom:og:title"
    if labelled_title := labelled(page.main_text).get("title"):
        return labelled_title, "text"
    return _split_title(page.title)[0], "dom:title"


def _split_title(title: str) -> tuple[str, str]:
    """The posting's name and the company out of a page title ("Engineer at Acme | Careers")."""
    name = _TITLE_SPLIT.split(title)[0].strip() or title
    match = _AT_COMPANY.match(name) or _HIRING.match(name)
    return (match["title"], match["company"]) if match else (name, "")


def _completed(fields: Fields, page: WebPage, link: str, selectors: Selectors) -> Fields:
    """The fields with what the page says elsewhere: its elements, labelled lines, meta data, title and address."""
    facts = {**labelled(page.main_text), **microdata_facts(page)}
    places = [text for selector in selectors.places if (text := page.line(selector))]
    origins = dict(fields.origins)
    changes: dict[str, object] = {
        "employment_type": facts.get("employment_type"),
        "date_posted": facts.get("date_posted"),
        "valid_through": facts.get("valid_through"),
        "locations": tuple(places) or tuple(filter(None, [facts.get("locations")])),
        "salary": salary_in(f"Salary: {facts['salary']}", dollar=dollar_of(fields.locations))
        if "salary" in facts
        else None,
        "workplace": workplace_of(facts.get("workplace")),
    }
    for name, value in list(changes.items()):
        had = getattr(fields, name)
        if (any(had) if isinstance(had, tuple) else had) or not value:
            del changes[name]
        else:
            origins[name] = "dom" if places and name == "locations" else "text"
    if not clean_line(fields.company):
        changes["company"], origins["company"] = _company(page, link, fields, facts, selectors)
    kept = {name: value for name, value in changes.items() if name in FIELD_NAMES}
    return replace(fields, **kept, origins=origins, raw=fields.raw or page.html)  # type: ignore[arg-type]  # by name


def _company(page: WebPage, link: str, fields: Fields, facts: dict[str, str], selectors: Selectors) -> tuple[str, str]:
    """The company and where it stands: elements, a labelled line, the page's title, the site's name, the address."""
    for selector in selectors.company:
        if text := page.line(selector):
            return text, f"dom:{selector}"
    if facts.get("company"):
        return facts["company"], "text"
    for selector in _COMPANIES:
        if text := page.line(selector):
            return text, f"dom:{selector}"
    if named := _company_in_titles(page, fields):
        return named
    if fields.slug:
        return "", "link"
    return company_from_host(parts_or_none(link).host, fields.body), "link"


def _company_in_titles(page: WebPage, fields: Fields) -> tuple[str, str] | None:
    """The company in "Engineer at Acme", in the site's name, or behind the title where the text speaks of it too."""
    for title in (page.meta("og:title"), page.title):
        if company := _split_title(title)[1]:
            return company, "dom:title"
    if name := _CAREERS.sub("", page.meta("og:site_name")):
        return name, "dom:og:site_name"
    last = _TITLE_SPLIT.split(page.title)[-1].strip()
    is_name = any(char.isalpha() for char in last) and len(last) <= _MAX_NAME_CHARS and last in fields.body
    return (last, "dom:title") if is_name and last not in (page.title, clean_line(fields.title)) else None
