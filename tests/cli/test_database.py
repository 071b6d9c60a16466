"""The database upgraded, checked and copied where that is not simple."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Say = Callable[..., tuple[int, str, str]]


def test_where_there_is_no_database_none_is_made(say: Say, home: Path) -> None:
    assert say("db", "check")[0] == 0
    code, _, err = say("db", "backup")
    assert (code, err.count("\n")) == (2, 1)
    assert not (home / "jseeker.db").exists()


def test_damage_is_told_and_exits_with_1(say: Say, home: Path) -> None:
    (home / "jseeker.db").write_bytes(b"no database " * 500)
    code, out, err = say("db", "check")
    assert (code, out) == (1, "")
    assert err.startswith("The database is damaged: ")


def test_a_server_is_backed_up_with_its_own_tools(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JSEEKER_DATABASE_URL", "postgresql+psycopg://me@db.example/jobs")
    code, _, err = say("db", "backup")
    assert code == 2
    assert "pg_dump" in err
