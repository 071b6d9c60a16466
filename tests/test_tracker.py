"""The seed's tracker: its rows, its counts, its errors; on each kind of database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from jseeker.errors import UnknownId
from jseeker.pipeline import run_pipeline
from jseeker.tracker import Tracker

POSTING = """Ward Nurse
Company: Larkmoor Hospital
Location: Leeds

What you will do
- Care for 12 patients a shift and document their treatment

Requirements
- 2+ years of nursing
- Triage and patient care
"""


@pytest.fixture
def tracker(database_url: str) -> Iterator[Tracker]:
    opened = Tracker(database_url)
    yield opened
    opened.close()


def test_a_new_batch_is_pending_with_its_total(tracker: Tracker) -> None:
    batch_id = tracker.create_batch_job(12)

    row = tracker.get_batch_status(batch_id)

    assert (row["id"], row["status"], row["total_count"], row["completed_count"]) == (batch_id, "pending", 12, 0)
    assert row["created_at"].tzinfo is not None


def test_status_end_and_counts_are_kept_while_a_batch_has_no_items(tracker: Tracker) -> None:
    batch_id, end = tracker.create_batch_job(3), datetime(2026, 11, 1, 9, tzinfo=UTC)

    tracker.update_batch_job(batch_id, "completed", end, {"completed": 1, "failed": 1, "skipped": 1})

    row = tracker.get_batch_status(batch_id)
    assert (row["status"], row["completed_at"]) == ("completed", end)
    assert (row["completed_count"], row["failed_count"], row["skipped_count"]) == (1, 1, 1)


def test_counts_follow_the_items_wherever_there_are_any(tracker: Tracker) -> None:
    batch_id = tracker.create_batch_job(3)
    tracker.create_batch_job_item(batch_id, "https://a.example/1", "completed")
    tracker.create_batch_job_item(batch_id, "https://a.example/2", "failed", error="Gone.")
    tracker.update_batch_job(batch_id, "completed", None, {"completed": 9, "failed": 9, "skipped": 9})

    row = tracker.get_batch_status(batch_id)

    assert (row["completed_count"], row["failed_count"], row["skipped_count"]) == (1, 1, 0)


def test_items_come_back_in_order_keyed_by_column(tracker: Tracker) -> None:
    batch_id = tracker.create_batch_job(2)
    first = tracker.create_batch_job_item(batch_id, "https://a.example/1")
    second = tracker.create_batch_job_item(batch_id, "https://a.example/2", "failed", "Gone.")

    rows = tracker.list_batch_job_items(batch_id)

    assert [(row["id"], row["url"], row["status"], row["error"]) for row in rows] == [
        (first, "https://a.example/1", "pending", None),
        (second, "https://a.example/2", "failed", "Gone."),
    ]


def test_the_newest_batches_come_first_and_no_more_than_asked_for(tracker: Tracker) -> None:
    ids = [tracker.create_batch_job(number) for number in range(4)]

    assert [row["id"] for row in tracker.list_batch_jobs(limit=3)] == ids[:0:-1]


def test_unknown_ids_statuses_and_counts_raise(tracker: Tracker) -> None:
    batch_id = tracker.create_batch_job(1)
    with pytest.raises(UnknownId):
        tracker.get_batch_status("none")
    with pytest.raises(UnknownId):
        tracker.update_batch_job("none", "completed")
    with pytest.raises(UnknownId):
        tracker.create_batch_job_item("none", "https://a.example/1")
    with pytest.raises(ValueError, match="cancelled"):
        tracker.update_batch_job(batch_id, "cancelled")
    with pytest.raises(ValueError, match="lost"):
        tracker.update_batch_job(batch_id, "running", None, {"lost": 1})
    with pytest.raises(ValueError, match="done"):
        tracker.create_batch_job_item(batch_id, "https://a.example/1", "done")
    with pytest.raises(UnknownId):
        tracker.update_application(99, notes="x")


def test_a_pipeline_run_becomes_an_application_known_under_any_spelling(
    tracker: Tracker, with_resume: Path, tmp_path: Path
) -> None:
    link = "https://jobs.lever.co/larkmoor/8dfc9225-4a1c-4b6e-9a53-0d1f5a4b7c11"
    result = run_pipeline(POSTING, link, tmp_path / "output")
    assert not tracker.is_url_known(link)

    ids = tracker.create_from_pipeline(result)

    assert set(ids) == {"application_id", "resume_id", "company_id"}
    assert tracker.is_url_known(link + "/apply?lever-source=LinkedIn")
    assert not tracker.is_url_known("https://jobs.lever.co/larkmoor/8dfc9225-4a1c-4b6e-9a53-0d1f5a4b7c12")
    assert tracker.create_from_pipeline(result)["application_id"] == ids["application_id"]


def test_an_application_is_changed_and_refuses_what_it_does_not_have(
    tracker: Tracker, with_resume: Path, tmp_path: Path
) -> None:
    number = tracker.create_from_pipeline(run_pipeline(POSTING, "", tmp_path / "output"))["application_id"]

    row = tracker.update_application(number, status="applied", notes="Called.", date_applied=date(2026, 11, 2))

    assert (row["status"], row["notes"], row["date_applied"]) == ("applied", "Called.", date(2026, 11, 2))
    with pytest.raises(ValueError, match="favourite"):
        tracker.update_application(number, favourite=True)
    with pytest.raises(ValueError, match="dreaming"):
        tracker.update_application(number, status="dreaming")


def test_the_end_of_a_batch_may_be_told_without_a_zone(tracker: Tracker) -> None:
    batch_id = tracker.create_batch_job(1)

    tracker.update_batch_job(batch_id, status="completed", completed_at=datetime.now())  # noqa: DTZ005 - as callers do

    ended = tracker.get_batch_status(batch_id)["completed_at"]
    assert abs(datetime.now(UTC) - ended) < timedelta(minutes=5)


def test_an_unknown_batch_is_refused_by_every_method(tracker: Tracker) -> None:
    for ask in (tracker.update_batch_job, tracker.list_batch_job_items, tracker.get_batch_status):
        with pytest.raises(UnknownId, match="There is no batch zz"):
            ask("zz")
