"""The postings that a page lists: their links, and the titles and places that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborNode

from jseeker.core.page_text import clean_line, node_text
from jseeker.core.places import country_of, workplace_in
from jseeker.errors import ListedPosting
from jseeker.sources._json import at, items_at, text_at
from jseeker.sources._json_ld import linked_data, posting_fields
from jseeker.sources._page import WebPage

__all__ = ["list_links", "listed_postings"]

_JOB_PATH = re.compile(
    r"/(?:jobs?|careers?|positions?|openings?|vacanc(?:y|ies)|postings?|opportunit(?:y|ies)|offers?|o|stellen\w*"
    r"|stelle|karriere|emplois?|offres?|empleos?|ofertas?|vagas?|vacatures?|praca|jobdetail|folderdetail|job-detail\w*"
    r"|requisitions?|roles?)/",
    re.IGNORECASE,
)
_JOB_ID = re.compile(r"\d{3,}|[0-9a-f]{8}-[0-9a-f]{4}|[\w-]{12,}", re.IGNORECASE)
_ACTION = re.compile(r"apply|share|save|send|e-?mail|print|refer|bewerben|postuler|candidat", re.IGNORECASE)
_MORE = re.compile(
    r"(?:view|see|show|read|open|learn|find out)?\s*(?:the |this )?(?:job|more|details?|role|position|posting|vacancy)"
    r"(?: details?)?|zur stelle|mehr(?: erfahren)?|details?(?: ansehen)?|voir(?: l['’]offre)?|en savoir plus|ver"
    r"(?: oferta| más)?|scopri(?: di più)?|bekijk(?: vacature)?|lees meer|läs mer|→|»|>",
    re.IGNORECASE,
)
"""What a link says that opens a posting without naming it."""
_PLACE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:job|posting|card|opening)?[_-]*(?:locations?|place|city|cities|standorte?|ort|lieu|ubicacion"
    r"|sede|office|offices)(?:$|[\s_-])|Location(?:s|Name|Text)?\b",
    re.IGNORECASE,
)
_MARKED = ("class", "data-testid", "data-test", "itemprop", "data-automation-id", "data-ph-at-id")
_TITLE_INSIDE = "h1,h2,h3,h4,h5,h6,[class*='title'],[class*='Title'],[itemprop='title'],[data-testid*='title']"
_MAX_CLIMB, _MAX_PLACE_CHARS, _MAX_CARD_CHARS, _MAX_DETAILED = 5, 120, 1_200, 500
_PARTS = re.compile(r"\s*[|·•]\s*|\n")


def list_links(page: WebPage) -> tuple[str, ...]:
    """The links to postings outside the page's menus, each once."""
    return tuple(_job_nodes(page))


def listed_postings(page: WebPage) -> tuple[ListedPosting, ...]:
    """The postings that the page lists: those that its linked data names, then those that it links to."""
    found = {posting.url: posting for posting in _in_linked_data(page)}
    nodes = _job_nodes(page)
    cards = _Cards(page, nodes)
    for index, (link, node) in enumerate(nodes.items()):
        if link not in found:
            found[link] = cards.posting(link, node) if index < _MAX_DETAILED else ListedPosting(link)
    return tuple(found.values())


def _job_nodes(page: WebPage) -> dict[str, LexborNode]:
    """The first element that links to each posting."""
    here = page.url.partition("?")[0].rstrip("/")
    found: dict[str, LexborNode] = {}
    for link, node in page.link_nodes():
        path = link.partition("?")[0].partition("#")[0]
        tail = path.rstrip("/").rpartition("/")[2]
        if path.rstrip("/") == here or not _JOB_PATH.search(path) or not _JOB_ID.search(tail):
            continue
        text = clean_line(node.text() or "")
        if text and not _ACTION.match(text):
            found.setdefault(link.partition("#")[0], node)
    return found


def _in_linked_data(page: WebPage) -> Iterator[ListedPosting]:
    """The postings of an ItemList, and the JobPostings with an address of their own."""
    for value in linked_data(page):
        for item in _list_items(value):
            job = at(item, "item") if isinstance(at(item, "item"), dict) else item
            address = text_at(job, "url") or text_at(job, "@id") or text_at(item, "url") or text_at(item, "item")
            link = _absolute(page, address)
            if link and (_JOB_PATH.search(link) or at(job, "@type") == "JobPosting"):
                places = posting_fields(job).locations if at(job, "jobLocation") else ()
                title = text_at(job, "title") or text_at(job, "name") or text_at(item, "name")
                yield ListedPosting(link, clean_line(title), "; ".join(filter(None, places)))


def _list_items(value: object, depth: int = 0) -> Iterator[object]:
    """The entries of each list in a linked-data value, and its postings that stand alone."""
    if depth > _MAX_CLIMB:
        return
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            continue
        if item.get("@type") == "JobPosting":
            yield item
        yield from items_at(item, "itemListElement") if item.get("@type") in ("ItemList", "SearchResultsPage") else ()
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _list_items(item.get(name), depth + 1)


def _absolute(page: WebPage, address: str) -> str:
    try:
        link = urljoin(page.url, address) if address and not address.startswith("#") else ""
    except ValueError:
        return ""
    return link.partition("#")[0] if link.startswith("http") else ""


class _Cards:
    """The elements around the links of a list, each of which speaks of one posting."""

    def __init__(self, page: WebPage, nodes: dict[str, LexborNode]) -> None:
        self._page, self._nodes = page, nodes
        self._shared: dict[int, bool] = {}

    def posting(self, link: str, node: LexborNode) -> ListedPosting:
        """What the element around a link says of its posting."""
        card = self._card(link, node)
        inner = node.css_first(_TITLE_INSIDE) or None
        title = clean_line((inner or node).text() or "")
        if _MORE.fullmatch(title):
            heading = card.css_first(_TITLE_INSIDE)
            title = clean_line(heading.text() or "") if heading is not None else ""
        place = _marked_place(card) or _worded_place(card, title)
        if inner is None and place and title.endswith(place):
            title = title.removesuffix(place).rstrip(" ,-–—|·•") or title
        return ListedPosting(link, title, place)

    def _card(self, link: str, node: LexborNode) -> LexborNode:
        """The largest element around the link that links to no other posting."""
        card = node
        for _ in range(_MAX_CLIMB):
            parent = card.parent
            if parent is None or parent.tag in ("body", "main", "html"):
                break
            if parent.mem_id not in self._shared:  # a list's own element is looked at once, not for each of its links
                self._shared[parent.mem_id] = self._is_shared(parent, link)
            if self._shared[parent.mem_id]:
                break
            card = parent
        return card

    def _is_shared(self, parent: LexborNode, link: str) -> bool:
        if len(parent.text() or "") > _MAX_CARD_CHARS:
            return True
        linked = {_absolute(self._page, a.attributes.get("href") or "") for a in parent.css("a[href]")}
        return any(other in self._nodes for other in linked - {link})


def _marked_place(card: LexborNode) -> str:
    """The place in an element whose name says that it holds one."""
    for node in card.css("*"):
        attributes = node.attributes
        names = (attributes.get(name) or "" for name in _MARKED)
        if any(_PLACE_CLASS.search(name) for name in names if name):
            text = clean_line(node.text(separator=" ") or "")
            if text and len(text) <= _MAX_PLACE_CHARS:
                return text
    return ""


def _worded_place(card: LexborNode, title: str) -> str:
    """A short line beside the title that names a country or remote work."""
    for part in _PARTS.split(node_text(card)):
        line = clean_line(part)
        if line and line != title and len(line) <= _MAX_PLACE_CHARS and (country_of([line]) or workplace_in(line)):
            return line
    return ""
