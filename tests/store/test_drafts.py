"""Drafts on each kind of database."""

from __future__ import annotations

from datetime import datetime

from jseeker.store import Store


def test_a_draft_is_what_was_saved_last_and_each_name_has_its_own(store: Store, now: datetime) -> None:
    store.drafts.save("links", "https://a.example/1", now)
    store.drafts.save("links", "https://a.example/1\nhttps://b.example/2", now)
    store.drafts.save("letter", "Dear", now)

    assert store.drafts.get("links") == "https://a.example/1\nhttps://b.example/2"
    assert store.drafts.get("letter") == "Dear"


def test_an_emptied_draft_is_gone(store: Store, now: datetime) -> None:
    store.drafts.save("links", "https://a.example/1", now)
    store.drafts.save("links", "", now)

    assert store.drafts.get("links") == ""
