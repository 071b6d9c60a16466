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
    """A posting, when it was fetched, and what the site said of its page."""

    posting: Posting
    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None

    def is_fresh(self, now: datetime, ttl: timedelta) -> bool:
        """True where it is younger than `ttl`; a clock that was put back makes it old."""
        return timedelta(0) <= now - self.fetched_at < ttl


class PostingCache:
    """Postings by key, each with the time it was fetched."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, now: datetime, ttl: timedelta) -> Posting | None:
        """The posting of that key, None when it is unknown or older than `ttl`."""
        kept = self.kept(key)
        return kept.posting if kept is not None and kept.is_fresh(now, ttl) else None

    def kept(self, key: str) -> CachedPosting | None:
        """What is kept under that key, however old; None where there is nothing."""
        with self._database.read() as connection:
            row = connection.execute(select(postings).where(postings.c.key == key)).one_or_none()
        if row is None:
            return None
        return CachedPosting(load(Posting, row.posting), row.fetched_at, row.etag, row.last_modified)

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
