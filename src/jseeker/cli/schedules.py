"""What the `jseeker schedule` commands do."""

from __future__ import annotations

import sys
from datetime import datetime
from shlex import quote
from typing import Any

from jseeker.app import App
from jseeker.app.schedules import add_schedule as kept_schedule
from jseeker.app.schedules import has_starter, zone_of_schedule
from jseeker.app.schedules import resume_schedule as resumed_schedule
from jseeker.cli.columns import in_columns
from jseeker.cli.home import opened
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.core.schedule import explain_cron
from jseeker.model.schedule import Schedule

__all__ = ["add_schedule", "list_schedules", "pause_schedule", "remove_schedule", "resume_schedule"]

NO_WORKER = "No worker is running: schedules start while a jseeker worker or jseeker ui runs.\n"


def add_schedule(name: str, template: str, cron: str, timezone: str | None) -> int:
    """Adds a schedule and says when it runs first.

    Raises:
        UsageError: the expression, the zone or the name cannot be taken.
        UnknownId: there is no such template.
    """
    with opened() as app:
        added = kept_schedule(app, name, template, cron, timezone)
        said = explain_cron(added.cron)
        sys.stdout.write(
            f"Schedule {added.name!r} runs {template!r}: {said} ({added.timezone}); first {_local(added)}.\n"
        )
        _warn_without_worker(app)
    return ExitCode.OK


def list_schedules(*, as_json: bool) -> int:
    """Prints the schedules by name."""
    with opened() as app:
        schedules = app.store.schedules.all()
        if as_json:
            sys.stdout.write(json_line([_shape(one) for one in schedules]) + "\n")
        elif not schedules:
            sys.stdout.write("There are no schedules yet; add one with jseeker schedule add.\n")
        else:
            rows = [_row(one, app.clock.now()) for one in schedules]
            sys.stdout.write(in_columns(("Schedule", "Template", "Cron", "Zone", "Next run", "Last run"), rows))
        if any(not one.paused for one in schedules):
            _warn_without_worker(app)
    return ExitCode.OK


def pause_schedule(name: str) -> int:
    """Pauses a schedule and says so."""
    with opened() as app:
        changed = app.store.schedules.pause(name)
    already = "" if changed else " already"
    return _say(f"Schedule {name!r} is paused{already}; it goes on with: jseeker schedule resume {quote(name)}")


def resume_schedule(name: str) -> int:
    """Resumes a schedule and says when it runs next."""
    with opened() as app:
        resumed, was_paused = resumed_schedule(app, name)
        verb = "goes on" if was_paused else "is not paused"
        sys.stdout.write(f"Schedule {name!r} {verb}; it runs next {_local(resumed)}.\n")
        _warn_without_worker(app)
    return ExitCode.OK


def remove_schedule(name: str) -> int:
    """Removes a schedule."""
    with opened() as app:
        app.store.schedules.remove(name)
    return _say(f"Schedule {name!r} is removed; its template and its batches stay.")


def _row(schedule: Schedule, now: datetime) -> tuple[str, ...]:
    following = "due now" if schedule.next_run_at <= now else _local(schedule)
    when = "paused" if schedule.paused else following
    return (schedule.name, schedule.template, schedule.cron, schedule.timezone, when, _last_run(schedule))


def _last_run(schedule: Schedule) -> str:
    if schedule.last_run_at is None:
        return "none yet"
    when = f"{schedule.last_run_at.astimezone(zone_of_schedule(schedule)):%Y-%m-%d %H:%M}"
    return f"{when}: {schedule.last_error}" if schedule.last_error else f"{when}, batch {schedule.last_batch_id}"


def _local(schedule: Schedule) -> str:
    """The next run in the schedule's own zone, with its offset: the one thing to check around a change of clocks."""
    return f"{schedule.next_run_at.astimezone(zone_of_schedule(schedule)):%a %Y-%m-%d %H:%M %z}"


def _shape(schedule: Schedule) -> dict[str, Any]:
    return {
        "name": schedule.name,
        "template": schedule.template,
        "cron": schedule.cron,
        "timezone": schedule.timezone,
        "paused": schedule.paused,
        "next_run_at": None if schedule.paused else _iso(schedule.next_run_at),
        "last_run_at": _iso(schedule.last_run_at),
        "last_batch_id": schedule.last_batch_id,
        "last_error": schedule.last_error,
        "created_at": _iso(schedule.created_at),
    }


def _warn_without_worker(app: App) -> None:
    """Tells on standard error that nothing will start as things stand."""
    if not has_starter(app):
        sys.stderr.write(NO_WORKER)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment is not None else None


def _say(sentence: str) -> ExitCode:
    sys.stdout.write(sentence + "\n")
    return ExitCode.OK
