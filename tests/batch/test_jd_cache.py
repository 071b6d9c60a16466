"""The cache of one process: fresh for its time, one fetch at a time for a link."""

from __future__ import annotations

from threading import Barrier, Event, Thread

import pytest

from jseeker.batch.jd_cache import JDCache


class SetTime:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def test_a_text_is_kept_for_its_time_and_not_longer() -> None:
    time = SetTime()
    cache = JDCache(ttl_seconds=60, monotonic=time)
    cache.set("https://a.example", "text")

    time.seconds = 59.9
    assert cache.get("https://a.example") == "text"
    time.seconds = 60.0
    assert cache.get("https://a.example") is None


def test_unknown_and_cleared_links_give_none() -> None:
    cache = JDCache()
    cache.set("https://a.example", "text")
    cache.clear()

    assert cache.get("https://a.example") is None
    assert cache.get("https://b.example") is None


def test_many_askers_at_once_cause_one_fetch_and_all_get_its_text() -> None:
    cache, ready, go = JDCache(), Barrier(9), Event()
    fetched: list[str] = []
    got: list[str] = []

    def fetch(url: str) -> str:
        fetched.append(url)
        go.wait(10)
        return "text"

    def ask() -> None:
        ready.wait(10)
        got.append(cache.get_or_fetch("https://a.example", fetch))

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    ready.wait(10)
    go.set()
    for thread in threads:
        thread.join(10)

    assert got == ["text"] * 8
    assert fetched == ["https://a.example"]


def test_a_fetch_that_raises_reaches_every_waiter_and_is_not_kept() -> None:
    cache, begun, go = JDCache(), Event(), Event()
    errors: list[str] = []

    def fails(_url: str) -> str:
        begun.set()
        go.wait(10)
        raise OSError("no network")

    def ask() -> None:
        try:
            cache.get_or_fetch("https://a.example", fails)
        except OSError as error:
            errors.append(str(error))

    first, second = Thread(target=ask), Thread(target=ask)
    first.start()
    begun.wait(10)
    second.start()
    go.set()
    first.join(10)
    second.join(10)

    assert errors == ["no network"] * 2
    assert cache.get_or_fetch("https://a.example", lambda _url: "text") == "text"


def test_a_kept_text_is_not_fetched_again() -> None:
    cache = JDCache()
    cache.set("https://a.example", "kept")

    with pytest.raises(ZeroDivisionError):
        cache.get_or_fetch("https://b.example", lambda _url: str(1 // 0))
    assert cache.get_or_fetch("https://a.example", lambda _url: str(1 // 0)) == "kept"
