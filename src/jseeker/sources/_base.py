"""What sources have in common: a page as JSON first, as a web page where it is none."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from jseeker.core.links import canonical_link, link_parts
from jseeker.core.page_text import text_of_bytes
from jseeker.errors import ListedPosting, NotAPosting, PostingGone
from jseeker.model.page import BOARD_BYTES, Page, PageRequest
from jseeker.model.posting import Posting, ReadMethod
from jseeker.ports import Claim, Follow
from jseeker.sources._fields import Fields, finish
from jseeker.sources._json import json_of
from jseeker.sources._web import Selectors, read_page

__all__ = [
    "JSON",
    "JsonSource",
    "PatternSource",
    "WalledSource",
    "WebSource",
    "board_claim",
    "gone_from_board",
    "json_claim",
    "listed",
]

JSON = "application/json"
_STRANGE = "The answer of {site} for this link is not a posting; check the link, or save the page and give the file."
_ON_BOARD = "This link lists {count}; give the link of one of them, or choose by --title and --place."
_ONE_ON_BOARD = "This link lists {count}; give its own link."
_ON_FIRST_PAGE = "This link lists {count}, of which the first {shown} are named; choose by --title and --place."
_NOT_FOUND = re.compile(r"not[ _]?found|does ?n[o']t exist|\b404\b|no longer", re.IGNORECASE)
_NOT_FOUND_KEYS, _NOT_FOUND_CHARS = 6, 500
_EMPTY_BOARD = "This link lists no open postings."


def json_claim(key: str, url: str) -> Claim:
    """A claim whose first request is a JSON call."""
    return Claim(key, PageRequest(url, accept=JSON))


def board_claim(key: str, url: str, *, is_board: bool = True, body: str | None = None) -> Claim:
    """A claim whose first request is a whole board's JSON, which its other postings may share; `is_board` is False
    where the link names one of them."""
    request = PageRequest(url, accept=JSON, body=body, max_bytes=BOARD_BYTES, cache_for_board=True)
    return Claim(key, request, is_board)


def listed(postings: Iterable[ListedPosting], total: int = 0) -> NotAPosting:
    """The error that says that a link lists postings, and which; `total` is how many there are where the answer holds
    only the first of them."""
    shown = tuple({posting.url: posting for posting in postings if posting.url}.values())
    count = max(total, len(shown))
    if not count:
        return NotAPosting(_EMPTY_BOARD)
    words = f"{count:,} postings" if count > 1 else "1 posting"
    sentence = (_ONE_ON_BOARD if count == 1 else _ON_BOARD) if count == len(shown) else _ON_FIRST_PAGE
    return NotAPosting(sentence.format(count=words, shown=len(shown)), shown, count)


def gone_from_board() -> PostingGone:
    """The error for a posting that its board no longer lists."""
    return PostingGone("The posting is gone (its board no longer lists it).")


def _says_not_found(data: object) -> bool:
    """True for the short answer that a site gives where it has no such posting."""
    if not isinstance(data, dict) or len(data) > _NOT_FOUND_KEYS:
        return False
    values = [item for value in data.values() for item in (value[:2] if isinstance(value, list) else [value])]
    return any(isinstance(value, str | int) and _NOT_FOUND.search(str(value)[:_NOT_FOUND_CHARS]) for value in values)


class WebSource(ABC):
    """A site whose postings are read as web pages; the site knows its links, the reading is the general one."""

    name: ClassVar[str]
    selectors: ClassVar[Selectors] = Selectors()

    @abstractmethod
    def claim(self, link: str) -> Claim | None:
        """The claim on a link of this site, None for any other."""

    def read(self, page: Page, link: str) -> Posting | Follow:
        """The posting on the page."""
        return read_page(page, link, self._key(link), self.name, self.selectors)

    def _key(self, link: str) -> str:
        claim = self.claim(link)
        return claim.key if claim else link


class PatternSource(WebSource):
    """A site whose links follow a pattern; the pattern's groups, in their order, make the key. `is_id_cased` says that
    two ids may differ in nothing but case."""

    hosts: ClassVar[re.Pattern[str]]
    path: ClassVar[re.Pattern[str]]
    is_id_cased: ClassVar[bool] = False

    def claim(self, link: str) -> Claim | None:
        """The claim on a link whose host and path (with its query) match."""
        parts = link_parts(link)
        host = self.hosts.fullmatch(parts.host)
        query = "&".join(f"{name}={value}" for name, value in sorted(parts.query.items()))
        path = self.path.match(f"/{'/'.join(parts.segments)}?{query}") if host else None
        if host is None or path is None:
            return None
        named = [part for part in (*host.groups(), *path.groups()) if part]
        *before, job = named
        tenant = ":".join((self.name, *before)).lower()
        return Claim(f"{tenant}:{job if self.is_id_cased else job.lower()}", PageRequest(self.page_link(link)))

    def page_link(self, link: str) -> str:
        """The address to ask for: the link itself, unless the site keeps its text elsewhere."""
        return link


class WalledSource(PatternSource):
    """A site whose terms forbid fetching, or that stands behind a wall: it claims all its links, none is asked for."""

    wall: ClassVar[str]

    def claim(self, link: str) -> Claim | None:
        """The claim on any link of the site; those that name a posting meet."""
        named = super().claim(link)
        if named is None and self.hosts.fullmatch(link_parts(link).host):
            return Claim(canonical_link(link), PageRequest(link))
        return named


class JsonSource(WebSource):
    """A site that answers with JSON; where the page is HTML (saved by a person), it is read as a web page."""

    @abstractmethod
    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of the one posting in the site's answer; None where the answer is not in the site's shape.

        Raises:
            PostingError: the answer is the site's, but holds no open posting.
        """

    def read(self, page: Page, link: str) -> Posting | Follow:
        """The posting in the site's answer."""
        data = json_of(text_of_bytes(page.body, page.content_type))
        if data is None:
            return super().read(page, link)
        fields = self.fields(data, link)
        if fields is None and _says_not_found(data):
            raise gone_from_board()
        if fields is None:
            raise NotAPosting(_STRANGE.format(site=self.name.title()))
        return finish(fields, link, self._key(link), self.name, ReadMethod.API)
