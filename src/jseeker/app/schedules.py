"""Schedules as a person handles them: added, resumed, and whether anything would start them."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from jseeker.app.root import App
from jseeker.batch.zones import local_zone_name, zone_of
from jseeker.core.schedule import next_run
from jseeker.errors import UsageError
from jseeker.model.schedule import Schedule

__all__ = ["add_schedule", "has_starter", "next_runs", "resume_schedule", "zone_of_schedule"]


def add_schedule(app: App, name: str, template: str, cron: str, timezone: str | None = None) -> Schedule:
    """Keeps a schedule and gives it, with its first run; without a time zone it is this computer's.

    Raises:
        UsageError: the expression, the zone or the name cannot be taken.
        UnknownId: there is no such template.
    """
    if not name.strip():
        raise UsageError("A schedule needs a name; give one.")
    zone = timezone or local_zone_name()
    now = app.clock.now()
    first = next_run(cron, zone_of(zone), now)
    added = Schedule(name.strip(), template, " ".join(cron.split()), zone, created_at=now, next_run_at=first)
    app.store.schedules.add(added)
    return added


def resume_schedule(app: App, name: str) -> tuple[Schedule, bool]:
    """Lets a schedule run again, and gives it as it is now; False where it was not paused.

    Raises:
        UnknownId: there is none of that name.
    """
    found = app.store.schedules.get(name)
    following = next_run(found.cron, zone_of(found.timezone), app.clock.now())
    was_paused = app.store.schedules.resume(name, following)
    return app.store.schedules.get(name), was_paused


def next_runs(cron: str, timezone: str, after: datetime, count: int) -> tuple[datetime, ...]:
    """The next `count` runs after a moment, in that time zone.

    Raises:
        UsageError: the expression or the zone cannot be taken.
    """
    zone = zone_of(timezone)
    runs: list[datetime] = []
    for _ in range(count):
        runs.append(next_run(cron, zone, runs[-1] if runs else after))
    return tuple(run.astimezone(zone) for run in runs)


def has_starter(app: App) -> bool:
    """True where a worker lives that starts what is due (one that serves every batch)."""
    return any(worker.serves is None for worker in app.live_workers())


def zone_of_schedule(schedule: Schedule) -> tzinfo:
    """The schedule's zone; UTC where another computer knew it and this one does not."""
    try:
        return zone_of(schedule.timezone)
    except UsageError:
        return UTC
