"""A worker in the foreground, and what Ctrl-C does to it."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable

import pytest

from jseeker.batch.worker import Until
from jseeker.cli.foreground import Interrupts, work
from jseeker.errors import UsageError


class LoopWorker:
    """A worker whose jobs end when it is told to drain (after `drains` says so) or to leave."""

    in_progress = 3

    def __init__(self, during: Callable[[], None]) -> None:
        self.during, self.log = during, list[str]()
        self.ended = asyncio.Event()

    async def run(self, until: Until) -> None:
        self.log.append(f"run {until.batch_id}")
        asyncio.get_running_loop().call_soon(self.during)
        await asyncio.wait_for(self.ended.wait(), 10)

    def drain(self) -> None:
        self.log.append("drain")

    def leave(self) -> None:
        self.log.append("leave")
        self.ended.set()


def signalled(*numbers: int) -> Callable[[], None]:
    def send() -> None:
        for number in numbers:
            os.kill(os.getpid(), number)

    return send


def test_ctrl_c_once_pauses_and_lets_the_jobs_be_finished() -> None:
    said: list[str] = []
    worker = LoopWorker(signalled(signal.SIGINT))

    def pause() -> None:
        worker.log.append("pause")
        worker.ended._loop.call_soon_threadsafe(worker.ended.set)  # type: ignore[attr-defined] # the jobs have ended

    interrupts = Interrupts()
    with interrupts.caught():
        work(worker, Until(batch_id="b"), interrupts, say=said.append, pause=pause)
    assert worker.log == ["run b", "drain", "pause"]
    assert said == ["Finishing 3 jobs in progress; press Ctrl-C again to leave now."]
    assert interrupts.count == 1


def test_ctrl_c_twice_leaves_and_still_pauses() -> None:
    worker = LoopWorker(signalled(signal.SIGINT, signal.SIGINT))
    paused: list[str] = []
    interrupts = Interrupts()
    with interrupts.caught():
        work(worker, Until(batch_id="b"), interrupts, say=lambda _: None, pause=lambda: paused.append("b"))
    assert "leave" in worker.log
    assert paused == ["b"]


def test_sigterm_leaves_without_a_pause() -> None:
    worker = LoopWorker(signalled(signal.SIGTERM))
    paused: list[str] = []
    interrupts = Interrupts()
    with interrupts.caught():
        work(worker, Until(batch_id="b"), interrupts, say=lambda _: None, pause=lambda: paused.append("b"))
    assert worker.log == ["run b", "leave"]
    assert paused == []
    assert interrupts.terminated


def test_a_signal_before_the_worker_runs_is_not_lost() -> None:
    worker = LoopWorker(lambda: None)
    interrupts = Interrupts()
    with interrupts.caught():
        os.kill(os.getpid(), signal.SIGTERM)
        work(worker, Until(), interrupts, say=lambda _: None)
    assert "leave" in worker.log


def test_a_batch_that_has_ended_meanwhile_needs_no_pause() -> None:
    worker = LoopWorker(signalled(signal.SIGINT, signal.SIGINT))

    def pause() -> None:
        raise UsageError("Batch b is completed; there is nothing to pause.")

    interrupts = Interrupts()
    with interrupts.caught():
        work(worker, Until(), interrupts, say=lambda _: None, pause=pause)
    assert "leave" in worker.log


def test_the_handlers_of_before_are_back_afterwards() -> None:
    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(ValueError, match="x"), Interrupts().caught():
        raise ValueError("x")
    assert signal.getsignal(signal.SIGINT) is before
