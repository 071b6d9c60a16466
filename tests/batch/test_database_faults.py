"""A database that is out of reach for a while: nothing is lost or done twice, and the work goes on by itself."""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import create_engine, text

from jseeker.batch.worker import Until
from jseeker.model.batch import BatchStatus, JobStatus


def _assert_each_once(engine: Any, batch_id: str, jobs: int) -> None:
    assert Counter(job.status for job in engine.store.batches.jobs(batch_id)) == {JobStatus.COMPLETED: jobs}
    assert engine.store.batches.get(batch_id).status is BatchStatus.COMPLETED
    assert len(engine.store.applications.listing()) == jobs
    log = engine.store.batches.events(batch_id, limit=9999)
    ends = Counter(event.job_id for event in log if event.job_id and event.status == "completed")
    assert set(ends.values()) == {1}


@pytest.mark.parametrize("engine", ["postgres"], indirect=True)
def test_connections_that_the_server_cuts_again_and_again(engine: Any) -> None:
    engine.site.seconds = 0.02
    batch = engine.add_batch(range(20))
    other = create_engine(engine.store.database.url, isolation_level="AUTOCOMMIT")
    cut = text(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    engine.start(Until(batch_id=batch.id), capacity=5)
    with other.connect() as connection:
        for _ in range(6):
            engine.until(lambda: connection.execute(cut).scalar_one() > 0)
            threading.Event().wait(0.2)
    other.dispose()
    engine.join()

    _assert_each_once(engine, batch.id, 20)


@pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
def test_another_program_that_holds_the_database_for_a_while(engine: Any) -> None:
    engine.site.seconds = 0.02
    batch = engine.add_batch(range(10))
    engine.start(Until(batch_id=batch.id), capacity=5)
    with closing(sqlite3.connect(engine.store.database.path, isolation_level=None, timeout=30)) as other:
        for _ in range(3):
            other.execute("BEGIN EXCLUSIVE")
            threading.Event().wait(0.5)
            other.execute("COMMIT")
    engine.join()

    _assert_each_once(engine, batch.id, 10)
