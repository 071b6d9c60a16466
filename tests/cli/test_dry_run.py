"""`jseeker run --dry-run`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Say = Callable[..., tuple[int, str, str]]


def test_a_dry_run_scores_and_writes_nothing(say: Say, saved: Callable[[int], str], home: Path) -> None:
    before = sorted(home.rglob("*"))
    code, out, _ = say("run", "--dry-run", "--json", saved(1), "ftp://example.org/x")
    good, bad, end = (json.loads(line) for line in out.splitlines())
    assert code == 1
    assert (good["company"], good["role"], good["status"]) == ("Example 1 Ltd", "Data Engineer 1", "completed")
    assert good["ats_score"] == round(sum(band["points"] for band in good["bands"]))
    assert bad["error"]["kind"] == "refused"
    assert end == {"event": "dry_run_finished", "total": 2, "failed": 1, "cost_usd": 0.0}
    assert sorted(home.rglob("*")) == before


def test_people_get_a_line_for_each_posting(say: Say, saved: Callable[[int], str]) -> None:
    code, out, _ = say("run", "--dry-run", saved(1))
    assert code == 0
    assert "Example 1 Ltd · Data Engineer 1" in out
    assert out.splitlines()[-1] == "Dry run: 1 posting, 0 failed, estimated cost $0.00."
