"""What the Applications page shows, as plain values: the board, what to do today, the table. No drawing."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from jseeker.core.text import fold
from jseeker.core.words import counted
from jseeker.model.application import Application, ApplicationStatus, Move
from jseeker.model.revision import DocumentVersion
from jseeker.ui.review_rows import fit_colour

__all__ = [
    "BOARD",
    "Badge",
    "BoardColumn",
    "Card",
    "Column",
    "Todo",
    "board",
    "due_words",
    "found",
    "list_name",
    "moves_from",
    "sent_version",
    "status_word",
    "table_rows",
    "to_do",
    "undo_words",
]

CARDS_AT_FIRST = 8
"""Cards of a column that are drawn before the person asks for more: each costs the browser some 10 ms."""
UNDO_WITHIN = timedelta(days=1)
NAMED_AT_MOST = 6
"""Entries of one kind under "Today": more would be a list and no plan."""
WEEK = 7


class BoardColumn(StrEnum):
    """The columns of the board, by their names."""

    SAVED = "Saved"
    TAILORED = "Tailored"
    APPLIED = "Applied"
    INTERVIEW = "Interview"
    OFFER = "Offer"
    CLOSED = "Closed"


BOARD: MappingProxyType[BoardColumn, tuple[ApplicationStatus, ...]] = MappingProxyType(
    {
        BoardColumn.SAVED: (ApplicationStatus.SAVED,),
        BoardColumn.TAILORED: (ApplicationStatus.TAILORED,),
        BoardColumn.APPLIED: (ApplicationStatus.APPLIED, ApplicationStatus.SCREENING),
        BoardColumn.INTERVIEW: (ApplicationStatus.INTERVIEW,),
        BoardColumn.OFFER: (ApplicationStatus.OFFER,),
        BoardColumn.CLOSED: (
            ApplicationStatus.REJECTED,
            ApplicationStatus.WITHDRAWN,
            ApplicationStatus.NO_ANSWER,
        ),
    }
)
"""Which statuses stand in which column; the first is the one that the column is named for."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A few words on a coloured ground; `colour` is one of Streamlit's."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Card:
    """One application on the board; `next_status` is where it most likely goes from here (None at the end)."""

    id: int
    company: str
    role: str
    badges: tuple[Badge, ...]
    next_status: ApplicationStatus | None
    has_documents: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One column with its first cards; `count` counts all of them, `more` those that are not among the cards."""

    name: BoardColumn
    count: int
    cards: tuple[Card, ...]

    @property
    def more(self) -> int:
        """How many cards are not drawn yet."""
        return self.count - len(self.cards)


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do today: for which application, what, and how pressing (`late` comes first)."""

    application_id: int
    name: str
    what: str
    is_late: bool = False


_NEXT = {
    ApplicationStatus.SAVED: ApplicationStatus.APPLIED,
    ApplicationStatus.TAILORED: ApplicationStatus.APPLIED,
    ApplicationStatus.APPLIED: ApplicationStatus.INTERVIEW,
    ApplicationStatus.SCREENING: ApplicationStatus.INTERVIEW,
    ApplicationStatus.INTERVIEW: ApplicationStatus.OFFER,
}
_MADE = (ApplicationStatus.SAVED, ApplicationStatus.TAILORED)


def status_word(status: ApplicationStatus) -> str:
    """The status as people read it: `No answer`."""
    return status.value.replace("_", " ").capitalize()


def moves_from(status: ApplicationStatus) -> tuple[ApplicationStatus, ...]:
    """Where an application may be moved from a status: anywhere else, the likely next one first."""
    likely = _NEXT.get(status)
    others = tuple(one for one in ApplicationStatus if one not in (status, likely))
    return others if likely is None else (likely, *others)


def found(applications: Sequence[Application], words: str) -> tuple[Application, ...]:
    """Those whose company, role, place, notes or next action hold all the words."""
    wanted = fold(words).split()
    if not wanted:
        return tuple(applications)
    return tuple(one for one in applications if all(word in _text(one) for word in wanted))


def _text(one: Application) -> str:
    parts = (one.company, one.role, one.location or "", one.notes, one.next_action, status_word(one.status))
    return fold(" ".join(parts))


def board(
    applications: Sequence[Application], today: date, shown: dict[BoardColumn, int] | None = None
) -> tuple[Column, ...]:
    """The columns in their order; of each the first cards: `shown` many, else `CARDS_AT_FIRST`.

    What is due comes first, then the newest.
    """
    limits = shown or {}
    columns = []
    for name, statuses in BOARD.items():
        mine = sorted((one for one in applications if one.status in statuses), key=_order)
        limit = limits.get(name, CARDS_AT_FIRST)
        columns.append(Column(name, len(mine), tuple(_card(one, today) for one in mine[:limit])))
    return tuple(columns)


def _order(one: Application) -> tuple[date, int]:
    return (one.follow_up or date.max, -one.id)


def _card(one: Application, today: date) -> Card:
    has_documents = one.ats_score is not None
    return Card(one.id, one.company, one.role, tuple(_badges(one, today)), _NEXT.get(one.status), has_documents)


def _badges(one: Application, today: date) -> Iterator[Badge]:
    if one.ats_score is not None:
        yield Badge(f"fit {one.ats_score}", fit_colour(one.ats_score))
    if one.status is not BOARD[_column_of(one.status)][0] or one.status.is_closed:
        yield Badge(status_word(one.status), "gray" if one.status.is_closed else "violet")
    if one.follow_up is not None and not one.status.is_closed:
        late = one.follow_up < today
        words = due_words(one.follow_up, today)
        yield Badge(words, "red") if late else Badge(f"due {words}", "blue")


def _column_of(status: ApplicationStatus) -> BoardColumn:
    return next(name for name, statuses in BOARD.items() if status in statuses)


def due_words(day: date, today: date) -> str:
    """A day as people say it: `today`, `tomorrow`, `Thu`, `3 days late`, `14 Dec`."""
    days = (day - today).days
    if days < 0:
        return f"{counted(-days, 'day')} late"
    if days < 2:
        return ("today", "tomorrow")[days]
    return f"{day:%a}" if days < WEEK else f"{day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")


def to_do(applications: Sequence[Application], today: date) -> tuple[Todo, ...]:
    """What to do today, the most pressing first: follow-ups that are due, interviews without a next action, offers to
    answer, documents that were not sent yet (the best fit first)."""
    open_ones = [one for one in applications if not one.status.is_closed]
    due = sorted((one for one in open_ones if one.follow_up and one.follow_up <= today), key=_order)
    entries = [
        _todo(one, _due_sentence(one, today), is_late=bool(one.follow_up and one.follow_up < today)) for one in due
    ]
    named = {entry.application_id for entry in entries}
    entries += [
        _todo(one, "Write down the next action for this interview.")
        for one in open_ones
        if one.status is ApplicationStatus.INTERVIEW and not one.next_action and one.id not in named
    ]
    entries += [
        _todo(one, "Answer the offer.")
        for one in open_ones
        if one.status is ApplicationStatus.OFFER and one.id not in named
    ]
    ready = [one for one in open_ones if one.status is ApplicationStatus.TAILORED and one.id not in named]
    ready.sort(key=lambda one: (-(one.ats_score or 0), -one.id))
    entries += [_todo(one, "The documents are ready; review and send them.") for one in ready[:NAMED_AT_MOST]]
    return tuple(entries)


def _todo(one: Application, what: str, *, is_late: bool = False) -> Todo:
    return Todo(one.id, f"{one.company} · {one.role}", what, is_late)


def _due_sentence(one: Application, today: date) -> str:
    when = due_words(one.follow_up, today) if one.follow_up else ""
    action = one.next_action or "Follow up"
    return f"{action} ({when})."


def table_rows(applications: Sequence[Application]) -> list[dict[str, Any]]:
    """One row an application, with the values under the names of the table's columns."""
    return [
        {
            "Company": one.company,
            "Role": one.role,
            "Status": status_word(one.status),
            "Fit": one.ats_score,
            "Applied": one.date_applied,
            "Follow up": one.follow_up,
            "Next action": one.next_action,
            "Place": one.location or "",
            "Salary": one.salary or "",
            "Notes": one.notes,
            "Link": one.url if one.url.lower().startswith(("http://", "https://")) else None,
        }
        for one in applications
    ]


def list_name(ids: Sequence[int]) -> str:
    """A short name for a list of applications: another one as soon as one comes, goes or stands elsewhere, since what
    is ticked in a table is known by its place alone."""
    return f"{zlib.crc32(','.join(map(str, ids)).encode()):08x}"


def undo_words(moves: Sequence[Move], names: dict[int, str], now: datetime) -> str:
    """What undoing the last moves would do, in words; "" where there is nothing to undo, or it was long ago."""
    if not moves or now - moves[0].at > UNDO_WITHIN:
        return ""
    if len(moves) == 1:
        move = moves[0]
        return f"{names.get(move.application_id, 'The application')} back to {status_word(move.before)}"
    return f"{len(moves)} applications back to where they were"


def sent_version(versions: Sequence[DocumentVersion], one: Application) -> int | None:
    """The number of the version that was the latest when the person applied; None while nothing was sent."""
    applied = next((change.at for change in one.history if change.status is ApplicationStatus.APPLIED), None)
    there = [version.number for version in versions if applied is not None and version.created_at <= applied]
    return there[-1] if there else None
