"""A batch, its jobs and its workers: statuses, snapshots, and what is derived from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from jseeker.errors import ErrorKind
from jseeker.model.documents import Paper

__all__ = [
    "Batch",
    "BatchJob",
    "BatchOptions",
    "BatchProgress",
    "BatchStatus",
    "JobStatus",
    "Stage",
    "WorkerStatus",
]

MIN_WORKERS, DEFAULT_WORKERS, MAX_WORKERS = 1, 5, 64


class JobStatus(StrEnum):
    """Where a job stands. Which may follow which is in `core.lifecycle` alone."""

    PENDING = "pending"
    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    SKIPPED = "skipped"
    STOPPED = "stopped"

    @property
    def is_final(self) -> bool:
        """True when no worker will touch the job again by itself."""
        return self not in (JobStatus.PENDING, JobStatus.RUNNING)


class BatchStatus(StrEnum):
    """Where a batch stands; `interrupted` is derived (running, but no live worker) and never stored."""

    PENDING = "pending"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    COMPLETED = "completed"
    INTERRUPTED = "interrupted"

    @property
    def is_final(self) -> bool:
        """True when nothing goes on unless a person resumes or retries."""
        return self in (BatchStatus.STOPPED, BatchStatus.COMPLETED)


class Stage(StrEnum):
    """The durable steps of a job, in order."""

    READ = "read"
    TAILOR = "tailor"
    RENDER = "render"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What a batch remembers so that any worker can take it up; nothing secret. `browser` is the setting of that name
    ("" for none); `budget_usd` None means no cap."""

    output_dir: str
    workers: int = DEFAULT_WORKERS
    model: str | None = None
    again: bool = False
    allow_hosts: tuple[str, ...] = ()
    template: str = "classic"
    paper: Paper = Paper.A4
    max_pages: int = 1
    profile: str | None = None
    strict: bool = False
    letter: bool = False
    browser: str = ""
    formats: tuple[str, ...] = ()
    budget_usd: float | None = None
    host_map: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BatchJob:
    """One link of a batch. `error` is the sentence for the person, `reason` says why a job was skipped; `result` holds
    what a completed job gave (company, role, application_id, ats_score, documents)."""

    id: str
    url: str
    status: JobStatus = JobStatus.PENDING
    result: Mapping[str, Any] | None = None
    error: str | None = None
    worker_id: str | None = None
    created_at: datetime | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    batch_id: str = ""
    key: str = ""
    position: int = 0
    stage: Stage | None = None
    error_kind: ErrorKind | None = None
    retryable: bool = False
    reason: str | None = None
    attempts: int = 0
    claim: int = 0
    not_before: datetime | None = None
    cost_usd: float = 0.0
    application_id: int | None = None

    @property
    def elapsed_seconds(self) -> float | None:
        """Seconds from start to end; None while either is unknown; never negative."""
        if self.started_at is None or self.completed_at is None:
            return None
        return max(0.0, (self.completed_at - self.started_at).total_seconds())

    def to_dict(self) -> dict[str, Any]:
        """The job as JSON-ready values, times in ISO 8601."""
        return {
            "id": self.id,
            "url": self.url,
            "status": self.status.value,
            "result": dict(self.result) if self.result is not None else None,
            "error": self.error,
            "worker_id": self.worker_id,
            "created_at": _iso(self.created_at),
            "started_at": _iso(self.started_at),
            "completed_at": _iso(self.completed_at),
        }


@dataclass(frozen=True, slots=True)
class WorkerStatus:
    """One worker slot: what it does now, since when, and what it has done in this batch."""

    worker_id: str
    current_job: str | None = None
    current_url: str | None = None
    jobs_completed: int = 0
    jobs_failed: int = 0
    is_active: bool = False
    stage: Stage | None = None
    since: datetime | None = None

    def to_dict(self) -> dict[str, Any]:
        """The status as JSON-ready values."""
        return {
            "worker_id": self.worker_id,
            "current_job": self.current_job,
            "current_url": self.current_url,
            "jobs_completed": self.jobs_completed,
            "jobs_failed": self.jobs_failed,
            "is_active": self.is_active,
            "stage": self.stage.value if self.stage else None,
            "since": _iso(self.since),
        }


@dataclass(frozen=True, slots=True)
class Batch:
    """One batch as stored. `resume_text` is the copy of the resume file it was started with (`resume_name` its file
    name), `halt_reason` the sentence of a batch that had to pause itself,
    `max_workers` a cap for each worker process that was set while it ran (None: the process's own)."""

    id: str
    status: BatchStatus
    created_at: datetime
    options: BatchOptions
    name: str = ""
    resume_name: str = ""
    resume_text: str = ""
    started_at: datetime | None = None
    completed_at: datetime | None = None
    max_workers: int | None = None
    paused_at: datetime | None = None
    paused_seconds: float = 0.0
    halt_reason: str | None = None
    halt_kind: ErrorKind | None = None


@dataclass(frozen=True, slots=True)
class BatchProgress:
    """A snapshot of one batch at `observed_at`: total == pending + running + completed + failed + skipped + stopped.

    `recent_per_second` is the throughput that the estimate rests on (None until a job has finished).
    """

    batch_id: str
    total: int = 0
    completed: int = 0
    failed: int = 0
    skipped: int = 0
    stopped: int = 0
    running: int = 0
    paused: bool = False
    workers: Mapping[str, WorkerStatus] = field(default_factory=lambda: MappingProxyType({}))
    created_at: datetime | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    status: BatchStatus = BatchStatus.RUNNING
    observed_at: datetime | None = None
    paused_seconds: float = 0.0
    recent_per_second: float | None = None

    @property
    def pending(self) -> int:
        """Jobs that wait for a worker."""
        return self.total - self.settled - self.running

    @property
    def settled(self) -> int:
        """Jobs in a final status."""
        return self.completed + self.failed + self.skipped + self.stopped

    @property
    def progress_pct(self) -> float:
        """Settled of total, 0–100; an empty batch is 0."""
        return 100.0 * self.settled / self.total if self.total else 0.0

    @property
    def elapsed_seconds(self) -> float:
        """Seconds from the start to the end (or to the look), pauses taken out; never negative."""
        end = self.completed_at or self.observed_at
        if self.started_at is None or end is None:
            return 0.0
        return max(0.0, (end - self.started_at).total_seconds() - self.paused_seconds)

    @property
    def estimated_remaining_seconds(self) -> float | None:
        """Jobs left over recent throughput; None until a job has finished, 0 when nothing is left."""
        left = self.pending + self.running
        if left == 0:
            return 0.0
        if not (self.completed + self.failed):
            return None
        rate = self.recent_per_second
        if rate is None and self.elapsed_seconds > 0:
            rate = (self.completed + self.failed) / self.elapsed_seconds
        return left / rate if rate else None

    def to_dict(self) -> dict[str, Any]:
        """The snapshot with its derived values, JSON-ready."""
        return {
            "batch_id": self.batch_id,
            "status": self.status.value,
            "total": self.total,
            "pending": self.pending,
            "running": self.running,
            "completed": self.completed,
            "failed": self.failed,
            "skipped": self.skipped,
            "stopped": self.stopped,
            "paused": self.paused,
            "progress_pct": self.progress_pct,
            "elapsed_seconds": self.elapsed_seconds,
            "estimated_remaining_seconds": self.estimated_remaining_seconds,
            "workers": {name: worker.to_dict() for name, worker in self.workers.items()},
            "created_at": _iso(self.created_at),
            "started_at": _iso(self.started_at),
            "completed_at": _iso(self.completed_at),
        }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
