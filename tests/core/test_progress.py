"""Progress is derived from one look at the rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.progress import RECENT_FINISHES, progress_of, recent_rate, shown_status
from jseeker.model.batch import Batch, BatchJob, BatchOptions, BatchStatus, JobStatus, Stage
from jseeker.model.queue import BatchFacts, WorkerTally

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
BATCH = Batch("b1", BatchStatus.RUNNING, NOW, BatchOptions(output_dir="/output"), started_at=NOW)
FACTS = BatchFacts(BATCH, {JobStatus.PENDING: 6, JobStatus.RUNNING: 1, JobStatus.COMPLETED: 2, JobStatus.FAILED: 1})


def _at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_the_snapshot_counts_what_the_rows_say() -> None:
    progress = progress_of(FACTS, _at(10))

    assert (progress.total, progress.pending, progress.running, progress.settled) == (10, 6, 1, 3)
    assert progress.progress_pct == 30.0
    assert progress.elapsed_seconds == 10.0


def test_the_estimate_is_the_jobs_left_over_recent_throughput() -> None:
    facts = replace(FACTS, recent_finishes=(_at(2), _at(4), _at(6)), resumed_at=NOW)

    progress = progress_of(facts, _at(6))

    assert progress.recent_per_second == pytest.approx(0.5)
    assert progress.estimated_remaining_seconds == pytest.approx(14.0)


def test_before_the_first_finish_there_is_no_estimate_and_after_the_last_job_it_is_zero() -> None:
    none_yet = replace(FACTS, counts={JobStatus.PENDING: 3})
    all_done = replace(FACTS, counts={JobStatus.COMPLETED: 3})

    assert progress_of(none_yet, _at(5)).estimated_remaining_seconds is None
    assert progress_of(all_done, _at(5)).estimated_remaining_seconds == 0.0


def test_finishes_before_a_pause_do_not_count_for_the_rate() -> None:
    finishes = (_at(1), _at(2), _at(102), _at(104))

    assert recent_rate(finishes, _at(100), _at(104)) == pytest.approx(0.5)


def test_a_full_window_of_finishes_is_its_own_span() -> None:
    finishes = tuple(_at(100 + number) for number in range(RECENT_FINISHES))

    assert recent_rate(finishes, NOW, _at(100 + RECENT_FINISHES - 1)) == pytest.approx(1.0)


def test_pauses_are_taken_out_also_the_one_under_way() -> None:
    batch = replace(BATCH, status=BatchStatus.PAUSED, paused_at=_at(20), paused_seconds=5.0)

    progress = progress_of(replace(FACTS, batch=batch), _at(60))

    assert progress.paused
    assert progress.elapsed_seconds == pytest.approx(15.0)


@pytest.mark.parametrize("status", list(BatchStatus))
def test_only_a_batch_that_should_run_can_read_interrupted(status: BatchStatus) -> None:
    facts = replace(FACTS, batch=replace(BATCH, status=status), live=False)

    waits = status in (BatchStatus.RUNNING, BatchStatus.PENDING)
    assert (shown_status(facts) is BatchStatus.INTERRUPTED) == (waits or status is BatchStatus.INTERRUPTED)


def test_a_worker_shows_what_it_does_and_what_it_has_done() -> None:
    job = BatchJob("7", "https://a.example/7", JobStatus.RUNNING, worker_id="w/2", stage=Stage.TAILOR, started_at=NOW)
    facts = replace(FACTS, running=(job,), tallies=(WorkerTally("w/1", 2, 1), WorkerTally("w/2", 3, 0)))

    workers = progress_of(facts, NOW).workers

    assert (workers["w/1"].is_active, workers["w/1"].jobs_completed, workers["w/1"].jobs_failed) == (False, 2, 1)
    assert (workers["w/2"].current_job, workers["w/2"].stage, workers["w/2"].jobs_completed) == ("7", Stage.TAILOR, 3)


@given(
    st.dictionaries(st.sampled_from(JobStatus), st.integers(0, 10_000)),
    st.lists(st.floats(-1e6, 1e6), max_size=30),
    st.floats(-1e6, 1e6),
    st.floats(0, 1e6),
)
def test_whatever_the_clock_does_totals_add_up_and_nothing_is_negative(
    counts: dict[JobStatus, int], finishes: list[float], now: float, paused: float
) -> None:
    facts = BatchFacts(
        replace(BATCH, paused_seconds=paused),
        counts,
        recent_finishes=tuple(sorted(_at(moment) for moment in finishes)),
        resumed_at=NOW,
    )

    progress = progress_of(facts, _at(now))

    parts = (progress.completed, progress.failed, progress.skipped, progress.stopped, progress.running)
    assert progress.total == progress.pending + sum(parts)
    assert 0.0 <= progress.progress_pct <= 100.0
    assert progress.elapsed_seconds >= 0.0
    estimate = progress.estimated_remaining_seconds
    assert estimate is None or estimate >= 0.0
