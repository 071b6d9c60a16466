"""Ctrl-C while a command loads."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

from jseeker.cli.loading import ends_at_once

SCRIPT = """
import os, signal
from jseeker.cli.loading import ends_at_once
with ends_at_once():
    os.kill(os.getpid(), signal.SIGINT)
    print("went on")
"""


def test_ctrl_c_ends_it_at_once_with_130_and_no_word() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_the_handler_of_before_is_back_afterwards_and_other_threads_are_left_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    with ends_at_once():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before
    entered: list[object] = []

    def elsewhere() -> None:
        with ends_at_once():
            entered.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert entered == [before]
