"""Schedules on each kind of database: a run starts once, whoever sees it first, or says why it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier, Thread

import pytest

from jseeker.errors import UnknownId, UsageError
from jseeker.model.batch import Batch, BatchOptions, BatchStatus
from jseeker.model.queue import NewJob
from jseeker.model.schedule import Schedule, TemplateOptions
from jseeker.store import Store

DAY = timedelta(days=1)
JOBS = (NewJob("https://a.example/1", "k"),)


@pytest.fixture
def daily(store: Store, now: datetime) -> Schedule:
    """A schedule that is due since an hour."""
    store.templates.save("links", ("https://a.example/1",), TemplateOptions(), now)
    store.schedules.add(Schedule("daily", "links", "0 8 * * *", "UTC", now - DAY, now - timedelta(hours=1)))
    return store.schedules.get("daily")


def batch(number: int, now: datetime) -> Batch:
    return Batch(f"run{number}", BatchStatus.RUNNING, now, BatchOptions("/output"), resume_text="basics: {}")


def test_what_is_due_comes_with_its_template_the_longest_waiting_first(
    store: Store, daily: Schedule, now: datetime
) -> None:
    store.schedules.add(replace(daily, name="older", next_run_at=now - DAY))
    store.schedules.add(replace(daily, name="later", next_run_at=now + timedelta(seconds=1)))
    store.schedules.add(replace(daily, name="paused", paused=True))

    due = store.schedules.due(now)

    assert [(run.name, template.links) for run, template in due] == [
        ("older", ("https://a.example/1",)),
        ("daily", ("https://a.example/1",)),
    ]


def test_a_run_is_started_once_though_two_saw_it_due(store: Store, daily: Schedule, now: datetime) -> None:
    assert store.schedules.start(daily, batch(1, now), JOBS, now + DAY) is True
    assert store.schedules.start(daily, batch(2, now), JOBS, now + DAY) is False

    assert [found.id for found, _ in store.batches.recent()] == ["run1"]
    after = store.schedules.get("daily")
    assert (after.next_run_at, after.last_run_at, after.last_batch_id) == (now + DAY, now, "run1")
    assert store.schedules.due(now) == ()


def test_workers_that_start_a_run_in_the_same_moment_write_one_batch(
    store: Store, daily: Schedule, now: datetime
) -> None:
    together, won = Barrier(4), list[bool]()

    def start(number: int) -> None:
        together.wait()
        won.append(store.schedules.start(daily, batch(number, now), JOBS, now + DAY))

    threads = [Thread(target=start, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(won) == [False, False, False, True]
    assert len(store.batches.recent()) == 1


def test_a_batch_that_cannot_be_written_leaves_the_run_due(store: Store, daily: Schedule, now: datetime) -> None:
    store.batches.create(batch(1, now), JOBS)

    with pytest.raises(Exception, match=r"(?i)unique"):  # the id is taken: the write fails after the claim
        store.schedules.start(daily, batch(1, now), JOBS, now + DAY)

    assert store.schedules.get("daily") == daily


def test_a_run_that_was_paused_or_removed_meanwhile_does_not_start(
    store: Store, daily: Schedule, now: datetime
) -> None:
    store.schedules.pause("daily")
    assert store.schedules.start(daily, batch(1, now), JOBS, now + DAY) is False
    store.schedules.remove("daily")
    assert store.schedules.start(daily, batch(2, now), JOBS, now + DAY) is False
    assert store.batches.recent() == ()


def test_what_keeps_a_run_back_is_kept_while_it_stays_due(store: Store, daily: Schedule, now: datetime) -> None:
    assert store.schedules.note(daily, now, "There is no resume.") is True
    noted = store.schedules.get("daily")
    assert (noted.last_error, noted.last_run_at, noted.last_batch_id) == ("There is no resume.", now, None)
    assert noted.next_run_at == daily.next_run_at

    assert store.schedules.start(noted, batch(1, now), JOBS, now + DAY) is True
    assert store.schedules.note(noted, now, "There is no resume.") is False
    assert (store.schedules.get("daily").last_error, store.schedules.get("daily").last_batch_id) == (None, "run1")


def test_a_paused_schedule_goes_on_from_the_time_given(store: Store, daily: Schedule, now: datetime) -> None:
    assert store.schedules.pause("daily") is True
    assert store.schedules.pause("daily") is False
    assert store.schedules.resume("daily", now + DAY) is True
    assert store.schedules.resume("daily", now + 9 * DAY) is False

    found = store.schedules.get("daily")
    assert (found.paused, found.next_run_at) == (False, now + DAY)


def test_a_name_is_taken_once_and_the_template_must_be_there(store: Store, daily: Schedule) -> None:
    with pytest.raises(UsageError, match=r"There is a schedule 'daily' already"):
        store.schedules.add(daily)
    with pytest.raises(UnknownId, match=r"There is no template 'gone'"):
        store.schedules.add(replace(daily, name="other", template="gone"))
    assert [schedule.name for schedule in store.schedules.all()] == ["daily"]


def test_an_unknown_name_is_refused(store: Store, now: datetime) -> None:
    for call in (store.schedules.get, store.schedules.pause, store.schedules.remove):
        with pytest.raises(UnknownId, match=r"There is no schedule 'x'; see them with jseeker schedule list."):
            call("x")
    with pytest.raises(UnknownId):
        store.schedules.resume("x", now)
