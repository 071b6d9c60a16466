"""A batch written whole: its row, all its jobs, what came with them, and the first entry of its log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from jseeker.model.batch import Batch, JobStatus, Stage
from jseeker.model.codec import dump
from jseeker.model.queue import NewJob
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import batch_jobs as batches
from jseeker.store.schema import job_results
from jseeker.store.writing import finish_if_settled, write_batch_event

__all__ = ["write_batch"]


def write_batch(connection: Connection, batch: Batch, jobs: Sequence[NewJob]) -> None:
    """Writes the batch and all its rows in the caller's transaction; one whose rows are all settled is completed."""
    now = batch.created_at
    connection.execute(insert(batches).values(**_batch_row(batch, len(jobs))))
    rows = [_job_row(batch.id, place, job, now) for place, job in enumerate(jobs)]
    if rows:
        connection.execute(insert(items), rows)
    _name_doubles(connection, batch.id, jobs)
    _keep_given(connection, batch.id, jobs, now)
    write_batch_event(connection, batch.id, batch.status, now)
    if not any(job.status is JobStatus.PENDING for job in jobs):
        connection.execute(update(batches).where(batches.c.id == batch.id).values(started_at=now))
        finish_if_settled(connection, batch.id, now)


def _name_doubles(connection: Connection, batch_id: str, jobs: Sequence[NewJob]) -> None:
    """Gives each double the reason that names the first job of its posting."""
    doubles = [(place, job.duplicate_of) for place, job in enumerate(jobs) if job.duplicate_of is not None]
    if not doubles:
        return
    query = select(items.c.position, items.c.id).where(items.c.batch_id == batch_id)
    ids = dict(connection.execute(query).all())
    named = [{"double": ids[place], "why": f"duplicate of job {ids[first]}"} for place, first in doubles]
    by_id = update(items).where(items.c.id == bindparam("double")).values(reason=bindparam("why"))
    connection.execute(by_id, named)


def _keep_given(connection: Connection, batch_id: str, jobs: Sequence[NewJob], now: datetime) -> None:
    """Keeps the postings that came as files as the results of their first stage."""
    given = {place: job.posting for place, job in enumerate(jobs) if job.posting is not None}
    if not given:
        return
    query = select(items.c.position, items.c.id).where(
        items.c.batch_id == batch_id, items.c.status == JobStatus.PENDING
    )
    for place, item_id in connection.execute(query).all():
        if place in given:
            row = {"item_id": item_id, "stage": Stage.READ, "result": dump(given[place]), "finished_at": now}
            connection.execute(insert(job_results).values(**row))
            connection.execute(update(items).where(items.c.id == item_id).values(stage=Stage.TAILOR))


def _batch_row(batch: Batch, total: int) -> dict[str, Any]:
    return {
        "id": batch.id,
        "name": batch.name,
        "status": batch.status,
        "created_at": batch.created_at,
        "total_count": total,
        "options": dump(batch.options),
        "resume_name": batch.resume_name,
        "resume_text": batch.resume_text,
        "resumed_at": batch.created_at,
    }


def _job_row(batch_id: str, place: int, job: NewJob, now: datetime) -> dict[str, Any]:
    settled = job.status.is_final
    return {
        "batch_id": batch_id,
        "position": place,
        "url": job.url,
        "key": job.key,
        "status": job.status,
        "reason": job.reason,
        "error": job.error,
        "error_kind": job.error_kind,
        "application_id": job.application_id,
        "created_at": now,
        "started_at": now if settled else None,
        "completed_at": now if settled else None,
    }
