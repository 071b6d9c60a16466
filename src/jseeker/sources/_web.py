"""Any web page as a posting: JSON-LD, then the page's own state, microdata, named blocks, and at last its main text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from jseeker.core.company_names import company_from_host
from jseeker.core.links import link_parts
from jseeker.core.money import salary_in
from jseeker.core.page_text import clean_line, text_of_bytes
from jseeker.core.places import workplace_of
from jseeker.errors import NotAPosting
from jseeker.model.page import Page
from jseeker.model.posting import Posting, ReadMethod
from jseeker.ports import Follow
from jseeker.sources._checks import check_is_page, check_is_posting, check_walls, list_links
from jseeker.sources._embedded import embedded_link
from jseeker.sources._fields import FIELD_NAMES, Fields, finish
from jseeker.sources._json_ld import job_postings, posting_fields
from jseeker.sources._labels import labelled
from jseeker.sources._main_text import main_block
from jseeker.sources._page import WebPage
from jseeker.sources._state import state_fields

__all__ = ["read_html", "read_page"]

_SEVERAL = "This page lists {count} postings; give the link of one of them."
_MIN_BODY_CHARS = 200
_TITLE_SPLIT = re.compile(r"\s+[|–—·•»]\s+|\s+-\s+(?=[^-]+$)")
_LABELLED = frozenset("employment_type date_posted valid_through locations salary workplace".split())
_AT_COMPANY = re.compile(
    r"^(?P<title>.+?)\s+(?:at|@|bei|chez|en|hos|presso|bij)\s+(?P<company>[^|–—]{2,60})$", re.IGNORECASE
)


def read_page(page: Page, link: str, key: str, source: str) -> Posting | Follow:
    """The posting on a web page.

    Raises:
        PostingError: the page is not one open posting.
    """
    check_is_page(page)
    return read_html(WebPage(text_of_bytes(page.body, page.content_type), page.url or link), link, key, source)


def read_html(page: WebPage, link: str, key: str, source: str) -> Posting | Follow:
    """The posting on a parsed page.

    Raises:
        PostingError: the page is not one open posting.
    """
    jobs = job_postings(page)
    if len(jobs) > 1:
        jobs = [job for job in jobs if _is_named(posting_fields(job), page)] or jobs
        if len(jobs) > 1 and len({posting_fields(job).title for job in jobs}) > 1:
            raise NotAPosting(_SEVERAL.format(count=len(jobs)), list_links(page))
    if jobs:
        fields = posting_fields(jobs[0])
        if fields.title and len(fields.body) >= _MIN_BODY_CHARS:
            return finish(_completed(fields, page, link), link, key, source, ReadMethod.JSON_LD)
    if followed := embedded_link(page, link):
        return Follow(followed)
    if fields_in_state := state_fields(page, link):
        return finish(_completed(fields_in_state, page, link), link, key, source, ReadMethod.EMBEDDED)
    check_walls(page)
    return _read_blocks(page, link, key, source, posting_fields(jobs[0]) if jobs else None)


def _is_named(fields: Fields, page: WebPage) -> bool:
    """True where the page is about this one of its postings."""
    title = clean_line(fields.title).lower()
    return bool(title) and any(title in text.lower() for text in (*page.headings, page.meta("og:title")))


def _read_blocks(page: WebPage, link: str, key: str, source: str, known: Fields | None) -> Posting:
    """The posting out of the page's elements and text."""
    body, origin = main_block(page)
    title, title_origin = _title(page)
    check_is_posting(page, title, body)
    fields = known or Fields(title="", body="")
    fields = replace(
        fields,
        title=fields.title or title,
        body=body,
        origins={**fields.origins, "description": origin, **({} if fields.title else {"title": title_origin})},
        raw=page.html,
    )
    method = ReadMethod.DOM if origin.startswith("dom") else ReadMethod.TEXT
    return finish(_completed(fields, page, link), link, key, source, method)


def _title(page: WebPage) -> tuple[str, str]:
    """The posting's title and where it stands."""
    facts = labelled(page.main_text)
    for selector in ('[itemprop="title"]', ".job-title", ".posting-headline h2", '[data-testid="job-title"]'):
        if text := page.line(selector):
            return text, f"dom:{selector}"
    if len(page.headings) == 1 or (page.headings and not page.meta("og:title")):
        return page.headings[0], "dom:h1"
    if title := page.meta("og:title", "twitter:title"):
        return _split_title(title)[0], "dom:og:title"
    if facts.get("title"):
        return facts["title"], "text"
    return _split_title(page.title)[0], "dom:title"


def _split_title(title: str) -> tuple[str, str]:
    """The posting's name and the company out of a page title ("Engineer at Acme | Careers")."""
    name = _TITLE_SPLIT.split(title)[0].strip() or title
    if match := _AT_COMPANY.match(name):
        return match["title"], match["company"]
    return name, ""


def _completed(fields: Fields, page: WebPage, link: str) -> Fields:
    """The fields with what the page says elsewhere: labelled lines, meta data, its title and its address."""
    facts = labelled(page.main_text)
    found = replace(
        fields,
        employment_type=fields.employment_type or facts.get("employment_type", ""),
        date_posted=fields.date_posted or facts.get("date_posted"),
        valid_through=fields.valid_through or facts.get("valid_through"),
        locations=fields.locations if any(fields.locations) else (facts.get("locations", ""),),
        salary=fields.salary or (salary_in(f"Salary: {facts['salary']}") if "salary" in facts else None),
        workplace=fields.workplace or workplace_of(facts.get("workplace")),
        raw=fields.raw or page.html,
    )
    origins = {**dict.fromkeys(_changed(fields, found), "text"), **_without(fields.origins, _changed(fields, found))}
    if not clean_line(fields.company):
        company, origins["company"] = _company(page, link, fields, facts)
        found = replace(found, company=company)
    return replace(found, origins=origins)


def _changed(before: Fields, after: Fields) -> list[str]:
    return [name for name in FIELD_NAMES if name in _LABELLED and getattr(before, name) != getattr(after, name)]


def _without(origins: Mapping[str, str], names: list[str]) -> dict[str, str]:
    return {name: origin for name, origin in origins.items() if name not in names}


def _company(page: WebPage, link: str, fields: Fields, facts: dict[str, str]) -> tuple[str, str]:
    """The company and where it stands: a labelled line, microdata, the site's name, the page's title, the address."""
    if facts.get("company"):
        return facts["company"], "text"
    for selector in (
        '[itemprop="hiringOrganization"] [itemprop="name"]',
        '[itemprop="hiringOrganization"]',
        ".company-name",
    ):
        if text := page.line(selector):
            return text, f"dom:{selector}"
    for title in (page.meta("og:title"), page.title):
        if company := _split_title(title)[1]:
            return company, "dom:title"
    if name := re.sub(
        r"\s+(?:careers?|jobs?|karriere)(?:\s+site)?$", "", page.meta("og:site_name"), flags=re.IGNORECASE
    ):
        return name, "dom:og:site_name"
    if fields.slug or not link.startswith("http"):
        return "", "link"
    return company_from_host(link_parts(link).host, fields.body), "link"


def saved_fields(page: WebPage, name: str) -> Fields:
    """The fields of a page that a person saved: trusted to be a posting, so that nothing is asked of its shape.

    Raises:
        TooLarge: the page is too complex.
    """
    link = page.url if page.url.startswith("http") else name
    fields = next((posting_fields(job) for job in job_postings(page) if posting_fields(job).body), None)
    fields = fields or state_fields(page, link)
    if fields is None:
        body, origin = main_block(page)
        title, title_origin = _title(page)
        fields = Fields(title=title, body=body or page.text, origins={"title": title_origin, "description": origin})
    return _completed(fields, page, link)
