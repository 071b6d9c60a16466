"""The cache of postings as jobs use it: fresh ones are not asked for again, old ones only whether they changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from jseeker.model.posting import Posting
from jseeker.ports import Clock
from jseeker.store import Store
from jseeker.store.postings import CachedPosting
from jseeker.walk import Tools, Visited, visit_posting

__all__ = ["KeptPostings"]


class KeptPostings:
    """Reads the postings of links through the cache in the database; `call` runs what waits for the database."""

    def __init__(self, store: Store, clock: Clock, ttl: timedelta, call: Callable[..., Awaitable[Any]]) -> None:
        self._postings, self._clock, self._ttl, self._call = store.postings, clock, ttl, call

    async def read(self, link: str, key: str, tools: Tools) -> Posting:
        """The posting of a link, kept from then on under the link's key and under its own.

        Raises:
            PostingError: the link or its page is not one open posting.
        """
        cached: CachedPosting | None = await self._call(self._postings.kept, key) if key else None
        if cached is not None and cached.is_fresh(self._clock.now(), self._ttl):
            return replace(cached.posting, url=link)
        earlier = None
        if cached is not None and (cached.etag or cached.last_modified):
            earlier = Visited(cached.posting, cached.etag, cached.last_modified)
        visited = await visit_posting(link, tools, kept=earlier)
        await self._keep(key, visited)
        return visited.posting

    async def _keep(self, key: str, visited: Visited) -> None:
        def put(under: str) -> None:
            marks = {"etag": visited.etag, "last_modified": visited.last_modified}
            self._postings.put(under, visited.posting, self._clock.now(), **marks)

        for under in dict.fromkeys((key, visited.posting.key)):
            await self._call(put, under)
