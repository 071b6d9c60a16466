"""What the `jseeker batch` commands do, in this process."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jseeker.app import App
from jseeker.cli.home import opened
from jseeker.errors import PostingGone, Unreachable
from jseeker.model.batch import Batch

Say = Callable[..., tuple[int, str, str]]
NO_WORKER = "No worker is running: start one with jseeker worker, or carry on with jseeker run --carry-on {}."


@pytest.fixture
def app(home: Path) -> Iterator[App]:
    with opened() as app:
        yield app


@pytest.fixture
def batch(app: App) -> Batch:
    """A batch of two links that nobody works on."""
    links = ["https://a.example/jobs/1", "https://a.example/jobs/2"]
    return app.submit(links, app.options(), app.resume, name="=monday")


def fail_one(app: App) -> None:
    claimed = app.store.queue.claim("w-1/1", datetime.now(UTC))
    assert claimed is not None
    app.store.queue.fail(claimed.job, Unreachable("The site failed 3 times: it broke off."), datetime.now(UTC))


def test_a_batch_that_nobody_works_on_reads_interrupted(say: Say, batch: Batch) -> None:
    shown = json.loads(say("batch", "show", "--json")[1])
    assert (shown["batch"]["id"], shown["batch"]["status"]) == (batch.id, "interrupted")
    assert [job["url"] for job in shown["jobs"]] == ["https://a.example/jobs/1", "https://a.example/jobs/2"]
    listed = json.loads(say("batch", "list", "--json")[1])
    assert [(row["id"], row["status"], row["total"]) for row in listed] == [(batch.id, "interrupted", 2)]
    text = say("batch", "show", batch.id[:4])[1]
    assert f"Carry on with: jseeker run --carry-on {batch.id}" in text


def test_pause_resume_stop_act_on_the_row_and_say_who_works(say: Say, app: App, batch: Batch) -> None:
    code, out, _ = say("batch", "pause", batch.id)
    assert (code, app.store.batches.get(batch.id).status) == (0, "paused")
    assert out == f"Batch {batch.id} is paused; carry on with: jseeker batch resume {batch.id}\n"
    assert "paused already" in say("batch", "pause")[1]
    code, out, _ = say("batch", "resume")
    assert (code, app.store.batches.get(batch.id).status) == (0, "running")
    assert out == f"Batch {batch.id} goes on with 2 jobs to do. {NO_WORKER.format(batch.id)}\n"
    code, out, _ = say("batch", "stop", batch.id)
    assert (code, app.store.batches.get(batch.id).status) == (0, "stopped")
    assert "2 stopped" in out
    assert "goes on with 2 jobs" in say("batch", "resume", batch.id)[1]


def test_a_live_worker_is_not_asked_for_again(say: Say, app: App, batch: Batch) -> None:
    worker = app.worker(1)
    worker.register()
    app.store.batches.pause(batch.id, datetime.now(UTC))
    assert say("batch", "resume")[1] == f"Batch {batch.id} goes on with 2 jobs to do.\n"


def test_retry_makes_failed_jobs_pending(say: Say, app: App, batch: Batch) -> None:
    assert "nothing to retry" in say("batch", "retry", batch.id)[1]
    fail_one(app)
    code, out, _ = say("batch", "retry", batch.id)
    assert code == 0
    assert out.startswith(f"1 job of batch {batch.id} will be tried again.")
    assert app.progress(batch.id).pending == 2
    fail_one(app)
    app.store.batches.pause(batch.id, datetime.now(UTC))
    assert "once it is resumed" in say("batch", "retry", batch.id)[1]


@pytest.mark.parametrize("verb", ["show", "pause", "resume", "stop", "retry", "export", "rm"])
def test_an_unknown_id_is_one_sentence_and_exit_2(say: Say, verb: str) -> None:
    code, out, err = say("batch", verb, "nope")
    assert (code, out) == (2, "")
    assert err == "There is no batch nope; see them with jseeker batch list.\n"


@pytest.mark.parametrize("verb", ["show", "pause", "resume", "stop", "retry"])
def test_without_any_batch_there_is_nothing_to_mean(say: Say, verb: str) -> None:
    code, _, err = say("batch", verb)
    assert (code, err.count("\n")) == (2, 1)


def test_a_completed_batch_has_nothing_to_pause(say: Say, app: App, batch: Batch) -> None:
    fail_one(app)
    fail_one(app)
    code, _, err = say("batch", "pause", batch.id)
    assert (code, err) == (2, f"Batch {batch.id} is completed; there is nothing to pause.\n")
    assert f"jseeker batch retry {batch.id}" in say("batch", "show")[1]


def test_the_table_for_spreadsheets_holds_no_formula(say: Say, app: App, tmp_path: Path) -> None:
    batch = app.submit(["=cmd()", "+1", "https://a.example/jobs/1"], app.options(), app.resume)
    code, out, _ = say("batch", "export", batch.id)
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [row["url"] for row in rows] == ["'=cmd()", "'+1", "https://a.example/jobs/1"]
    assert [row["status"] for row in rows] == ["failed", "failed", "pending"]
    assert rows[0]["error_kind"] == "refused"
    target = tmp_path / "jobs.json"
    assert say("batch", "export", batch.id, "--format", "json", "-o", str(target))[1] == f"{target}\n"
    assert [row["url"] for row in json.loads(target.read_text())] == ["=cmd()", "+1", "https://a.example/jobs/1"]
    assert say("batch", "export", batch.id, "-o", str(tmp_path / "no" / "where.csv"))[0] == 3


def test_only_a_batch_that_has_ended_is_removed(say: Say, app: App, batch: Batch) -> None:
    assert say("batch", "rm", batch.id)[0] == 2
    say("batch", "stop", batch.id)
    assert say("batch", "rm", batch.id)[0] == 0
    assert json.loads(say("batch", "list", "--json")[1]) == []


def test_following_a_batch_ends_with_it(say: Say, app: App, batch: Batch) -> None:
    claimed = [app.store.queue.claim("w-1/1", datetime.now(UTC)) for _ in range(2)]
    for one in claimed:
        assert one is not None
        app.store.queue.fail(one.job, PostingGone("The posting is gone (404)."), datetime.now(UTC))
    code, out, _ = say("batch", "show", "--follow", "--json")
    assert code == 0
    assert json.loads(out.splitlines()[-1])["event"] == "batch_finished"
    assert "2 failed" in say("batch", "show", "--follow")[1]
