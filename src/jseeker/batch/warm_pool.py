"""The threads for heavy steps: they begin with a warm-up, and let the job that came first be finished first."""

from __future__ import annotations

import itertools
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from jseeker.errors import JSeekerError

__all__ = ["WarmPool"]

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

_TURN: ContextVar[int | None] = ContextVar("turn", default=None)
"""The turn of the job whose step is handed in: each job is a task of its own, so it has a context of its own."""

Step = tuple[int, int, Future[Any], Callable[[], Any]]


class WarmPool(ThreadPoolExecutor):
    """Runs `warm` in a thread of its own, at `warm_up` or the first step; steps wait for its end.

    So pages can be fetched while language model, lexicon and fonts load, and two threads never load the same twice.
    A warm-up that fails holds nothing up.

    A job takes its turn with its first step, and the steps of earlier turns run first. If all jobs went on side by
    side, those whose pages came together would end together, all late, and ask for their next pages together again;
    one after the other, each is done as soon as it can be and the next pages come spread out.
    """

    def __init__(self, threads: int, warm: Callable[[], None]) -> None:
        super().__init__(threads, thread_name_prefix="jseeker-work")
        self._turns, self._order = itertools.count(), itertools.count()
        self._waiting: queue.PriorityQueue[Step] = queue.PriorityQueue()
        self._warmed = threading.Event()
        self._warm_up = threading.Thread(target=self._warm, args=(warm,), name="jseeker-warm-up", daemon=True)
        self._lock, self._has_begun = threading.Lock(), False

    def warm_up(self) -> None:
        """Begins the warm-up, once; best when the first pages have been asked for, which it would slow down."""
        with self._lock:
            if not self._has_begun:
                self._has_begun = True
                self._warm_up.start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Runs the step in a thread of the pool, after the warm-up and after the waiting steps of earlier turns."""
        self.warm_up()
        turn = _TURN.get()
        if turn is None:
            turn = next(self._turns)
            _TURN.set(turn)
        step: Future[T] = Future()
        self._waiting.put((turn, next(self._order), step, lambda: fn(*args, **kwargs)))
        super().submit(self._run_first)
        return step

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Takes no more steps; with `cancel_futures` those that wait are cancelled."""
        super().shutdown(wait=False, cancel_futures=cancel_futures)
        while cancel_futures and (waiting := self._first()) is not None:
            waiting[2].cancel()
        super().shutdown(wait=wait)

    def _run_first(self) -> None:
        """Runs the first of the waiting steps: there is one for each call, unless it was cancelled meanwhile."""
        self._warmed.wait()
        first = self._first()
        if first is None or not first[2].set_running_or_notify_cancel():
            return
        _, _, step, run = first
        try:
            step.set_result(run())
        except BaseException as error:  # noqa: BLE001 - it is handed on to whoever waits for the step
            step.set_exception(error)

    def _first(self) -> Step | None:
        with suppress(queue.Empty):
            return self._waiting.get_nowait()
        return None

    def _warm(self, warm: Callable[[], Any]) -> None:
        try:
            warm()
        except JSeekerError as error:  # its fault shows again, with its sentence, in the first job that meets it
            log.warning("the warm-up failed", extra={"reason": error.message})
        finally:
            self._warmed.set()
