"""The tables of moves: nothing else may change a status."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.core.lifecycle import BATCH_MOVES, JOB_MOVES, IllegalMove, batch_sources, move, sources_of
from jseeker.model.batch import BatchJob, BatchStatus, JobStatus

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def test_every_status_has_its_row_in_the_table() -> None:
    assert set(JOB_MOVES) == set(JobStatus)
    assert set(BATCH_MOVES) == set(BatchStatus)


def test_a_completed_or_skipped_job_never_moves_again() -> None:
    assert JOB_MOVES[JobStatus.COMPLETED] == JOB_MOVES[JobStatus.SKIPPED] == frozenset()


def test_interrupted_is_never_stored() -> None:
    assert batch_sources(BatchStatus.INTERRUPTED) == ()


def test_a_job_that_may_not_move_so_is_refused_by_name() -> None:
    with pytest.raises(IllegalMove, match="completed cannot become running"):
        move(BatchJob("1", "https://a.example", JobStatus.COMPLETED), JobStatus.RUNNING, NOW)


def test_the_start_is_stamped_once_and_the_end_is_taken_back_by_a_retry() -> None:
    job = move(BatchJob("1", "https://a.example"), JobStatus.RUNNING, NOW)
    failed = move(job, JobStatus.FAILED, NOW + timedelta(seconds=2), error="Gone.")
    again = move(move(failed, JobStatus.PENDING, NOW), JobStatus.RUNNING, NOW + timedelta(seconds=9))

    assert (failed.started_at, failed.completed_at, failed.elapsed_seconds) == (NOW, NOW + timedelta(seconds=2), 2.0)
    assert (again.started_at, again.completed_at) == (NOW, None)


@given(st.lists(st.sampled_from(JobStatus), max_size=12))
def test_whatever_is_asked_a_job_has_an_end_time_exactly_when_it_is_final(wishes: list[JobStatus]) -> None:
    job = BatchJob("1", "https://a.example", created_at=NOW)
    for number, wish in enumerate(wishes):
        try:
            job = move(job, wish, NOW + timedelta(seconds=number))
        except IllegalMove:
            assert wish not in JOB_MOVES[job.status]
        assert (job.completed_at is not None) == job.status.is_final


@given(st.sampled_from(JobStatus))
def test_the_ways_to_a_status_are_the_table_read_backwards(status: JobStatus) -> None:
    assert {source for source in JobStatus if status in JOB_MOVES[source]} == set(sources_of(status))
