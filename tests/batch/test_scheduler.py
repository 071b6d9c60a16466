"""Schedules that are due: started once by whichever worker looks first, or with the reason why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest

from jseeker.batch.scheduler import TRY_AGAIN_AFTER, Scheduler
from jseeker.errors import ResumeMissing, StoreError
from jseeker.model.batch import Batch, BatchOptions, BatchStatus
from jseeker.model.queue import NewJob
from jseeker.model.schedule import BatchTemplate, Schedule, TemplateOptions
from jseeker.store import Store

SEVEN = datetime(2026, 11, 2, 7, 0, tzinfo=UTC)  # a Monday
DAY = timedelta(days=1)


class SetClock:
    """A clock that a test sets."""

    def __init__(self, now: datetime) -> None:
        self.time = now

    def now(self) -> datetime:
        return self.time


class Plans:
    """Makes numbered batches, or raises what it was told to."""

    def __init__(self, clock: SetClock) -> None:
        self.clock, self.made = clock, list[str]()
        self.fault: Exception | None = None

    def __call__(self, template: BatchTemplate) -> tuple[Batch, Sequence[NewJob]]:
        if self.fault is not None:
            raise self.fault
        self.made.append(f"b{len(self.made)}")
        batch = Batch(
            self.made[-1], BatchStatus.RUNNING, self.clock.now(), BatchOptions("/o"), resume_text="basics: {}"
        )
        return batch, [NewJob(link, link) for link in template.links]


@pytest.fixture
def clock() -> SetClock:
    return SetClock(SEVEN - timedelta(seconds=1))


@pytest.fixture
def plans(clock: SetClock) -> Plans:
    return Plans(clock)


@pytest.fixture
def scheduler(store: Store, clock: SetClock, plans: Plans) -> Scheduler:
    """A scheduler, and one schedule: every day at seven."""
    store.templates.save("links", ("https://a.example/1",), TemplateOptions(), clock.now())
    store.schedules.add(Schedule("daily", "links", "0 7 * * *", "UTC", clock.now(), SEVEN))
    return Scheduler(store, clock, plans)


def test_nothing_starts_before_its_time_and_then_it_starts_once(
    scheduler: Scheduler, store: Store, clock: SetClock
) -> None:
    assert scheduler.tick() == ()
    clock.time = SEVEN
    assert scheduler.tick() == ("b0",)
    assert scheduler.tick() == ()

    daily = store.schedules.get("daily")
    assert (daily.last_run_at, daily.last_batch_id, daily.next_run_at) == (SEVEN, "b0", SEVEN + DAY)
    assert [job.url for job in store.batches.jobs("b0")] == ["https://a.example/1"]


def test_a_week_of_missed_runs_is_one_run(scheduler: Scheduler, store: Store, clock: SetClock) -> None:
    clock.time = SEVEN + 7.5 * DAY
    assert scheduler.tick() == ("b0",)
    assert scheduler.tick() == ()
    assert store.schedules.get("daily").next_run_at == SEVEN + 8 * DAY


def test_a_restarted_worker_goes_on_with_the_schedules_it_finds(
    scheduler: Scheduler, store: Store, clock: SetClock, plans: Plans
) -> None:
    clock.time = SEVEN
    scheduler.tick()
    clock.time = SEVEN + DAY
    assert Scheduler(store, clock, plans).tick() == ("b1",)


@pytest.mark.parametrize("database_url", ["sqlite", "postgres"], indirect=True)  # one in memory is one connection
def test_workers_that_look_at_once_start_one_batch(
    scheduler: Scheduler, store: Store, clock: SetClock, plans: Plans
) -> None:
    clock.time = SEVEN
    together = Barrier(4)

    def look() -> None:
        together.wait()
        Scheduler(store, clock, plans).tick()

    threads = [Thread(target=look) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(store.batches.recent()) == 1


def test_a_run_that_cannot_start_says_why_stays_due_and_starts_once_it_can(
    scheduler: Scheduler, store: Store, clock: SetClock, plans: Plans
) -> None:
    clock.time, plans.fault = SEVEN, ResumeMissing("There is no resume.")
    assert scheduler.tick() == ()
    daily = store.schedules.get("daily")
    assert (daily.last_error, daily.last_run_at, daily.next_run_at) == ("There is no resume.", SEVEN, SEVEN)
    assert store.batches.recent() == ()

    clock.time, plans.fault = SEVEN + TRY_AGAIN_AFTER, None
    assert scheduler.tick() == ("b0",)
    assert scheduler.tick() == ()
    daily = store.schedules.get("daily")
    assert (daily.last_error, daily.next_run_at) == (None, SEVEN + DAY)


def test_a_worker_that_can_start_a_run_is_not_kept_back_by_one_that_cannot(
    scheduler: Scheduler, store: Store, clock: SetClock, plans: Plans
) -> None:
    clock.time, plans.fault = SEVEN, ResumeMissing("There is no resume.")
    assert scheduler.tick() == ()
    assert Scheduler(store, clock, Plans(clock)).tick() == ("b0",)
    assert store.schedules.get("daily").last_error is None


def test_a_run_that_cannot_start_is_not_tried_at_every_beat(
    scheduler: Scheduler, store: Store, clock: SetClock, plans: Plans
) -> None:
    clock.time, plans.fault = SEVEN, ResumeMissing("There is no resume.")
    scheduler.tick()
    plans.fault = None
    clock.time = SEVEN + TRY_AGAIN_AFTER / 2
    assert scheduler.tick() == ()
    clock.time = SEVEN + timedelta(seconds=1) - 2 * TRY_AGAIN_AFTER  # the clock jumped back: not due any more
    assert scheduler.tick() == ()
    clock.time = SEVEN
    assert scheduler.tick() == ("b0",)


def test_a_database_out_of_reach_leaves_the_run_due(
    scheduler: Scheduler, store: Store, clock: SetClock, plans: Plans
) -> None:
    clock.time, plans.fault = SEVEN, StoreError("Another program holds the database.")
    with pytest.raises(StoreError):
        scheduler.tick()
    plans.fault = None
    assert scheduler.tick() == ("b0",)


def test_one_schedule_that_cannot_start_does_not_keep_back_the_others(
    scheduler: Scheduler, store: Store, clock: SetClock
) -> None:
    daily = store.schedules.get("daily")
    store.schedules.add(replace(daily, name="elsewhere", timezone="Mars/One", next_run_at=SEVEN - DAY))
    clock.time = SEVEN

    assert scheduler.tick() == ("b0",)

    lost = store.schedules.get("elsewhere")
    assert lost.last_error == "There is no time zone 'Mars/One' here; name one such as Europe/Lisbon or UTC."
    assert lost.next_run_at == SEVEN - DAY  # it stays due for a worker that knows the zone


def test_a_paused_schedule_starts_nothing_and_makes_nothing_up(
    scheduler: Scheduler, store: Store, clock: SetClock
) -> None:
    store.schedules.pause("daily")
    clock.time = SEVEN + 2.5 * DAY
    assert scheduler.tick() == ()
    store.schedules.resume("daily", SEVEN + 3 * DAY)
    assert scheduler.tick() == ()
    clock.time = SEVEN + 3 * DAY
    assert scheduler.tick() == ("b0",)


def test_in_the_double_hour_of_autumn_a_run_starts_once(store: Store, clock: SetClock, plans: Plans) -> None:
    store.templates.save("links", ("https://a.example/1",), TemplateOptions(), clock.now())
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # 01:30 in Lisbon, for the first time
    store.schedules.add(Schedule("night", "links", "30 1 * * *", "Europe/Lisbon", first, first))
    scheduler, started = Scheduler(store, clock, plans), list[str]()

    for minutes in range(0, 240, 5):
        clock.time = first + timedelta(minutes=minutes)
        started += scheduler.tick()

    assert started == ["b0"]
    assert store.schedules.get("night").next_run_at == datetime(2026, 10, 26, 1, 30, tzinfo=UTC)
