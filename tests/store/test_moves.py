"""Moves made together, the last of them found again, and taken back."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from jseeker.errors import UnknownId
from jseeker.model.application import ApplicationStatus, NewApplication
from jseeker.store import Store


@pytest.fixture
def ids(store: Store, now: datetime) -> list[int]:
    """Three saved applications."""
    new = [(NewApplication(f"Company {n}", "Engineer"), f"k{n}") for n in range(3)]
    return [number for number, _ in store.applications.add(new, now)]


def statuses(store: Store) -> dict[int, str]:
    return {one.id: one.status.value for one in store.applications.listing()}


def test_moving_to_applied_dates_those_without_a_date_and_counts_those_that_moved(
    store: Store, ids: list[int], now: datetime
) -> None:
    # given one that has a date of its own, and one that is applied already
    store.applications.update(ids[0], now, date_applied=date(2026, 10, 1))
    store.applications.move(ids[2:], ApplicationStatus.APPLIED, now)
    # when all are moved together
    moved = store.applications.move([*ids, ids[0]], ApplicationStatus.APPLIED, now + timedelta(hours=1))
    # then each is applied, with its own date or today's, and the one that was there already did not move
    assert moved == 2
    assert set(statuses(store).values()) == {"applied"}
    dates = [store.applications.get(number).date_applied for number in ids]
    assert dates == [date(2026, 10, 1), now.astimezone().date(), now.astimezone().date()]
    assert [len(store.applications.get(number).history) for number in ids] == [2, 2, 2]


def test_a_move_sets_further_fields_and_only_those_there_are(store: Store, ids: list[int], now: datetime) -> None:
    store.applications.move(ids[:1], ApplicationStatus.INTERVIEW, now, next_action="Prepare questions")

    assert store.applications.get(ids[0]).next_action == "Prepare questions"
    with pytest.raises(ValueError, match="mood"):
        store.applications.move(ids, ApplicationStatus.OFFER, now, mood="good")


def test_one_unknown_id_moves_none(store: Store, ids: list[int], now: datetime) -> None:
    with pytest.raises(UnknownId, match="There is no application 999"):
        store.applications.move([*ids, 999], ApplicationStatus.OFFER, now)

    assert set(statuses(store).values()) == {"saved"}


def test_what_came_into_the_list_was_not_moved(store: Store, ids: list[int]) -> None:
    assert store.applications.last_moves() == ()


def test_undo_takes_back_the_moves_of_one_moment_with_their_date(store: Store, ids: list[int], now: datetime) -> None:
    # given an earlier move, and one of two together
    store.applications.move(ids[:1], ApplicationStatus.INTERVIEW, now + timedelta(minutes=1))
    store.applications.move(ids[1:], ApplicationStatus.APPLIED, now + timedelta(minutes=2))
    # when the last is undone
    last = store.applications.last_moves()
    undone = store.applications.undo(last, now + timedelta(minutes=3))
    # then both are back, without date and history of it, and the earlier one is next
    assert [(move.application_id, move.before.value, move.after.value) for move in last] == [
        (number, "saved", "applied") for number in ids[1:]
    ]
    assert undone == 2
    assert statuses(store) == {ids[0]: "interview", ids[1]: "saved", ids[2]: "saved"}
    assert [store.applications.get(number).date_applied for number in ids] == [None, None, None]
    assert len(store.applications.get(ids[1]).history) == 1
    assert [move.application_id for move in store.applications.last_moves()] == ids[:1]


def test_undo_keeps_a_date_that_was_given(store: Store, ids: list[int], now: datetime) -> None:
    store.applications.update(ids[0], now, date_applied=date(2026, 10, 1))
    store.applications.move(ids[:1], ApplicationStatus.APPLIED, now)

    store.applications.undo(store.applications.last_moves(), now)

    assert store.applications.get(ids[0]).date_applied == date(2026, 10, 1)


def test_a_move_that_another_followed_is_not_undone(store: Store, ids: list[int], now: datetime) -> None:
    store.applications.move(ids[:1], ApplicationStatus.APPLIED, now)
    seen = store.applications.last_moves()
    store.applications.move(ids[:1], ApplicationStatus.OFFER, now + timedelta(minutes=1))

    assert store.applications.undo(seen, now + timedelta(minutes=2)) == 0
    assert store.applications.get(ids[0]).status is ApplicationStatus.OFFER
