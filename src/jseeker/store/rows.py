"""Rows to values: the only place that knows both."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row

from jseeker.errors import ErrorKind
from jseeker.model.batch import Batch, BatchJob, BatchOptions, BatchStatus, JobStatus, Stage
from jseeker.model.codec import load
from jseeker.model.queue import JobEvent, WorkerRow

__all__ = ["batch_of", "event_of", "job_of", "worker_of"]


def job_of(row: Row[Any]) -> BatchJob:
    """A row of `batch_job_items` as a job."""
    return BatchJob(
        id=str(row.id),
        url=row.url,
        status=JobStatus(row.status),
        result=row.result,
        error=row.error,
        worker_id=row.worker_id,
        created_at=row.created_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        batch_id=row.batch_id,
        key=row.key,
        position=row.position,
        stage=Stage(row.stage) if row.stage else None,
        error_kind=ErrorKind(row.error_kind) if row.error_kind else None,
        retryable=bool(row.retryable),
        reason=row.reason,
        attempts=row.attempts,
        claim=row.claim,
        not_before=row.not_before,
        cost_usd=row.cost_usd,
        application_id=row.application_id,
    )


def batch_of(row: Row[Any]) -> Batch:
    """A row of `batch_jobs` as a batch."""
    return Batch(
        id=row.id,
        status=BatchStatus(row.status),
        created_at=row.created_at,
        options=load(BatchOptions, row.options),
        name=row.name,
        resume_name=row.resume_name,
        resume_text=row.resume_text,
        started_at=row.started_at,
        completed_at=row.completed_at,
        max_workers=row.max_workers,
        paused_at=row.paused_at,
        paused_seconds=row.paused_seconds,
        halt_reason=row.halt_reason,
        halt_kind=ErrorKind(row.halt_kind) if row.halt_kind else None,
    )


def event_of(row: Row[Any]) -> JobEvent:
    """A row of `job_events` as an event."""
    return JobEvent(
        id=row.id,
        batch_id=row.batch_id,
        job_id=str(row.item_id) if row.item_id is not None else "",
        at=row.at,
        status=row.status,
        stage=Stage(row.stage) if row.stage else None,
        worker_id=row.worker_id,
        attempt=row.attempt,
        error_kind=row.error_kind,
        message=row.message,
    )


def worker_of(row: Row[Any]) -> WorkerRow:
    """A row of `workers` as a value."""
    return WorkerRow(
        id=row.id,
        home_id=row.home_id,
        host=row.host,
        slot=row.slot,
        pid=row.pid,
        capacity=row.capacity,
        heartbeat_at=row.heartbeat_at,
        beats=row.beats,
        serves=tuple(row.serves) if row.serves is not None else None,
    )
