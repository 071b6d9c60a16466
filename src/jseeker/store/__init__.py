"""The database: batches and their queue, workers, applications, the cache of postings. All SQL lives here."""

from __future__ import annotations

from dataclasses import dataclass

from jseeker.store.applications import ApplicationTable
from jseeker.store.batches import BatchTable
from jseeker.store.database import Database
from jseeker.store.postings import PostingCache
from jseeker.store.queue import JobQueue, Scope
from jseeker.store.tracking import TrackerTable
from jseeker.store.upgrade import upgrade
from jseeker.store.upkeep import back_up_database, check_database, database_file
from jseeker.store.workers import WorkerTable

__all__ = [
    "MEMORY_URL",
    "Scope",
    "Store",
    "back_up_database",
    "check_database",
    "database_file",
    "open_memory_store",
    "open_store",
]

MEMORY_URL = "sqlite://"


@dataclass(frozen=True, slots=True)
class Store:
    """All tables of one database, as rooms to knock at; safe to share between threads."""

    database: Database
    batches: BatchTable
    queue: JobQueue
    workers: WorkerTable
    applications: ApplicationTable
    postings: PostingCache
    tracking: TrackerTable

    def close(self) -> None:
        """Gives up the connections."""
        self.database.close()


def open_store(url: str) -> Store:
    """The store on a database URL (`sqlite:///file` or `postgresql+psycopg://…`), its schema up to date.

    Raises:
        StoreError: the database cannot be opened.
        DatabaseTooNew: a newer jSeeker wrote it.
    """
    database = Database(url)
    upgrade(database)
    return Store(
        database=database,
        batches=BatchTable(database),
        queue=JobQueue(database),
        workers=WorkerTable(database),
        applications=ApplicationTable(database),
        postings=PostingCache(database),
        tracking=TrackerTable(database),
    )


def open_memory_store() -> Store:
    """The shipped twin for tests: the same store on a database in memory, gone when closed."""
    return open_store(MEMORY_URL)
