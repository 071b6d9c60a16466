"""Progress, derived from the rows at one look; nothing is counted beside them."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType

from jseeker.model.batch import Batch, BatchProgress, BatchStatus, JobStatus, WorkerStatus
from jseeker.model.queue import BatchFacts

__all__ = ["RECENT_FINISHES", "progress_of", "recent_rate", "shown_status"]

RECENT_FINISHES = 20
"""How many of the latest finishes the throughput rests on: enough to be calm, few enough to follow a change."""


def progress_of(facts: BatchFacts, now: datetime) -> BatchProgress:
    """The snapshot of one batch as it is at `now`."""
    batch, counts = facts.batch, facts.counts
    return BatchProgress(
        batch_id=batch.id,
        total=sum(counts.values()),
        completed=counts.get(JobStatus.COMPLETED, 0),
        failed=counts.get(JobStatus.FAILED, 0),
        skipped=counts.get(JobStatus.SKIPPED, 0),
        stopped=counts.get(JobStatus.STOPPED, 0),
        running=counts.get(JobStatus.RUNNING, 0),
        paused=batch.status is BatchStatus.PAUSED,
        workers=MappingProxyType(_workers(facts)),
        created_at=batch.created_at,
        started_at=batch.started_at,
        completed_at=batch.completed_at,
        status=shown_status(facts),
        observed_at=now,
        paused_seconds=_paused_seconds(batch, now),
        recent_per_second=recent_rate(facts.recent_finishes, facts.resumed_at, now),
    )


def shown_status(facts: BatchFacts) -> BatchStatus:
    """The status as people see it: a running batch that no live worker could go on with is interrupted."""
    waiting = facts.batch.status in (BatchStatus.RUNNING, BatchStatus.PENDING)
    return BatchStatus.INTERRUPTED if waiting and not facts.live else facts.batch.status


def recent_rate(finishes: tuple[datetime, ...], resumed_at: datetime | None, now: datetime) -> float | None:
    """Jobs a second over the latest finishes since the batch last began to run; None while there is none.

    The span reaches to `now`, so a batch that stalls sees its rate fall; a clock that jumps back gives None, never a
    negative rate.
    """
    since = [moment for moment in finishes if resumed_at is None or moment >= resumed_at]
    if not since:
        return None
    whole_window = len(finishes) >= RECENT_FINISHES or resumed_at is None
    begin = since[0] if whole_window else resumed_at
    count = len(since) - 1 if whole_window else len(since)
    span_s = (now - begin).total_seconds() if begin else 0.0
    return count / span_s if span_s > 0 and count > 0 else None


def _paused_seconds(batch: Batch, now: datetime) -> float:
    """All pauses so far, the one under way included."""
    under_way = max(0.0, (now - batch.paused_at).total_seconds()) if batch.paused_at else 0.0
    return batch.paused_seconds + under_way


def _workers(facts: BatchFacts) -> dict[str, WorkerStatus]:
    """Each worker slot that works, or has worked, on this batch."""
    workers = {
        tally.worker_id: WorkerStatus(tally.worker_id, jobs_completed=tally.completed, jobs_failed=tally.failed)
        for tally in facts.tallies
    }
    for job in facts.running:
        if job.worker_id is None:
            continue
        before = workers.get(job.worker_id, WorkerStatus(job.worker_id))
        workers[job.worker_id] = WorkerStatus(
            job.worker_id,
            current_job=job.id,
            current_url=job.url,
            jobs_completed=before.jobs_completed,
            jobs_failed=before.jobs_failed,
            is_active=True,
            stage=job.stage,
            since=job.started_at,
        )
    return dict(sorted(workers.items()))
