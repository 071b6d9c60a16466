"""What the Batch page shows of a batch."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from jseeker.errors import ErrorKind
from jseeker.model.batch import (
    Batch,
    BatchJob,
    BatchOptions,
    BatchProgress,
    BatchStatus,
    JobStatus,
    Stage,
    WorkerStatus,
)
from jseeker.model.match import Band, Score
from jseeker.ui.rows import (
    MOST_ROWS,
    STATE_COLOURS,
    commands_of,
    job_rows,
    line_of,
    next_step,
    numbers_of,
    refresh_every_s,
    results_of,
    share_of,
    state_of,
    why_of,
    worker_rows,
)

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DONE = {"company": "Acme", "role": "Cook", "ats_score": 80, "application_id": 4, "documents": {"pdf": "/x/resume.pdf"}}


def batch(**values: object) -> Batch:
    return Batch("b1", BatchStatus.RUNNING, NOW, BatchOptions(output_dir=""), **values)  # type: ignore[arg-type] # keyword values of a test


def progress(status: BatchStatus = BatchStatus.RUNNING, **counts: int) -> BatchProgress:
    return BatchProgress("b1", status=status, observed_at=NOW, started_at=NOW - timedelta(seconds=20), **counts)  # type: ignore[arg-type] # keyword values of a test


def job(number: int, status: JobStatus, **values: object) -> BatchJob:
    return BatchJob(str(number), f"https://a.example/{number}", status, position=number, **values)  # type: ignore[arg-type] # keyword values of a test


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (BatchStatus.RUNNING, "Running"),
        (BatchStatus.PAUSED, "Paused"),
        (BatchStatus.STOPPED, "Stopped"),
        (BatchStatus.INTERRUPTED, "Interrupted"),
        (BatchStatus.COMPLETED, "Completed"),
    ],
)
def test_each_state_has_its_word(status: BatchStatus, word: str) -> None:
    assert state_of(batch(), progress(status, total=4, running=1)).word == word


def test_a_batch_without_any_job_begun_is_starting() -> None:
    assert state_of(batch(), progress(total=4)).word == "Starting"


def test_a_batch_that_paused_itself_says_why() -> None:
    halted = batch(halt_reason="No space left; free some and resume.")
    assert "No space left" in state_of(halted, progress(BatchStatus.PAUSED, total=3)).sentence


def test_a_paused_batch_tells_of_the_jobs_in_progress() -> None:
    assert "2 jobs in progress" in state_of(batch(), progress(BatchStatus.PAUSED, total=3, running=2)).sentence
    assert state_of(batch(), progress(BatchStatus.PAUSED, total=3)).sentence == ""


def test_the_line_tells_percent_count_running_and_time_left() -> None:
    line = line_of(progress(total=40, completed=18, failed=1, running=5))
    assert line.startswith("47 % · 19 of 40 · 5 running · about ")
    assert line.endswith(" left")


def test_stopped_jobs_are_not_done() -> None:
    stopped = progress(BatchStatus.STOPPED, total=10, completed=2, stopped=8)
    assert line_of(stopped) == "20 % · 2 of 10 · 8 stopped"
    assert share_of(stopped) == pytest.approx(0.2)
    assert share_of(progress()) == 0.0


@pytest.mark.parametrize(
    ("status", "failed", "names"),
    [
        (BatchStatus.RUNNING, 0, ["pause", "stop"]),
        (BatchStatus.PAUSED, 0, ["resume", "stop"]),
        (BatchStatus.INTERRUPTED, 1, ["resume", "stop", "retry"]),
        (BatchStatus.STOPPED, 0, ["resume"]),
        (BatchStatus.COMPLETED, 0, []),
        (BatchStatus.COMPLETED, 2, ["retry"]),
    ],
)
def test_only_what_the_state_allows_may_be_pressed(status: BatchStatus, failed: int, names: list[str]) -> None:
    allowed = [one for one in commands_of(progress(status, total=9, failed=failed)) if one.is_allowed]
    assert [one.name for one in allowed] == names


def test_an_idle_batch_is_looked_at_once() -> None:
    assert refresh_every_s(progress(BatchStatus.COMPLETED, total=3, completed=3)) is None
    assert refresh_every_s(progress(BatchStatus.PAUSED, total=3)) is None
    assert refresh_every_s(progress(BatchStatus.PAUSED, total=3, running=1)) == 1.0
    assert refresh_every_s(progress(total=3)) == 1.0
    assert refresh_every_s(progress(total=1000)) == 2.0
    assert refresh_every_s(progress(total=10_000)) == 4.0
    assert refresh_every_s(progress(BatchStatus.INTERRUPTED, total=3)) == 3.0


def test_there_are_five_numbers_with_the_average_of_the_finished_jobs() -> None:
    jobs = [job(1, JobStatus.COMPLETED, result=DONE), job(2, JobStatus.COMPLETED, result={**DONE, "ats_score": 61})]
    numbers = numbers_of(progress(total=5, completed=2, failed=1, running=1), jobs)
    assert [one.value for one in numbers] == ["2", "1", "1", "1", "70"]
    assert numbers_of(progress(total=1), [])[-1].value == "–"


def test_problems_come_first_and_each_has_a_next_step() -> None:
    jobs = [
        job(1, JobStatus.COMPLETED, result=DONE),
        job(2, JobStatus.RUNNING, stage=Stage.READ),
        job(3, JobStatus.FAILED, error="The posting is gone (404).", error_kind=ErrorKind.POSTING_GONE),
        job(4, JobStatus.PENDING),
    ]
    rows = job_rows(jobs)
    assert [row.state for row in rows] == ["Failed", "Running", "Waiting", "Done"]
    assert rows[0].told == "The posting is gone (404)."
    assert rows[0].next_step
    assert rows[-1].posting == "Acme · Cook"
    assert set(STATE_COLOURS) >= {row.state for row in rows}


@pytest.mark.parametrize("kind", [*ErrorKind, None])
def test_every_kind_of_failure_has_a_next_step(kind: ErrorKind | None) -> None:
    assert next_step(job(1, JobStatus.FAILED, error_kind=kind)).endswith(".")


def test_at_most_fifty_rows_are_drawn_at_one_look() -> None:
    jobs = [job(number, JobStatus.PENDING) for number in range(120)]
    assert len(job_rows(jobs)) == MOST_ROWS
    assert len(job_rows(jobs, start=100)) == 20
    assert job_rows(jobs, 0, frozenset({JobStatus.FAILED})) == []


def test_a_link_that_is_none_leads_nowhere() -> None:
    row = job_rows([BatchJob("1", "javascript:alert(1)", JobStatus.FAILED)])[0]
    assert row.link is None


def test_results_come_best_fit_first_with_their_documents() -> None:
    better = {**DONE, "ats_score": 95, "company": "Bolt"}
    done = results_of([job(1, JobStatus.COMPLETED, result=DONE), job(2, JobStatus.COMPLETED, result=better)])
    assert [one.company for one in done] == ["Bolt", "Acme"]
    assert dict(done[0].documents) == {"pdf": "/x/resume.pdf"}
    assert results_of([job(1, JobStatus.FAILED)]) == ()


def test_workers_tell_what_they_work_on_and_for_how_long() -> None:
    running = [job(1, JobStatus.RUNNING, worker_id="host-1/2", stage=Stage.TAILOR)]
    workers = {
        "host-1/2": WorkerStatus(
            "host-1/2", "1", "https://a.example/1", is_active=True, stage=Stage.TAILOR, since=NOW - timedelta(seconds=7)
        ),
        "host-1/1": WorkerStatus("host-1/1", jobs_completed=3),
    }
    snapshot = BatchProgress("b1", total=4, running=1, workers=workers)
    (row,) = worker_rows(snapshot, running, lambda _job: "Acme · Cook", NOW)
    assert (row.name, row.what, row.site, row.since) == ("Worker 2", "Acme · Cook", "a.example", "7 s")
    assert 0 < row.share < 1


def test_the_reason_of_a_fit_is_what_is_asked_for_and_missing() -> None:
    reasons = ("5 of 6 are answered.", "Shown by your lines: SQL.", "Not in your resume: analytics.")
    score = Score(90, (Band("Must-haves", 33, 40, reasons),))
    assert why_of(score) == "Must-haves: 5 of 6 are answered. Not in your resume: analytics."
    assert why_of(None) == ""
    assert why_of(Score(10)) == ""
