"""`jseeker db` in this process."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

Say = Callable[..., tuple[int, str, str]]


def test_upgrade_check_and_backup(say: Say, home: Path) -> None:
    assert say("db", "upgrade")[:2] == (0, "The database is up to date.\n")
    assert say("db", "check")[:2] == (0, "The database is whole.\n")
    code, out, _ = say("db", "backup")
    copy = Path(out.strip())
    assert (code, copy.parent) == (0, home)
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT count(*) FROM batch_jobs").fetchone() == (0,)
