"""What goes on when a worker dies: found by its lock here, by its pulse elsewhere, and its jobs put back once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jseeker.batch.pulse import DEAD_AFTER_S
from jseeker.batch.recovery import Recovery
from jseeker.batch.slots import Home
from jseeker.clock import FixedClock
from jseeker.model.batch import Batch, BatchOptions, BatchStatus, JobStatus
from jseeker.model.queue import NewJob, WorkerRow
from jseeker.store import Store, open_memory_store

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


class Monotonic:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_memory_store()
    batch = Batch("b1", BatchStatus.RUNNING, NOW, BatchOptions("/out"), resume_text="given")
    opened.batches.create(batch, [NewJob("https://a.example/1", "k1"), NewJob("https://a.example/2", "k2")])
    yield opened
    opened.close()


def _enter(store: Store, worker_id: str, home_id: str, slot: int, serves: tuple[str, ...] | None = None) -> WorkerRow:
    row = WorkerRow(worker_id, home_id, "host", slot, 1, 5, NOW, serves=serves)
    store.workers.register(row)
    return row


def _statuses(store: Store) -> list[JobStatus]:
    return [job.status for job in store.batches.jobs("b1")]


def test_a_worker_of_the_same_home_that_left_its_place_is_dead_at_once(store: Store, tmp_path: Path) -> None:
    home = Home(tmp_path)
    gone = home.take_slot()
    _enter(store, gone.worker_id, home.id, gone.number)
    store.queue.claim(f"{gone.worker_id}/1", NOW)
    recovery = Recovery(store, home, FixedClock(NOW), "me", Monotonic())
    assert [row.id for row in recovery.put_back_from_dead()] == [gone.worker_id]

    gone.release()

    assert recovery.put_back_from_dead() == ()
    assert _statuses(store) == [JobStatus.PENDING, JobStatus.PENDING]
    assert store.workers.rows() == ()


def test_a_worker_elsewhere_is_dead_when_its_pulse_stands_still_and_not_before(store: Store, tmp_path: Path) -> None:
    far = _enter(store, "far-1", "other", 1)
    store.queue.claim("far-1/1", NOW)
    time = Monotonic()
    recovery = Recovery(store, Home(tmp_path), FixedClock(NOW), "me", time)
    recovery.put_back_from_dead()
    store.workers.beat(far, NOW)

    time.seconds = DEAD_AFTER_S
    assert len(recovery.put_back_from_dead()) == 1, "it beat meanwhile"
    time.seconds = 2 * DEAD_AFTER_S - 0.1
    assert len(recovery.put_back_from_dead()) == 1
    assert _statuses(store)[0] is JobStatus.RUNNING
    time.seconds = 2 * DEAD_AFTER_S
    assert recovery.put_back_from_dead() == ()

    assert _statuses(store)[0] is JobStatus.PENDING


def test_jobs_of_a_holder_that_is_not_even_entered_are_put_back_in_time(store: Store, tmp_path: Path) -> None:
    store.queue.claim("nobody-1/1", NOW)
    time = Monotonic()
    recovery = Recovery(store, Home(tmp_path), FixedClock(NOW), "me", time)
    recovery.put_back_from_dead()

    time.seconds = DEAD_AFTER_S
    recovery.put_back_from_dead()

    assert _statuses(store)[0] is JobStatus.PENDING


def test_its_own_jobs_a_worker_never_takes_for_a_dead_ones(store: Store, tmp_path: Path) -> None:
    _enter(store, "me", "other", 1)
    store.queue.claim("me/1", NOW)
    time = Monotonic()
    recovery = Recovery(store, Home(tmp_path), FixedClock(NOW), "me", time)
    recovery.put_back_from_dead()
    time.seconds = 10 * DEAD_AFTER_S

    assert recovery.put_back_from_dead() == ()
    assert _statuses(store)[0] is JobStatus.RUNNING


def test_a_batch_is_unserved_unless_a_living_worker_takes_its_jobs(store: Store, tmp_path: Path) -> None:
    recovery = Recovery(store, Home(tmp_path), FixedClock(NOW), "me", Monotonic())
    everything = _enter(store, "far-1", "other", 1)
    this_one = _enter(store, "far-2", "other", 2, serves=("b1",))
    another = _enter(store, "far-3", "other", 3, serves=("b9",))

    assert recovery.waiting() == ("b1",)
    assert recovery.unserved(("b1",), (another,), ()) == ("b1",)
    assert recovery.unserved(("b1",), (another, this_one), ()) == ()
    assert recovery.unserved(("b1",), (everything,), ()) == ()
    assert recovery.unserved(("b1",), (), ("b1",)) == ()
