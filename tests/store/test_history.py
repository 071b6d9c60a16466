"""Histories of jobs on each kind of database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert

from jseeker.errors import PostingGone, UnknownId
from jseeker.model.batch import Batch, Stage
from jseeker.model.match import Score
from jseeker.model.queue import Recording
from jseeker.store import Store
from jseeker.store.schema import llm_calls

SECOND = timedelta(seconds=1)


@pytest.fixture
def worked(store: Store, add_batch: Callable[..., Batch], recording: Callable[..., Recording], now: datetime) -> Batch:
    """A batch whose first job was completed, whose second failed and was retried, and whose third waits."""
    batch = add_batch(3)
    first = store.queue.claim("w/1", now)
    assert first is not None
    for number, stage in enumerate((Stage.READ, Stage.TAILOR, Stage.RENDER), 1):
        store.queue.save_result(first.job, stage, {}, now + number * SECOND)
    store.queue.complete(first.job, recording("k0"), now + 4 * SECOND)
    second = store.queue.claim("w/2", now)
    assert second is not None
    store.queue.fail(second.job, PostingGone("The posting is gone (404)."), now + 2 * SECOND)
    store.batches.retry(batch.id, now + 3 * SECOND)
    assert store.queue.claim("w/3", now + 5 * SECOND) is not None
    return batch


def test_every_job_is_told_with_the_stages_it_went_through(store: Store, worked: Batch) -> None:
    done, retried, waiting = store.history.of_batch(worked.id)

    assert [(run.stage, run.elapsed_seconds, run.outcome) for run in done.stages] == [
        (stage, 1.0, "completed") for stage in Stage
    ]
    assert [(run.attempt, run.worker_id, run.outcome, run.error_kind) for run in retried.stages] == [
        (1, "w/2", "failed", "posting_gone"),
        (2, "w/3", "running", None),
    ]
    assert waiting.stages == ()


def test_the_cost_of_a_models_answer_stands_at_its_stage(store: Store, worked: Batch, now: datetime) -> None:
    job = store.batches.jobs(worked.id)[0]
    call = {"batch_id": worked.id, "item_id": int(job.id), "model": "m", "prompt_version": "1", "input_hash": "x"}
    with store.database.write() as connection:
        connection.execute(insert(llm_calls).values(**call, at=now + 1.5 * SECOND, cost_usd=0.5))

    stages = store.history.of_job(worked.id, job.id).stages

    assert {run.stage: run.cost_usd for run in stages} == {"read": 0.0, "tailor": 0.5, "render": 0.0, "record": 0.0}


def test_one_job_is_told_alone_and_only_of_its_own_batch(
    store: Store, worked: Batch, add_batch: Callable[..., Batch]
) -> None:
    other = add_batch(1)
    job = store.batches.jobs(worked.id)[1]

    assert store.history.of_job(worked.id, job.id).job.url == job.url
    for batch_id, job_id in ((other.id, job.id), (worked.id, "999"), (worked.id, "x"), (worked.id, "²")):
        with pytest.raises(UnknownId, match="has no job"):
            store.history.of_job(batch_id, job_id)


def test_the_score_of_an_applications_latest_version_counts_alone(
    store: Store, recording: Callable[..., Recording], now: datetime
) -> None:
    assert store.history.scores() == ()
    for key, version, overall in (("k1", 1, 40), ("k2", 1, 60), ("k1", 2, 75)):
        made = replace(recording(key, version), score=Score(overall))
        store.tracking.record(made, f"https://a.example/{key}", now)

    assert [score.overall for score in store.history.scores()] == [75, 60]
