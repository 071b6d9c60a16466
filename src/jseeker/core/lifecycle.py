"""Which status may follow which: the one table of moves for jobs and for batches."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from jseeker.model.batch import BatchJob, BatchStatus, JobStatus

__all__ = ["BATCH_MOVES", "JOB_MOVES", "IllegalMove", "batch_sources", "move", "sources_of"]

JOB_MOVES: MappingProxyType[JobStatus, frozenset[JobStatus]] = MappingProxyType(
    {
        JobStatus.PENDING: frozenset({JobStatus.RUNNING, JobStatus.SKIPPED, JobStatus.STOPPED}),
        JobStatus.RUNNING: frozenset(
            {
                JobStatus.PENDING,  # put back: paused between steps, or its worker died
                JobStatus.COMPLETED,
                JobStatus.FAILED,
                JobStatus.SKIPPED,
                JobStatus.STOPPED,
            }
        ),
        JobStatus.FAILED: frozenset({JobStatus.PENDING}),  # retry
        JobStatus.STOPPED: frozenset({JobStatus.PENDING}),  # resume
        JobStatus.COMPLETED: frozenset(),
        JobStatus.SKIPPED: frozenset(),
    }
)

BATCH_MOVES: MappingProxyType[BatchStatus, frozenset[BatchStatus]] = MappingProxyType(
    {
        BatchStatus.PENDING: frozenset({BatchStatus.RUNNING, BatchStatus.PAUSED, BatchStatus.STOPPED}),
        BatchStatus.RUNNING: frozenset({BatchStatus.PAUSED, BatchStatus.STOPPED, BatchStatus.COMPLETED}),
        BatchStatus.PAUSED: frozenset({BatchStatus.RUNNING, BatchStatus.STOPPED, BatchStatus.COMPLETED}),
        BatchStatus.STOPPED: frozenset({BatchStatus.RUNNING}),  # resume
        BatchStatus.COMPLETED: frozenset({BatchStatus.RUNNING}),  # retry
        BatchStatus.INTERRUPTED: frozenset(),  # derived, never stored
    }
)


class IllegalMove(ValueError):
    """A status was asked to follow one that it may not follow: a fault in the program, not the person's."""


def move(job: BatchJob, to: JobStatus, now: datetime, **changes: Any) -> BatchJob:
    """The job in its new status, with the times that go with it: started once, completed on every final status.

    Raises:
        IllegalMove: the table of moves does not hold this one.
    """
    if to not in JOB_MOVES[job.status]:
        raise IllegalMove(f"A job that is {job.status} cannot become {to}.")
    started = job.started_at or now if to is JobStatus.RUNNING else job.started_at
    completed = now if to.is_final else None
    return replace(job, status=to, started_at=started, completed_at=completed, **changes)


def sources_of(to: JobStatus) -> tuple[JobStatus, ...]:
    """Every job status from which `to` may be reached."""
    return tuple(status for status, targets in JOB_MOVES.items() if to in targets)


def batch_sources(to: BatchStatus) -> tuple[BatchStatus, ...]:
    """Every batch status from which `to` may be reached."""
    return tuple(status for status, targets in BATCH_MOVES.items() if to in targets)
