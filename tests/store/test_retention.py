"""Clean-ups on each kind of database: what is old and no longer needed goes, everything of worth stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, insert, select

from jseeker.errors import PostingGone
from jseeker.model.batch import Batch, Stage
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.queue import NewJob, Recording
from jseeker.store import Store
from jseeker.store.schema import applications, job_events, job_results, llm_calls, metadata, postings, resumes

DAY, HOUR = timedelta(days=1), timedelta(hours=1)

AddBatch = Callable[..., Batch]


def count(store: Store, table: Any) -> int:
    with store.database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


@pytest.fixture
def complete(store: Store, recording: Callable[..., Recording], now: datetime) -> Callable[[], None]:
    """Works off the next job whole."""

    def one() -> None:
        claimed = store.queue.claim("w/1", now)
        assert claimed is not None
        store.queue.save_result(claimed.job, Stage.READ, {}, now)
        store.queue.complete(claimed.job, recording(claimed.job.key), now)

    return one


def posting_of(key: str) -> Posting:
    return Posting("https://a.example/1", key, "generic", ReadMethod.TEXT, "Northwind", "Data Engineer", "Text.")


def test_results_and_logs_go_once_their_batch_ended_long_enough_ago(
    store: Store, add_batch: AddBatch, complete: Callable[[], None], now: datetime
) -> None:
    batch = add_batch(1)
    complete()

    kept = store.retention.clean_up(now + 89 * DAY, 90 * DAY, HOUR)
    assert (kept.stage_results, kept.log_entries) == (0, 0)

    gone = store.retention.clean_up(now + 90 * DAY, 90 * DAY, HOUR)
    assert gone.stage_results == 1
    assert gone.log_entries >= 4
    assert (count(store, job_results), count(store, job_events)) == (0, 0)
    assert store.batches.jobs(batch.id)[0].result is not None


def test_a_batch_that_has_not_ended_keeps_everything(
    store: Store, add_batch: AddBatch, complete: Callable[[], None], now: datetime
) -> None:
    add_batch(2)
    complete()
    before = count(store, job_events)

    done = store.retention.clean_up(now + 900 * DAY, 90 * DAY, HOUR)

    assert (done.stage_results, done.log_entries) == (0, 0)
    assert (count(store, job_results), count(store, job_events)) == (1, before)


def test_applications_documents_and_costs_are_never_touched(
    store: Store, add_batch: AddBatch, complete: Callable[[], None], now: datetime
) -> None:
    batch = add_batch(1)
    complete()
    call = {"batch_id": batch.id, "item_id": 1, "at": now, "model": "m", "prompt_version": "1", "input_hash": "x"}
    with store.database.write() as connection:
        connection.execute(insert(llm_calls).values(**call))
    removable = {"job_results", "job_events", "postings"}
    kept = [table for table in metadata.sorted_tables if table.name not in removable]
    before = {table.name: count(store, table) for table in kept}

    store.retention.clean_up(now + 900 * DAY, timedelta(0), timedelta(0))
    assert {table.name: count(store, table) for table in kept} == before

    store.batches.remove(batch.id)
    assert (count(store, applications), count(store, resumes), count(store, llm_calls)) == (1, 1, 1)


def test_a_saved_posting_stays_where_its_job_may_be_tried_again(
    store: Store, add_batch: AddBatch, complete: Callable[[], None], now: datetime
) -> None:
    files = tuple(NewJob(f"{name}.html", f"file:{name}", posting=posting_of(f"file:{name}")) for name in "ab")
    batch = add_batch(jobs=files)
    complete()
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    store.queue.fail(claimed.job, PostingGone("Gone."), now)

    store.retention.clean_up(now + 900 * DAY, 90 * DAY, HOUR)
    store.batches.retry(batch.id, now)

    again = store.queue.claim("w/1", now)
    assert again is not None
    assert again.job.url == "b.html"
    assert list(again.results) == [Stage.READ]


def test_only_postings_older_than_the_cache_keeps_them_go(store: Store, now: datetime) -> None:
    store.postings.put("old", posting_of("old"), now)
    store.postings.put("new", posting_of("new"), now + HOUR)

    assert store.retention.clean_up(now + 1.5 * HOUR, 90 * DAY, HOUR).cached_postings == 1
    assert count(store, postings) == 1


def test_the_space_of_removed_rows_is_given_back_and_the_database_goes_on(store: Store, now: datetime) -> None:
    text = "".join(chr(33 + number * 7919 % 90) for number in range(4_000))
    for number in range(100):
        key = f"k{number}"
        posting = Posting("https://a.example/1", key, "generic", ReadMethod.TEXT, "Northwind", "Engineer", text * 2)
        store.postings.put(key, posting, now)

    done = store.retention.clean_up(now + DAY, 90 * DAY, HOUR)

    assert done.cached_postings == 100
    if store.database.is_sqlite:  # a server frees whole files only where nobody looks at them
        assert done.size_bytes_after < done.size_bytes_before / 2
    store.postings.put("k", posting_of("k"), now)
    assert store.postings.get("k", now, HOUR) is not None
