"""A cache of postings' texts for one process, with one fetch at a time for a link."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future

__all__ = ["JDCache"]


class JDCache:
    """Texts by link, each kept for `ttl_seconds`. Safe across threads; a batch's own cache is in the database, where
    all its workers share it."""

    def __init__(self, ttl_seconds: float = 3600, *, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._ttl_s, self._monotonic = ttl_seconds, monotonic
        self._texts: dict[str, tuple[str, float]] = {}
        self._flights: dict[str, Future[str]] = {}
        self._lock = threading.Lock()

    def get(self, url: str) -> str | None:
        """The text of that link; None when it is unknown or too old."""
        with self._lock:
            return self._fresh(url)

    def set(self, url: str, text: str) -> None:
        """Keeps the text from now on."""
        with self._lock:
            self._texts[url] = (text, self._monotonic())

    def clear(self) -> None:
        """Forgets everything that is kept; fetches under way go on."""
        with self._lock:
            self._texts.clear()

    def get_or_fetch(self, url: str, fetch: Callable[[str], str]) -> str:
        """The text that is kept, or what `fetch(url)` gives: one fetch at a time for a link, later askers wait for it.

        If the fetch raises, each waiter gets the error, nothing is kept, and the next asker fetches again.
        """
        with self._lock:
            known = self._fresh(url)
            if known is not None:
                return known
            flight = self._flights.get(url)
            first = flight is None
            if flight is None:
                flight = self._flights[url] = Future()
        return self._fly(url, fetch, flight) if first else flight.result()

    def _fly(self, url: str, fetch: Callable[[str], str], flight: Future[str]) -> str:
        """Fetches outside the lock and tells all who wait."""
        try:
            text = fetch(url)
        except BaseException as error:
            with self._lock:
                del self._flights[url]
            flight.set_exception(error)
            raise
        with self._lock:
            self._texts[url] = (text, self._monotonic())
            del self._flights[url]
        flight.set_result(text)
        return text

    def _fresh(self, url: str) -> str | None:
        text, since_s = self._texts.get(url, ("", float("-inf")))
        if self._monotonic() - since_s < self._ttl_s:
            return text
        self._texts.pop(url, None)
        return None
