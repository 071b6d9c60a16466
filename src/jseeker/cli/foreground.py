"""Works a batch off in the foreground: a worker in the main thread, Ctrl-C obeyed, the reporter beside it."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Protocol

from jseeker.batch.worker import Until
from jseeker.core.words import counted
from jseeker.errors import JSeekerError

__all__ = ["Interrupts", "WorkerLife", "leave_now", "work"]


class WorkerLife(Protocol):
    """What the foreground needs of a worker."""

    @property
    def in_progress(self) -> int:
        """How many jobs it works on now."""
        ...

    async def run(self, until: Until) -> None:
        """The worker's whole life."""
        ...

    def drain(self) -> None:
        """Starts nothing new and finishes the jobs in progress."""
        ...

    def leave(self) -> None:
        """Puts the jobs in progress back at once."""
        ...


class Interrupts:
    """Counts Ctrl-C and SIGTERM from the moment it is made, so that none is lost before the worker runs."""

    def __init__(self) -> None:
        self.count = 0
        self.terminated = False
        self._on_signal: Callable[[], None] | None = None

    @property
    def any(self) -> bool:
        """True once the person or the system asked us to end."""
        return self.count > 0 or self.terminated

    @contextmanager
    def caught(self) -> Iterator[None]:
        """Inside the block signals are counted instead of ending the process."""
        before = {number: signal.signal(number, self._handle) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def listen(self, on_signal: Callable[[], None]) -> None:
        """Calls `on_signal` at each signal from now on, and now if there was one already."""
        self._on_signal = on_signal
        if self.any:
            on_signal()

    def _handle(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGTERM:
            self.terminated = True
        else:
            self.count += 1
        if self._on_signal is not None:
            self._on_signal()


def work(
    worker: WorkerLife,
    until: Until,
    interrupts: Interrupts,
    *,
    say: Callable[[str], None],
    pause: Callable[[], object] = lambda: None,
) -> None:
    """Runs the worker to its end. Ctrl-C once: `pause` is called and the jobs in progress are finished; twice, or
    SIGTERM: they are put back at once; three times: the process ends on the spot."""
    asyncio.run(_work(worker, until, interrupts, say, pause))


async def _work(
    worker: WorkerLife,
    until: Until,
    interrupts: Interrupts,
    say: Callable[[str], None],
    pause: Callable[[], object],
) -> None:
    loop = asyncio.get_running_loop()
    beside = ThreadPoolExecutor(1)  # not the worker's threads: a pause waits for no job, and outlives the worker
    pausing: list[asyncio.Future[None]] = []

    def obey() -> None:
        if interrupts.count > 2:
            leave_now(130)
        if interrupts.terminated or interrupts.count == 2:
            worker.leave()
        if interrupts.count and not pausing:
            worker.drain()
            pausing.append(loop.run_in_executor(beside, _quietly, pause))
            if interrupts.count == 1 and not interrupts.terminated:
                left = counted(worker.in_progress, "job")
                say(f"Finishing {left} in progress; press Ctrl-C again to leave now.")

    def on_signal() -> None:
        loop.call_soon_threadsafe(obey)

    interrupts.listen(on_signal)
    await worker.run(until)
    for pause_under_way in pausing:
        await pause_under_way
    beside.shutdown()


def _quietly(pause: Callable[[], object]) -> None:
    """Pauses; a batch that has ended meanwhile needs no pause."""
    with suppress(JSeekerError):
        pause()


def leave_now(code: int) -> None:
    """Ends the process without waiting for threads that still compute; everything worth keeping is in the database."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
