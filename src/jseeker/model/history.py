"""What a job went through: its stages, each with its times, its attempt, and how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from jseeker.model.batch import BatchJob, Stage

__all__ = ["JobHistory", "StageOutcome", "StageRun"]


class StageOutcome(StrEnum):
    """How one run of a stage ended; `lost`: its worker was gone, and another one began the stage again."""

    RUNNING = "running"
    COMPLETED = "completed"
    FAILED = "failed"
    SKIPPED = "skipped"
    STOPPED = "stopped"
    PUT_BACK = "put_back"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class StageRun:
    """One run of one stage; `ended_at` is None while it runs. `message` says why it did not complete."""

    stage: Stage
    attempt: int
    worker_id: str | None
    started_at: datetime
    ended_at: datetime | None = None
    outcome: StageOutcome = StageOutcome.RUNNING
    error_kind: str | None = None
    message: str | None = None
    cost_usd: float = 0.0

    @property
    def elapsed_seconds(self) -> float | None:
        """Seconds from start to end; None while it runs; never negative."""
        if self.ended_at is None:
            return None
        return max(0.0, (self.ended_at - self.started_at).total_seconds())


@dataclass(frozen=True, slots=True)
class JobHistory:
    """A job and the runs of its stages, in order; none for a job settled with its submission, or whose log was
    removed."""

    job: BatchJob
    stages: tuple[StageRun, ...] = ()
