"""Schedules added and resumed, and when they run."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jseeker.app import App
from jseeker.app.schedules import add_schedule, has_starter, next_runs, resume_schedule, zone_of_schedule
from jseeker.config import load_settings
from jseeker.errors import UnknownId, UsageError
from jseeker.model.schedule import Schedule, TemplateOptions

MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def app(own_home: Path) -> Iterator[App]:
    app = App(load_settings())
    app.store.templates.save("links", ("https://a.example/1",), TemplateOptions(), app.clock.now())
    yield app
    app.close()


def test_a_schedule_is_kept_with_its_first_run(app: App) -> None:
    added = add_schedule(app, " daily ", "links", "0  7 * *  1-5", "UTC")
    assert (added.name, added.cron, added.timezone) == ("daily", "0 7 * * 1-5", "UTC")
    [kept] = app.store.schedules.all()
    assert kept.next_run_at == added.next_run_at > app.clock.now()


@pytest.mark.parametrize(
    ("name", "template", "cron", "zone", "refusal"),
    [
        (" ", "links", "0 7 * * *", "UTC", UsageError),
        ("a", "links", "often", "UTC", UsageError),
        ("a", "links", "0 7 * * *", "Atlantis/Old", UsageError),
        ("a", "none", "0 7 * * *", "UTC", UnknownId),
    ],
)
def test_what_cannot_be_scheduled_is_refused_and_not_kept(app: App, name, template, cron, zone, refusal) -> None:
    with pytest.raises(refusal):
        add_schedule(app, name, template, cron, zone)
    assert app.store.schedules.all() == ()


def test_a_schedule_is_resumed_once(app: App) -> None:
    add_schedule(app, "daily", "links", "0 7 * * *")
    app.store.schedules.pause("daily")
    assert [resume_schedule(app, "daily")[1] for _ in range(2)] == [True, False]
    assert not app.store.schedules.get("daily").paused


def test_the_next_runs_are_in_the_zone_and_in_order() -> None:
    runs = next_runs("0 7 * * 1-5", "Asia/Kolkata", MONDAY, 3)
    assert [f"{run:%a %d %H:%M %z}" for run in runs] == [
        "Tue 24 07:00 +0530",
        "Wed 25 07:00 +0530",
        "Thu 26 07:00 +0530",
    ]


def test_only_a_worker_that_serves_all_starts_schedules(app: App) -> None:
    assert not has_starter(app)
    picky, all_round = app.worker(1, own=["a batch"]), app.worker(1)
    picky.register()
    assert not has_starter(app)
    all_round.register()
    assert has_starter(app)


def test_a_zone_that_is_unknown_here_is_shown_in_utc() -> None:
    schedule = Schedule("a", "links", "0 7 * * *", "Atlantis/Old", MONDAY, MONDAY)
    assert zone_of_schedule(schedule) is UTC
