"""Schedules: when templates run. A run is claimed and its batch written in one transaction, so it starts once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from shlex import quote
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, select, update

from jseeker.errors import UnknownId, UsageError
from jseeker.model.batch import Batch
from jseeker.model.queue import NewJob
from jseeker.model.schedule import BatchTemplate, Schedule
from jseeker.store.database import Database
from jseeker.store.new_batch import write_batch
from jseeker.store.schema import batch_templates as templates
from jseeker.store.schema import schedules
from jseeker.store.templates import template_of
from jseeker.store.writing import insert_missing

__all__ = ["ScheduleTable"]


class ScheduleTable:
    """Schedules by name, each method one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, schedule: Schedule) -> None:
        """Keeps the schedule.

        Raises:
            UnknownId: there is no such template.
            UsageError: there is a schedule of that name.
        """
        with self._database.write() as connection:
            wanted = select(templates.c.id).where(templates.c.name == schedule.template)
            template_id = connection.execute(wanted).scalar()
            if template_id is None:
                raise UnknownId(f"There is no template {schedule.template!r}; see them with jseeker template list.")
            row = {
                "name": schedule.name,
                "template_id": template_id,
                "cron": schedule.cron,
                "timezone": schedule.timezone,
                "paused": schedule.paused,
                "next_run_at": schedule.next_run_at,
                "created_at": schedule.created_at,
            }
            if not insert_missing(connection, schedules, row):
                name = schedule.name
                raise UsageError(
                    f"There is a schedule {name!r} already; remove it first: jseeker schedule rm {quote(name)}."
                )

    def get(self, name: str) -> Schedule:
        """The schedule of that name.

        Raises:
            UnknownId: there is none.
        """
        with self._database.read() as connection:
            return _schedule_of(_row(connection, name))

    def all(self) -> tuple[Schedule, ...]:
        """Every schedule, by name."""
        with self._database.read() as connection:
            return tuple(_schedule_of(row) for row in connection.execute(_named().order_by(schedules.c.name)))

    def due(self, now: datetime) -> tuple[tuple[Schedule, BatchTemplate], ...]:
        """The schedules that are to run now, the one that has waited longest first, each with its template."""
        with self._database.read() as connection:
            waiting = _named().where(schedules.c.paused.is_(False), schedules.c.next_run_at <= now)
            found = [_schedule_of(row) for row in connection.execute(waiting.order_by(schedules.c.next_run_at))]
            if not found:
                return ()
            by_name = select(templates).where(templates.c.name.in_({one.template for one in found}))
            known = {row.name: template_of(row) for row in connection.execute(by_name)}
            return tuple((one, known[one.template]) for one in found)

    def start(self, run: Schedule, batch: Batch, jobs: Sequence[NewJob], next_run_at: datetime) -> bool:
        """Writes the batch of a run that is due and sets the next one, all or nothing; False when another worker did
        so first, or the schedule was paused, changed or removed meanwhile: then nothing is written."""
        with self._database.write() as connection:
            values = {"last_batch_id": batch.id, "last_error": None}
            if not _claim(connection, run, batch.created_at, next_run_at, values):
                return False
            write_batch(connection, batch, jobs)
            return True

    def note(self, run: Schedule, now: datetime, sentence: str) -> bool:
        """Notes what keeps a run back that is due, and stays so; False when another worker has started it."""
        with self._database.write() as connection:
            return _claim(connection, run, now, run.next_run_at, {"last_batch_id": None, "last_error": sentence})

    def pause(self, name: str) -> bool:
        """Lets nothing start until resumed; False when it is paused already.

        Raises:
            UnknownId: there is none of that name.
        """
        with self._database.write() as connection:
            was_paused = bool(_row(connection, name).paused)
            connection.execute(update(schedules).where(schedules.c.name == name).values(paused=True))
            return not was_paused

    def resume(self, name: str, next_run_at: datetime) -> bool:
        """Lets it run again from `next_run_at` on; False when it is not paused.

        Raises:
            UnknownId: there is none of that name.
        """
        with self._database.write() as connection:
            if not _row(connection, name).paused:
                return False
            changed = update(schedules).where(schedules.c.name == name).values(paused=False, next_run_at=next_run_at)
            connection.execute(changed)
            return True

    def remove(self, name: str) -> None:
        """Removes the schedule; its template and its batches stay.

        Raises:
            UnknownId: there is none of that name.
        """
        with self._database.write() as connection:
            connection.execute(delete(schedules).where(schedules.c.id == _row(connection, name).id))


def _claim(
    connection: Connection, run: Schedule, now: datetime, next_run_at: datetime, values: dict[str, str | None]
) -> bool:
    """Moves the schedule on to its next run, unless anybody else moved it since `run` was read."""
    unmoved = update(schedules).where(
        schedules.c.id == run.id, schedules.c.next_run_at == run.next_run_at, schedules.c.paused.is_(False)
    )
    return bool(connection.execute(unmoved.values(next_run_at=next_run_at, last_run_at=now, **values)).rowcount)


def _named() -> Select[Any]:
    return select(schedules, templates.c.name.label("template")).join(
        templates, templates.c.id == schedules.c.template_id
    )


def _row(connection: Connection, name: str) -> Row[Any]:
    row = connection.execute(_named().where(schedules.c.name == name)).one_or_none()
    if row is None:
        raise UnknownId(f"There is no schedule {name!r}; see them with jseeker schedule list.")
    return row


def _schedule_of(row: Row[Any]) -> Schedule:
    return Schedule(
        id=row.id,
        name=row.name,
        template=row.template,
        cron=row.cron,
        timezone=row.timezone,
        created_at=row.created_at,
        next_run_at=row.next_run_at,
        paused=bool(row.paused),
        last_run_at=row.last_run_at,
        last_batch_id=row.last_batch_id,
        last_error=row.last_error,
    )
