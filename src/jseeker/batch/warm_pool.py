"""A pool of threads that begins with a warm-up: whatever is slow to load is loaded once, before the first task."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from jseeker.errors import JSeekerError

__all__ = ["WarmPool"]

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


class WarmPool(ThreadPoolExecutor):
    """Runs `warm` in a thread of its own as soon as it is made; tasks that are submitted meanwhile wait for its end.

    So pages can be fetched while language model, lexicon and fonts load, and two threads never load the same twice.
    A warm-up that fails holds nothing up.
    """

    def __init__(self, threads: int, warm: Callable[[], None]) -> None:
        super().__init__(threads, thread_name_prefix="jseeker-work")
        self._warmed = threading.Event()
        threading.Thread(target=self._warm, args=(warm,), name="jseeker-warm-up", daemon=True).start()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Runs the task in a thread of the pool, after the warm-up."""

        def after_warm_up() -> T:
            self._warmed.wait()
            return fn(*args, **kwargs)

        return super().submit(after_warm_up)

    def _warm(self, warm: Callable[[], Any]) -> None:
        try:
            warm()
        except JSeekerError as error:  # its fault shows again, with its sentence, in the first job that meets it
            log.warning("the warm-up failed", extra={"reason": error.message})
        finally:
            self._warmed.set()
