"""A database looked after from outside."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from jseeker.store import back_up_database, check_database, database_file, open_store


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:////data/jobs.db", Path("/data/jobs.db")),
        ("sqlite:///jobs.db", Path("jobs.db")),
        ("sqlite://", None),
        ("sqlite:///:memory:", None),
        ("postgresql+psycopg://me@db.example/jobs", None),
    ],
)
def test_the_file_of_a_database_is_known_without_opening_it(url: str, file: Path | None) -> None:
    assert database_file(url) == file


def test_a_whole_database_has_no_problems_and_its_copy_neither(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'jobs.db'}"
    open_store(url).close()
    assert check_database(url) == ()
    copy = back_up_database(url)
    assert copy is not None
    assert copy.parent == tmp_path
    assert check_database(f"sqlite:///{copy}") == ()


def test_a_page_that_was_overwritten_is_found(tmp_path: Path) -> None:
    path = tmp_path / "jobs.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x TEXT)")
        connection.executemany("INSERT INTO t VALUES (?)", [("x" * 500,)] * 200)
    connection.close()
    data = bytearray(path.read_bytes())
    data[3 * 4096 : 5 * 4096] = b"\xff" * 8192
    path.write_bytes(data)
    assert check_database(f"sqlite:///{path}") != ()


def test_a_file_of_another_kind_is_found(tmp_path: Path) -> None:
    (tmp_path / "jobs.db").write_bytes(b"not a database" * 100)
    assert check_database(f"sqlite:///{tmp_path / 'jobs.db'}") != ()


def test_a_row_that_points_nowhere_is_found(tmp_path: Path) -> None:
    path = tmp_path / "jobs.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE b (a_id INTEGER REFERENCES a(id))")
        connection.execute("INSERT INTO b VALUES (7)")
    connection.close()
    assert check_database(f"sqlite:///{path}") == ("a row of b points nowhere",)
