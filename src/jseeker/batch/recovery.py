"""What goes on when a worker dies: its jobs are put back, and batches that nobody serves find a new worker."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Container, Iterable

from jseeker.batch.pulse import PulseWatch, alive, serves
from jseeker.batch.slots import Home
from jseeker.model.queue import WorkerRow
from jseeker.ports import Clock
from jseeker.store import Store

__all__ = ["Recovery"]

log = logging.getLogger(__name__)


class Recovery:
    """One worker's look at the others. Finding a worker dead is harmless when wrong: its claims no longer count, so it
    drops what it holds and writes nothing."""

    def __init__(
        self,
        store: Store,
        home: Home,
        clock: Clock,
        worker_id: str,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store, self._home, self._clock = store, home, clock
        self._worker_id, self._monotonic = worker_id, monotonic
        self._watch = PulseWatch()

    def put_back_from_dead(self) -> tuple[WorkerRow, ...]:
        """Puts back the jobs of dead workers; returns the other workers that are entered and not found dead."""
        workers, now = self._store.workers, self._clock.now()
        others = [row for row in workers.rows() if row.id != self._worker_id]
        pulses = [(row.id, (row.pid, row.beats)) for row in others]
        pulses += [(orphan, (0, 0)) for orphan in workers.orphans() if orphan != self._worker_id]
        dead = set(self._watch.still(pulses, self._monotonic()))
        dead |= {row.id for row in others if self._left_its_place(row)}
        for worker_id in sorted(dead):
            count = workers.leave(worker_id, now)
            log.info("a dead worker's jobs were put back", extra={"worker": worker_id, "jobs": count})
        return tuple(row for row in others if row.id not in dead)

    def waiting(self) -> tuple[str, ...]:
        """The running batches with jobs to do."""
        return tuple(batch.id for batch in self._store.batches.unfinished())

    def unserved(self, waiting: Iterable[str], others: Iterable[WorkerRow], own: Container[str]) -> tuple[str, ...]:
        """Those of the waiting batches, not our own, that no living worker serves."""
        living = alive(others, self._home, self._clock.now())
        return tuple(name for name in waiting if name not in own and not any(serves(row, name) for row in living))

    def _left_its_place(self, row: WorkerRow) -> bool:
        """True for a worker of this home whose file lock is free: its process is gone."""
        if row.home_id != self._home.id or row.id != self._home.worker_id(row.slot):
            return False
        with self._home.holding(row.slot) as free:
            return free
