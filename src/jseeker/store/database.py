"""One database, SQLite or Postgres: short write transactions, plain reads, faults as our errors."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import StaticPool

from jseeker.errors import DatabaseDamaged, DiskFull, StoreError

__all__ = ["Database"]

log = logging.getLogger(__name__)

BUSY_TIMEOUT_S = 30.0
"""How long SQLite waits for another process's write transaction; ours take milliseconds."""


DAMAGE = ("malformed", "not a database")
"""What SQLite says of a file that is damaged, or never was a database."""


class Database:
    """A database that many threads of this process may use at once.

    On SQLite: WAL, `synchronous=NORMAL` (safe against kill -9; a power cut may lose the last transactions but not the
    file), foreign keys on, and `BEGIN IMMEDIATE` for writes, so that a write never fails half way for a lock. Writers
    of this process take turns by a lock rather than by SQLite's polling.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.is_sqlite = url.startswith("sqlite")
        self.path = _path_of(url)
        self._write_lock = threading.RLock() if self.is_sqlite else None
        self._engine = _sqlite_engine(url) if self.is_sqlite else create_engine(url, pool_size=8, pool_pre_ping=True)

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
        with self._faults(), self._engine.connect().execution_options(jseeker_read=True) as connection:
            yield connection

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
            raise

    def _in_our_words(self, error: OperationalError) -> Exception:
        reason = str(error.orig)
        if "full" in reason or "No space left" in reason:
            where = self.path.parent if self.path else "the database"
            return DiskFull(f"No space left in {where}; free some and resume.")
        if "locked" in reason:
            return StoreError(f"Another program holds the database {self.path}; close it and try again.")
        if self.is_sqlite:
            return StoreError(f"The database {self.path} cannot be used ({reason}); run jseeker db check.")
        return StoreError(f"The database server cannot be used ({reason.splitlines()[0]}); check JSEEKER_DATABASE_URL.")


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
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(
            url, pool_size=8, max_overflow=32, connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT_S}
        )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _record: Any) -> None:
    """WAL and its companions; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "temp_store=MEMORY"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("jseeker_read", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
