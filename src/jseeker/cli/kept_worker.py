"""The worker that `jseeker ui` keeps: like `jseeker worker`, but it ends with its keeper and says nothing."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterable

from jseeker.app.lifeline import end_with_parent
from jseeker.batch.worker import Until, Worker
from jseeker.cli.foreground import Interrupts, leave_now, work
from jseeker.cli.home import opened
from jseeker.cli.outcome import ExitCode, sentence_of
from jseeker.errors import JSeekerError, StoreError
from jseeker.store import Store

__all__ = ["MOST_PLACES", "CapacityFollower", "serve_until_alone", "wanted_capacity"]

MOST_PLACES = 16
"""The most jobs at once that the dashboard offers."""
LOOK_EVERY_S = 0.5


def serve_until_alone() -> int:
    """Serves all batches until the keeper is gone, with as many jobs at once as the dashboard asks for."""
    interrupts = Interrupts()
    with opened() as app, interrupts.caught():
        worker = app.worker(app.settings.workers)
        end_with_parent(on_sign=worker.drain)  # the settings changed: the next process has them
        worker.register()
        follower = CapacityFollower(app.store, worker, app.settings.workers)
        follower.start()
        work(worker, Until(), interrupts, say=logging.getLogger(__name__).info)
        follower.finish()
    leave_now(ExitCode.OK)
    return ExitCode.OK


def wanted_capacity(own: int, caps: Iterable[int | None]) -> int:
    """How many jobs at once: what the settings say, or the highest number that a running batch was given."""
    return max(own, min(MOST_PLACES, max((cap or 0 for cap in caps), default=0)))


class CapacityFollower:
    """Gives the worker as many places as its batches were given, in a thread of its own from `start` to `finish`."""

    def __init__(self, store: Store, worker: Worker, own: int) -> None:
        self._store, self._worker, self._own = store, worker, own
        self._capacity = own
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="jseeker-capacity", daemon=True)

    def start(self) -> None:
        """Begins to look."""
        self._thread.start()

    def finish(self) -> None:
        """Ends."""
        self._ends.set()
        self._thread.join()

    def look(self) -> None:
        """One look at the batches."""
        wanted = wanted_capacity(self._own, self._store.batches.caps().values())
        if wanted != self._capacity:
            self._capacity = wanted
            self._worker.set_capacity(wanted)

    def _follow(self) -> None:
        while not self._ends.wait(LOOK_EVERY_S):
            try:
                self.look()
            except StoreError:  # locked or out of reach for a moment: the next look will do
                continue


if __name__ == "__main__":
    try:
        sys.exit(serve_until_alone())
    except JSeekerError as error:
        sys.exit(sentence_of(error))
