"""Versions of documents: as values, revised by a person, approved, and found again for review."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from jseeker.errors import UnknownId
from jseeker.model.documents import Paper
from jseeker.model.match import Score
from jseeker.model.queue import Recording
from jseeker.model.revision import Choices
from jseeker.store import Store

Record = Callable[..., Recording]
CHOICES = Choices(("a", "b"), "s", (("a", "a.es"),), ("a",), "modern", Paper.LETTER, 2)


@pytest.fixture
def number(store: Store, recording: Record, now: datetime) -> int:
    """An application with one version of its documents."""
    return int(store.tracking.record(recording("k1"), "https://a.example/1", now)["application_id"])


def test_a_revision_is_a_version_of_its_own_with_its_choices(
    store: Store, recording: Record, number: int, now: datetime
) -> None:
    later = now + timedelta(hours=1)
    row = store.applications.add_revision(number, recording("k1", version=2), CHOICES, later)

    first, second = store.applications.documents(number)

    assert (first.number, first.choices, first.approved_at) == (1, None, None)
    assert (second.id, second.number, second.choices, second.created_at) == (row, 2, CHOICES, later)
    assert second.path("resume.pdf") == "/output/k1/v2/resume.pdf"
    assert second.path("resume.txt") is None
    assert second.score == Score(71)


def test_the_same_revision_twice_is_one_version(store: Store, recording: Record, number: int, now: datetime) -> None:
    first = store.applications.add_revision(number, recording("k1", version=2), CHOICES, now)

    assert store.applications.add_revision(number, recording("k1", version=2), CHOICES, now) == first
    assert [one.number for one in store.applications.documents(number)] == [1, 2]


def test_a_version_is_approved_and_not_any_more(store: Store, number: int, now: datetime) -> None:
    (version,) = store.applications.documents(number)

    store.applications.approve(version.id, now)
    assert store.applications.documents(number)[0].approved_at == now
    assert store.applications.to_review()[0].is_approved

    store.applications.approve(version.id, None)
    assert store.applications.documents(number)[0].approved_at is None
    with pytest.raises(UnknownId):
        store.applications.approve(999, now)


def test_a_later_version_is_to_be_approved_anew(store: Store, recording: Record, number: int, now: datetime) -> None:
    store.applications.approve(store.applications.documents(number)[0].id, now)
    store.applications.add_revision(number, recording("k1", version=2), CHOICES, now)

    (item,) = store.applications.to_review()

    assert (item.application_id, item.company, item.role, item.is_approved) == (
        number,
        "Northwind",
        "Data Engineer",
        False,
    )


def test_the_newest_application_is_reviewed_first_and_an_unknown_batch_has_none(
    store: Store, recording: Record, number: int, now: datetime
) -> None:
    other = store.tracking.record(recording("k2"), "https://a.example/2", now)["application_id"]

    assert [item.application_id for item in store.applications.to_review()] == [other, number]
    assert store.applications.to_review("none") == ()
    assert store.applications.makers(number) == ()
