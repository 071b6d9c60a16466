"""The database as the operating system sees it: journal, locks, faults in words."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text

from jseeker.errors import NotConfigured, StoreError
from jseeker.store import open_store
from jseeker.store.database import Database
from jseeker.store.schema import companies

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def test_sqlite_writes_ahead_and_keeps_foreign_keys(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}")

    with store.database.read() as connection:
        journal = connection.execute(text("PRAGMA journal_mode")).scalar()
        keys = connection.execute(text("PRAGMA foreign_keys")).scalar()
    store.close()

    assert (journal, keys) == ("wal", 1)


def test_a_write_that_raises_leaves_nothing_behind(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}")
    with pytest.raises(ZeroDivisionError), store.database.write() as connection:  # noqa: PT012 - write, then raise
        connection.execute(insert(companies).values(name="Northwind", created_at=NOW))
        raise ZeroDivisionError

    with store.database.read() as connection:
        assert connection.execute(select(companies)).all() == []
    store.close()


def test_a_reader_is_not_held_up_by_a_writer(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}")
    with store.database.write() as writing:
        writing.execute(insert(companies).values(name="Northwind", created_at=NOW))
        with store.database.read() as reading:
            assert reading.execute(select(companies)).all() == []
    store.close()


def test_a_time_without_a_zone_is_refused_and_an_aware_one_comes_back_in_utc(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}")
    with pytest.raises(Exception, match="without a zone"), store.database.write() as connection:
        connection.execute(insert(companies).values(name="x", created_at=datetime(2026, 11, 1)))  # noqa: DTZ001 - the point
    with store.database.write() as connection:
        connection.execute(insert(companies).values(name="Northwind", created_at=NOW))
    with store.database.read() as connection:
        assert connection.execute(select(companies.c.created_at)).scalar() == NOW
    store.close()


def test_a_file_that_is_no_database_is_moved_aside_whole_with_a_notice(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    diary = b"This is a diary, not a database. " * 100
    file.write_bytes(diary)

    store = open_store(f"sqlite:///{file}")

    [aside] = tmp_path.glob("a.db.damaged.*")
    assert aside.read_bytes() == diary
    assert store.notices == (f"The database {file} was damaged; it was moved to {aside.name} and a new one begun.",)
    assert store.batches.recent() == ()
    store.close()


def test_a_server_that_is_not_there_is_one_sentence() -> None:
    with pytest.raises(StoreError, match="check JSEEKER_DATABASE_URL"):
        open_store("postgresql+psycopg://nobody@127.0.0.1:1/none")


def test_another_programs_lock_is_waited_for(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    open_store(url).close()
    database = Database(url)
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    from threading import Timer

    timer = Timer(0.3, lambda: other.execute("COMMIT"))
    timer.start()

    with database.write() as connection:
        connection.execute(insert(companies).values(name="Northwind", created_at=NOW))

    timer.join()
    database.close()
    other.close()


@pytest.mark.parametrize("url", ["foo", "mysql://root@db/x", "postgresql+nodriver://a/b"])
def test_a_url_that_names_no_database_is_one_sentence(url: str) -> None:
    with pytest.raises(NotConfigured, match=r"cannot be used; give sqlite:///FILE or postgresql\+psycopg://"):
        Database(url)
