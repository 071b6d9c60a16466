"""Jobs, workers and progress as values: what is derived from them, and what they look like as JSON."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime, timedelta

import pytest

from jseeker.model.batch import BatchJob, BatchProgress, BatchStatus, JobStatus, Stage, WorkerStatus

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("status", list(JobStatus))
def test_a_job_is_final_unless_it_waits_or_runs(status: JobStatus) -> None:
    assert status.is_final == (status.value in {"completed", "failed", "skipped", "stopped"})


def test_a_job_says_what_it_is_in_json() -> None:
    job = BatchJob("7", "https://a.example/7", JobStatus.COMPLETED, {"company": "Northwind"}, created_at=NOW)

    told = json.loads(json.dumps(job.to_dict()))

    assert set(told) == {
        "id",
        "url",
        "status",
        "result",
        "error",
        "worker_id",
        "created_at",
        "started_at",
        "completed_at",
    }
    assert (told["status"], told["created_at"], told["result"]) == (
        "completed",
        "2026-11-01T09:00:00+00:00",
        {"company": "Northwind"},
    )


def test_a_job_is_timed_only_when_it_has_begun_and_ended_and_never_below_zero() -> None:
    job = BatchJob("1", "https://a.example", started_at=NOW)

    assert job.elapsed_seconds is None
    assert replace(job, completed_at=NOW + timedelta(seconds=3)).elapsed_seconds == 3.0
    assert replace(job, completed_at=NOW - timedelta(seconds=3)).elapsed_seconds == 0.0


def test_pending_percent_and_estimate_are_derived() -> None:
    progress = BatchProgress(
        "b",
        total=10,
        completed=3,
        failed=1,
        skipped=1,
        running=2,
        started_at=NOW,
        observed_at=NOW + timedelta(seconds=8),
    )

    assert (progress.pending, progress.settled, progress.progress_pct) == (3, 5, 50.0)
    assert progress.elapsed_seconds == 8.0
    assert progress.estimated_remaining_seconds == pytest.approx(10.0)


def test_an_empty_batch_is_at_zero_percent_with_nothing_left() -> None:
    progress = BatchProgress("b")

    assert (progress.progress_pct, progress.pending, progress.elapsed_seconds) == (0.0, 0, 0.0)
    assert progress.estimated_remaining_seconds == 0.0


def test_the_end_counts_and_pauses_are_taken_out() -> None:
    progress = BatchProgress(
        "b", total=1, completed=1, started_at=NOW, completed_at=NOW + timedelta(seconds=60), paused_seconds=20.0
    )

    assert progress.elapsed_seconds == 40.0


def test_a_snapshot_cannot_be_changed_and_is_json() -> None:
    progress = BatchProgress("b", total=1, workers={"w/1": WorkerStatus("w/1", stage=Stage.READ, since=NOW)})

    with pytest.raises(FrozenInstanceError):
        progress.total = 2  # type: ignore[misc] # that is the point
    told = json.loads(json.dumps(progress.to_dict()))
    assert told["workers"]["w/1"]["stage"] == "read"
    assert told["pending"] == 1


@pytest.mark.parametrize("status", list(BatchStatus))
def test_only_a_stopped_or_completed_batch_is_final(status: BatchStatus) -> None:
    assert status.is_final == (status.value in {"stopped", "completed"})
