"""What `jseeker batch show --stages` prints: what each job went through, stage by stage."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

from jseeker.app import App
from jseeker.app.shapes import batch_shape, job_shape
from jseeker.cli.columns import in_columns
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.core.words import job_title, printable
from jseeker.model.batch import Batch
from jseeker.model.history import JobHistory, StageRun

__all__ = ["show_stages"]

HEADS = ("Stage", "Attempt", "Outcome", "Began", "Seconds", "Cost", "Worker", "Why")
NO_LOG = "  No stage was begun, or db vacuum removed the log."


def show_stages(app: App, batch: Batch, job_id: str | None, *, as_json: bool) -> int:
    """Prints the stages of every job of a batch, or of one.

    Raises:
        UnknownId: the batch has no such job.
    """
    history = app.store.history
    found = history.of_batch(batch.id) if job_id is None else (history.of_job(batch.id, job_id),)
    if as_json:
        facts = app.facts(batch.id)
        shape = {"batch": batch_shape(facts.batch, app.progress_of(facts), facts.cost_usd)}
        sys.stdout.write(json_line({**shape, "jobs": [_job_shape(one) for one in found]}) + "\n")
    else:
        sys.stdout.write("\n".join(_text(one) for one in found))
    return ExitCode.OK


def _job_shape(history: JobHistory) -> dict[str, Any]:
    return {**job_shape(history.job), "stages": [_stage_shape(run) for run in history.stages]}


def _stage_shape(run: StageRun) -> dict[str, Any]:
    seconds = run.elapsed_seconds
    return {
        "stage": run.stage.value,
        "attempt": run.attempt,
        "status": run.outcome.value,
        "worker": run.worker_id,
        "started_at": _iso(run.started_at),
        "completed_at": _iso(run.ended_at),
        "elapsed_seconds": None if seconds is None else round(seconds, 3),
        "cost_usd": run.cost_usd,
        "error": {"kind": run.error_kind, "message": run.message or ""} if run.error_kind else None,
        "reason": None if run.error_kind else run.message,
    }


def _text(history: JobHistory) -> str:
    job = history.job
    head = f"Job {job.id}: {job.status}, {job_title(job)}\n"
    rows = [_row(run) for run in history.stages]
    lines = in_columns(HEADS, rows) if rows else f"{NO_LOG}\n"
    why = job.error or job.reason
    return head + (f"{printable(why)}\n" if why and not rows else "") + lines


def _row(run: StageRun) -> tuple[str, ...]:
    seconds = "" if run.elapsed_seconds is None else f"{run.elapsed_seconds:.3f}"
    began = f"{run.started_at.astimezone():%Y-%m-%d %H:%M:%S}"
    cost = f"${run.cost_usd:.4f}" if run.cost_usd else ""
    return (run.stage, str(run.attempt), run.outcome, began, seconds, cost, run.worker_id or "", run.message or "")


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None
