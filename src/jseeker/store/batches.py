"""Batches: created whole, commanded by id, looked at in one consistent read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    false,
    func,
    not_,
    or_,
    select,
    update,
)

from jseeker.core.lifecycle import BATCH_MOVES
from jseeker.core.progress import RECENT_FINISHES
from jseeker.errors import ErrorKind, UnknownId, UsageError
from jseeker.model.batch import Batch, BatchJob, BatchStatus, JobStatus
from jseeker.model.codec import dump
from jseeker.model.queue import BatchFacts, JobEvent, NewJob, WorkerTally
from jseeker.store.database import Database, one_transaction
from jseeker.store.new_batch import write_batch
from jseeker.store.rows import batch_of, event_of, job_of
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import batch_jobs as batches
from jseeker.store.schema import job_events as events
from jseeker.store.schema import job_results
from jseeker.store.writing import counts_of, counts_of_all, finish_if_settled, write_batch_event, write_moves

__all__ = ["BatchTable"]

FINISHED = (JobStatus.COMPLETED, JobStatus.FAILED)


class BatchTable:
    """Reads of batches and jobs, and the commands on them; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @one_transaction
    def create(self, batch: Batch, jobs: Sequence[NewJob]) -> None:
        """Writes the batch and all its rows; a batch whose rows are all settled is completed at once."""
        with self._database.write() as connection:
            write_batch(connection, batch, jobs)

    def get(self, batch_id: str) -> Batch:
        """The batch of that id, or of the only id that begins so.

        Raises:
            UnknownId: there is none, or several begin so.
        """
        with self._database.read() as connection:
            return _batch(connection, batch_id)

    def latest(self, statuses: Collection[BatchStatus] | None = None) -> Batch | None:
        """The newest batch (of one of those statuses); None when there is none. A program's own batches (no resume)
        do not count: no worker takes them up."""
        newest = select(batches).order_by(batches.c.created_at.desc(), batches.c.id.desc()).limit(1)
        query = newest.where(batches.c.resume_text != "")
        if statuses is not None:
            query = query.where(batches.c.status.in_(tuple(statuses)))
        with self._database.read() as connection:
            row = connection.execute(query).one_or_none()
            return batch_of(row) if row is not None else None

    def recent(self, limit: int = 50) -> tuple[tuple[Batch, Mapping[JobStatus, int]], ...]:
        """The newest batches with their counts, the newest first."""
        query = select(batches).order_by(batches.c.created_at.desc(), batches.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            found = [batch_of(row) for row in connection.execute(query)]
            counts = counts_of_all(connection, [batch.id for batch in found])
            return tuple((batch, counts[batch.id]) for batch in found)

    def unfinished(self) -> tuple[Batch, ...]:
        """The batches that are running or about to, the oldest first; a program's own batches (no resume) are not."""
        going = batches.c.status.in_((BatchStatus.RUNNING, BatchStatus.PENDING))
        query = select(batches).where(going, batches.c.resume_text != "")
        with self._database.read() as connection:
            return tuple(batch_of(row) for row in connection.execute(query.order_by(batches.c.created_at)))

    def caps(self) -> dict[str, int | None]:
        """The ids of the unfinished batches with the cap that was set on each; None where there is none."""
        going = batches.c.status.in_((BatchStatus.RUNNING, BatchStatus.PENDING))
        query = select(batches.c.id, batches.c.max_workers).where(going, batches.c.resume_text != "")
        with self._database.read() as connection:
            return dict(connection.execute(query).all())

    def jobs(self, batch_id: str) -> tuple[BatchJob, ...]:
        """Every job of a batch, in the order given."""
        query = select(items).where(items.c.batch_id == batch_id).order_by(items.c.position)
        with self._database.read() as connection:
            return tuple(job_of(row) for row in connection.execute(query))

    def facts(self, batch_id: str) -> BatchFacts:
        """One consistent look at a batch, as `core.progress.progress_of` needs it (`live` is for the caller to set)."""
        with self._database.read() as connection:
            row = connection.execute(select(batches).where(batches.c.id == batch_id)).one_or_none()
            if row is None:
                raise UnknownId(f"There is no batch {batch_id}; see them with jseeker batch list.")
            mine = items.c.batch_id == batch_id
            running = select(items).where(mine, items.c.status == JobStatus.RUNNING).order_by(items.c.position)
            finishes = (
                select(items.c.completed_at)
                .where(mine, items.c.status.in_(FINISHED), items.c.worker_id.is_not(None))
                .order_by(items.c.completed_at.desc())
                .limit(RECENT_FINISHES)
            )
            return BatchFacts(
                batch=batch_of(row),
                counts=counts_of(connection, batch_id),
                running=tuple(job_of(job) for job in connection.execute(running)),
                tallies=_tallies(connection, batch_id),
                recent_finishes=tuple(sorted(moment for (moment,) in connection.execute(finishes) if moment)),
                resumed_at=row.resumed_at,
                cost_usd=float(connection.execute(select(func.sum(items.c.cost_usd)).where(mine)).scalar() or 0.0),
            )

    def events(self, batch_id: str, after: int = 0, limit: int = 1000) -> tuple[JobEvent, ...]:
        """The log of a batch from the entry after `after` on, in order."""
        query = select(events).where(events.c.batch_id == batch_id, events.c.id > after).order_by(events.c.id)
        with self._database.read() as connection:
            return tuple(event_of(row) for row in connection.execute(query.limit(limit)))

    @one_transaction
    def pause(
        self, batch_id: str, now: datetime, kind: ErrorKind | None = None, reason: str | None = None
    ) -> BatchStatus:
        """Pauses a batch: nothing new starts; `kind` and `reason` say why a batch paused itself. Returns what it was.

        Raises:
            UsageError: the batch has ended.
        """
        with self._database.write() as connection:
            batch = _batch(connection, batch_id)
            if batch.status is BatchStatus.PAUSED:
                return batch.status
            _refuse_unless(batch, BatchStatus.PAUSED, "pause")
            _change(connection, batch.id, status="paused", paused_at=now, halt_kind=kind, halt_reason=reason)
            write_batch_event(connection, batch.id, BatchStatus.PAUSED, now, reason)
            return batch.status

    @one_transaction
    def resume(self, batch_id: str, now: datetime) -> int:
        """Carries on a paused or stopped batch; its stopped jobs become pending. Returns the number of jobs left.

        A batch that is running already is left as it is.

        Raises:
            UsageError: the batch is completed.
        """
        with self._database.write() as connection:
            batch = _batch(connection, batch_id)
            if batch.status is BatchStatus.COMPLETED:
                raise UsageError(f"Batch {batch.id} is completed; run its failed jobs again with jseeker batch retry.")
            if batch.status in (BatchStatus.PAUSED, BatchStatus.STOPPED):
                _requeue(connection, batch.id, JobStatus.STOPPED, now)
                _set_running(connection, batch, now)
                finish_if_settled(connection, batch.id, now)
            counts = counts_of(connection, batch.id)
            return counts[JobStatus.PENDING] + counts[JobStatus.RUNNING]

    @one_transaction
    def stop(self, batch_id: str, now: datetime, live_workers: Collection[str] = ()) -> None:
        """Stops a batch: every pending job is stopped at once, and so are running ones that no live worker holds; the
        others are stopped by their workers within a second.

        Raises:
            UsageError: the batch is completed.
        """
        with self._database.write() as connection:
            batch = _batch(connection, batch_id)
            if batch.status is BatchStatus.STOPPED:
                return
            _refuse_unless(batch, BatchStatus.STOPPED, "stop")
            _change(
                connection,
                batch.id,
                status=BatchStatus.STOPPED,
                completed_at=now,
                paused_at=None,
                paused_seconds=_paused_so_far(batch, now),
                started_at=batch.started_at or now,
            )
            held = or_(*(items.c.worker_id.startswith(f"{one}/", autoescape=True) for one in live_workers), false())
            open_jobs = and_(items.c.status == JobStatus.RUNNING, not_(held))
            _move_all(connection, batch.id, or_(items.c.status == JobStatus.PENDING, open_jobs), JobStatus.STOPPED, now)
            write_batch_event(connection, batch.id, BatchStatus.STOPPED, now)

    @one_transaction
    def retry(self, batch_id: str, now: datetime) -> int:
        """Makes the failed jobs pending again; the batch runs, unless it is paused. Returns how many there were."""
        with self._database.write() as connection:
            batch = _batch(connection, batch_id)
            count = _requeue(connection, batch.id, JobStatus.FAILED, now)
            if count and batch.status in (BatchStatus.COMPLETED, BatchStatus.STOPPED):
                _set_running(connection, batch, now)
            return count

    @one_transaction
    def set_max_workers(self, batch_id: str, max_workers: int | None) -> None:
        """Caps how many jobs of the batch each worker process does at once, from now on; None takes the cap away."""
        with self._database.write() as connection:
            _change(connection, _batch(connection, batch_id).id, max_workers=max_workers)

    @one_transaction
    def set_budget(self, batch_id: str, budget_usd: float) -> None:
        """Sets what the batch's calls to a model may cost in all, from its next job on."""
        with self._database.write() as connection:
            batch = _batch(connection, batch_id)
            _change(connection, batch.id, options=dump(replace(batch.options, budget_usd=budget_usd)))

    @one_transaction
    def remove(self, batch_id: str) -> None:
        """Removes a batch that has ended, with its jobs and their log; applications and documents stay.

        Raises:
            UsageError: the batch has not ended.
        """
        with self._database.write() as connection:
            batch = _batch(connection, batch_id)
            if not batch.status.is_final:
                raise UsageError(f"Batch {batch.id} is {batch.status}; stop it first: jseeker batch stop {batch.id}.")
            numbers = select(items.c.id).where(items.c.batch_id == batch.id)
            connection.execute(delete(job_results).where(job_results.c.item_id.in_(numbers)))
            connection.execute(delete(events).where(events.c.batch_id == batch.id))
            connection.execute(delete(items).where(items.c.batch_id == batch.id))
            connection.execute(delete(batches).where(batches.c.id == batch.id))


def _batch(connection: Connection, batch_id: str) -> Batch:
    """The batch of that id, or of the only one that begins so; its row is locked where the transaction is a write."""
    query = select(batches).where(batches.c.id.startswith(batch_id, autoescape=True)).limit(2)
    query = query if connection.get_execution_options().get("jseeker_read") else query.with_for_update(key_share=True)
    rows = connection.execute(query).all() if batch_id else []
    exact = [row for row in rows if row.id == batch_id] or rows
    if len(exact) != 1:
        what = f"Several batches begin with {batch_id}" if rows else f"There is no batch {batch_id}"
        raise UnknownId(f"{what}; see them with jseeker batch list.")
    return batch_of(exact[0])


def _refuse_unless(batch: Batch, to: BatchStatus, verb: str) -> None:
    if to not in BATCH_MOVES[batch.status]:
        raise UsageError(f"Batch {batch.id} is {batch.status}; there is nothing to {verb}.")


def _change(connection: Connection, batch_id: str, **values: Any) -> None:
    connection.execute(update(batches).where(batches.c.id == batch_id).values(**values))


def _set_running(connection: Connection, batch: Batch, now: datetime) -> None:
    _change(
        connection,
        batch.id,
        status=BatchStatus.RUNNING,
        resumed_at=now,
        paused_at=None,
        paused_seconds=_paused_so_far(batch, now),
        completed_at=None,
        halt_kind=None,
        halt_reason=None,
    )
    write_batch_event(connection, batch.id, BatchStatus.RUNNING, now)


def _paused_so_far(batch: Batch, now: datetime) -> float:
    """Seconds in which the batch did not run since it started: pauses, and the time between a stop and a resume."""
    since = batch.paused_at or batch.completed_at
    return batch.paused_seconds + (max(0.0, (now - since).total_seconds()) if since else 0.0)


def _requeue(connection: Connection, batch_id: str, status: JobStatus, now: datetime) -> int:
    """Makes every job of that status pending again, its stage results kept; how many there were."""
    return _move_all(connection, batch_id, items.c.status == status, JobStatus.PENDING, now)


def _move_all(connection: Connection, batch_id: str, which: ColumnElement[bool], to: JobStatus, now: datetime) -> int:
    """Moves jobs by a command; their claim numbers grow, so whoever held one of them loses it. How many there were."""
    mine = and_(items.c.batch_id == batch_id, which)
    values: dict[str, Any] = {"status": to, "claim": items.c.claim + 1, "not_before": None}
    values["completed_at"] = now if to.is_final else None
    if to is JobStatus.PENDING:
        values |= {"worker_id": None, "error": None, "error_kind": None, "retryable": False, "reason": None}
    moved = list(connection.execute(update(items).where(mine).values(**values).returning(items.c.id)).scalars())
    for start in range(0, len(moved), 500):  # SQLite takes a limited number of values in one statement
        write_moves(connection, moved[start : start + 500], now)
    return len(moved)


def _tallies(connection: Connection, batch_id: str) -> tuple[WorkerTally, ...]:
    query = (
        select(items.c.worker_id, items.c.status, func.count())
        .where(items.c.batch_id == batch_id, items.c.status.in_(FINISHED), items.c.worker_id.is_not(None))
        .group_by(items.c.worker_id, items.c.status)
    )
    counts: dict[str, dict[str, int]] = {}
    for worker_id, status, count in connection.execute(query):
        counts.setdefault(worker_id, {})[status] = count
    return tuple(
        WorkerTally(worker_id, found.get(JobStatus.COMPLETED, 0), found.get(JobStatus.FAILED, 0))
        for worker_id, found in sorted(counts.items())
    )
