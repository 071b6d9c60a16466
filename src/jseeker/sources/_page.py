"""A web page as the readers look at it: parsed once, asked many times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from jseeker.core.page_text import clean_line, node_text, parse_html, scripts_of
from jseeker.sources._json import json_of

__all__ = ["WebPage", "is_boilerplate"]

_BOILERPLATE_TAGS = frozenset(("nav", "footer", "aside", "form", "header"))
_BOILERPLATE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|onetrust|share|sharing|social|breadcrumbs?|related|similar|recommend\w*"
    r"|newsletter|subscribe"
    r"|job-?alerts?|talent-?community|skip(?:-?(?:link|content|nav|to)\w*)?|navbar|navigation|menu|footer|site-?header"
    r"|modal|popup|toolbar"
    r"|sidebar-jobs|other-?jobs|more-?jobs|visually-hidden|visibility--hidden--visually|sr-only"
    r"|screen-reader-text)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BOILERPLATE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "complementary")
)
_KEPT_SHARE_CHARS = 1500
"""An element of more text than this is no menu or cookie notice, whatever its class says."""
_ASSIGNED = re.compile(r"(?:window\.)?([\w.$]{3,60})\s*=\s*(?=[\[{])")
_JSON_ATTRIBUTES = ("data-page", "data-props", "data-react-props", "data-state", "data-job", "data-initial-state")
_MAX_STATE_CHARS = 3_000_000


def is_boilerplate(node: LexborNode) -> bool:
    """True for menus, footers, forms, cookie notices, share bars and lists of other jobs."""
    tag = node.tag or ""
    attributes = node.attributes
    if tag in _BOILERPLATE_TAGS:
        return not (tag in ("header", "form") and len(node.text() or "") > _KEPT_SHARE_CHARS) and not _is_job_header(
            node
        )
    if attributes.get("role") in _BOILERPLATE_ROLES:
        return True
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return bool(_BOILERPLATE_NAMES.search(names)) and len(node.text() or "") < _KEPT_SHARE_CHARS


def _is_job_header(node: LexborNode) -> bool:
    """True for a header inside the posting itself: it holds the facts above the text."""
    if node.tag != "header":
        return False
    parent = node.parent
    return parent is not None and parent.tag in ("article", "main", "section") and node.css_first("nav") is None


class WebPage:
    """One HTML page: its text, tree, meta data, scripts and states, each found when first asked for."""

    def __init__(self, html: str, url: str) -> None:
        self.html = html
        self.url = url

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed page, without scripts."""
        return parse_html(self.html)

    @cached_property
    def scripts(self) -> list[tuple[str, str]]:
        """The scripts as (attributes, content)."""
        return scripts_of(self.html)

    @cached_property
    def text(self) -> str:
        """All visible text."""
        return node_text(self.tree.body) if self.tree.body is not None else ""

    @cached_property
    def main_text(self) -> str:
        """The visible text without menus, footers, forms and notices."""
        return node_text(self.tree.body, is_boilerplate) if self.tree.body is not None else ""

    @cached_property
    def title(self) -> str:
        """The text of the title element."""
        return self.line("title")

    @cached_property
    def language(self) -> str:
        """The language that the page names for itself."""
        node = self.tree.css_first("html")
        return (node.attributes.get("lang") or "") if node is not None else ""

    @cached_property
    def headings(self) -> list[str]:
        """The texts of the h1 elements outside the site's header and menus."""
        found = [clean_line(node.text() or "") for node in self.tree.css("h1") if not _is_in_site_frame(node)]
        return [text for text in dict.fromkeys(found) if text]

    def meta(self, *names: str) -> str:
        """The content of the first meta element of these names or properties."""
        for name in names:
            node = self.tree.css_first(f'meta[property="{name}"],meta[name="{name}"],meta[itemprop="{name}"]')
            if node is not None and (content := clean_line(node.attributes.get("content") or "")):
                return content
        return ""

    def line(self, selector: str) -> str:
        """The text of the first element of the selector, on one line."""
        node = self.tree.css_first(selector)
        return clean_line(node.text() or "") if node is not None else ""

    def block(self, selector: str) -> str:
        """The text of all elements of the selector, one below the other, those inside others left out."""
        nodes = self.tree.css(selector)
        inner = {child.mem_id for node in nodes for child in node.css(selector) if child.mem_id != node.mem_id}
        texts = [node_text(node, is_boilerplate) for node in nodes if node.mem_id not in inner]
        return "\n".join(text for text in texts if text)

    def links(self) -> list[tuple[str, str]]:
        """The links outside menus, footers and asides as (absolute address, text)."""
        return [(link, clean_line(node.text() or "")) for link, node in self.link_nodes()]

    def link_nodes(self) -> Iterator[tuple[str, LexborNode]]:
        """The same links as (absolute address, element)."""
        for node in self.tree.css("a[href]"):
            href = (node.attributes.get("href") or "").strip()
            if href and not href.startswith(("#", "javascript:", "mailto:", "tel:")) and not _is_in_site_frame(node):
                try:
                    yield urljoin(self.url, href), node
                except ValueError:
                    continue

    @cached_property
    def states(self) -> list[tuple[str, object]]:
        """The JSON values that the page carries for its own scripts, as (where, value)."""
        return list(self._states())

    def _states(self) -> Iterator[tuple[str, object]]:
        for attributes, content in self.scripts:
            if "ld+json" in attributes or len(content) > _MAX_STATE_CHARS:
                continue
            if "json" in attributes.lower() or content.lstrip().startswith(("{", "[")):
                if (value := json_of(content)) is not None:
                    yield _id_of(attributes) or "script", value
                continue
            yield from _assigned_values(content)
        selector = ",".join(f"[{name}]" for name in _JSON_ATTRIBUTES)
        for node in self.tree.css(selector)[:20]:
            for name in _JSON_ATTRIBUTES:
                if (value := json_of(node.attributes.get(name) or "")) is not None:
                    yield name, value


def _id_of(attributes: str) -> str:
    match = re.search(r"\bid\s*=\s*[\"']?([\w-]+)", attributes)
    return match[1] if match else ""


def _assigned_values(script: str) -> Iterator[tuple[str, object]]:
    """Values in `name = {…}` of a script, and in `name = JSON.parse("…")`."""
    decoder = json.JSONDecoder(strict=False)
    position, found = 0, 0
    while found < 20 and (match := _ASSIGNED.search(script, position)):
        position = match.end()
        try:
            value, position = decoder.raw_decode(script, match.end())
        except (ValueError, RecursionError):
            continue
        if value:
            found += 1
            yield match[1], value
    for match in re.finditer(r'([\w.$]{3,60})\s*=\s*JSON\.parse\(("(?:[^"\\]|\\.)*+")\)', script):
        inner = json_of(match[2].join("[]"))
        if (
            isinstance(inner, list)
            and inner
            and isinstance(inner[0], str)
            and (parsed := json_of(inner[0])) is not None
        ):
            yield match[1], parsed


def _is_in_site_frame(node: LexborNode) -> bool:
    """True inside a menu, the site's header or footer."""
    parent: LexborNode | None = node
    for _ in range(40):
        parent = parent.parent if parent is not None else None
        if parent is None or parent.tag in ("body", "html"):
            return False
        if parent.tag in ("nav", "footer", "aside") or (parent.tag == "header" and not _is_job_header(parent)):
            return True
        if parent.attributes.get("role") in ("navigation", "banner", "contentinfo"):
            return True
    return False
