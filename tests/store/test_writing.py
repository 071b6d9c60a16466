"""Writes shared by the tables: the log, the end of a batch, and rows that two processes write at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime

import pytest

from jseeker.errors import LostClaim, StoreError, TransactionCrossed
from jseeker.model.batch import Batch, BatchStatus, JobStatus, Stage
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.queue import Recording
from jseeker.store import Store
from jseeker.store.database import one_transaction

AddBatch = Callable[..., Batch]
Record = Callable[..., Recording]


shared_by_threads = pytest.mark.parametrize("database_url", ["sqlite", "postgres"], indirect=True)
"""In memory there is one connection, for one thread."""


def _at_once(*functions: Callable[[], object]) -> list[BaseException]:
    start, faults = threading.Barrier(len(functions)), []

    def run(function: Callable[[], object]) -> None:
        start.wait()
        try:
            function()
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is looked at
            faults.append(error)

    threads = [threading.Thread(target=run, args=(function,)) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


@shared_by_threads
def test_a_posting_kept_by_several_workers_at_once_harms_nobody(store: Store, now: datetime) -> None:
    posting = Posting("https://a.example/1", "k", "generic", ReadMethod.TEXT, "Alder", "Engineer", "Text.")

    faults = _at_once(*[lambda: store.postings.put("k", posting, now)] * 6)

    assert faults == []


@shared_by_threads
def test_a_worker_found_dead_while_it_completes_loses_the_job_or_has_done_it(
    store: Store, add_batch: AddBatch, recording: Record, now: datetime
) -> None:
    for turn in range(8):
        batch = add_batch(1, again=True)
        claimed = store.queue.claim("slow/1", now)
        assert claimed is not None

        faults = _at_once(
            lambda held=claimed.job, turn=turn: store.queue.complete(held, recording("k0", turn + 1), now),
            lambda: store.workers.leave("slow", now),
        )

        [job] = store.batches.jobs(batch.id)
        if faults:
            assert [type(fault) for fault in faults] == [LostClaim]
            assert job.status is JobStatus.PENDING
            again = store.queue.claim("fast/1", now)
            assert again is not None
            store.queue.complete(again.job, recording("k0", turn + 1), now)
        else:
            assert job.status is JobStatus.COMPLETED
        assert store.batches.get(batch.id).status is BatchStatus.COMPLETED


@shared_by_threads
def test_two_links_of_one_posting_that_find_out_at_once_do_it_once(
    store: Store, add_batch: AddBatch, now: datetime
) -> None:
    for _turn in range(8):
        batch = add_batch(2)
        held = [store.queue.claim(f"w/{number}", now) for number in range(2)]
        jobs = [one.job for one in held if one is not None]
        assert len(jobs) == 2

        faults = _at_once(
            *[lambda job=job: store.queue.save_result(job, Stage.READ, {}, now, key="true") for job in jobs]
        )

        assert [type(fault) for fault in faults] == [LostClaim]
        statuses = sorted(job.status for job in store.batches.jobs(batch.id))
        assert statuses == [JobStatus.PENDING, JobStatus.RUNNING]
        store.batches.stop(batch.id, now)


def test_a_transaction_that_the_server_undid_is_run_again_and_not_for_ever() -> None:
    tries = []

    @one_transaction
    def write(fails: int) -> str:
        tries.append(1)
        if len(tries) <= fails:
            raise TransactionCrossed("undone")
        return "written"

    assert write(3) == "written"
    assert len(tries) == 4
    tries.clear()
    with pytest.raises(StoreError):
        write(99)
    assert len(tries) == 5
