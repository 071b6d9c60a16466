"""A job's log read as the runs of its stages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from jseeker.model.batch import JobStatus
from jseeker.model.history import StageOutcome, StageRun
from jseeker.model.queue import JobEvent

__all__ = ["stage_runs"]


def stage_runs(events: Iterable[JobEvent], costs: Iterable[tuple[datetime, float]] = ()) -> tuple[StageRun, ...]:
    """The runs of one job's stages, from its log in order; `costs` (moment, USD) go to the stage that ran then."""
    done: list[StageRun] = []
    current: StageRun | None = None
    for event in events:
        if current is not None:
            done.append(_ended(current, event))
            current = None
        if event.status == JobStatus.RUNNING and event.stage is not None:
            current = StageRun(event.stage, event.attempt, event.worker_id, event.at)
    runs = [*done, current] if current is not None else done
    for at, usd in costs:
        place = _place_of(runs, at)
        if place is not None:
            runs[place] = replace(runs[place], cost_usd=runs[place].cost_usd + usd)
    return tuple(runs)


def _ended(run: StageRun, event: JobEvent) -> StageRun:
    """The run as the next entry of the log leaves it."""
    if event.status == JobStatus.RUNNING:
        same_attempt = event.attempt == run.attempt
        outcome = StageOutcome.COMPLETED if same_attempt else StageOutcome.LOST
        return replace(run, ended_at=event.at, outcome=outcome)
    outcome = StageOutcome.PUT_BACK if event.status == JobStatus.PENDING else StageOutcome(event.status)
    return replace(run, ended_at=event.at, outcome=outcome, error_kind=event.error_kind, message=event.message)


def _place_of(runs: list[StageRun], at: datetime) -> int | None:
    """The last run that had begun by then; the first one for a moment before all."""
    begun = [place for place, run in enumerate(runs) if run.started_at <= at]
    return begun[-1] if begun else (0 if runs else None)
