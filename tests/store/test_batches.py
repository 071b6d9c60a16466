"""Commands on batches, on each kind of database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from jseeker.errors import ErrorKind, PostingGone, UnknownId, UsageError
from jseeker.model.batch import Batch, BatchStatus, JobStatus
from jseeker.model.queue import NewJob
from jseeker.store import Store

AddBatch = Callable[..., Batch]


def _statuses(store: Store, batch: Batch) -> Counter[JobStatus]:
    return Counter(job.status for job in store.batches.jobs(batch.id))


def test_all_rows_stand_before_anything_starts(store: Store, add_batch: AddBatch) -> None:
    batch = add_batch(4)

    assert _statuses(store, batch) == {JobStatus.PENDING: 4}
    assert store.batches.get(batch.id).status is BatchStatus.RUNNING
    assert [event.status for event in store.batches.events(batch.id)] == ["running"]


def test_a_batch_with_nothing_to_do_is_completed_at_once(store: Store, add_batch: AddBatch) -> None:
    rows = (
        NewJob("ftp://a", status=JobStatus.FAILED, error="Refused.", error_kind=ErrorKind.REFUSED),
        NewJob("https://a.example/1", "k", JobStatus.SKIPPED, reason="already applied: application 7"),
    )

    batch = add_batch(jobs=rows)

    assert store.batches.get(batch.id).status is BatchStatus.COMPLETED
    assert [job.error_kind for job in store.batches.jobs(batch.id)] == ["refused", None]


def test_a_double_names_the_job_that_comes_first(store: Store, add_batch: AddBatch) -> None:
    first = NewJob("https://a.example/1", "k")
    double = NewJob("https://a.example/1?x", "k", JobStatus.SKIPPED, duplicate_of=0)

    batch = add_batch(jobs=(first, double))

    one, other = store.batches.jobs(batch.id)
    assert other.reason == f"duplicate of job {one.id}"


def test_a_batch_is_found_by_the_first_letters_of_its_id_if_they_are_unique(store: Store, add_batch: AddBatch) -> None:
    batch = add_batch(1)
    assert store.batches.get("batch").id == batch.id
    add_batch(1)

    assert store.batches.get("batch1").id == "batch1"
    with pytest.raises(UnknownId, match="Several batches begin with batch;"):
        store.batches.get("batch")
    for unknown in ("none", "", "%"):
        with pytest.raises(UnknownId, match="There is no batch"):
            store.batches.get(unknown)


def test_a_pause_is_kept_and_a_resume_takes_its_time_out(store: Store, add_batch: AddBatch, now: datetime) -> None:
    batch = add_batch(2)
    store.queue.claim("w/1", now)

    store.batches.pause(batch.id, now + timedelta(seconds=10))
    assert store.queue.claim("w/1", now) is None
    assert store.batches.resume(batch.id, now + timedelta(seconds=40)) == 2

    resumed = store.batches.get(batch.id)
    assert (resumed.status, resumed.paused_at, resumed.paused_seconds) == (BatchStatus.RUNNING, None, 30.0)


def test_a_batch_that_paused_itself_says_why_until_it_is_resumed(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(1)

    store.batches.pause(batch.id, now, ErrorKind.DISK_FULL, "No space left in /out; free some and resume.")
    halted = store.batches.get(batch.id)
    store.batches.resume(batch.id, now)

    assert (halted.halt_kind, halted.halt_reason) == (
        ErrorKind.DISK_FULL,
        "No space left in /out; free some and resume.",
    )
    assert store.batches.get(batch.id).halt_reason is None


def test_a_stop_settles_every_row_but_those_a_live_worker_will_settle(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(3)
    store.queue.claim("live/1", now)
    store.queue.claim("dead/1", now)

    store.batches.stop(batch.id, now, ["live"])

    assert _statuses(store, batch) == {JobStatus.STOPPED: 2, JobStatus.RUNNING: 1}
    assert store.batches.get(batch.id).status is BatchStatus.STOPPED


def test_a_worker_whose_name_begins_like_a_live_one_is_not_taken_for_it(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(1)
    store.queue.claim("host-10/1", now)

    store.batches.stop(batch.id, now, ["host-1"])

    assert _statuses(store, batch) == {JobStatus.STOPPED: 1}


def test_stopped_jobs_are_pending_again_when_the_batch_is_resumed(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(3)
    store.batches.stop(batch.id, now)

    assert store.batches.resume(batch.id, now + timedelta(seconds=5)) == 3

    assert _statuses(store, batch) == {JobStatus.PENDING: 3}
    assert store.batches.get(batch.id).completed_at is None


def test_a_retry_makes_failed_jobs_pending_without_their_error(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(2)
    for number in (1, 2):
        claimed = store.queue.claim(f"w/{number}", now)
        assert claimed is not None
        store.queue.fail(claimed.job, PostingGone("The posting is gone (404)."), now)

    assert store.batches.retry(batch.id, now) == 2

    assert all(job.status is JobStatus.PENDING and job.error is None for job in store.batches.jobs(batch.id))
    assert store.batches.get(batch.id).status is BatchStatus.RUNNING
    assert store.batches.retry(batch.id, now) == 0


def test_commands_that_make_no_sense_are_refused_in_words(store: Store, add_batch: AddBatch, now: datetime) -> None:
    batch = add_batch(jobs=(NewJob("ftp://a", status=JobStatus.FAILED),))

    with pytest.raises(UsageError, match="is completed; there is nothing to pause"):
        store.batches.pause(batch.id, now)
    with pytest.raises(UsageError, match="is completed; there is nothing to stop"):
        store.batches.stop(batch.id, now)
    with pytest.raises(UsageError, match="jseeker batch retry"):
        store.batches.resume(batch.id, now)


def test_commands_said_twice_are_said_once(store: Store, add_batch: AddBatch, now: datetime) -> None:
    batch = add_batch(1)
    store.batches.pause(batch.id, now)
    store.batches.pause(batch.id, now + timedelta(seconds=5))
    assert store.batches.get(batch.id).paused_at == now
    store.batches.stop(batch.id, now)
    store.batches.stop(batch.id, now + timedelta(seconds=5))

    assert store.batches.get(batch.id).completed_at == now


def test_the_newest_batches_come_first_with_their_counts(store: Store, add_batch: AddBatch) -> None:
    old, new = add_batch(1), add_batch(2)

    found = store.batches.recent(limit=2)

    assert [(batch.id, counts[JobStatus.PENDING]) for batch, counts in found] == [(new.id, 2), (old.id, 1)]
    latest = store.batches.latest()
    assert latest is not None
    assert latest.id == new.id
    assert store.batches.latest([BatchStatus.PAUSED]) is None


def test_a_batch_that_has_ended_can_be_removed_and_its_applications_stay(
    store: Store, add_batch: AddBatch, recording: Callable[..., object], now: datetime
) -> None:
    batch = add_batch(1)
    with pytest.raises(UsageError, match="stop it first"):
        store.batches.remove(batch.id)
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    store.queue.complete(claimed.job, recording("k0"), now)  # type: ignore[arg-type] # made by a fixture

    store.batches.remove(batch.id)

    assert store.batches.recent() == ()
    assert len(store.applications.listing()) == 1
