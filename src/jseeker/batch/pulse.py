"""Who is alive: by the lock of its place in the same home, by its heartbeat elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from jseeker.batch.slots import Home
from jseeker.model.queue import WorkerRow

__all__ = ["BEAT_EVERY_S", "DEAD_AFTER_S", "PulseWatch", "alive", "serves"]

BEAT_EVERY_S = 2.0
"""Seconds between two heartbeats of a worker."""
DEAD_AFTER_S = 12.0
"""A worker whose heartbeat has not moved for so long is taken for dead: six missed beats."""


class PulseWatch:
    """Judges heartbeats by whether they move, on the watcher's own monotonic clock: no clock of another machine, and
    no jump of this one, can make a live worker look dead."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[tuple[int, int], float]] = {}

    def still(self, workers: Iterable[tuple[str, tuple[int, int]]], monotonic_s: float) -> tuple[str, ...]:
        """The workers whose pulse, (pid, beats), has not moved for `DEAD_AFTER_S`; those not named are forgotten."""
        before, self._seen = self._seen, {}
        for worker_id, pulse in workers:
            known = before.get(worker_id)
            self._seen[worker_id] = known if known is not None and known[0] == pulse else (pulse, monotonic_s)
        return tuple(name for name, (_, since_s) in self._seen.items() if monotonic_s - since_s >= DEAD_AFTER_S)


def alive(workers: Iterable[WorkerRow], home: Home, now: datetime) -> tuple[WorkerRow, ...]:
    """The workers that live, as far as one look can tell: in this home by their locks, elsewhere by a fresh heartbeat
    (in this home, too: a process that was halted holds its lock but does no work)."""
    home_id = home.id
    living = []
    for worker in workers:
        if abs(now - worker.heartbeat_at) > timedelta(seconds=DEAD_AFTER_S):
            continue
        if worker.home_id == home_id and worker.id == home.worker_id(worker.slot):
            with home.holding(worker.slot) as dead:
                if dead:
                    continue
        living.append(worker)
    return tuple(living)


def serves(worker: WorkerRow, batch_id: str) -> bool:
    """True when the worker takes jobs of that batch."""
    return worker.serves is None or batch_id in worker.serves
