"""Batches, jobs and events as the JSON of the contract: the one place that knows its keys."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jseeker.errors import ErrorKind
from jseeker.model.batch import Batch, BatchJob, BatchProgress, JobStatus
from jseeker.model.queue import JobEvent

__all__ = ["batch_finished", "batch_shape", "batch_started", "final_job_event", "job_shape", "running_job_event"]


def batch_started(batch_id: str, total: int, workers: int) -> dict[str, Any]:
    """The first event of a run: every row is committed."""
    return {"event": "batch_started", "batch_id": batch_id, "total": total, "workers": workers}


def running_job_event(event: JobEvent, url: str) -> dict[str, Any]:
    """A job that began a stage, or went back to the queue."""
    shape: dict[str, Any] = {
        "event": "job",
        "batch_id": event.batch_id,
        "job_id": event.job_id,
        "url": url,
        "status": event.status,
        "stage": event.stage,
        "worker": event.worker_id,
    }
    if event.status == JobStatus.PENDING and event.message:
        shape["reason"] = event.message
    return shape


def final_job_event(job: BatchJob, status: str) -> dict[str, Any]:
    """A job that settled in that status, with what it gave or what stood in the way."""
    shape: dict[str, Any] = {"event": "job", "batch_id": job.batch_id, "job_id": job.id, "url": job.url, "key": job.key}
    shape["status"] = str(status)
    if status == JobStatus.COMPLETED:
        shape |= _result(job) | {"cost_usd": job.cost_usd}
    elif status == JobStatus.FAILED:
        shape |= {"error": _error(job), "stage": job.stage}
    elif status == JobStatus.SKIPPED:
        shape |= {"reason": job.reason, "application_id": job.application_id}
    shape |= {"elapsed_seconds": _seconds(job.elapsed_seconds), "attempts": job.attempts, "worker": job.worker_id}
    return shape


def batch_finished(batch: Batch, progress: BatchProgress, cost_usd: float) -> dict[str, Any]:
    """The last event of a run: `batch_finished`, else `batch_paused` or `batch_interrupted`, as it stands."""
    shape: dict[str, Any] = {
        "event": "batch_finished" if batch.status.is_final else f"batch_{progress.status}",
        "batch_id": batch.id,
        "status": progress.status.value,
        **_counts(progress),
        "elapsed_seconds": _seconds(progress.elapsed_seconds),
        "cost_usd": cost_usd,
    }
    if batch.halt_kind is not None:
        shape["error"] = {"kind": batch.halt_kind.value, "message": batch.halt_reason, "retryable": False}
    return shape


def batch_shape(batch: Batch, progress: BatchProgress, cost_usd: float) -> dict[str, Any]:
    """A batch as `batch show` and `batch list` give it; `status` is the one that people see (interrupted, too)."""
    options = batch.options
    return {
        "id": batch.id,
        "batch_id": batch.id,
        "name": batch.name,
        "status": progress.status.value,
        **_counts(progress),
        "pending": progress.pending,
        "running": progress.running,
        "progress_pct": round(progress.progress_pct, 1),
        "created_at": _iso(batch.created_at),
        "started_at": _iso(batch.started_at),
        "completed_at": _iso(batch.completed_at),
        "elapsed_seconds": _seconds(progress.elapsed_seconds),
        "estimated_remaining_seconds": _seconds(progress.estimated_remaining_seconds),
        "cost_usd": cost_usd,
        "workers": options.workers,
        "model": options.model,
        "output_dir": options.output_dir,
        "resume": batch.resume_name,
        "error": {"kind": batch.halt_kind.value, "message": batch.halt_reason} if batch.halt_kind else None,
    }


def job_shape(job: BatchJob) -> dict[str, Any]:
    """A job as `batch show` gives it: every key is there, null where it does not apply."""
    return {
        "job_id": job.id,
        "batch_id": job.batch_id,
        "url": job.url,
        "key": job.key,
        "status": job.status.value,
        "stage": job.stage.value if job.stage else None,
        **_result(job),
        "error": _error(job) if job.status is JobStatus.FAILED else None,
        "reason": job.reason,
        "cost_usd": job.cost_usd,
        "created_at": _iso(job.created_at),
        "started_at": _iso(job.started_at),
        "completed_at": _iso(job.completed_at),
        "attempts": job.attempts,
        "elapsed_seconds": _seconds(job.elapsed_seconds),
        "worker": job.worker_id,
    }


def _result(job: BatchJob) -> dict[str, Any]:
    result = job.result or {}
    return {
        "company": result.get("company"),
        "role": result.get("role"),
        "application_id": result.get("application_id", job.application_id),
        "ats_score": result.get("ats_score"),
        "documents": dict(result.get("documents") or {}),
        "notes": list(result.get("notes") or ()),
    }


def _error(job: BatchJob) -> dict[str, Any]:
    kind = job.error_kind or ErrorKind.INTERNAL
    return {"kind": kind.value, "message": job.error or "", "retryable": job.retryable}


def _counts(progress: BatchProgress) -> dict[str, int]:
    return {
        "total": progress.total,
        "completed": progress.completed,
        "failed": progress.failed,
        "skipped": progress.skipped,
        "stopped": progress.stopped,
    }


def _seconds(seconds: float | None) -> float | None:
    """Seconds to the millisecond: finer is noise."""
    return None if seconds is None else round(seconds, 3)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
