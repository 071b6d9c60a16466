"""What is asked of a site and what it answers: a request, a page."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BOARD_BYTES", "PAGE_BYTES", "Page", "PageRequest"]

PAGE_BYTES = 5 * 1024 * 1024
"""The most that one page may hold when unpacked (5 MB); real postings stay under 1 MB."""
NOT_MODIFIED = 304
BOARD_BYTES = 25 * 1024 * 1024
"""The most that a whole board's JSON may hold when unpacked (25 MB); the largest seen was 3.4 MB."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """One request that a source wants made; GET unless `body` is given (then POST of that JSON text).

    `cache_for_board` marks an answer that serves every posting of a board and may be shared by them. `etag` and
    `last_modified` are what the site said of an answer that is kept: where it is unchanged, a 304 without a body comes.
    """

    url: str
    accept: str = "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8"
    body: str | None = None
    max_bytes: int = PAGE_BYTES
    cache_for_board: bool = False
    etag: str | None = None
    last_modified: str | None = None

    @property
    def is_conditional(self) -> bool:
        """True where only a changed answer is wanted."""
        return self.body is None and bool(self.etag or self.last_modified)


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: `url` is the address that answered at last (after redirects), `body` the unpacked bytes, empty where
    the status is 304 (unchanged; only to a conditional request)."""

    url: str
    status: int
    content_type: str
    body: bytes
    etag: str | None = None
    last_modified: str | None = None

    @property
    def is_unchanged(self) -> bool:
        """True for the answer that says that what is kept still holds."""
        return self.status == NOT_MODIFIED
