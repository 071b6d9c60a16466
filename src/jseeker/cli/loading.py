"""Ctrl-C while a command still loads: it ends at once and without a word, for nothing has begun."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from jseeker.cli.outcome import ExitCode

__all__ = ["ends_at_once"]


@contextmanager
def ends_at_once() -> Iterator[None]:
    """Inside the block Ctrl-C ends the process: raised inside an import, its exception could be swallowed there."""
    if threading.current_thread() is not threading.main_thread():  # signals are the main thread's
        yield
        return
    before = signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(ExitCode.INTERRUPTED))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
