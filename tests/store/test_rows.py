"""Rows become values: every column in its field, words as members of their enums, times aware."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Row, select, update

from jseeker.errors import ErrorKind, PostingGone
from jseeker.model.batch import Batch, BatchStatus, JobStatus, Stage
from jseeker.model.queue import JobEvent, WorkerRow
from jseeker.store import Store
from jseeker.store.rows import batch_of, event_of, job_of, worker_of
from jseeker.store.schema import batch_job_items, batch_jobs, job_events, workers

AddBatch = Callable[..., Batch]


def rows(store: Store, table: Any) -> list[Row[Any]]:
    with store.database.read() as connection:
        return list(connection.execute(select(table).order_by(table.c.id)))


def test_a_batch_comes_back_as_it_was_written(store: Store, add_batch: AddBatch) -> None:
    batch = add_batch(1, again=True, formats=("pdf", "docx"), budget_usd=1.5)

    [row] = rows(store, batch_jobs)

    assert batch_of(row) == batch


def test_a_halted_batch_keeps_its_kind_of_error_and_its_pause(store: Store, add_batch: AddBatch, now: datetime) -> None:
    add_batch(1)
    halt = {"status": "paused", "halt_kind": "disk_full", "halt_reason": "Full.", "paused_at": now, "max_workers": 2}
    with store.database.write() as connection:
        connection.execute(update(batch_jobs).values(**halt, paused_seconds=2.5))

    [row] = rows(store, batch_jobs)

    batch = batch_of(row)
    assert (batch.status, batch.halt_kind, batch.halt_reason) == (BatchStatus.PAUSED, ErrorKind.DISK_FULL, "Full.")
    assert (batch.paused_at, batch.paused_seconds, batch.max_workers) == (now, 2.5, 2)


def test_a_waiting_job_has_a_textual_id_and_nothing_that_has_not_happened(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(1)

    [row] = rows(store, batch_job_items)

    job = job_of(row)
    assert (job.id, job.batch_id, job.key, job.position) == (str(row.id), batch.id, "k0", row.position)
    assert (job.status, job.stage, job.error_kind, job.retryable) == (JobStatus.PENDING, None, None, False)
    assert (job.created_at, job.started_at, job.completed_at, job.not_before) == (batch.created_at, None, None, None)
    assert (job.attempts, job.claim, job.cost_usd, job.application_id, job.result) == (0, 0, 0.0, None, None)


def test_a_failed_job_has_its_error_in_words_and_in_kind(store: Store, add_batch: AddBatch, now: datetime) -> None:
    add_batch(1)
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    store.queue.fail(claimed.job, PostingGone("The posting is gone (404)."), now + timedelta(seconds=3))

    [row] = rows(store, batch_job_items)

    job = job_of(row)
    assert (job.status, job.error_kind, job.error) == (
        JobStatus.FAILED, ErrorKind.POSTING_GONE, "The posting is gone (404).")  # fmt: skip
    assert (job.attempts, job.started_at, job.elapsed_seconds) == (1, now, 3.0)


def test_an_event_of_a_job_names_it_and_an_event_of_the_batch_names_none(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(1)
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    store.queue.save_result(claimed.job, Stage.READ, {}, now)
    store.queue.fail(claimed.job, PostingGone("Gone."), now)

    events = [event_of(row) for row in rows(store, job_events)]

    assert events[-1] == JobEvent(events[-1].id, batch.id, "", now, "completed")
    failed = events[-2]
    assert (failed.job_id, failed.status, failed.attempt) == (claimed.job.id, "failed", 1)
    assert (failed.error_kind, failed.message) == ("posting_gone", "Gone.")
    assert Stage.READ in {event.stage for event in events}


@pytest.mark.parametrize("serves", [None, (), ("b1", "b2")])
def test_a_worker_that_serves_all_batches_is_told_from_one_that_serves_none(
    store: Store, now: datetime, serves: tuple[str, ...] | None
) -> None:
    worker = WorkerRow("host-1", "home", "host", 1, 42, 5, now, serves=serves)
    store.workers.register(worker)

    [row] = rows(store, workers)

    assert worker_of(row) == worker
