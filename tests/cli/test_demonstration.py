"""The demonstration a second time, and with the person's own resume."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from jseeker.cli.home import opened

Say = Callable[..., tuple[int, str, str]]


def test_a_second_run_makes_new_versions_and_uses_the_persons_resume(say: Say, home: Path) -> None:
    assert say("demo")[0] == 0
    own = (home / "resume.yaml").read_text().replace("Marta Quintela", "Own Person")
    (home / "resume.yaml").write_text(own)
    code, out, _ = say("demo", "--json", "--workers", "3")
    events = [json.loads(line) for line in out.splitlines()]
    completed = [event for event in events if event.get("status") == "completed" and event["event"] == "job"]
    assert (code, len(completed)) == (0, 8)
    assert all(Path(event["documents"]["pdf"]).parent.name == "v2" for event in completed)
    assert events[0]["workers"] == 3
    with opened() as app:
        assert "Own Person" in app.store.batches.get(events[0]["batch_id"]).resume_text


def test_a_resume_that_is_not_valid_is_told_instead_of_the_sample(say: Say, home: Path) -> None:
    (home / "resume.yaml").write_text("basics: []\n")
    code, _, err = say("demo")
    assert code == 3
    assert "resume.yaml" in err
