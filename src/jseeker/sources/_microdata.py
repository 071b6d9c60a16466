"""Facts in a page's microdata (`itemprop` of schema.org's JobPosting)."""

from __future__ import annotations

from jseeker.core.page_text import clean_line
from jseeker.core.places import place_line
from jseeker.sources._page import WebPage

__all__ = ["microdata_facts"]

_PROPERTIES = {
    "date_posted": "datePosted",
    "valid_through": "validThrough",
    "employment_type": "employmentType",
    "salary": "baseSalary",
}
_MAX_CHARS = 200


def microdata_facts(page: WebPage) -> dict[str, str]:
    """The facts by field; empty where the page has no microdata."""
    if "itemprop" not in page.html:
        return {}
    facts = {field: value for field, name in _PROPERTIES.items() if (value := _value(page, name))}
    place = place_line(*(_value(page, name) for name in ("addressLocality", "addressRegion", "addressCountry")))
    if place := place or _value(page, "jobLocation"):
        facts["locations"] = place
    if company := _value(page, "name", '[itemprop="hiringOrganization"] '):
        facts["company"] = company
    return facts


def _value(page: WebPage, name: str, inside: str = "") -> str:
    """The value of the first element of this property: its content, its date, or its text."""
    node = page.tree.css_first(f'{inside}[itemprop="{name}"]')
    if node is None:
        return ""
    text = node.attributes.get("content") or node.attributes.get("datetime") or node.text() or ""
    text = clean_line(text)
    return text if len(text) <= _MAX_CHARS else ""
