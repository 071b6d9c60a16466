"""Which job a worker takes next: the first that is due, in the oldest batch that it serves, of a posting at rest."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, and_, exists, func, literal_column, or_, select, update

from jseeker.model.batch import BatchStatus, JobStatus, Stage
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import batch_jobs as batches
from jseeker.store.writing import write_job_event

__all__ = ["Scope", "next_pending", "take"]

LONGEST_WAIT = timedelta(seconds=60)
"""No job is ever made to wait for longer."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which batches a worker may take jobs from: all (None), or those named; `full` ones are left out for now."""

    only: tuple[str, ...] | None = None
    full: Collection[str] = ()


def next_pending(connection: Connection, now: datetime, scope: Scope) -> int | None:
    """The first job that may be taken, batch by batch: each look is one index search."""
    for batch_id in _open_batches(connection, scope):
        query = (
            select(items.c.id)
            .where(
                items.c.batch_id == batch_id,
                items.c.status == JobStatus.PENDING,
                _is_due(now),
                ~_same_posting_runs(),
            )
            .order_by(items.c.position)
            .limit(1)
        )
        if connection.dialect.name != "sqlite":
            query = query.with_for_update(of=items, skip_locked=True)
        found: int | None = connection.execute(query).scalar()
        if found is not None:
            return found
    return None


def take(connection: Connection, item_id: int, worker_id: str, now: datetime) -> bool:
    """Makes the job running and this worker's; False when another worker was faster."""
    done = connection.execute(
        update(items)
        .where(items.c.id == item_id, items.c.status == JobStatus.PENDING)
        .values(
            status=JobStatus.RUNNING,
            worker_id=worker_id,
            claim=items.c.claim + 1,
            attempts=items.c.attempts + 1,
            started_at=func.coalesce(items.c.started_at, now),
            stage=func.coalesce(items.c.stage, Stage.READ.value),
            completed_at=None,
            not_before=None,
        )
    )
    if done.rowcount == 0:
        return False
    batch_id = connection.execute(select(items.c.batch_id).where(items.c.id == item_id)).scalar_one()
    going = batches.c.status.in_((BatchStatus.RUNNING, BatchStatus.PENDING))  # paused in this moment it stays paused
    first = and_(batches.c.id == batch_id, batches.c.started_at.is_(None), going)
    connection.execute(update(batches).where(first).values(started_at=now, resumed_at=now, status=BatchStatus.RUNNING))
    write_job_event(connection, item_id, now)
    return True


def _open_batches(connection: Connection, scope: Scope) -> list[str]:
    """The batches that jobs may be taken from now: in the scope's order, else the oldest first."""
    going = batches.c.status.in_((BatchStatus.RUNNING, BatchStatus.PENDING))
    query = select(batches.c.id).where(going, batches.c.resume_text != "")  # without a resume: a program's own batch
    if scope.only is not None:
        query = query.where(batches.c.id.in_(scope.only))
    found = connection.execute(query.order_by(batches.c.created_at, batches.c.id)).scalars()
    free = [batch_id for batch_id in found if batch_id not in scope.full]
    return free if scope.only is None else sorted(free, key=scope.only.index)


def _same_posting_runs() -> ColumnElement[bool]:
    """True for a job whose posting another job is on; worded so that the partial index on running keys serves it."""
    rival = items.alias("rival")
    running: ColumnElement[str] = literal_column("'running'")
    nothing: ColumnElement[str] = literal_column("''")
    return exists().where(rival.c.key == items.c.key, rival.c.key != nothing, rival.c.status == running)


def _is_due(now: datetime) -> ColumnElement[bool]:
    """True for a job that need not wait; a wait longer than any that is ever set comes of a clock that jumped."""
    return or_(items.c.not_before.is_(None), items.c.not_before <= now, items.c.not_before > now + LONGEST_WAIT)
