"""Which job is taken next: order, waits, and clocks that jump."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from jseeker.model.batch import Batch, BatchStatus
from jseeker.store import Store

AddBatch = Callable[..., Batch]


def _claimed(store: Store, now: datetime) -> str | None:
    claimed = store.queue.claim("w/1", now)
    return claimed.job.key if claimed is not None else None


def test_a_job_that_has_to_wait_lets_others_go_first_and_comes_when_it_is_due(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    add_batch(2)
    first = store.queue.claim("w/1", now)
    assert first is not None
    store.queue.put_back(first.job, now, now + timedelta(seconds=2))

    assert _claimed(store, now) == "k1"
    assert _claimed(store, now) is None
    assert _claimed(store, now + timedelta(seconds=2)) == "k0"


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=-365)])
def test_a_clock_set_back_makes_no_job_wait_for_hours(
    store: Store, add_batch: AddBatch, now: datetime, jump: timedelta
) -> None:
    add_batch(1)
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    store.queue.put_back(claimed.job, now, now + timedelta(seconds=2))

    assert _claimed(store, now + jump) == "k0"


def test_the_first_claim_starts_the_batch_and_no_later_one_does(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(2)
    store.queue.claim("w/1", now)
    store.queue.claim("w/2", now + timedelta(minutes=1))

    started = store.batches.get(batch.id)

    assert (started.status, started.started_at) == (BatchStatus.RUNNING, now)


@pytest.mark.parametrize("command", ["pause", "stop"])
def test_nothing_is_taken_from_a_batch_that_is_paused_or_stopped(
    store: Store, add_batch: AddBatch, now: datetime, command: str
) -> None:
    batch = add_batch(2)
    getattr(store.batches, command)(batch.id, now)

    assert _claimed(store, now) is None
