"""One database, SQLite or Postgres: short write transactions, plain reads, faults as our errors."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError
from sqlalchemy.pool import StaticPool

from jseeker.errors import DatabaseDamaged, DiskFull, NotConfigured, StoreError, TransactionCrossed

__all__ = ["Database", "backend_of", "one_transaction"]

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

BUSY_TIMEOUT_S = 30.0
"""How long SQLite waits for another process's write transaction; ours take milliseconds."""


DAMAGE = ("malformed", "not a database")
"""What SQLite says of a file that is damaged, or never was a database."""
CROSSED_STATES = ("40P01", "40001")
"""The SQLSTATEs of a transaction that Postgres undid for another one's sake: a deadlock, a crossed write."""
CROSSED_TRIES = 5
"""How often a crossed transaction is run: each time one at least of those in each other's way gets through."""


def backend_of(url: str) -> str:
    """`sqlite` or `postgresql`.

    Raises:
        NotConfigured: the URL names no database that can be used.
    """
    with suppress(ArgumentError, NoSuchModuleError):
        parsed = make_url(url)
        parsed.get_dialect()
        if (name := parsed.get_backend_name()) in ("sqlite", "postgresql"):
            return name
    raise NotConfigured(
        f"The database {url.partition(':')[0]!r}… cannot be used; "
        "give sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME."
    )


def one_transaction(method: Callable[P, T]) -> Callable[P, T]:
    """The method run again when the server undid its transaction in favour of another's; for methods that are one
    transaction and nothing else."""

    @wraps(method)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        for _ in range(CROSSED_TRIES - 1):
            try:
                return method(*args, **kwargs)
            except TransactionCrossed:
                log.info("a transaction is run again", extra={"method": method.__name__})
        return method(*args, **kwargs)

    return run


class Database:
    """A database that many threads of this process may use at once.

    On SQLite: WAL, `synchronous=NORMAL` (safe against kill -9; a power cut may lose the last transactions but not the
    file), foreign keys on, and `BEGIN IMMEDIATE` for writes, so that a write never fails half way for a lock. Writers
    of this process take turns by a lock rather than by SQLite's polling.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = backend_of(url) == "sqlite"
        self.path = _path_of(url)
        self._write_lock = threading.RLock() if self.is_sqlite else None
        self._engine = _sqlite_engine(url) if self.is_sqlite else create_engine(url, pool_size=8, pool_pre_ping=True)
        self._reading: dict[str, Any] = {"jseeker_read": True}
        if not self.is_sqlite:  # every statement of one look sees the same moment, as on SQLite
            self._reading["isolation_level"] = "REPEATABLE READ"

    @property
    def engine(self) -> Engine:
        """The SQLAlchemy engine, for migrations."""
        return self._engine

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A write transaction: committed when the block ends well, rolled back when it raises.

        Raises:
            DiskFull: no space is left for the database.
            StoreError: the database is locked by another program, damaged or unreachable.
        """
        with self._write_lock or nullcontext(), self._faults(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A read transaction: one consistent view, never in the way of a writer."""
        with self._faults(), self._engine.connect().execution_options(**self._reading) as connection:
            yield connection

    def compact(self) -> None:
        """Gives the space of removed rows back and refreshes what the query planner knows; workers may go on.

        Raises:
            DiskFull: no space is left for the copy that SQLite makes.
            StoreError: another program holds the database.
        """
        with self._write_lock or nullcontext(), self._faults(), self._engine.connect() as connection:
            if self.is_sqlite:
                connection.exec_driver_sql("COMMIT")  # VACUUM runs outside of any transaction; `_begin` has begun one
                connection.exec_driver_sql("VACUUM")
                connection.exec_driver_sql("PRAGMA optimize=0x10002")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM (ANALYZE)")

    def close(self) -> None:
        """Gives up all connections."""
        self._engine.dispose()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """What the driver raises, in our words; constraint errors pass as they are (callers expect them)."""
        try:
            yield
        except OperationalError as error:
            raise self._in_our_words(error) from error
        except DBAPIError as error:
            if isinstance(error.orig, sqlite3.DatabaseError) and any(sign in str(error.orig) for sign in DAMAGE):
                raise DatabaseDamaged(f"The database {self.path} is damaged; run jseeker db check.") from error
            if isinstance(error, InterfaceError) or error.connection_invalidated:
                raise self._in_our_words(error) from error
            raise

    def _in_our_words(self, error: DBAPIError) -> Exception:
        reason = str(error.orig)
        if getattr(error.orig, "sqlstate", None) in CROSSED_STATES:
            return TransactionCrossed("The database server undid a write in favour of another; run it again.")
        if "full" in reason or "No space left" in reason:
            where = self.path.parent if self.path else "the database"
            return DiskFull(f"No space left in {where}; free some and resume.")
        if "locked" in reason:
            return StoreError(f"Another program holds the database {self.path}; close it and try again.")
        if self.is_sqlite:
            return StoreError(f"The database {self.path} cannot be used ({reason}); run jseeker db check.")
        first_line = next(iter(reason.splitlines()), "no reason given")
        return StoreError(f"The database server cannot be used ({first_line}); check JSEEKER_DATABASE_URL.")


def _path_of(url: str) -> Path | None:
    """The file of a SQLite URL; None in memory and on a server."""
    parsed = make_url(url)
    if not parsed.drivername.startswith("sqlite") or not parsed.database or parsed.database == ":memory:":
        return None
    return Path(parsed.database)


def _sqlite_engine(url: str) -> Engine:
    path = _path_of(url)
    if path is None:
        engine = create_engine(url, poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        _make_folder(path)
        engine = create_engine(
            url, pool_size=8, max_overflow=32, connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_S}
        )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotConfigured(
            f"The folder {path.parent} cannot be made ({error.strerror}); set JSEEKER_HOME to one of yours."
        ) from error


def _set_pragmas(connection: Any, _record: Any) -> None:
    """WAL and its companions; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("jseeker_read", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
