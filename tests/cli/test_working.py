"""What a worker tells of the jobs that it settles."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from jseeker.cli.home import opened
from jseeker.cli.working import SettledJobs, settled_line
from jseeker.errors import PostingGone
from jseeker.model.batch import BatchJob, JobStatus


def test_only_our_own_jobs_are_told_each_once(home: Path) -> None:
    said: list[str] = []
    with opened() as app:
        log = SettledJobs(app, "w-1", said.append)
        app.submit(["https://a.example/jobs/1", "https://a.example/jobs/2"], app.options(), app.resume)
        log.look()
        for worker in ("w-1/1", "w-2/1"):
            claimed = app.store.queue.claim(worker, datetime.now(UTC))
            assert claimed is not None
            app.store.queue.fail(claimed.job, PostingGone("The posting is gone (404)."), datetime.now(UTC))
        log.look()
        log.look()
    assert len(said) == 1
    assert "https://a.example/jobs/1 · The posting is gone (404)." in said[0]


def test_a_line_names_batch_status_and_posting() -> None:
    job = BatchJob("1", "x", JobStatus.COMPLETED, result={"company": "Acme", "role": "Engineer"}, batch_id="b7")
    assert settled_line(job) == "b7 · completed · Acme · Engineer"
