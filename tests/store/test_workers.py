"""Worker rows: entered, beating, and what a dead one leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from jseeker.model.batch import Batch, BatchStatus, JobStatus
from jseeker.model.queue import WorkerRow
from jseeker.store import Store

AddBatch = Callable[..., Batch]


def _row(now: datetime, worker_id: str = "host-1", pid: int = 1, **more: object) -> WorkerRow:
    return WorkerRow(worker_id, "home", "host", 1, pid, 5, now, **more)  # type: ignore[arg-type] # any field by name


def test_each_beat_moves_the_pulse(store: Store, now: datetime) -> None:
    store.workers.register(_row(now, serves=("b1",)))

    assert store.workers.beat(_row(now, serves=("b1", "b2")), now + timedelta(seconds=2))

    [row] = store.workers.rows()
    assert (row.beats, row.heartbeat_at, row.serves) == (1, now + timedelta(seconds=2), ("b1", "b2"))


def test_a_worker_taken_for_dead_learns_it_at_its_next_beat(store: Store, now: datetime) -> None:
    store.workers.register(_row(now))
    store.workers.leave("host-1", now)

    assert not store.workers.beat(_row(now), now)


def test_the_successor_of_the_same_name_takes_the_row_over(store: Store, now: datetime) -> None:
    store.workers.register(_row(now, pid=1))
    store.workers.register(_row(now, pid=2))

    assert not store.workers.beat(_row(now, pid=1), now)
    assert store.workers.beat(_row(now, pid=2), now)


def test_what_a_worker_held_is_pending_again_when_it_leaves_and_nothing_else(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(3)
    for worker in ("host-1/1", "host-1/2", "host-11/1"):
        store.queue.claim(worker, now)

    assert store.workers.leave("host-1", now) == 2

    statuses = [job.status for job in store.batches.jobs(batch.id)]
    assert statuses == [JobStatus.PENDING, JobStatus.PENDING, JobStatus.RUNNING]


def test_in_a_stopped_batch_a_dead_workers_jobs_are_stopped(store: Store, add_batch: AddBatch, now: datetime) -> None:
    batch = add_batch(1)
    store.queue.claim("host-1/1", now)
    store.batches.stop(batch.id, now, ["host-1"])

    store.workers.leave("host-1", now)

    assert [job.status for job in store.batches.jobs(batch.id)] == [JobStatus.STOPPED]
    assert store.batches.get(batch.id).status is BatchStatus.STOPPED


def test_holders_without_a_row_are_orphans(store: Store, add_batch: AddBatch, now: datetime) -> None:
    add_batch(2)
    store.workers.register(replace(_row(now), id="host-1"))
    store.queue.claim("host-1/1", now)
    store.queue.claim("lost-1/1", now)

    assert store.workers.orphans() == ("lost-1",)
