"""A child's tie to its parent: a pipe that closes when the parent is gone, however it went.

The parent starts the child with a pipe as its standard input; the operating system closes it with the parent's
process, also after a kill. That holds on Linux, macOS and Windows alike. A byte in it is a sign, whatever it means.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

__all__ = ["end_with_parent"]

GRACE_S = 5.0
"""How long a process may take to end by itself once its parent is gone."""


def end_with_parent(*, grace_s: float = GRACE_S, on_sign: Callable[[], object] = lambda: None) -> None:
    """Ends this process when standard input closes: first as SIGTERM would, after `grace_s` for good. Until then
    `on_sign` is called, in a thread, for each byte that comes."""
    pipe = sys.stdin.buffer
    threading.Thread(target=_wait_and_end, args=(pipe, grace_s, on_sign), name="jseeker-lifeline", daemon=True).start()


def _wait_and_end(pipe: BinaryIO, grace_s: float, on_sign: Callable[[], object]) -> None:
    while pipe.read(1):
        on_sign()
    hard = threading.Timer(grace_s, os._exit, (1,))
    hard.daemon = True
    hard.start()
    os.kill(os.getpid(), signal.SIGTERM)
