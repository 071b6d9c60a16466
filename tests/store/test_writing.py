"""Writes that the tables share: the log says what the rows say, a batch ends once, a row is written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import NoResultFound

from jseeker.model.batch import Batch, BatchStatus, JobStatus
from jseeker.store import Store
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import companies, postings
from jseeker.store.writing import (
    counts_of,
    counts_of_all,
    finish_if_settled,
    insert_missing,
    insert_or_replace,
    lock_batch,
    write_batch_event,
    write_job_event,
    write_moves,
)

AddBatch = Callable[..., Batch]


def settle(store: Store, batch: Batch, *statuses: str) -> list[int]:
    """Gives the jobs of a batch these statuses, in order; their ids."""
    ids = [int(job.id) for job in store.batches.jobs(batch.id)]
    with store.database.write() as connection:
        for item_id, status in zip(ids, statuses, strict=True):
            connection.execute(update(items).where(items.c.id == item_id).values(status=status))
    return ids


@pytest.mark.parametrize(
    ("message", "error", "reason", "logged"),
    [(None, "Gone.", "known", "Gone."), (None, None, "known", "known"), ("Told.", "Gone.", None, "Told."),
     (None, None, None, None)],
)  # fmt: skip
def test_a_jobs_event_says_what_its_row_says_and_a_message_comes_first(
    store: Store, add_batch: AddBatch, now: datetime, message: str | None, error: str | None, reason: str | None,
    logged: str | None,
) -> None:  # fmt: skip
    batch = add_batch(1)
    [item_id] = settle(store, batch, "failed")
    with store.database.write() as connection:
        connection.execute(update(items).values(error=error, reason=reason, attempts=2, worker_id="w/1", stage="read"))
        write_job_event(connection, item_id, now, message)

    event = store.batches.events(batch.id)[-1]

    assert (event.job_id, event.status, event.attempt, event.worker_id) == (str(item_id), "failed", 2, "w/1")
    assert (event.at, event.message) == (now, logged)


def test_moves_are_logged_in_the_order_of_the_list_of_links(store: Store, add_batch: AddBatch, now: datetime) -> None:
    batch = add_batch(3)
    ids = settle(store, batch, "stopped", "pending", "stopped")
    before = len(store.batches.events(batch.id))
    with store.database.write() as connection:
        write_moves(connection, [ids[2], ids[0]], now)

    events = store.batches.events(batch.id)[before:]

    assert [(event.job_id, event.status) for event in events] == [(str(ids[0]), "stopped"), (str(ids[2]), "stopped")]


def test_an_event_of_a_batch_names_no_job(store: Store, add_batch: AddBatch, now: datetime) -> None:
    batch = add_batch(1)
    with store.database.write() as connection:
        write_batch_event(connection, batch.id, "paused", now, "No space left.")

    event = store.batches.events(batch.id)[-1]

    assert (event.job_id, event.status, event.message) == ("", "paused", "No space left.")


def test_a_row_is_inserted_where_its_unique_key_is_missing(store: Store, now: datetime) -> None:
    with store.database.write() as connection:
        made = [insert_missing(connection, companies, {"name": name, "created_at": now}) for name in ("A", "A", "B")]

    assert made == [True, False, True]
    with store.database.read() as connection:
        assert sorted(connection.execute(select(companies.c.name)).scalars()) == ["A", "B"]


def test_of_many_that_insert_one_row_at_once_one_does(store: Store, now: datetime) -> None:
    start, made = Barrier(6), []

    def enter() -> None:
        start.wait()
        with store.database.write() as connection:
            made.append(insert_missing(connection, companies, {"name": "Northwind", "created_at": now}))

    threads = [Thread(target=enter) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(made) == [False] * 5 + [True]


def test_a_row_replaces_the_one_of_its_key_and_no_other(store: Store, now: datetime) -> None:
    def row(key: str, etag: str) -> dict[str, object]:
        return {"key": key, "url": "https://a.example", "posting": {"e": etag}, "fetched_at": now, "etag": etag}

    with store.database.write() as connection:
        for key, etag in (("k1", "old"), ("k2", "old"), ("k1", "new")):
            insert_or_replace(connection, postings, row(key, etag))

    with store.database.read() as connection:
        assert dict(connection.execute(select(postings.c.key, postings.c.etag)).all()) == {"k1": "new", "k2": "old"}


def test_a_locked_batch_says_what_it_is_doing(store: Store, add_batch: AddBatch) -> None:
    batch = add_batch(1)

    with store.database.write() as connection:
        assert lock_batch(connection, batch.id) is BatchStatus.RUNNING
        with pytest.raises(NoResultFound):
            lock_batch(connection, "none")


def test_jobs_are_counted_by_status_and_a_status_without_jobs_is_zero(store: Store, add_batch: AddBatch) -> None:
    one, other, empty = add_batch(3), add_batch(1), add_batch(jobs=())
    settle(store, one, "failed", "failed", "skipped")
    none = dict.fromkeys(JobStatus, 0)

    with store.database.read() as connection:
        alone = {batch.id: counts_of(connection, batch.id) for batch in (one, other, empty)}
        together = counts_of_all(connection, [one.id, other.id, empty.id])

    assert alone == together
    assert alone[one.id] == none | {JobStatus.FAILED: 2, JobStatus.SKIPPED: 1}
    assert alone[other.id] == none | {JobStatus.PENDING: 1}
    assert alone[empty.id] == none


@pytest.mark.parametrize("unsettled", ["pending", "running"])
def test_a_batch_with_an_unsettled_job_goes_on(
    store: Store, add_batch: AddBatch, now: datetime, unsettled: str
) -> None:
    batch = add_batch(2)
    settle(store, batch, "completed", unsettled)

    with store.database.write() as connection:
        assert not finish_if_settled(connection, batch.id, now)

    assert store.batches.get(batch.id).status is BatchStatus.RUNNING


def test_a_settled_batch_completes_once_with_its_counts_and_one_event(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    batch = add_batch(4)
    settle(store, batch, "completed", "failed", "skipped", "skipped")
    before = len(store.batches.events(batch.id))

    with store.database.write() as connection:
        assert finish_if_settled(connection, batch.id, now)
        assert not finish_if_settled(connection, batch.id, now + timedelta(seconds=1))

    row = store.tracking.batch(batch.id)
    assert (row["status"], row["completed_at"], row["paused_at"]) == ("completed", now, None)
    assert (row["completed_count"], row["failed_count"], row["skipped_count"]) == (1, 1, 2)
    assert [event.status for event in store.batches.events(batch.id)[before:]] == ["completed"]


def test_a_stopped_batch_stays_stopped(store: Store, add_batch: AddBatch, now: datetime) -> None:
    batch = add_batch(1)
    store.batches.stop(batch.id, now, [])
    assert store.batches.get(batch.id).status is BatchStatus.STOPPED

    with store.database.write() as connection:
        assert not finish_if_settled(connection, batch.id, now)

    assert store.batches.get(batch.id).status is BatchStatus.STOPPED
    with store.database.read() as connection:
        assert connection.execute(select(func.count()).where(items.c.status == "stopped")).scalar() == 1
