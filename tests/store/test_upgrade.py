"""The schema: made once, equal to what the code expects, kept by a copy when it changes, refused when too new."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

import jseeker.store.migrations
from jseeker.errors import DatabaseTooNew
from jseeker.store import Store, open_store
from jseeker.store.database import Database
from jseeker.store.schema import metadata
from jseeker.store.upgrade import HEAD, back_up, migrate, revision_of, upgrade


def test_the_migrations_make_exactly_the_schema_of_the_code(store: Store) -> None:
    with store.database.write() as connection:
        metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
        migrate(connection)
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = compare_metadata(context, metadata)

    assert [one for one in differences if one[0] != "remove_table"] == []
    with store.database.read() as connection:
        assert revision_of(connection) == HEAD


def test_a_new_database_has_exactly_the_schema_of_the_code(store: Store) -> None:
    with store.database.write() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = compare_metadata(context, metadata)

    assert [one for one in differences if one[0] != "remove_table"] == []


def test_head_is_the_newest_migration() -> None:
    [folder] = jseeker.store.migrations.__path__

    assert ScriptDirectory(folder).get_current_head() == HEAD


def test_a_new_database_is_at_head_and_a_second_opening_does_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    open_store(url).close()
    database = Database(url)

    assert not upgrade(database)
    with database.read() as connection:
        assert revision_of(connection) == HEAD
    database.close()


def test_an_older_database_is_copied_beside_itself_before_it_is_changed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    database = Database(url)
    with database.write() as connection:
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0000')"))

    with pytest.raises(Exception, match="0000"):  # there is no such migration: the copy must be there all the same
        upgrade(database)

    [copy] = tmp_path.glob("a.db.before-*.bak")
    assert sqlite3.connect(copy).execute("SELECT version_num FROM alembic_version").fetchall() == [("0000",)]
    database.close()


def test_a_file_with_such_tables_of_another_program_is_moved_aside_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    with closing(sqlite3.connect(file)) as other:
        other.execute("CREATE TABLE batch_jobs (id INTEGER, status TEXT)")
        other.execute("INSERT INTO batch_jobs VALUES (7, 'done')")
        other.commit()

    store = open_store(f"sqlite:///{file}")

    [aside] = tmp_path.glob("a.db.other.*")
    with closing(sqlite3.connect(aside)) as kept:
        assert kept.execute("SELECT * FROM batch_jobs").fetchall() == [(7, "done")]
    assert store.notices == (
        f"The database {file} was written by another program; it was moved to {aside.name} and a new one begun.",
    )
    assert store.batches.recent() == ()
    store.close()


def test_a_database_of_a_newer_jseeker_is_refused_and_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'a.db'}"
    open_store(url).close()
    with sqlite3.connect(tmp_path / "a.db") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(DatabaseTooNew, match="update jSeeker"):
        open_store(url)
    assert list(tmp_path.glob("*.bak")) == []


def test_a_copy_is_whole_while_the_database_is_open(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'a.db'}")

    copy = back_up(store.database, "by-hand")

    assert copy is not None
    assert sqlite3.connect(copy).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert copy.name.startswith("a.db.by-hand.")
    store.close()
