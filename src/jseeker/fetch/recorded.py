"""The shipped twin of the fetcher: answers from pages it was given, and remembers what was asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from jseeker.errors import PostingError, Unreachable
from jseeker.fetch.unpack import too_large
from jseeker.model.page import NOT_MODIFIED, Page, PageRequest

__all__ = ["RecordedFetcher"]


class RecordedFetcher:
    """Answers each link with the page, or the error, that is recorded for it. `asked` holds every request, in order."""

    def __init__(self, pages: Mapping[str, Page | PostingError]) -> None:
        self._pages = dict(pages)
        self.asked: list[PageRequest] = []
        self.is_closed = False

    async def fetch(self, request: PageRequest) -> Page:
        """The recorded page.

        Raises:
            PostingError: the error that is recorded, TooLarge for a page over the request's size, or Unreachable where
                nothing is recorded.
        """
        self.asked.append(request)
        answer = self._pages.get(request.url)
        if answer is None:
            raise Unreachable(f"No page is recorded for {request.url}.")
        if isinstance(answer, PostingError):
            raise answer
        if request.is_conditional and (request.etag, request.last_modified) == (answer.etag, answer.last_modified):
            return replace(answer, status=NOT_MODIFIED, body=b"")
        if len(answer.body) > request.max_bytes:
            raise too_large(request.max_bytes)
        return answer

    async def aclose(self) -> None:
        """Notes that it was closed."""
        self.is_closed = True
