"""Moves of applications from status to status: made together, written to the history, and undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from jseeker.errors import UnknownId
from jseeker.model.application import ApplicationStatus, Move
from jseeker.store.schema import application_history as history
from jseeker.store.schema import applications

__all__ = ["last_moves", "move_all", "undo_moves"]


def move_all(
    connection: Connection, ids: Sequence[int], status: ApplicationStatus, now: datetime, fields: dict[str, Any]
) -> int:
    """Moves the applications, with further columns set for each; how many had another status before.

    One that is moved to applied without a date of its own gets today's.

    Raises:
        UnknownId: there is no application of one of those ids.
    """
    moved = 0
    for number in dict.fromkeys(ids):
        query = select(applications).where(applications.c.id == number).with_for_update()
        before = connection.execute(query).one_or_none()
        if before is None:
            raise UnknownId(f"There is no application {number}; see them with jseeker track list.")
        values = {**fields, "status": status, "updated_at": now}
        if status is ApplicationStatus.APPLIED and before.date_applied is None:
            values.setdefault("date_applied", now.astimezone().date())
        connection.execute(update(applications).where(applications.c.id == number).values(**values))
        if before.status != status:
            connection.execute(insert(history).values(application_id=number, status=status, at=now))
            moved += 1
    return moved


def last_moves(connection: Connection) -> tuple[Move, ...]:
    """The moves that were made last, all those of one moment; none where no application was ever moved.

    How an application came into the list is no move.
    """
    earlier = history.alias("earlier")
    last_before = (
        select(func.max(earlier.c.id))
        .where(earlier.c.application_id == history.c.application_id, earlier.c.id < history.c.id)
        .correlate(history)
        .scalar_subquery()
    )
    before = history.alias("before")
    moves = select(history, before.c.status.label("before")).select_from(history)
    moves = moves.join(before, before.c.id == last_before)
    newest = connection.execute(moves.order_by(history.c.at.desc(), history.c.id.desc()).limit(1)).one_or_none()
    if newest is None:
        return ()
    rows = connection.execute(moves.where(history.c.at == newest.at).order_by(history.c.id))
    return tuple(
        Move(row.id, row.application_id, ApplicationStatus(row.before), ApplicationStatus(row.status), row.at)
        for row in rows
    )


def undo_moves(connection: Connection, moves: Sequence[Move], now: datetime) -> int:
    """Takes those moves back; how many. One whose application was moved again since stays as it is."""
    undone = 0
    for move in moves:
        mine = history.c.application_id == move.application_id
        latest = connection.execute(select(func.max(history.c.id)).where(mine)).scalar()
        if latest != move.id:
            continue
        connection.execute(delete(history).where(history.c.id == move.id))
        values: dict[str, Any] = {"status": move.before, "updated_at": now}
        if move.after is ApplicationStatus.APPLIED and not _was_applied(connection, move):
            values["date_applied"] = None
        connection.execute(update(applications).where(applications.c.id == move.application_id).values(**values))
        undone += 1
    return undone


def _was_applied(connection: Connection, move: Move) -> bool:
    """Whether the date of applying stood already before the move."""
    query = select(applications.c.date_applied).where(applications.c.id == move.application_id)
    if connection.execute(query).scalar() != move.at.astimezone().date():
        return True
    applied = (history.c.application_id == move.application_id, history.c.status == ApplicationStatus.APPLIED)
    return connection.execute(select(history.c.id).where(*applied)).first() is not None
