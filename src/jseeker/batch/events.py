"""Follows a batch's log: every entry once, in order, also on a server where ids become visible out of order."""

from __future__ import annotations

from jseeker.model.queue import JobEvent
from jseeker.store import Store

__all__ = ["WINDOW", "EventFollower"]

WINDOW = 500
"""How many ids before the newest one are looked at again: on Postgres a transaction that took its id first may commit
last, and a worker holds one for milliseconds."""
LIMIT = 5_000
"""How many entries one look brings at most; more wait for the next look."""


class EventFollower:
    """The entries of one batch's log that were not given yet; for one reader."""

    def __init__(self, store: Store, batch_id: str, after: int = 0) -> None:
        self._store, self._batch_id = store, batch_id
        self._window = 0 if store.database.is_sqlite else WINDOW  # SQLite has one writer: ids are visible in order
        self._start = self._newest = after
        self._given: set[int] = set()

    @classmethod
    def from_now(cls, store: Store, batch_id: str) -> EventFollower:
        """A follower that leaves out what the log holds already."""
        follower = cls(store, batch_id)
        while follower.poll():
            pass
        return follower

    def poll(self) -> tuple[JobEvent, ...]:
        """The new entries, by id; empty when there is none."""
        found = self._store.batches.events(self._batch_id, max(self._start, self._newest - self._window), LIMIT)
        fresh = tuple(event for event in found if event.id not in self._given)
        if fresh:
            self._newest = max(self._newest, fresh[-1].id)
            floor = self._newest - WINDOW
            self._given = {number for number in self._given if number > floor} | {event.id for event in fresh}
        return fresh
