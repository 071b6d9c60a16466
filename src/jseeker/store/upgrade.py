"""The schema brought up to date, an older database copied beside itself first."""

from __future__ import annotations

import logging
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from jseeker.errors import DatabaseDamaged, DatabaseTooNew
from jseeker.store.database import Database
from jseeker.store.schema import metadata

__all__ = ["HEAD", "back_up", "is_foreign", "migrate", "move_aside", "revision_of", "upgrade"]

log = logging.getLogger(__name__)

HEAD = "0001"
"""The revision that this version of jSeeker reads and writes; the newest file in `migrations/versions`."""

LOCK_ID = 0x6A5365656B6572
"""The number of the Postgres advisory lock under which one process at a time upgrades (the letters of jSeeker)."""


def upgrade(database: Database) -> bool:
    """Brings the database to `HEAD`; True when anything was done. Two processes at once do it once.

    Raises:
        DatabaseTooNew: a newer version of jSeeker wrote it.
    """
    with database.read() as connection:
        found = revision_of(connection)
    if found == HEAD:
        return False
    if found is not None:
        if found > HEAD:
            raise DatabaseTooNew(
                f"The database is of a newer jSeeker (schema {found}, this one knows {HEAD}); update jSeeker."
            )
        back_up(database, f"before-{HEAD}")
    with database.write() as connection:
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:id)"), {"id": LOCK_ID})
        before = revision_of(connection)
        if before is None:
            _make(connection)
        elif before != HEAD:
            migrate(connection)
    log.info("database upgraded", extra={"from": found, "to": HEAD})
    return True


def revision_of(connection: Connection) -> str | None:
    """The revision of the database; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def back_up(database: Database, label: str) -> Path | None:
    """A whole copy of a SQLite database beside itself, consistent also while workers write; None for other databases.

    The name is `<database>.<label>.<UTC time>.bak`.
    """
    if database.path is None or not database.path.exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    copy = database.path.with_name(f"{database.path.name}.{label}.{stamp}.bak")
    source, target = sqlite3.connect(database.path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    return copy


def is_foreign(database: Database) -> bool:
    """True for a SQLite file whose tables have the names of ours, and which no version of jSeeker wrote."""
    if database.path is None:
        return False
    with database.read() as connection:
        return revision_of(connection) is None and bool(
            set(inspect(connection).get_table_names()) & set(metadata.tables)
        )


def move_aside(database: Database, label: str = "damaged", reason: str = "was damaged") -> str:
    """Moves a SQLite file that cannot be used, with its journal, to `<database>.<label>.<UTC time>`; the sentence that
    says so."""
    database.close()
    if database.path is None:
        raise DatabaseDamaged("The database in memory is damaged.")
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    aside = database.path.with_name(f"{database.path.name}.{label}.{stamp}")
    database.path.rename(aside)
    for ending in ("-wal", "-shm"):
        journal = database.path.with_name(database.path.name + ending)
        if journal.exists():
            journal.rename(aside.with_name(aside.name + ending))
    return f"The database {database.path} {reason}; it was moved to {aside.name} and a new one begun."


def _make(connection: Connection) -> None:
    """The tables as they are today, in an empty database: a tenth of the time that all migrations take."""
    metadata.create_all(connection, checkfirst=False)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def migrate(connection: Connection) -> None:
    """Runs the numbered migrations that the database has not seen; what they make is the schema of the code."""
    # Alembic takes a fifth of a second to import: only where there is something to upgrade
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
