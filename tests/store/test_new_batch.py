"""A batch is written whole inside the transaction of whoever starts it, or not at all."""

from __future__ import annotations

from datetime import datetime

import pytest

from jseeker.model.batch import Batch, BatchOptions, BatchStatus
from jseeker.model.queue import NewJob
from jseeker.store import Store
from jseeker.store.new_batch import write_batch


def test_what_the_caller_undoes_leaves_no_row(store: Store, now: datetime) -> None:
    batch = Batch("b", BatchStatus.RUNNING, now, BatchOptions("/output"), resume_text="basics: {}")
    jobs = (NewJob("https://a.example/1", "k"), NewJob("https://a.example/2", "l"))

    def half_way() -> None:
        with store.database.write() as connection:
            write_batch(connection, batch, jobs)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        half_way()
    assert (store.batches.recent(), store.batches.jobs("b"), store.batches.events("b")) == ((), (), ())

    with store.database.write() as connection:
        write_batch(connection, batch, jobs)
    assert [job.url for job in store.batches.jobs("b")] == [job.url for job in jobs]
    assert len(store.batches.events("b")) == 1
