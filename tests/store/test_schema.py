"""The tables: moments are kept in UTC, one job of a posting runs, and what belongs together goes together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import delete, func, insert, inspect, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError, StatementError

from jseeker.model.batch import Batch
from jseeker.model.queue import Recording
from jseeker.store import Store
from jseeker.store.schema import (
    UtcDateTime,
    application_history,
    applications,
    batch_job_items,
    batch_jobs,
    companies,
    job_events,
    metadata,
    resumes,
)

AddBatch = Callable[..., Batch]
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
YEARS = {"min_value": datetime(1971, 1, 1), "max_value": datetime(2999, 1, 1)}  # noqa: DTZ001 - hypothesis wants them naive


def test_an_opened_database_has_these_tables_with_these_columns(store: Store) -> None:
    there = inspect(store.database.engine)

    for table in metadata.sorted_tables:
        assert {column["name"] for column in there.get_columns(table.name)} == set(table.columns.keys()), table.name
    assert set(there.get_table_names()) - set(metadata.tables) == {"alembic_version"}


@given(st.datetimes(**YEARS, timezones=ZONES))
def test_a_moment_of_any_zone_is_stored_in_utc_and_comes_back_the_same(moment: datetime) -> None:
    kind, dialect = UtcDateTime(), sqlite.dialect()

    stored = kind.process_bind_param(moment, dialect)

    assert stored is not None
    assert stored.utcoffset() == timedelta(0)
    assert kind.process_result_value(stored.replace(tzinfo=None), dialect) == moment  # as SQLite gives it
    assert kind.process_result_value(moment, dialect) == moment  # as Postgres gives it


def test_no_moment_stays_none_and_one_without_a_zone_is_refused(store: Store, now: datetime) -> None:
    row = {"name": "Northwind", "created_at": now.replace(tzinfo=None)}

    assert UtcDateTime().process_bind_param(None, sqlite.dialect()) is None
    with (
        pytest.raises(StatementError, match=r"A time without a zone cannot be stored\."),
        store.database.write() as connection,
    ):
        connection.execute(insert(companies).values(**row))


def test_a_moment_is_read_back_aware_whatever_zone_it_was_given_in(store: Store, now: datetime) -> None:
    given_as = now.astimezone(timezone(timedelta(hours=-8)))
    with store.database.write() as connection:
        connection.execute(insert(companies).values(name="Northwind", created_at=given_as))

    with store.database.read() as connection:
        read = connection.execute(select(companies.c.created_at)).scalar_one()

    assert read == now
    assert read.tzinfo is UTC


def test_two_running_jobs_of_one_posting_cannot_be_written(store: Store, add_batch: AddBatch) -> None:
    add_batch(1)
    add_batch(1)

    with pytest.raises(IntegrityError), store.database.write() as connection:
        connection.execute(update(batch_job_items).values(status="running"))


def test_running_jobs_of_two_postings_or_of_none_known_can(store: Store, add_batch: AddBatch) -> None:
    add_batch(2)
    with store.database.write() as connection:
        connection.execute(update(batch_job_items).values(status="running"))
        connection.execute(update(batch_job_items).values(key=""))

    with store.database.read() as connection:
        running = batch_job_items.c.status == "running"
        assert connection.execute(select(func.count()).where(running)).scalar() == 2


def test_a_removed_batch_takes_its_jobs_and_its_log_with_it(store: Store, add_batch: AddBatch, now: datetime) -> None:
    gone, kept = add_batch(2), add_batch(jobs=())
    assert store.queue.claim("w/1", now) is not None
    with store.database.write() as connection:
        connection.execute(delete(batch_jobs).where(batch_jobs.c.id == gone.id))

    with store.database.read() as connection:
        for table in (batch_job_items, job_events):
            assert connection.execute(select(func.count()).where(table.c.batch_id == gone.id)).scalar() == 0
        assert connection.execute(select(batch_jobs.c.id)).scalars().all() == [kept.id]


def test_a_removed_application_takes_its_history_and_versions_but_leaves_the_job(
    store: Store, add_batch: AddBatch, recording: Callable[..., Recording], now: datetime
) -> None:
    add_batch(1)
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    store.queue.complete(claimed.job, recording("k0"), now)
    with store.database.write() as connection:
        connection.execute(delete(applications))

    with store.database.read() as connection:
        for table in (application_history, resumes):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0
        [row] = connection.execute(select(batch_job_items.c.application_id, batch_job_items.c.resume_id)).all()
    assert tuple(row) == (None, None)


def test_a_job_of_no_batch_cannot_be_written(store: Store, now: datetime) -> None:
    row = {"batch_id": "none", "url": "https://a.example/1", "status": "pending", "created_at": now}

    with pytest.raises(IntegrityError), store.database.write() as connection:
        connection.execute(insert(batch_job_items).values(**row))
