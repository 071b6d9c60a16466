"""`jseeker run` as a process: events, exit codes, Ctrl-C, kills, commands from elsewhere."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Saved = Callable[[int], str]


def test_every_job_is_told_from_start_to_end(jseeker, site, saved: Saved) -> None:
    # given a good link, its other spelling, a link that is gone, one that cannot be one, and a file
    links = [site.link(1), site.link(1) + "?utm_source=mail", site.gone, "ftp://example.org/x", saved(2)]
    # when
    done = jseeker("run", "--json", "--allow-host", site.host, *links)
    # then
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert events[0] == {"event": "batch_started", "batch_id": events[0]["batch_id"], "total": 5, "workers": 5}
    final = {event["url"]: event for event in events if event["event"] == "job" and "attempts" in event}
    assert [final[link]["status"] for link in links] == ["completed", "skipped", "failed", "failed", "completed"]
    assert all(event["elapsed_seconds"] >= 0 and event["attempts"] >= 0 for event in final.values())
    assert final[links[1]]["reason"] == f"duplicate of job {final[links[0]]['job_id']}"
    assert final[links[2]]["error"]["kind"] == "posting_gone"
    assert final[links[3]]["error"]["kind"] == "refused"
    stages = [event["stage"] for event in events if event.get("status") == "running" and event["url"] == links[0]]
    assert stages == ["read", "tailor", "render", "record"]
    last = {
        name: events[-1][name] for name in ("event", "status", "total", "completed", "failed", "skipped", "stopped")
    }
    assert last == {
        "event": "batch_finished",
        "status": "completed",
        "total": 5,
        "completed": 2,
        "failed": 2,
        "skipped": 1,
        "stopped": 0,
    }
    for link in (links[0], links[4]):
        assert all(Path(path).is_absolute() and Path(path).stat().st_size for path in final[link]["documents"].values())
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ([], 2, "No links were given"),
        (["missing.html"], 2, "missing.html"),
        (["--template", "nope", "https://a.example/1"], 2, "There is no template 'nope'"),
        (["--profile", "nope", "https://a.example/1"], 2, "There is no profile 'nope'"),
        (["--model", "gpt", "https://a.example/1"], 3, "The model 'gpt' names no provider; write openai:NAME"),
        (["--resume", "missing.yaml", "https://a.example/1"], 3, "jseeker profile init"),
        (["--carry-on"], 2, "no batch to carry on"),
        (["--carry-on", "nope"], 2, "There is no batch nope"),
    ],
)  # fmt: skip
def test_what_a_person_can_mend_is_one_sentence(say, home: Path, arguments: list[str], code: int, words: str) -> None:
    found, out, err = say("run", *arguments)
    assert (found, out) == (code, "")
    assert words in err
    assert err.count("\n") == 1
    assert err[0].isupper()
    assert err.endswith(".\n")


def test_ctrl_c_once_finishes_what_is_in_progress_and_leaves_the_batch_paused(jseeker, site) -> None:
    # given two jobs in progress and two that wait (a host is asked for two pages at once)
    site.gate.clear()
    links = [site.link(number) for number in range(4)]
    running = jseeker.start("run", "--json", "--workers", "2", "--allow-host", site.host, *links)
    running.until(lambda: running.count(status="running", stage="read") == 2)
    # when
    running.interrupt()
    running.until(lambda: "press Ctrl-C again" in running.said)
    site.gate.set()
    # then
    assert running.end() == 130
    assert "Finishing 2 jobs in progress; press Ctrl-C again to leave now." in running.said
    batch = jseeker.show()["batch"]
    assert f"carry on with: jseeker run --carry-on {batch['id']}" in running.said
    assert (batch["status"], batch["completed"], batch["pending"]) == ("paused", 2, 2)
    # and the batch can be carried on
    done = jseeker("run", "--json", "--carry-on")
    assert done.returncode == 0
    assert jseeker.show()["batch"]["completed"] == 4


def test_ctrl_c_twice_leaves_at_once_and_leaves_the_batch_paused(jseeker, site) -> None:
    site.gate.clear()
    running = jseeker.start("run", "--json", "--allow-host", site.host, site.link(1), site.link(2))
    running.until(lambda: running.count(status="running") == 2)
    running.interrupt()
    running.until(lambda: "press Ctrl-C again" in running.said)
    running.interrupt()
    assert running.end() == 130
    batch = jseeker.show()["batch"]
    assert (batch["status"], batch["pending"], batch["running"]) == ("paused", 2, 0)


def test_sigterm_puts_the_jobs_back_and_the_next_worker_carries_on(jseeker, site) -> None:
    site.gate.clear()
    running = jseeker.start("run", "--json", "--allow-host", site.host, site.link(1))
    running.until(lambda: running.count(status="running") == 1)
    running.process.terminate()
    assert running.end() == 130
    assert jseeker.show()["batch"]["status"] == "interrupted"
    site.gate.set()
    assert jseeker("worker", "--until-idle").returncode == 0
    assert jseeker.show()["batch"]["completed"] == 1


def test_after_kill_9_nothing_is_lost_or_doubled(jseeker, home: Path, site, saved: Saved) -> None:
    # given three saved postings that are done and two links in progress
    site.gate.clear()
    links = [*(saved(number) for number in range(3)), site.link(10), site.link(11)]
    running = jseeker.start("run", "--json", "--allow-host", site.host, *links)
    running.until(lambda: running.count(status="completed") == 3 and running.count(status="running", stage="read") == 2)
    # when
    running.process.kill()
    running.end()
    # then it reads interrupted
    shown = jseeker.show()
    assert shown["batch"]["status"] == "interrupted"
    assert shown["batch"]["completed"] == 3
    # and whatever works next takes it up by itself and says so
    site.gate.set()
    other = jseeker.start("run", "--json", saved(20))
    assert other.end() == 0
    assert jseeker("run", "--carry-on", shown["batch"]["id"]).returncode in (0, 2)  # 2: it was completed meanwhile
    jobs = jseeker.show(shown["batch"]["id"])["jobs"]
    assert [job["status"] for job in jobs] == ["completed"] * 5
    assert [job["attempts"] for job in jobs[:3]] == [1, 1, 1]
    assert len({job["application_id"] for job in jobs}) == 5
    with sqlite3.connect(home / "jseeker.db") as connection:
        assert connection.execute("SELECT count(*) FROM applications").fetchone() == (6,)
        assert connection.execute("SELECT count(*) FROM resumes").fetchone() == (6,)


def test_a_run_says_that_it_takes_up_what_a_dead_worker_left(jseeker, site, saved: Saved) -> None:
    site.gate.clear()
    running = jseeker.start("run", "--json", "--allow-host", site.host, site.link(1))
    running.until(lambda: running.count(status="running") == 1)
    running.process.kill()
    running.end()
    left = jseeker.show()["batch"]["id"]
    # when another run is kept busy long enough to look around
    busy = jseeker.start("run", "--json", "--allow-host", site.host, site.link(2))
    busy.until(lambda: f"Carrying on batch {left}" in busy.said)
    site.gate.set()
    assert busy.end() == 0


def test_a_batch_stopped_from_elsewhere_ends_the_run_with_1(jseeker, site) -> None:
    site.gate.clear()
    running = jseeker.start("run", "--json", "--allow-host", site.host, site.link(1), site.link(2))
    running.until(lambda: running.count(status="running") == 2)
    stopped = jseeker("batch", "stop")
    assert stopped.returncode == 0
    assert running.end() == 1
    shown = jseeker.show()
    assert shown["batch"]["status"] == "stopped"
    assert [job["status"] for job in shown["jobs"]] == ["stopped", "stopped"]
    assert running.events[-1]["stopped"] == 2


def test_a_batch_paused_from_elsewhere_waits_says_so_and_goes_on(jseeker, site) -> None:
    site.gate.clear()
    running = jseeker.start("run", "--json", "--workers", "1", "--allow-host", site.host, site.link(1), site.link(2))
    running.until(lambda: running.count(status="running") == 1)
    assert jseeker("batch", "pause").returncode == 0
    running.until(lambda: "is paused; it goes on with: jseeker batch resume" in running.said)
    site.gate.set()
    running.until(lambda: running.count(status="pending") == 1)
    resumed = jseeker("batch", "resume")
    assert "goes on with 2 jobs to do." in resumed.stdout
    assert "No worker" not in resumed.stdout
    assert running.end() == 0
    assert running.said.count("is paused") == 1


def test_a_reader_that_goes_away_does_not_end_the_batch(jseeker, saved: Saved) -> None:
    # given a pipe that nobody reads, as after `| head -1`
    receiving, sending = os.pipe()
    os.close(receiving)
    command = [sys.executable, "-m", "jseeker", "run", "--json", saved(1), saved(2)]
    done = subprocess.run(command, stdout=sending, stderr=subprocess.PIPE, env=jseeker.env, timeout=60, check=False)
    os.close(sending)
    assert done.stderr == b""
    assert jseeker.show()["batch"]["completed"] == 2
