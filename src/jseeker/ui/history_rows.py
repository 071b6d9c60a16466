"""What the History page shows, as plain rows and words: batches, jobs and their stages, templates, schedules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from typing import Any

from jseeker.app.schedules import next_runs, zone_of_schedule
from jseeker.core.schedule import explain_cron
from jseeker.core.words import counted, printable, summary_of
from jseeker.errors import UsageError
from jseeker.model.batch import Batch, BatchJob, BatchProgress, JobStatus
from jseeker.model.history import JobHistory, StageOutcome, StageRun
from jseeker.model.schedule import BatchTemplate, Schedule
from jseeker.ui.rows import StateWords, job_rows, state_of

__all__ = [
    "BatchRow",
    "Rhythm",
    "ScheduleRow",
    "batch_row",
    "cron_of",
    "job_label",
    "job_table",
    "moment_words",
    "money",
    "options_words",
    "preview_words",
    "schedule_row",
    "stage_table",
    "took_words",
    "worst_first",
]

PREVIEWED_RUNS = 3
MINUTE_S, HOUR_S = 60, 3600
PROBLEMS = (JobStatus.FAILED, JobStatus.STOPPED)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OUTCOMES = {
    StageOutcome.RUNNING: "Under way",
    StageOutcome.COMPLETED: "Done",
    StageOutcome.FAILED: "Failed",
    StageOutcome.SKIPPED: "Skipped",
    StageOutcome.STOPPED: "Stopped",
    StageOutcome.PUT_BACK: "Put back, tried again",
    StageOutcome.LOST: "Its worker was gone, begun again",
}


class Rhythm(StrEnum):
    """The schedules that need no cron expression, and the one that does."""

    WORKDAYS = "Every workday"
    DAILY = "Every day"
    WEEKLY = "Once a week"
    OWN = "Own cron expression"


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One batch of the list; `told` is Markdown with its failures in red, `cost` is empty where nothing was paid."""

    id: str
    title: str
    state: StateWords
    when: str
    told: str
    cost: str


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    """One schedule of the list: what it does when, its next and its last run, and what keeps it back ("" nothing)."""

    name: str
    told: str
    next: str
    last: str
    problem: str
    paused: bool
    last_batch_id: str | None


def batch_row(batch: Batch, progress: BatchProgress, cost_usd: float, zone: tzinfo | None = None) -> BatchRow:
    """A batch of the list; times are in the zone (None: this computer's)."""
    took = took_words(progress.elapsed_seconds) if progress.started_at else ""
    when = [moment_words(batch.created_at, zone), counted(progress.total, "link")]
    return BatchRow(
        id=batch.id,
        title=printable(batch.name) or f"Batch {batch.id}",
        state=state_of(batch, progress),
        when=" · ".join([*when, *([took] if took else [])]),
        told=_with_failures_in_red(summary_of(progress)),
        cost=money(cost_usd),
    )


def _with_failures_in_red(told: str) -> str:
    return ", ".join(f":red[{part}]" if part.endswith(" failed") else part for part in told.split(", "))


def worst_first(jobs: Sequence[BatchJob]) -> list[BatchJob]:
    """The jobs in the order given, those that failed or were stopped before the others."""
    return sorted(jobs, key=lambda job: (job.status not in PROBLEMS, job.position))


def job_table(jobs: Sequence[BatchJob]) -> dict[str, list[Any]]:
    """A column for each thing worth knowing of a job; the jobs stay in their order."""
    rows = [job_rows([job])[0] for job in jobs]
    return {
        "State": [row.state for row in rows],
        "Posting": [row.posting for row in rows],
        "Fit": [row.fit for row in rows],
        "Tries": [job.attempts for job in jobs],
        "Seconds": [_rounded(job.elapsed_seconds) for job in jobs],
        "Cost": [money(job.cost_usd) for job in jobs],
        "What happened": [row.told for row in rows],
        "Next step": [row.next_step for row in rows],
        "Link": [row.link for row in rows],
    }


def job_label(job: BatchJob) -> str:
    """A job in one line, for choosing it."""
    row = job_rows([job])[0]
    return f"{job.position + 1}. {row.posting} ({job.status.value})"


def stage_table(history: JobHistory, zone: tzinfo | None = None) -> dict[str, list[Any]]:
    """A column for each thing worth knowing of the runs of a job's stages, in order; empty where no stage was begun."""
    runs = history.stages
    return {
        "Stage": [run.stage.value.capitalize() for run in runs],
        "Try": [run.attempt for run in runs],
        "Outcome": [OUTCOMES[run.outcome] for run in runs],
        "Began": [moment_words(run.started_at, zone, seconds=True) for run in runs],
        "Seconds": [_rounded(run.elapsed_seconds) for run in runs],
        "Cost": [money(run.cost_usd) for run in runs],
        "Worker": [run.worker_id or "" for run in runs],
        "Why": [_why(run) for run in runs],
    }


def _why(run: StageRun) -> str:
    return printable(run.message)


def options_words(template: BatchTemplate) -> str:
    """The options that a template was saved with: `2 pages · paper a4`; empty where all follow the settings."""
    given = {name: value for name, value in asdict(template.options).items() if value not in (None, "", False, ())}
    words = []
    for name, value in given.items():
        told = ", ".join(map(str, value)) if isinstance(value, tuple) else printable(value)
        words.append(name.replace("_", " ") if value is True else f"{name.replace('_', ' ')} {told}")
    return " · ".join(words)


def schedule_row(schedule: Schedule, now: datetime) -> ScheduleRow:
    """A schedule of the list; its times are those of its own zone."""
    zone = zone_of_schedule(schedule)
    if schedule.paused:
        following = "Paused"
    elif schedule.next_run_at <= now:
        following = "Due now"
    else:
        following = f"Next: {moment_words(schedule.next_run_at, zone, weekday=True)}"
    last = "Has not run yet"
    if schedule.last_run_at is not None:
        last = f"Last: {moment_words(schedule.last_run_at, zone, weekday=True)}"
    return ScheduleRow(
        name=schedule.name,
        told=f"{_explained(schedule.cron)} ({schedule.timezone})",
        next=following,
        last=last,
        problem=printable(schedule.last_error),
        paused=schedule.paused,
        last_batch_id=schedule.last_batch_id,
    )


def cron_of(rhythm: Rhythm, hour: int, minute: int, weekday: str = "Monday", own: str = "") -> str:
    """The cron expression of a choice."""
    days = {Rhythm.WORKDAYS: "1-5", Rhythm.DAILY: "*", Rhythm.WEEKLY: str((WEEKDAYS.index(weekday) + 1) % 7)}
    return own.strip() if rhythm is Rhythm.OWN else f"{minute} {hour} * * {days[rhythm]}"


def preview_words(cron: str, timezone: str, now: datetime) -> tuple[str, ...]:
    """What a schedule means: its expression in words, then its next runs.

    Raises:
        UsageError: the expression or the zone cannot be taken.
    """
    runs = next_runs(cron, timezone, now, PREVIEWED_RUNS)
    return (explain_cron(cron), *(moment_words(run, run.tzinfo, weekday=True) for run in runs))


def moment_words(moment: datetime, zone: tzinfo | None = None, *, seconds: bool = False, weekday: bool = False) -> str:
    """`23 Nov 2026, 22:26`, in the zone (None: this computer's)."""
    there = moment.astimezone(zone)
    clock = f"{there:%H:%M:%S}" if seconds else f"{there:%H:%M}"
    return f"{f'{there:%a} ' if weekday else ''}{there.day} {there:%b %Y}, {clock}"


def took_words(seconds: float) -> str:
    """How long something took: `12 s`, `3 min`, `1.5 h`."""
    if seconds < MINUTE_S:
        return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s"
    return f"{seconds / MINUTE_S:.0f} min" if seconds < HOUR_S else f"{seconds / HOUR_S:.1f} h"


def money(usd: float) -> str:
    """`$0.42`, with more digits where it is less than a cent; empty for nothing."""
    if not usd:
        return ""
    return f"${usd:,.2f}" if usd >= 0.01 else f"${usd:.4f}"


def _explained(cron: str) -> str:
    try:
        return explain_cron(cron)
    except UsageError:  # kept by another version, with other rules
        return cron


def _rounded(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds, 2)
