"""The queue on each kind of database: one owner for a job, one job for a posting, one application."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest

from jseeker.errors import LostClaim, PostingGone, UnknownId
from jseeker.model.batch import Batch, BatchStatus, JobStatus, Stage
from jseeker.model.queue import NewJob, Recording
from jseeker.store import Scope, Store

AddBatch = Callable[..., Batch]
Record = Callable[..., Recording]


def test_jobs_are_claimed_in_the_order_of_the_list(store: Store, add_batch: AddBatch, now: datetime) -> None:
    add_batch(3)

    claimed = [store.queue.claim(f"w/{n}", now) for n in range(4)]

    assert [one.job.url[-1] for one in claimed if one] == ["0", "1", "2"]
    assert claimed[3] is None
    assert all(one.job.status is JobStatus.RUNNING and one.job.stage is Stage.READ for one in claimed if one)


def test_the_older_batch_is_served_first_unless_the_scope_says_otherwise(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    old, new = add_batch(1), add_batch(jobs=(NewJob("https://b.example/1", "other"),))

    first = store.queue.claim("w/1", now, Scope(only=(new.id, old.id)))
    second = store.queue.claim("w/2", now)

    assert first is not None
    assert first.batch.id == new.id
    assert second is not None
    assert second.batch.id == old.id


def test_a_full_or_foreign_batch_is_left_alone(store: Store, add_batch: AddBatch, now: datetime) -> None:
    batch = add_batch(2)

    assert store.queue.claim("w/1", now, Scope(full=(batch.id,))) is None
    assert store.queue.claim("w/1", now, Scope(only=("another",))) is None


def test_only_one_job_of_a_posting_runs_at_a_time(store: Store, add_batch: AddBatch, now: datetime) -> None:
    add_batch(1)
    add_batch(1)
    assert store.queue.claim("w/1", now) is not None

    assert store.queue.claim("w/2", now) is None


def test_a_posting_that_got_an_application_meanwhile_is_skipped_with_its_number(
    store: Store, add_batch: AddBatch, recording: Record, now: datetime
) -> None:
    add_batch(1)
    late = add_batch(1)
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    done = store.queue.complete(claimed.job, recording("k0"), now)

    assert store.queue.claim("w/2", now) is None

    [skipped] = store.batches.jobs(late.id)
    assert skipped.status is JobStatus.SKIPPED
    assert done.result is not None
    assert skipped.reason == f"already applied: application {done.result['application_id']}"
    assert store.batches.get(late.id).status is BatchStatus.COMPLETED


def test_asked_for_again_a_known_posting_gets_a_version_and_no_second_application(
    store: Store, add_batch: AddBatch, recording: Record, now: datetime
) -> None:
    add_batch(1)
    add_batch(1, again=True)
    for version in (1, 2):
        claimed = store.queue.claim("w/1", now)
        assert claimed is not None
        assert store.applications.next_version("k0") == version
        store.queue.complete(claimed.job, recording("k0", version), now)

    [application] = store.applications.listing()
    assert [row["version"] for row in store.applications.versions(application.id)] == [1, 2]


def test_many_threads_never_claim_the_same_job_twice(store: Store, add_batch: AddBatch, now: datetime) -> None:
    add_batch(40)
    start, taken = Barrier(8), []

    def take(number: int) -> None:
        start.wait()
        while (claimed := store.queue.claim(f"w/{number}", now)) is not None:
            taken.append(claimed.job.id)

    threads = [Thread(target=take, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(taken) == 40
    assert len(set(taken)) == 40


def test_results_of_stages_come_back_with_the_next_claim(store: Store, add_batch: AddBatch, now: datetime) -> None:
    add_batch(1)
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    store.queue.save_result(claimed.job, Stage.READ, {"title": "Naïve 数据"}, now)
    store.queue.put_back(claimed.job, now)

    again = store.queue.claim("w/2", now)

    assert again is not None
    assert again.results == {Stage.READ: {"title": "Naïve 数据"}}
    assert again.job.stage is Stage.TAILOR
    assert again.job.attempts == 2


def test_whoever_lost_a_job_can_write_nothing_more(
    store: Store, add_batch: AddBatch, recording: Record, now: datetime
) -> None:
    add_batch(1)
    claimed = store.queue.claim("slow/1", now)
    assert claimed is not None
    store.workers.leave("slow", now)
    new = store.queue.claim("fast/1", now)
    assert new is not None

    for write in (
        lambda: store.queue.save_result(claimed.job, Stage.READ, {}, now),
        lambda: store.queue.complete(claimed.job, recording("k0"), now),
        lambda: store.queue.fail(claimed.job, PostingGone("Gone."), now),
        lambda: store.queue.put_back(claimed.job, now),
        lambda: store.queue.stop(claimed.job, now),
    ):
        with pytest.raises(LostClaim):
            write()

    assert store.applications.listing() == ()
    assert store.queue.lost([claimed.job, new.job]) == {claimed.job.id}
    store.queue.complete(new.job, recording("k0"), now)
    assert len(store.applications.listing()) == 1


def test_a_link_that_turns_out_to_be_a_known_posting_is_skipped(
    store: Store, add_batch: AddBatch, recording: Record, now: datetime
) -> None:
    add_batch(jobs=(NewJob("https://a.example/0", "k0"), NewJob("https://own.example/jobs?gh_jid=1", "own")))
    first, second = store.queue.claim("w/1", now), store.queue.claim("w/2", now)
    assert first is not None
    assert second is not None
    store.queue.complete(first.job, recording("k0"), now)

    with pytest.raises(LostClaim):
        store.queue.save_result(second.job, Stage.READ, {}, now, key="k0")

    assert store.queue.job(second.job.id).status is JobStatus.SKIPPED
    assert len(store.applications.listing()) == 1


def test_a_link_that_turns_out_to_be_a_posting_in_work_waits_its_turn(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    add_batch(jobs=(NewJob("https://a.example/0", "k0"), NewJob("https://own.example/jobs?gh_jid=1", "own")))
    store.queue.claim("w/1", now)
    second = store.queue.claim("w/2", now)
    assert second is not None

    with pytest.raises(LostClaim):
        store.queue.save_result(second.job, Stage.READ, {}, now, key="k0")

    waiting = store.queue.job(second.job.id)
    assert waiting.status is JobStatus.PENDING
    assert waiting.key == "k0"
    assert store.queue.claim("w/2", now + timedelta(minutes=1)) is None


def test_the_last_settled_job_completes_the_batch_with_true_counts(
    store: Store, add_batch: AddBatch, recording: Record, now: datetime
) -> None:
    batch = add_batch(2)
    first, second = store.queue.claim("w/1", now), store.queue.claim("w/2", now)
    assert first is not None
    assert second is not None
    store.queue.complete(first.job, recording("k0"), now)
    assert store.batches.get(batch.id).status is BatchStatus.RUNNING

    store.queue.fail(second.job, PostingGone("The posting is gone (404)."), now)

    row = store.tracking.batch(batch.id)
    assert row["status"] == BatchStatus.COMPLETED
    assert (row["completed_count"], row["failed_count"], row["skipped_count"]) == (1, 1, 0)
    failed = store.queue.job(second.job.id)
    assert (failed.error, failed.error_kind) == ("The posting is gone (404).", "posting_gone")


def test_every_move_is_in_the_log_in_order(store: Store, add_batch: AddBatch, recording: Record, now: datetime) -> None:
    batch = add_batch(1)
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    for stage in (Stage.READ, Stage.TAILOR, Stage.RENDER):
        store.queue.save_result(claimed.job, stage, {}, now)
    store.queue.complete(claimed.job, recording("k0"), now)

    log = [(event.status, event.stage) for event in store.batches.events(batch.id)]

    assert log == [
        ("running", None),
        ("running", Stage.READ),
        ("running", Stage.TAILOR),
        ("running", Stage.RENDER),
        ("running", Stage.RECORD),
        ("completed", None),
        ("completed", None),
    ]


def test_an_unknown_job_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(UnknownId):
        store.queue.job("12")
    with pytest.raises(UnknownId):
        store.queue.job("none")
