"""`jseeker batch` as a process, beside one that works."""

from __future__ import annotations

import json


def test_a_batch_is_watched_and_stopped_from_another_terminal(jseeker, site) -> None:
    site.gate.clear()
    running = jseeker.start("run", "--json", "--allow-host", site.host, site.link(1))
    running.until(lambda: running.count(status="running") == 1)
    shown = jseeker.show()
    assert shown["batch"]["status"] == "running"
    assert (shown["jobs"][0]["status"], shown["jobs"][0]["stage"]) == ("running", "read")
    assert shown["jobs"][0]["worker"]
    watching = jseeker.start("batch", "show", "--follow", "--json")
    watching.until(lambda: watching.count(event="batch_started") == 1)
    site.gate.set()
    assert running.end() == 0
    assert watching.end() == 0
    assert watching.count(event="job", status="completed") == 1
    assert watching.events[-1]["event"] == "batch_finished"
    listed = json.loads(jseeker("batch", "list", "--json").stdout)
    assert [row["status"] for row in listed] == ["completed"]
