"""Workers on real databases: every job done once, whatever is paused, stopped, failed or killed meanwhile."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

from jseeker.batch.pulse import DEAD_AFTER_S
from jseeker.batch.slots import Home
from jseeker.batch.worker import Until
from jseeker.core.progress import progress_of
from jseeker.errors import KeyRefused, PostingGone
from jseeker.model.batch import BatchStatus, JobStatus, Stage


def _statuses(engine: Any, batch_id: str) -> Counter[JobStatus]:
    return Counter(job.status for job in engine.store.batches.jobs(batch_id))


def test_every_job_is_completed_with_an_application_of_its_own(engine: Any) -> None:
    batch = engine.add_batch(range(12))

    engine.work_off(batch)

    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 12}
    assert engine.store.batches.get(batch.id).status is BatchStatus.COMPLETED
    assert len(engine.store.applications.listing()) == 12
    assert sorted(engine.site.asked) == sorted(f"https://jobs.example/{n}" for n in range(12))
    folders = {job.result["documents"]["pdf"] for job in engine.store.batches.jobs(batch.id)}
    assert len(folders) == 12


def test_never_more_than_the_capacity_is_in_progress_and_the_capacity_is_used(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(12))

    engine.start(Until(batch_id=batch.id), capacity=3)
    engine.until(lambda: engine.site.at_once == 3)
    engine.site.open.set()
    engine.join()

    assert engine.site.peak == 3


def test_a_batchs_own_cap_holds_below_the_workers_capacity(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(8))
    engine.store.batches.set_max_workers(batch.id, 2)

    engine.start(Until(batch_id=batch.id), capacity=5)
    engine.until(lambda: engine.site.at_once == 2)
    engine.site.open.set()
    engine.join()

    assert engine.site.peak == 2


def test_a_posting_that_is_gone_fails_alone(engine: Any) -> None:
    engine.site.faults["https://jobs.example/3"] = PostingGone("The posting is gone (404).")
    batch = engine.add_batch(range(6))

    engine.work_off(batch)

    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 5, JobStatus.FAILED: 1}
    failed = engine.store.batches.jobs(batch.id)[3]
    assert (failed.error, failed.error_kind, failed.retryable) == ("The posting is gone (404).", "posting_gone", False)


def test_a_fault_of_the_program_fails_its_job_and_no_other(engine: Any) -> None:
    engine.site.faults["https://jobs.example/1"] = ZeroDivisionError("division by zero")
    batch = engine.add_batch(range(4))

    engine.work_off(batch)

    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 3, JobStatus.FAILED: 1}
    assert engine.store.batches.jobs(batch.id)[1].error_kind == "internal"


def test_a_retry_does_the_failed_jobs_alone_and_only_what_was_missing(engine: Any) -> None:
    engine.site.faults["https://jobs.example/1"] = PostingGone("The posting is gone (404).")
    batch = engine.add_batch(range(3))
    engine.work_off(batch)
    engine.site.faults.clear()

    assert engine.store.batches.retry(batch.id, engine.clock.now()) == 1
    engine.work_off(batch)

    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 3}
    assert Counter(engine.site.asked)["https://jobs.example/1"] == 2
    assert Counter(engine.site.asked)["https://jobs.example/0"] == 1


def test_paused_the_step_in_progress_ends_and_nothing_new_starts(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(10))
    engine.start(Until(batch_id=batch.id), capacity=2)
    engine.until(lambda: len(engine.site.asked) == 2)

    engine.store.batches.pause(batch.id, engine.clock.now())
    engine.site.open.set()
    engine.until(lambda: _statuses(engine, batch.id)[JobStatus.RUNNING] == 0)

    assert _statuses(engine, batch.id) == {JobStatus.PENDING: 10}
    assert engine.store.batches.jobs(batch.id)[0].stage is Stage.TAILOR
    assert len(engine.site.asked) == 2
    engine.store.batches.resume(batch.id, engine.clock.now())
    engine.join()
    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 10}
    assert len(engine.site.asked) == 10, "a page that was read before the pause is not read again"


def test_after_a_stop_every_link_still_has_a_row_and_none_is_in_progress(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(10))
    engine.start(Until(batch_id=batch.id), capacity=2)
    engine.until(lambda: len(engine.site.asked) == 2)
    live = [worker.id for worker in engine.workers]
    asked_at = time.monotonic()

    engine.store.batches.stop(batch.id, engine.clock.now(), live)
    engine.until(lambda: _statuses(engine, batch.id) == {JobStatus.STOPPED: 10})

    assert time.monotonic() - asked_at < 5, "a page that never arrives cannot hold a stop up"
    engine.join()
    assert engine.store.batches.get(batch.id).status is BatchStatus.STOPPED


def test_a_stopped_batch_is_carried_on_where_it_was(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(5))
    engine.start(Until(batch_id=batch.id), capacity=2)
    engine.until(lambda: len(engine.site.asked) == 2)
    engine.store.batches.stop(batch.id, engine.clock.now(), [worker.id for worker in engine.workers])
    engine.join()
    engine.site.open.set()

    assert engine.store.batches.resume(batch.id, engine.clock.now()) == 5
    engine.work_off(batch)

    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 5}


def test_a_stop_with_no_worker_alive_settles_the_rows_that_a_dead_one_held(engine: Any) -> None:
    batch = engine.add_batch(range(3))
    engine.store.queue.claim("dead-host-1/1", engine.clock.now())

    engine.store.batches.stop(batch.id, engine.clock.now(), [])

    assert _statuses(engine, batch.id) == {JobStatus.STOPPED: 3}


def test_drained_a_worker_finishes_what_it_has_even_when_the_batch_is_paused(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(10))
    worker = engine.start(Until(batch_id=batch.id), capacity=2)
    engine.until(lambda: len(engine.site.asked) == 2)

    engine.store.batches.pause(batch.id, engine.clock.now())
    worker.drain()
    engine.site.open.set()
    engine.join()

    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 2, JobStatus.PENDING: 8}
    assert engine.store.batches.get(batch.id).status is BatchStatus.PAUSED


def test_leaving_a_worker_puts_its_jobs_back_at_once(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(4))
    worker = engine.start(Until(batch_id=batch.id), capacity=2)
    engine.until(lambda: len(engine.site.asked) == 2)

    worker.leave()
    engine.join()

    assert _statuses(engine, batch.id) == {JobStatus.PENDING: 4}
    assert engine.store.workers.rows() == ()


def test_what_a_dead_worker_of_the_same_home_held_is_carried_on_at_once(engine: Any) -> None:
    batch = engine.add_batch(range(3))
    engine.store.queue.claim(f"{Home(engine.folder / 'home').worker_id(1)}/1", engine.clock.now())
    began = time.monotonic()

    engine.work_off(batch)

    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 3}
    assert time.monotonic() - began < DEAD_AFTER_S / 2, "nothing waited for a missing heartbeat"


def test_a_run_takes_up_a_batch_that_nobody_serves_and_says_so(engine: Any) -> None:
    left = engine.add_batch(range(3))
    own = engine.add_batch(range(10, 13))
    engine.site.seconds = 0.05

    engine.start(Until(batch_id=own.id), capacity=1, own=[own.id])
    engine.join()

    assert engine.taken_up == [(left.id, 3)]
    assert _statuses(engine, own.id) == {JobStatus.COMPLETED: 3}


def test_a_batch_that_another_live_worker_serves_is_not_taken_up(engine: Any) -> None:
    engine.site.open.clear()
    first = engine.add_batch(range(3))
    engine.start(Until(batch_id=first.id), capacity=1, own=[first.id])
    engine.until(lambda: len(engine.site.asked) == 1)
    second = engine.enter_then_add(range(10, 13))
    engine.until(lambda: len(engine.site.asked) == 2)
    engine.site.open.set()
    engine.join()

    assert engine.taken_up == []
    assert engine.store.batches.get(second.id).status is BatchStatus.COMPLETED


def test_two_workers_on_one_batch_do_each_job_once(engine: Any) -> None:
    engine.site.seconds = 0.02
    batch = engine.add_batch(range(30))
    engine.start(Until(batch_id=batch.id), capacity=4, home="one")
    engine.start(Until(batch_id=batch.id), capacity=4, home="two")
    engine.join()

    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 30}
    assert len(engine.site.asked) == 30
    assert {job.worker_id.rpartition("/")[0] for job in engine.store.batches.jobs(batch.id)} == {
        worker.id for worker in engine.workers
    }


def test_a_refused_key_pauses_the_batch_after_the_first_sign_with_the_sentence(engine: Any) -> None:
    refused = KeyRefused("The key was refused; the batch is paused. Set it and resume.")
    for number in range(6):
        engine.site.faults[f"https://jobs.example/{number}"] = refused
    batch = engine.add_batch(range(6))

    engine.start(Until(batch_id=batch.id), capacity=1)
    engine.join()

    assert len(engine.site.asked) == 1
    paused = engine.store.batches.get(batch.id)
    assert (paused.status, paused.halt_reason) == (BatchStatus.PAUSED, refused.message)
    assert _statuses(engine, batch.id) == {JobStatus.PENDING: 6}


def test_a_second_batch_reads_from_the_cache_and_fetches_nothing(engine: Any) -> None:
    first = engine.add_batch(range(4))
    engine.work_off(first)

    again = engine.add_batch(range(4), again=True)
    engine.work_off(again)

    assert len(engine.site.asked) == 4
    assert _statuses(engine, again.id) == {JobStatus.COMPLETED: 4}
    assert len(engine.store.applications.listing()) == 4


def test_totals_add_up_at_every_look(engine: Any) -> None:
    engine.site.seconds = 0.01
    batch = engine.add_batch(range(20))
    engine.start(Until(batch_id=batch.id), capacity=5)

    def at_end() -> bool:
        look = progress_of(engine.store.batches.facts(batch.id), engine.clock.now())
        assert look.total == 20
        assert look.pending + look.running + look.settled == 20
        assert look.pending >= 0
        assert look.running <= 5
        assert look.estimated_remaining_seconds is None or look.estimated_remaining_seconds >= 0
        return look.status is BatchStatus.COMPLETED

    engine.until(at_end)
