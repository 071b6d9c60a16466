"""`jseeker doctor` as a process, in an empty home."""

from __future__ import annotations

import json
from pathlib import Path


def test_an_empty_home_is_well_and_stays_empty(jseeker, home: Path) -> None:
    (home / "resume.yaml").unlink()
    done = jseeker("doctor")
    assert done.returncode == 0
    assert "jseeker profile init" in done.stdout
    assert "Traceback" not in done.stderr
    assert list(home.iterdir()) == []
    told = json.loads(jseeker("doctor", "--json").stdout)
    assert told["ok"] is True
    assert {check["name"] for check in told["checks"]} >= {
        "python",
        "home",
        "resume",
        "database",
        "documents",
        "output",
        "model",
    }
