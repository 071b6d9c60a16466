"""What passes between the engine and the database: new jobs, claimed jobs, events, facts, workers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jseeker.errors import ErrorKind
from jseeker.model.batch import Batch, BatchJob, JobStatus, Stage
from jseeker.model.match import Score
from jseeker.model.posting import Posting

__all__ = ["BatchFacts", "ClaimedJob", "JobEvent", "NewJob", "Recording", "WorkerRow", "WorkerTally"]


@dataclass(frozen=True, slots=True)
class NewJob:
    """A row to be: pending, or settled at once (a double, a known posting, a refused link). `duplicate_of` is the
    position of the first job with the same key; `posting` is given where the posting came as a file."""

    url: str
    key: str = ""
    status: JobStatus = JobStatus.PENDING
    reason: str | None = None
    error: str | None = None
    error_kind: ErrorKind | None = None
    application_id: int | None = None
    duplicate_of: int | None = None
    posting: Posting | None = None


@dataclass(frozen=True, slots=True)
class ClaimedJob:
    """A job that this worker owns until it settles or puts it back, and the results of the stages already done."""

    job: BatchJob
    batch: Batch
    results: Mapping[Stage, Any]


@dataclass(frozen=True, slots=True)
class JobEvent:
    """One entry of the append-only log; `id` grows, `job_id` is empty for an event of the batch itself."""

    id: int
    batch_id: str
    job_id: str
    at: datetime
    status: str
    stage: Stage | None = None
    worker_id: str | None = None
    attempt: int = 0
    error_kind: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Recording:
    """What the last stage writes in one transaction: the application, the resume's version, the job's result.

    `files` are (name, absolute path) pairs.
    """

    posting: Posting
    folder: str
    version: int
    files: tuple[tuple[str, str], ...]
    resume_sha256: str
    language: str
    template: str
    model: str | None
    score: Score
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """A worker process as the database knows it; `beats` grows by one at each heartbeat, `serves` names the batches
    that it takes jobs from (None: all)."""

    id: str
    home_id: str
    host: str
    slot: int
    pid: int
    capacity: int
    heartbeat_at: datetime
    beats: int = 0
    serves: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class WorkerTally:
    """How many jobs of one batch one worker slot has settled."""

    worker_id: str
    completed: int
    failed: int


@dataclass(frozen=True, slots=True)
class BatchFacts:
    """One consistent look at a batch: the row, its jobs counted by status, those running, and the latest finishes.

    `recent_finishes` are the completion times of the last jobs that a worker finished, oldest first.
    `resumed_at` is when it last began to run. `live` tells whether some worker that could go on is alive.
    """

    batch: Batch
    counts: Mapping[JobStatus, int]
    running: tuple[BatchJob, ...] = ()
    tallies: tuple[WorkerTally, ...] = ()
    recent_finishes: tuple[datetime, ...] = ()
    resumed_at: datetime | None = None
    live: bool = True
    cost_usd: float = 0.0
