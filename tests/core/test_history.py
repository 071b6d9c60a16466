"""A job's log read as the runs of its stages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from jseeker.core.history import stage_runs
from jseeker.model.batch import Stage
from jseeker.model.history import StageOutcome
from jseeker.model.queue import JobEvent

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def log(*entries: tuple[float, str, Stage | None, int]) -> list[JobEvent]:
    """Entries of one job: second, status, stage, attempt."""
    return [
        JobEvent(number, "b", "1", at(seconds), status, stage, f"w/{attempt}", attempt)
        for number, (seconds, status, stage, attempt) in enumerate(entries)
    ]


def test_a_job_without_a_log_has_no_stages() -> None:
    assert stage_runs([]) == ()


def test_each_stage_lasts_until_the_next_begins() -> None:
    events = log(
        (0, "running", Stage.READ, 1),
        (2, "running", Stage.TAILOR, 1),
        (3, "running", Stage.RENDER, 1),
        (3.5, "running", Stage.RECORD, 1),
        (4, "completed", None, 1),
    )

    found = stage_runs(events)

    assert [(run.stage, run.elapsed_seconds, run.outcome) for run in found] == [
        (Stage.READ, 2.0, StageOutcome.COMPLETED),
        (Stage.TAILOR, 1.0, StageOutcome.COMPLETED),
        (Stage.RENDER, 0.5, StageOutcome.COMPLETED),
        (Stage.RECORD, 0.5, StageOutcome.COMPLETED),
    ]


def test_a_failure_is_told_at_its_stage_and_the_retry_is_a_further_attempt() -> None:
    failed = JobEvent(1, "b", "1", at(1), "failed", Stage.READ, "w/1", 1, "unreachable", "The site failed 3 times.")
    events = [
        *log((0, "running", Stage.READ, 1)),
        failed,
        *log((5, "pending", Stage.READ, 1), (6, "running", Stage.READ, 2)),
    ]

    first, second = stage_runs(events)

    assert (first.outcome, first.error_kind, first.message) == ("failed", "unreachable", "The site failed 3 times.")
    assert (second.attempt, second.outcome, second.ended_at, second.elapsed_seconds) == (2, "running", None, None)


def test_a_pause_puts_a_stage_back_and_a_stop_stops_it() -> None:
    events = log(
        (0, "running", Stage.TAILOR, 1),
        (1, "pending", Stage.TAILOR, 1),
        (9, "running", Stage.TAILOR, 2),
        (10, "stopped", Stage.TAILOR, 2),
    )
    assert [run.outcome for run in stage_runs(events)] == [StageOutcome.PUT_BACK, StageOutcome.STOPPED]


def test_a_stage_that_another_attempt_began_anew_was_lost() -> None:
    events = log((0, "running", Stage.READ, 1), (20, "running", Stage.READ, 2), (21, "running", Stage.TAILOR, 2))
    assert [run.outcome for run in stage_runs(events)] == [
        StageOutcome.LOST,
        StageOutcome.COMPLETED,
        StageOutcome.RUNNING,
    ]


def test_a_clock_that_jumps_back_gives_no_negative_time() -> None:
    events = log((10, "running", Stage.READ, 1), (4, "running", Stage.TAILOR, 1))
    assert stage_runs(events)[0].elapsed_seconds == 0.0


def test_each_cost_goes_to_the_stage_that_ran_then_and_none_is_lost() -> None:
    events = log((0, "running", Stage.READ, 1), (2, "running", Stage.TAILOR, 1), (5, "completed", None, 1))
    costs = [(at(3), 0.25), (at(4), 0.5), (at(-1), 0.125)]

    read, tailor = stage_runs(events, costs)

    assert (read.cost_usd, tailor.cost_usd) == (0.125, 0.75)
    assert stage_runs([], costs) == ()
