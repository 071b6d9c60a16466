"""`jseeker score` as a process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path


def test_a_score_has_five_bands_that_add_up_and_gaps_with_the_nearest_line(
    jseeker, home: Path, saved: Callable[[int], str]
) -> None:
    ran = jseeker("score", str(home / "resume.yaml"), saved(1), "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    told = json.loads(ran.stdout)
    assert len(told["bands"]) == 5
    assert abs(sum(band["points"] for band in told["bands"]) - told["ats_score"]) <= 1
    assert all(band["reasons"] and 0 <= band["points"] <= band["out_of"] for band in told["bands"])
    text = (home / "resume.yaml").read_text()
    assert all(gap["nearest_text"] is None or gap["nearest_text"] in " ".join(text.split()) for gap in told["gaps"])
    assert sorted(path.name for path in home.iterdir()) == ["resume.yaml"]
