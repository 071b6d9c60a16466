"""Writes that several tables' modules share: an event, the end of a batch, counts by status."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, Text, exists, func, insert, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from jseeker.core.lifecycle import batch_sources
from jseeker.model.batch import BatchStatus, JobStatus
from jseeker.store.schema import UtcDateTime
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import batch_jobs as batches
from jseeker.store.schema import job_events as events

__all__ = [
    "counts_of",
    "counts_of_all",
    "finish_if_settled",
    "insert_missing",
    "insert_or_replace",
    "lock_batch",
    "write_batch_event",
    "write_job_event",
    "write_moves",
]


def write_job_event(connection: Connection, item_id: int, now: datetime, message: str | None = None) -> None:
    """Appends what the job's row says now to the log; without a `message` its error or reason is the message."""
    row = select(
        items.c.batch_id,
        items.c.id,
        literal(now, type_=UtcDateTime),
        items.c.status,
        items.c.stage,
        items.c.worker_id,
        items.c.attempts,
        items.c.error_kind,
        func.coalesce(literal(message, type_=Text), items.c.error, items.c.reason),
    ).where(items.c.id == item_id)
    columns = ["batch_id", "item_id", "at", "status", "stage", "worker_id", "attempt", "error_kind", "message"]
    connection.execute(insert(events).from_select(columns, row))


def write_moves(connection: Connection, item_ids: list[int], now: datetime) -> None:
    """Appends what those rows say now to the log, in the order of the list."""
    row = select(
        items.c.batch_id, items.c.id, literal(now, type_=UtcDateTime), items.c.status, items.c.stage, items.c.attempts
    )
    columns = ["batch_id", "item_id", "at", "status", "stage", "attempt"]
    rows = row.where(items.c.id.in_(item_ids)).order_by(items.c.position)
    connection.execute(insert(events).from_select(columns, rows))


def write_batch_event(
    connection: Connection, batch_id: str, status: str, now: datetime, message: str | None = None
) -> None:
    """Appends a status of the batch itself to the log."""
    connection.execute(insert(events).values(batch_id=batch_id, status=status, at=now, message=message))


def insert_missing(connection: Connection, table: Table, row: dict[str, Any]) -> bool:
    """Inserts a row unless one with the same unique key is there, also when another process inserts it right now; True
    when it was inserted."""
    insert_for = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    made = insert_for(table).values(**row).on_conflict_do_nothing().returning(literal(1))
    return connection.execute(made).first() is not None  # psycopg's rowcount is -1 where the key is generated


def insert_or_replace(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Inserts a row, or overwrites the one that has its primary key, also when another process inserts it right now."""
    insert_for = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    key = [column.name for column in table.primary_key]
    changes = {name: value for name, value in row.items() if name not in key}
    connection.execute(insert_for(table).values(**row).on_conflict_do_update(index_elements=key, set_=changes))


def lock_batch(connection: Connection, batch_id: str) -> BatchStatus:
    """What the batch is doing, unchanged by others until this transaction ends.

    Whoever writes a job's end or moves jobs by a command locks the batch's row first, then the jobs': so no two of them
    wait for each other. (NO KEY UPDATE on Postgres: the log's rows hold the batch's key shared.)
    """
    row = select(batches.c.status).where(batches.c.id == batch_id).with_for_update(key_share=True)
    return BatchStatus(connection.execute(row).scalar_one())


def counts_of(connection: Connection, batch_id: str) -> Mapping[JobStatus, int]:
    """How many jobs of a batch have each status; a status without jobs is 0."""
    query = select(items.c.status, func.count()).where(items.c.batch_id == batch_id).group_by(items.c.status)
    found: dict[str, int] = dict(connection.execute(query).all())
    return {status: found.get(status.value, 0) for status in JobStatus}


def counts_of_all(connection: Connection, batch_ids: list[str]) -> dict[str, dict[JobStatus, int]]:
    """`counts_of` for several batches in one query."""
    query = (
        select(items.c.batch_id, items.c.status, func.count())
        .where(items.c.batch_id.in_(batch_ids))
        .group_by(items.c.batch_id, items.c.status)
    )
    counts = {batch_id: dict.fromkeys(JobStatus, 0) for batch_id in batch_ids}
    for batch_id, status, count in connection.execute(query):
        counts[batch_id][JobStatus(status)] = count
    return counts


def finish_if_settled(connection: Connection, batch_id: str, now: datetime) -> bool:
    """Marks a batch completed when no job of it is pending or running; True when this call did it.

    The batch's row is locked: of two workers that settle the last two jobs at once, the second one sees both.
    """
    lock_batch(connection, batch_id)
    unsettled = exists().where(items.c.batch_id == batch_id, items.c.status.in_((JobStatus.PENDING, JobStatus.RUNNING)))
    if connection.execute(select(unsettled)).scalar():
        return False
    counts = counts_of(connection, batch_id)
    done = connection.execute(
        update(batches)
        .where(batches.c.id == batch_id, batches.c.status.in_(batch_sources(BatchStatus.COMPLETED)))
        .values(
            status=BatchStatus.COMPLETED,
            completed_at=now,
            paused_at=None,
            completed_count=counts[JobStatus.COMPLETED],
            failed_count=counts[JobStatus.FAILED],
            skipped_count=counts[JobStatus.SKIPPED],
        )
    )
    if done.rowcount:
        write_batch_event(connection, batch_id, BatchStatus.COMPLETED, now)
    return bool(done.rowcount)
