"""What is no longer needed, removed; applications, documents and the cost ledger are never touched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, not_, select, text

from jseeker.model.batch import BatchStatus, JobStatus, Stage
from jseeker.store.database import Database
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import batch_jobs as batches
from jseeker.store.schema import job_events as events
from jseeker.store.schema import job_results, postings

__all__ = ["Removed", "Retention"]

ENDED = tuple(status for status in BatchStatus if status.is_final)
MAY_RUN_AGAIN = (JobStatus.FAILED, JobStatus.STOPPED)
FILE_KEY = "file:"


@dataclass(frozen=True, slots=True)
class Removed:
    """How many rows a clean-up removed of each kind, and the database's size before and after."""

    stage_results: int
    log_entries: int
    cached_postings: int
    size_bytes_before: int
    size_bytes_after: int


class Retention:
    """Cleans up one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def clean_up(self, now: datetime, keep: timedelta, cache_ttl: timedelta) -> Removed:
        """Removes the stage results and the log of batches that ended longer than `keep` ago and postings that are
        older than the cache keeps them, then gives the space back.

        Batches and their jobs stay, to be looked at, retried and resumed; so does the posting of a saved file that may
        yet be retried, for it cannot be read again.
        """
        before = self._size_bytes()
        old = select(batches.c.id).where(batches.c.status.in_(ENDED), batches.c.completed_at <= now - keep)
        jobs = select(items.c.id).where(items.c.batch_id.in_(old))
        from_file = items.c.key.startswith(FILE_KEY, autoescape=True)
        files = select(items.c.id).where(items.c.status.in_(MAY_RUN_AGAIN), from_file)
        irreplaceable = and_(job_results.c.stage == Stage.READ, job_results.c.item_id.in_(files))
        with self._database.write() as connection:
            results = connection.execute(
                delete(job_results).where(job_results.c.item_id.in_(jobs), not_(irreplaceable))
            )
            entries = connection.execute(delete(events).where(events.c.batch_id.in_(old)))
            cached = connection.execute(delete(postings).where(postings.c.fetched_at <= now - cache_ttl))
        self._database.compact()
        return Removed(results.rowcount, entries.rowcount, cached.rowcount, before, self._size_bytes())

    def _size_bytes(self) -> int:
        with self._database.read() as connection:
            if self._database.is_sqlite:
                pages = connection.execute(text("PRAGMA page_count")).scalar_one()
                return int(pages) * int(connection.execute(text("PRAGMA page_size")).scalar_one())
            return int(connection.execute(select(func.pg_database_size(func.current_database()))).scalar_one())
