"""Applications: one for a posting, with its history and the versions of its documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from jseeker.errors import UnknownId
from jseeker.model.application import ApplicationStatus, NewApplication, StatusChange
from jseeker.model.batch import Batch
from jseeker.model.queue import Recording
from jseeker.store import Store

Record = Callable[..., Recording]
AddBatch = Callable[..., Batch]


def test_a_new_application_is_tailored_and_says_so_in_its_history(
    store: Store, recording: Record, now: datetime
) -> None:
    ids = store.tracking.record(recording("k1"), "https://a.example/1", now)

    application = store.applications.get(ids["application_id"])

    assert (application.company, application.role, application.key) == ("Northwind", "Data Engineer", "k1")
    assert application.status is ApplicationStatus.TAILORED
    assert [(change.status, change.at) for change in application.history] == [(ApplicationStatus.TAILORED, now)]


def test_recording_the_same_version_twice_changes_nothing(store: Store, recording: Record, now: datetime) -> None:
    first = store.tracking.record(recording("k1"), "https://a.example/1", now)

    assert store.tracking.record(recording("k1"), "https://a.example/1", now) == first
    assert len(store.applications.versions(first["application_id"])) == 1


def test_companies_are_kept_once(store: Store, recording: Record, now: datetime) -> None:
    ids = [store.tracking.record(recording(f"k{n}"), f"https://a.example/{n}", now) for n in range(3)]

    assert len({one["company_id"] for one in ids}) == 1
    assert len({one["application_id"] for one in ids}) == 3


def test_a_move_is_added_to_the_history_and_a_note_is_not(store: Store, recording: Record, now: datetime) -> None:
    number = store.tracking.record(recording("k1"), "https://a.example/1", now)["application_id"]

    store.applications.update(number, now, status="applied", date_applied=date(2026, 11, 2))
    store.applications.update(number, now, notes="Called back.")

    application = store.applications.get(number)
    assert [change.status.value for change in application.history] == ["tailored", "applied"]
    assert (application.notes, application.date_applied) == ("Called back.", date(2026, 11, 2))
    assert [one.id for one in store.applications.listing(ApplicationStatus.APPLIED)] == [number]
    assert store.applications.listing(ApplicationStatus.OFFER) == ()


def test_keys_are_looked_up_together_also_many(store: Store, recording: Record, now: datetime) -> None:
    number = store.tracking.record(recording("k7"), "https://a.example/7", now)["application_id"]

    assert store.applications.ids_of_keys([f"k{n}" for n in range(1200)]) == {"k7": number}
    assert store.applications.id_of_key("k8") is None


def test_the_next_version_follows_the_last_and_a_folder_is_known(
    store: Store, recording: Record, now: datetime
) -> None:
    assert store.applications.next_version("k1") == 1
    store.tracking.record(recording("k1"), "https://a.example/1", now)

    assert store.applications.next_version("k1") == 2
    assert store.applications.has_folder("/output/k1")
    assert not store.applications.has_folder("/output/k2")


def test_what_is_not_there_is_said(store: Store, now: datetime) -> None:
    with pytest.raises(UnknownId, match="There is no application 9"):
        store.applications.get(9)
    with pytest.raises(UnknownId):
        store.applications.update(9, now, notes="x")
    assert store.applications.row(9) is None


def test_an_application_is_added_by_hand_once_for_its_posting(store: Store, now: datetime) -> None:
    new = NewApplication("Acme", "Engineer", ApplicationStatus.APPLIED, "https://a.example/1", notes="n")

    first, second = store.applications.add([(new, "k1"), (replace(new, role="Other"), "k1")], now)

    assert (first[1], second) == (True, (first[0], False))
    one = store.applications.get(first[0])
    assert (one.company, one.role, one.status, one.notes) == ("Acme", "Engineer", ApplicationStatus.APPLIED, "n")
    assert [(move.status, move.at) for move in one.history] == [(ApplicationStatus.APPLIED, now)]


def test_an_added_application_keeps_the_history_it_comes_with(store: Store, now: datetime) -> None:
    moves = tuple(StatusChange(status, now) for status in (ApplicationStatus.SAVED, ApplicationStatus.OFFER))

    ((number, _),) = store.applications.add([(NewApplication("A", "B", moves[-1].status, history=moves), "k")], now)

    assert store.applications.get(number).history == moves


def test_a_saved_link_gets_its_documents_and_one_that_has_some_is_known(
    store: Store, add_batch: AddBatch, recording: Record, now: datetime
) -> None:
    new = NewApplication(company="Alder", role="Engineer", url="https://a.example/1", status=ApplicationStatus.SAVED)
    [(number, _)] = store.applications.add([(new, "k0")], now)
    assert store.applications.made_of_keys(["k0"]) == {}
    add_batch(1)

    claimed = store.queue.claim("w/1", now)
    assert claimed is not None, "what was only saved is not skipped"
    store.queue.complete(claimed.job, recording("k0"), now)

    found = store.applications.get(number)
    assert found.status is ApplicationStatus.TAILORED
    assert [change.status for change in found.history] == [ApplicationStatus.SAVED, ApplicationStatus.TAILORED]
    assert store.applications.made_of_keys(["k0", "k1"]) == {"k0": number}


def test_what_was_sent_without_our_documents_is_known(store: Store, now: datetime) -> None:
    new = NewApplication(company="Alder", role="Engineer", url="https://a.example/1", status=ApplicationStatus.APPLIED)
    [(number, _)] = store.applications.add([(new, "k0")], now)

    assert store.applications.made_of_keys(["k0"]) == {"k0": number}
