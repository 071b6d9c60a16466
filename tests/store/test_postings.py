"""The cache of postings keeps them for their time, over a restart."""

from __future__ import annotations

from datetime import datetime, timedelta

from jseeker.model.posting import Posting, ReadMethod
from jseeker.store import Store

HOUR = timedelta(hours=1)
POSTING = Posting("https://a.example/1", "k", "generic", ReadMethod.TEXT, "Northwind", "Nurse", "Ünïcode — 数据.")


def test_a_posting_is_kept_for_its_time_and_not_longer(store: Store, now: datetime) -> None:
    store.postings.put("k", POSTING, now)

    assert store.postings.get("k", now + HOUR - timedelta(seconds=1), HOUR) == POSTING
    assert store.postings.get("k", now + HOUR, HOUR) is None
    assert store.postings.get("k", now - timedelta(seconds=1), HOUR) is None, "a clock that jumped back trusts nothing"
    assert store.postings.get("other", now, HOUR) is None


def test_the_newer_reading_replaces_the_older(store: Store, now: datetime) -> None:
    store.postings.put("k", POSTING, now)
    store.postings.put("k", POSTING, now + HOUR)

    assert store.postings.get("k", now + HOUR, HOUR) == POSTING


def test_cleared_the_cache_knows_nothing(store: Store, now: datetime) -> None:
    store.postings.put("k", POSTING, now)
    store.postings.clear()

    assert store.postings.get("k", now, HOUR) is None
