"""One claimed job: whatever happens to it, its row ends in a legal state and says why."""

from __future__ import annotations

import asyncio
import errno
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from jseeker.batch.runner import CancelledAs, JobRunner, RunningJob
from jseeker.errors import ErrorKind, PostingGone, StoreError
from jseeker.model.batch import BatchJob, BatchStatus, JobStatus, Stage

LINK = "https://jobs.example/1"


def _run(engine: Any, *, cancel_as: CancelledAs | None = None) -> BatchJob:
    """Claims the one job of a new batch and runs it; its row afterwards."""
    engine.add_batch([1])
    claimed = engine.store.queue.claim("me/1", engine.clock.now())

    async def work() -> None:
        with ThreadPoolExecutor(2) as db, ThreadPoolExecutor(2) as cpu:
            runner = JobRunner(engine.store, engine.kits, engine.clock, timedelta(hours=1), db, cpu)
            running = RunningJob(held=claimed.job)
            running.task = asyncio.create_task(runner.run(claimed, running))
            if cancel_as is not None:
                while not engine.site.asked:  # noqa: ASYNC110 - the site is reached in the task's own time
                    await asyncio.sleep(0.005)
                running.cancel(cancel_as)
            await running.task

    asyncio.run(work())
    row: BatchJob = engine.store.queue.job(claimed.job.id)
    return row


def test_a_job_that_comes_through_is_completed_with_its_documents(engine: Any) -> None:
    job = _run(engine)

    assert job.status is JobStatus.COMPLETED
    assert job.result is not None
    assert set(job.result["documents"]) == {"pdf", "docx", "provenance"}


@pytest.mark.parametrize(
    ("fault", "kind", "sentence"),
    [
        (PostingGone("The posting is gone (404)."), ErrorKind.POSTING_GONE, "The posting is gone (404)."),
        (KeyError("title"), ErrorKind.INTERNAL, "Something unexpected went wrong (KeyError: 'title');"),
        (PermissionError(errno.EACCES, "Permission denied"), ErrorKind.INTERNAL, "Something unexpected"),
    ],
)
def test_what_stands_in_the_way_is_kept_as_kind_and_sentence(
    engine: Any, fault: Exception, kind: ErrorKind, sentence: str
) -> None:
    engine.site.faults[LINK] = fault

    job = _run(engine)

    assert (job.status, job.error_kind) == (JobStatus.FAILED, kind)
    assert (job.error or "").startswith(sentence)


def test_a_full_disk_pauses_the_batch_and_keeps_the_job(engine: Any) -> None:
    engine.site.faults[LINK] = OSError(errno.ENOSPC, "No space left on device", "/out")

    job = _run(engine)

    batch = engine.store.batches.get(job.batch_id)
    assert job.status is JobStatus.PENDING
    assert (batch.status, batch.halt_kind) == (BatchStatus.PAUSED, ErrorKind.DISK_FULL)
    assert batch.halt_reason == "No space left in /out; free some and resume."


def test_a_fault_of_the_database_is_not_the_jobs_fault(engine: Any) -> None:
    engine.site.faults[LINK] = StoreError("Another program holds the database.")

    job = _run(engine)

    assert job.status is JobStatus.PENDING
    assert job.not_before is not None
    assert job.not_before > engine.clock.now() - timedelta(seconds=1)


@pytest.mark.parametrize(
    ("why", "status"), [(CancelledAs.STOP, JobStatus.STOPPED), (CancelledAs.LEAVE, JobStatus.PENDING)]
)
def test_cut_short_a_job_is_stopped_or_put_back_by_why_it_was(engine: Any, why: CancelledAs, status: JobStatus) -> None:
    engine.site.open.clear()

    job = _run(engine, cancel_as=why)

    assert job.status is status
    assert job.stage is Stage.READ
    assert engine.kits.shelf.contents == {}


def test_a_job_in_a_stage_that_cannot_be_cut_short_is_left_alone() -> None:
    running = RunningJob(held=BatchJob("1", LINK), cancellable=False)

    running.cancel(CancelledAs.STOP)

    assert running.cancelled_as is None
