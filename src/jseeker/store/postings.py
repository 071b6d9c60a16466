"""The cache of postings, in the database: shared by all workers, kept over a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from jseeker.model.codec import dump, load
from jseeker.model.posting import Posting
from jseeker.store.database import Database
from jseeker.store.schema import postings
from jseeker.store.writing import insert_or_replace

__all__ = ["CachedPosting", "PostingCache"]


@dataclass(frozen=True, slots=True)
class CachedPosting:
    """A posting and when it was fetched."""

    posting: Posting
    fetched_at: datetime


class PostingCache:
    """Postings by key, each with the time it was fetched."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, now: datetime, ttl: timedelta) -> Posting | None:
        """The posting of that key, None when it is unknown or older than `ttl`."""
        with self._database.read() as connection:
            row = connection.execute(select(postings).where(postings.c.key == key)).one_or_none()
        if row is None or not timedelta(0) <= now - row.fetched_at < ttl:
            return None
        return load(Posting, row.posting)

    def put(
        self, key: str, posting: Posting, now: datetime, *, etag: str | None = None, last_modified: str | None = None
    ) -> None:
        """Keeps the posting under the key, in place of an older one, also when another process keeps it right now.
        `etag` and `last_modified` are what the site said of the page."""
        row = {"key": key, "url": posting.url, "posting": dump(posting), "fetched_at": now}
        with self._database.write() as connection:
            insert_or_replace(connection, postings, {**row, "etag": etag, "last_modified": last_modified})

    def clear(self) -> None:
        """Forgets all postings; applications and documents stay."""
        with self._database.write() as connection:
            connection.execute(delete(postings))
