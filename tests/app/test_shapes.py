"""The JSON of the contract."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from jseeker.app.shapes import (
    batch_finished,
    batch_shape,
    batch_started,
    final_job_event,
    job_shape,
    running_job_event,
)
from jseeker.errors import ErrorKind
from jseeker.model.batch import Batch, BatchJob, BatchOptions, BatchProgress, BatchStatus, JobStatus, Stage
from jseeker.model.queue import JobEvent

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DOCUMENTS = {"pdf": "/out/a/resume.pdf", "docx": "/out/a/resume.docx", "provenance": "/out/a/provenance.json"}
RESULT = {
    "company": "Acme",
    "role": "Engineer",
    "application_id": 1,
    "ats_score": 82,
    "documents": DOCUMENTS,
    "notes": [],
}


def job(status: JobStatus, **changes: Any) -> BatchJob:
    times = {"created_at": NOW, "started_at": NOW, "completed_at": NOW + timedelta(seconds=0.4)}
    return BatchJob(
        "7", "https://a.example/1?x", status, batch_id="b", key="https://a.example/1", **{**times, **changes}
    )


def batch(status: BatchStatus, **changes: Any) -> Batch:
    return Batch("b", status, NOW, BatchOptions(output_dir="/out"), **changes)


def test_the_first_event_has_the_keys_of_the_contract() -> None:
    assert batch_started("b", 5, 3) == {"event": "batch_started", "batch_id": "b", "total": 5, "workers": 3}


def test_a_running_job_says_stage_and_worker() -> None:
    event = JobEvent(1, "b", "7", NOW, "running", Stage.TAILOR, "host-1/2", 1)
    assert json.loads(json.dumps(running_job_event(event, "https://a.example/1?x"))) == {
        "event": "job", "batch_id": "b", "job_id": "7", "url": "https://a.example/1?x", "status": "running",
        "stage": "tailor", "worker": "host-1/2",
    }  # fmt: skip


def test_a_completed_job_says_what_it_gave() -> None:
    told = final_job_event(job(JobStatus.COMPLETED, result=RESULT, attempts=2), JobStatus.COMPLETED)
    wanted = {"status": "completed", "company": "Acme", "role": "Engineer", "application_id": 1, "ats_score": 82}
    wanted |= {"documents": DOCUMENTS, "cost_usd": 0.0, "elapsed_seconds": 0.4, "attempts": 2}
    assert {name: told[name] for name in wanted} == wanted
    assert told["url"] == "https://a.example/1?x"


def test_a_failed_job_says_why_and_nothing_of_documents() -> None:
    failed = job(JobStatus.FAILED, error="The posting is gone (404).", error_kind=ErrorKind.POSTING_GONE, attempts=1)
    told = final_job_event(failed, JobStatus.FAILED)
    assert told["error"] == {"kind": "posting_gone", "message": "The posting is gone (404).", "retryable": False}
    assert "documents" not in told
    assert (told["elapsed_seconds"], told["attempts"]) == (0.4, 1)


def test_a_skipped_job_says_the_reason_and_the_application() -> None:
    skipped = job(JobStatus.SKIPPED, reason="already applied: application 7", application_id=7)
    told = final_job_event(skipped, JobStatus.SKIPPED)
    assert (told["reason"], told["application_id"], told["attempts"]) == ("already applied: application 7", 7, 0)


def test_the_last_event_is_named_for_how_the_batch_stands() -> None:
    progress = BatchProgress("b", total=5, completed=4, failed=1, status=BatchStatus.COMPLETED)
    told = batch_finished(batch(BatchStatus.COMPLETED), progress, 0.25)
    assert told == {
        "event": "batch_finished", "batch_id": "b", "status": "completed", "total": 5, "completed": 4, "failed": 1,
        "skipped": 0, "stopped": 0, "elapsed_seconds": 0.0, "cost_usd": 0.25,
    }  # fmt: skip
    paused = batch(BatchStatus.PAUSED, halt_kind=ErrorKind.DISK_FULL, halt_reason="No space left.")
    told = batch_finished(paused, BatchProgress("b", total=5, status=BatchStatus.PAUSED), 0.0)
    assert told["event"] == "batch_paused"
    assert told["error"]["kind"] == "disk_full"


def test_a_job_of_batch_show_has_every_key_whatever_its_status() -> None:
    shapes = [job_shape(job(status, result=RESULT if status is JobStatus.COMPLETED else None)) for status in JobStatus]
    assert len({tuple(shape) for shape in shapes}) == 1
    needed = {"job_id", "url", "key", "status", "stage", "company", "role", "application_id", "ats_score", "documents"}
    needed |= {
        "error",
        "reason",
        "cost_usd",
        "created_at",
        "started_at",
        "completed_at",
        "attempts",
        "elapsed_seconds",
        "worker",
    }
    assert needed <= set(shapes[0])
    json.dumps(shapes)


def test_a_batch_shows_the_derived_status() -> None:
    told = batch_shape(batch(BatchStatus.RUNNING), BatchProgress("b", total=2, status=BatchStatus.INTERRUPTED), 0.0)
    assert (told["id"], told["status"], told["total"], told["pending"]) == ("b", "interrupted", 2, 2)
    assert told["created_at"] == NOW.isoformat()
    json.dumps(told)
