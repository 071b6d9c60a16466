"""A child's tie to its parent: a pipe that closes when the parent is gone, however it went.

The parent starts the child with a pipe as its standard input and never writes to it; the operating system closes it
with the parent's process, also after a kill. That holds on Linux, macOS and Windows alike.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import BinaryIO

__all__ = ["end_with_parent"]

GRACE_S = 5.0
"""How long a process may take to end by itself once its parent is gone."""


def end_with_parent(pipe: BinaryIO | None = None, *, grace_s: float = GRACE_S) -> threading.Thread:
    """Ends this process when standard input (or `pipe`) closes: first as SIGTERM would, after `grace_s` for good."""
    stream = sys.stdin.buffer if pipe is None else pipe
    thread = threading.Thread(target=_wait_and_end, args=(stream, grace_s), name="jseeker-lifeline", daemon=True)
    thread.start()
    return thread


def _wait_and_end(stream: BinaryIO, grace_s: float) -> None:
    while stream.read(1):  # nobody writes; what came all the same says nothing
        pass
    hard = threading.Timer(grace_s, os._exit, (1,))
    hard.daemon = True
    hard.start()
    os.kill(os.getpid(), signal.SIGTERM)
