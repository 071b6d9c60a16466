"""One worker process: takes jobs as places are free, beats, obeys commands, and carries on what dead workers left."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from jseeker.batch.leftovers import take_back_unrecorded
from jseeker.batch.pulse import BEAT_EVERY_S
from jseeker.batch.recovery import Recovery
from jseeker.batch.runner import CancelledAs, JobRunner, Kits, RunningJob
from jseeker.batch.slots import Home
from jseeker.batch.warm_pool import WarmPool
from jseeker.errors import BatchHalted, DiskFull, JSeekerError, LostClaim, StoreError, UnknownId, UsageError
from jseeker.model.batch import Batch, BatchStatus
from jseeker.model.queue import ClaimedJob, WorkerRow
from jseeker.ports import Clock
from jseeker.store import Scope, Store

__all__ = ["Until", "Worker"]

log = logging.getLogger(__name__)

T = TypeVar("T")

CONTROL_EVERY_S = 0.2
"""How often commands from elsewhere are looked for: a stop acts within a second."""
IDLE_POLL_S = 0.15
"""How soon a new or freed job is noticed by a worker with free places."""
LEAVE_WITHIN_S = 3.0
"""How long stages that cannot be cut short may take to end when the worker leaves."""


@dataclass(frozen=True, slots=True)
class Until:
    """When a worker ends by itself: when that batch has ended, when nothing is left to take, or (neither) never."""

    batch_id: str | None = None
    idle: bool = False


class Worker:
    """Works off batches with up to `capacity` jobs at once. `own` names its own batches: with them it serves only those
    and whatever was interrupted (told to `on_taken_up` with the number of jobs left); without, it serves every batch.
    `on_beat` is called in a thread as often as the worker beats, at least once before an idle worker ends.

    `run` is the whole life; `wake`, `drain`, `leave`, `serve` and `set_capacity` may be called from any thread.
    """

    def __init__(
        self,
        store: Store,
        home: Home,
        kits: Kits,
        clock: Clock,
        *,
        capacity: int,
        own: Iterable[str] | None = None,
        cache_ttl: timedelta = timedelta(hours=1),
        on_taken_up: Callable[[str, int], None] = lambda _batch_id, _jobs: None,
        on_beat: Callable[[], object] | None = None,
    ) -> None:
        self._store, self._clock, self._kits, self._on_taken_up = store, clock, kits, on_taken_up
        self._on_beat, self._has_tended = on_beat, on_beat is None
        self._own = tuple(own) if own is not None else None
        self._adopted: tuple[str, ...] = ()
        self._slot = home.take_slot()
        self._row = WorkerRow(
            id=self._slot.worker_id,
            home_id=home.id,
            host=socket.gethostname(),
            slot=self._slot.number,
            pid=os.getpid(),
            capacity=capacity,
            heartbeat_at=clock.now(),
            serves=self._own,
        )
        self._recovery = Recovery(store, home, clock, self._slot.worker_id)
        self._db = ThreadPoolExecutor(4, thread_name_prefix="jseeker-db")
        self._cpu = WarmPool(max(2, os.cpu_count() or 1), kits.warm)
        self._runner = JobRunner(store, kits, clock, cache_ttl, self._db, self._cpu)
        self._running: dict[int, RunningJob] = {}
        self._forgotten: set[tuple[str, int]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._woken = asyncio.Event()
        self._draining = self._leaving = self._closed = False

    @property
    def id(self) -> str:
        """The worker's name: the same again after a restart in the same home."""
        return self._row.id

    @property
    def in_progress(self) -> int:
        """How many jobs it works on now."""
        return len(self._running)

    def register(self) -> None:
        """Enters the worker in the database and puts back what an earlier process of its name held."""
        left = self._store.workers.leave(self.id, self._clock.now())
        if left:
            log.info("jobs of an earlier process put back", extra={"jobs": left})
        self._store.workers.register(replace(self._row, heartbeat_at=self._clock.now()))

    def serve(self, batch_id: str) -> None:
        """Adds a batch to those of its own."""
        self._own = (*(self._own or ()), batch_id)
        self._row = replace(self._row, serves=self._serves())
        self.wake()

    async def run(self, until: Until) -> None:
        """Works until `until` holds, or it was asked to drain or leave; then takes itself out of the database."""
        self._loop = asyncio.get_running_loop()
        self._loop.set_default_executor(self._cpu)
        upkeep = [asyncio.create_task(task) for task in (self._beat(), self._control(), self._tend())]
        try:
            await self._dispatch(until)
            await self._let_end()
        finally:
            for task in upkeep:
                task.cancel()
            await asyncio.gather(*upkeep, return_exceptions=True)
            await self._kits.aclose()
            self._close()

    def wake(self) -> None:
        """Makes the worker look for jobs and commands now."""
        self._on_loop(self._woken.set)

    def drain(self) -> None:
        """Starts nothing new and lets the jobs in progress be finished, also when their batch is paused."""
        self._draining = True
        for job in list(self._running.values()):
            job.finish = True
        self.wake()

    def leave(self) -> None:
        """Starts nothing new and puts the jobs in progress back at once."""
        self._leaving = True
        self._on_loop(self._put_all_back)
        self.wake()

    def set_capacity(self, capacity: int) -> None:
        """Changes how many jobs run at once, from the next job on."""
        self._row = replace(self._row, capacity=capacity)
        self.wake()

    async def _dispatch(self, until: Until) -> None:
        """Fills free places until it is time to end."""
        while not (self._draining or self._leaving):
            self._woken.clear()
            place = self._free_place()
            held = [job.held.batch_id for job in self._running.values()]
            claimed = await self._call(self._claim, place, held) if place is not None else None
            if place is not None and claimed is not None:
                self._start(place, claimed)
            elif not self._running and await self._call(self._is_over, until):
                return
            else:
                self._cpu.warm_up()  # all that can start has asked for its page
                await self._sleep(IDLE_POLL_S if place is not None else CONTROL_EVERY_S)

    def _free_place(self) -> int | None:
        """The number of the first free place; None when all are taken."""
        if len(self._running) >= self._row.capacity:
            return None
        return next(number for number in range(1, self._row.capacity + 1) if number not in self._running)

    def _claim(self, place: int, held: list[str]) -> ClaimedJob | None:
        """A job for that place; batches at their own cap in this process, which is on those `held`, are left out.

        Raises:
            DiskFull: not even a claim can be written, nor that the batches are paused.
        """
        caps: dict[str, int | None] = {}
        try:
            caps = self._store.batches.caps()
            full = tuple(name for name, cap in caps.items() if cap is not None and held.count(name) >= cap)
            scope = Scope(only=self._serves(), full=full)
            return self._store.queue.claim(f"{self.id}/{place}", self._clock.now(), scope) if caps else None
        except StoreError as error:
            log.warning("no job can be claimed now", extra={"reason": error.message})
        except DiskFull as error:
            self._pause_for(error, list(caps))
        return None

    def _pause_for(self, error: BatchHalted, batch_ids: list[str]) -> None:
        """Pauses those of the batches that this worker serves: none of them can go on."""
        serves = self._serves()
        for batch_id in batch_ids:
            if serves is None or batch_id in serves:
                with suppress(StoreError, UsageError):  # it ended meanwhile
                    self._store.batches.pause(batch_id, self._clock.now(), error.kind, error.message)

    def _start(self, place: int, claimed: ClaimedJob) -> None:
        running = RunningJob(held=claimed.job, finish=self._draining)
        self._running[place] = running
        running.task = asyncio.create_task(self._runner.run(claimed, running), name=f"job-{claimed.job.id}")
        running.task.add_done_callback(lambda _task: self._ended(place))

    def _ended(self, place: int) -> None:
        self._running.pop(place, None)
        self._woken.set()

    def _is_over(self, until: Until) -> bool:
        try:
            if until.batch_id is not None:
                batch = self._store.batches.get(until.batch_id)
                return batch.status.is_final or _is_halted(batch)
            return until.idle and self._has_tended and not self._store.batches.unfinished()
        except UnknownId:  # it was removed meanwhile
            return True
        except StoreError as error:
            log.warning("the batch cannot be looked at now", extra={"reason": error.message})
            return False

    async def _let_end(self) -> None:
        """Waits for the jobs in progress: all of them when draining, not long when leaving."""
        while self._running and not self._leaving:
            self._woken.clear()
            await self._sleep(CONTROL_EVERY_S)
        self._put_all_back()
        tasks = [job.task for job in self._running.values() if job.task is not None]
        if tasks:
            await asyncio.wait(tasks, timeout=LEAVE_WITHIN_S)

    def _put_all_back(self) -> None:
        for job in list(self._running.values()):
            job.cancel(CancelledAs.LEAVE)

    async def _control(self) -> None:
        """Cuts short the jobs whose batch was stopped, or that a command or another worker took away."""
        while True:
            await asyncio.sleep(CONTROL_EVERY_S)
            jobs = {job.held.id: job for job in self._running.values()}
            try:
                lost = await self._call(self._store.queue.lost, [job.held for job in jobs.values()])
            except (StoreError, DiskFull) as error:
                log.warning("commands cannot be read now", extra={"reason": error.message})
                continue
            for job_id in lost:
                jobs[job_id].cancel(CancelledAs.STOP)

    async def _beat(self) -> None:
        """Beats, recovers what dead workers left, and takes up interrupted batches."""
        while True:
            try:
                await self._call(self._beat_once)
            except (StoreError, DiskFull) as error:
                log.warning("no heartbeat", extra={"reason": error.message})
            await asyncio.sleep(BEAT_EVERY_S)

    async def _tend(self) -> None:
        """Calls `on_beat`, beside the beats: however long it takes, the heart goes on."""
        while self._on_beat is not None:
            try:
                await self._call(self._on_beat)
            except JSeekerError as error:
                log.warning("upkeep was put off", extra={"reason": error.message})
            self._has_tended = True
            await asyncio.sleep(BEAT_EVERY_S)

    def _beat_once(self) -> None:
        self._follow_caps()
        waiting = self._recovery.waiting()  # before the look at the workers: a batch's own is entered before the batch
        others = self._recovery.put_back_from_dead()
        if self._own is not None:
            self._take_up(self._recovery.unserved(waiting, others, self._own))
        take_back_unrecorded(self._store, self._kits.shelf)
        if not self._store.workers.beat(self._row, self._clock.now()) and not self._closed:
            self.register()
        self._put_back_forgotten()

    def _follow_caps(self) -> None:
        """Takes the cap that was set on a batch of its own for its capacity: the process was started for that batch."""
        batches = self._store.batches.unfinished() if self._own else ()
        caps = [batch.max_workers for batch in batches if batch.id in (self._own or ()) and batch.max_workers]
        if caps and max(caps) != self._row.capacity:
            self.set_capacity(max(caps))

    def _put_back_forgotten(self) -> None:
        """Puts back jobs that the rows call ours but that nobody here works on, seen so at two beats in a row: their
        last write failed."""
        worked_on = {(job.held.id, job.held.claim) for job in list(self._running.values())}
        unworked = {(job.id, job.claim): job for job in self._store.queue.held_by(self.id)}
        unworked = {name: job for name, job in unworked.items() if name not in worked_on}
        for name in unworked.keys() & self._forgotten:
            with suppress(LostClaim):
                self._store.queue.put_back(unworked[name], self._clock.now())
        self._forgotten = set(unworked)

    def _take_up(self, interrupted: tuple[str, ...]) -> None:
        fresh = [name for name in interrupted if name not in self._adopted]
        self._adopted = interrupted
        self._row = replace(self._row, serves=self._serves())
        for name in fresh:
            counts = self._store.batches.facts(name).counts
            left = sum(count for status, count in counts.items() if not status.is_final)
            if left:
                self._on_taken_up(name, left)

    def _serves(self) -> tuple[str, ...] | None:
        return None if self._own is None else (*self._own, *self._adopted)

    def _close(self) -> None:
        """Puts back whatever is still held and gives the place up."""
        self._closed = True
        try:
            self._store.workers.leave(self.id, self._clock.now())
        except (StoreError, DiskFull) as error:
            log.warning("left without a word", extra={"reason": error.message})
        self._db.shutdown(wait=False, cancel_futures=True)
        self._cpu.shutdown(wait=False, cancel_futures=True)
        self._slot.release()

    async def _sleep(self, seconds: float) -> None:
        """Waits so long, or until woken."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), seconds)

    def _on_loop(self, function: Callable[[], None]) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(function)

    async def _call(self, function: Callable[..., T], *args: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._db, lambda: function(*args))


def _is_halted(batch: Batch) -> bool:
    """True for a batch that had to pause itself: nothing goes on until a person has acted."""
    return batch.status is BatchStatus.PAUSED and batch.halt_kind is not None
