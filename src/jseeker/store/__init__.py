"""The database: batches and their queue, workers, applications, the cache of postings. All SQL lives here."""

from __future__ import annotations

from dataclasses import dataclass

from jseeker.errors import DatabaseDamaged
from jseeker.store.applications import ApplicationTable
from jseeker.store.batches import BatchTable
from jseeker.store.database import Database
from jseeker.store.drafts import DraftTable
from jseeker.store.history import HistoryTable
from jseeker.store.ledger import LedgerTable
from jseeker.store.postings import PostingCache
from jseeker.store.queue import JobQueue, Scope
from jseeker.store.retention import Removed, Retention
from jseeker.store.schedules import ScheduleTable
from jseeker.store.templates import TemplateTable
from jseeker.store.tracking import TrackerTable
from jseeker.store.upgrade import is_foreign, move_aside, upgrade
from jseeker.store.upkeep import back_up_database, check_database, database_file
from jseeker.store.workers import WorkerTable

__all__ = [
    "MEMORY_URL",
    "Removed",
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
    """All tables of one database, as rooms to knock at; safe to share between threads. `notices` are sentences for the
    person about what happened at the opening."""

    database: Database
    batches: BatchTable
    queue: JobQueue
    workers: WorkerTable
    applications: ApplicationTable
    postings: PostingCache
    tracking: TrackerTable
    templates: TemplateTable
    schedules: ScheduleTable
    history: HistoryTable
    ledger: LedgerTable
    retention: Retention
    drafts: DraftTable
    notices: tuple[str, ...] = ()

    def close(self) -> None:
        """Gives up the connections."""
        self.database.close()


def open_store(url: str) -> Store:
    """The store on a database URL (`sqlite:///file` or `postgresql+psycopg://…`), its schema up to date.

    A SQLite file that is damaged, or another program's, is moved aside, whole, and a new one is begun; a notice says
    so.

    Raises:
        StoreError: the database cannot be opened.
        DatabaseTooNew: a newer jSeeker wrote it.
    """
    database = Database(url)
    notices: tuple[str, ...] = ()
    try:
        if is_foreign(database):
            notices = (move_aside(database, "other", "was written by another program"),)
        upgrade(database)
    except DatabaseDamaged:
        notices = (move_aside(database),)
        upgrade(database)
    return Store(
        database=database,
        batches=BatchTable(database),
        queue=JobQueue(database),
        workers=WorkerTable(database),
        applications=ApplicationTable(database),
        postings=PostingCache(database),
        tracking=TrackerTable(database),
        templates=TemplateTable(database),
        schedules=ScheduleTable(database),
        history=HistoryTable(database),
        ledger=LedgerTable(database),
        retention=Retention(database),
        drafts=DraftTable(database),
        notices=notices,
    )


def open_memory_store() -> Store:
    """The shipped twin for tests: the same store on a database in memory, gone when closed."""
    return open_store(MEMORY_URL)
