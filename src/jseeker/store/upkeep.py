"""A database looked after from outside, without opening it as a store: where it is, whether it is whole, a copy."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url, text

from jseeker.store.database import Database, backend_of
from jseeker.store.upgrade import back_up

__all__ = ["back_up_database", "check_database", "database_file"]


def database_file(url: str) -> Path | None:
    """The file of a SQLite database; None for one in memory or on a server.

    Raises:
        NotConfigured: the URL names no database that can be used.
    """
    if backend_of(url) != "sqlite" or (name := make_url(url).database) in (None, "", ":memory:"):
        return None
    return Path(str(name))


def check_database(url: str) -> tuple[str, ...]:
    """What is wrong with the database, a few words each; empty where it is whole.

    Raises:
        StoreError: the server cannot be reached.
    """
    file = database_file(url)
    if file is None:
        database = Database(url)
        try:
            with database.read() as connection:
                connection.execute(text("SELECT 1"))
        finally:
            database.close()
        return ()
    try:
        with closing(sqlite3.connect(file)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
            found += [f"a row of {row[0]} points nowhere" for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as error:
        return (str(error),)
    return tuple(problem for problem in found if problem != "ok")


def back_up_database(url: str) -> Path | None:
    """A whole copy beside the database, consistent also while workers write; None where it has no file."""
    database = Database(url)
    try:
        return back_up(database, "backup")
    finally:
        database.close()
