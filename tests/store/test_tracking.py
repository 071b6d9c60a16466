"""Batches that a program keeps by hand: rows in, rows out, true counts, and no worker touches them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from jseeker.errors import UnknownId
from jseeker.model.queue import Recording
from jseeker.store import Store

Record = Callable[..., Recording]


def item(batch_id: str, position: int, now: datetime, status: str = "pending") -> dict[str, Any]:
    url = f"https://a.example/{position}"
    return {"batch_id": batch_id, "url": url, "position": position, "status": status, "created_at": now}


def counts(row: dict[str, Any]) -> tuple[int, int, int]:
    return row["completed_count"], row["failed_count"], row["skipped_count"]


def test_a_new_batch_is_pending_with_the_total_that_was_told(store: Store, now: datetime) -> None:
    store.tracking.create_batch("b1", 20, now)

    row = store.tracking.batch("b1")

    assert (row["status"], row["total_count"], row["created_at"]) == ("pending", 20, now)
    assert counts(row) == (0, 0, 0)
    assert store.tracking.items("b1") == []


def test_workers_leave_a_batch_kept_by_hand_alone(store: Store, now: datetime) -> None:
    store.tracking.create_batch("b1", 1, now)
    store.tracking.create_item(item("b1", 0, now))

    assert store.queue.claim("w/1", now) is None


def test_without_rows_the_counts_are_those_that_were_told_and_with_rows_those_of_the_rows(
    store: Store, now: datetime
) -> None:
    store.tracking.create_batch("b1", 3, now)
    store.tracking.update_batch("b1", {"completed_count": 2, "failed_count": 1, "status": "running"})
    assert counts(store.tracking.batch("b1")) == (2, 1, 0)

    for position, status in enumerate(["completed", "failed", "skipped", "skipped", "pending"]):
        store.tracking.create_item(item("b1", position, now, status))

    assert counts(store.tracking.batch("b1")) == (1, 1, 2)
    assert store.tracking.batch("b1")["status"] == "running"


def test_rows_come_in_the_order_of_their_positions_then_of_their_entry(store: Store, now: datetime) -> None:
    store.tracking.create_batch("b1", 3, now)
    entered = [store.tracking.create_item(item("b1", position, now)) for position in (2, 0, 0)]

    assert [row["id"] for row in store.tracking.items("b1")] == [entered[1], entered[2], entered[0]]
    assert len(set(entered)) == 3


def test_the_newest_batches_come_first_and_no_more_than_asked(store: Store, now: datetime) -> None:
    for number in range(4):
        store.tracking.create_batch(f"b{number}", 0, now + timedelta(seconds=number // 2))

    assert [row["id"] for row in store.tracking.batches(3)] == ["b3", "b2", "b1"]
    assert len(store.tracking.batches(9)) == 4
    assert store.tracking.batches(0) == []


def test_a_batch_that_is_not_there_is_said_to_be_unknown_and_nothing_is_written(store: Store, now: datetime) -> None:
    for call in (
        lambda: store.tracking.batch("b9"),
        lambda: store.tracking.update_batch("b9", {"status": "running"}),
        lambda: store.tracking.create_item(item("b9", 0, now)),
    ):
        with pytest.raises(UnknownId, match=r"^There is no batch b9\.$"):
            call()

    assert store.tracking.items("b9") == []
    assert store.tracking.batches(9) == []


def test_a_recorded_run_names_its_application_resume_and_company(
    store: Store, recording: Record, now: datetime
) -> None:
    first = store.tracking.record(recording("k1"), "https://a.example/1", now)
    second = store.tracking.record(recording("k1", version=2), "https://a.example/1", now)

    assert first["application_id"] == second["application_id"]
    assert first["company_id"] == second["company_id"]
    versions = store.applications.versions(first["application_id"])
    assert [row["id"] for row in versions] == [first["resume_id"], second["resume_id"]]
