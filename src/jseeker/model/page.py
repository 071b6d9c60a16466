"""What is asked of a site and what it answers: a request, a page."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BOARD_BYTES", "PAGE_BYTES", "Page", "PageRequest"]

PAGE_BYTES = 5 * 1024 * 1024
"""The most that one page may hold when unpacked (5 MB); real postings stay under 1 MB."""
BOARD_BYTES = 25 * 1024 * 1024
"""The most that a whole board's JSON may hold when unpacked (25 MB); the largest seen was 3.4 MB."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """One request that a source wants made; GET unless `body` is given (then POST of that JSON text).

    `cache_for_board` marks an answer that serves every posting of a board and may be shared by them.
    """

    url: str
    accept: str = "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8"
    body: str | None = None
    max_bytes: int = PAGE_BYTES
    cache_for_board: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: `url` is the address that answered at last (after redirects), `body` the unpacked bytes."""

    url: str
    status: int
    content_type: str
    body: bytes
    etag: str | None = None
    last_modified: str | None = None
