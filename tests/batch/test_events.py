"""The follower of a batch's log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st

from jseeker.batch.events import WINDOW, EventFollower
from jseeker.model.queue import JobEvent
from jseeker.store import Store

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@dataclass
class Log:
    """A log whose entries become visible as the test says, as on a server."""

    is_sqlite: bool = False
    seen: list[int] = field(default_factory=list)

    @property
    def database(self) -> Any:
        return self

    @property
    def batches(self) -> Any:
        return self

    def events(self, batch_id: str, after: int = 0, limit: int = 1000) -> tuple[JobEvent, ...]:
        found = sorted(number for number in self.seen if number > after)[:limit]
        return tuple(JobEvent(number, batch_id, "1", NOW, "running") for number in found)


def follower(log: Log) -> EventFollower:
    return EventFollower(cast("Store", log), "b")


def ids(events: Sequence[JobEvent]) -> list[int]:
    return [event.id for event in events]


def test_each_entry_is_given_once_in_order() -> None:
    log = Log(is_sqlite=True, seen=[1, 2, 3])
    reader = follower(log)
    assert ids(reader.poll()) == [1, 2, 3]
    assert ids(reader.poll()) == []
    log.seen += [4]
    assert ids(reader.poll()) == [4]


def test_an_entry_that_becomes_visible_late_is_not_lost() -> None:
    log = Log(seen=[1, 2, 4, 5])
    reader = follower(log)
    assert ids(reader.poll()) == [1, 2, 4, 5]
    log.seen += [3, 6]
    assert ids(reader.poll()) == [3, 6]


@given(st.permutations(range(1, 60)), st.lists(st.integers(1, 15), min_size=60, max_size=60))
def test_whatever_the_order_every_entry_is_given_exactly_once(order: list[int], sizes: list[int]) -> None:
    log, given_ids = Log(), list[int]()
    reader = follower(log)
    for size in sizes:
        log.seen += [order.pop() for _ in range(min(size, len(order)))]
        given_ids += ids(reader.poll())
    assert sorted(given_ids) == list(range(1, 60))


def test_the_memory_of_what_was_given_does_not_grow() -> None:
    log = Log(seen=list(range(1, 4 * WINDOW)))
    reader = follower(log)
    while reader.poll():
        pass
    log.seen = list(range(4 * WINDOW, 8 * WINDOW))
    assert len(ids(reader.poll())) == 4 * WINDOW
    assert ids(reader.poll()) == []


def test_from_now_leaves_out_what_is_there() -> None:
    log = Log(seen=[1, 2, 3])
    reader = EventFollower.from_now(cast("Store", log), "b")
    log.seen += [4]
    assert ids(reader.poll()) == [4]
