"""What `jseeker doctor` prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Say = Callable[..., tuple[int, str, str]]


def test_a_damaged_database_is_broken_and_left_as_it_is(say: Say, home: Path) -> None:
    damaged = b"this is no database at all" * 100
    (home / "jseeker.db").write_bytes(damaged)
    code, out, _ = say("doctor", "--json")
    broken = [check["name"] for check in json.loads(out)["checks"] if check["state"] == "broken"]
    assert (code, broken) == (1, ["database"])


def test_what_was_found_is_one_line_each(say: Say, home: Path) -> None:
    code, out, err = say("doctor")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "Everything that is needed works."
    assert all(line.startswith(("ok ", "note ")) for line in out.splitlines()[:-1])
