"""A child that ends with its parent."""

from __future__ import annotations

import signal
import subprocess
import sys

PATIENCE_S = 30.0
CHILD = """
import signal, sys, threading
from jseeker.app.lifeline import end_with_parent
{handler}
end_with_parent(grace_s={grace_s}, on_sign=lambda: print("sign", flush=True))
print("up", flush=True)
threading.Event().wait()
"""
PARENT = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], stdin=subprocess.PIPE)
time.sleep(600)
"""


def child(handler: str = "", grace_s: float = 20.0) -> subprocess.Popen[str]:
    code = CHILD.format(handler=handler, grace_s=grace_s)
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    return process


def test_it_ends_as_by_sigterm_when_the_pipe_closes() -> None:
    process = child()
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(PATIENCE_S) == -signal.SIGTERM


def test_each_byte_in_the_pipe_is_a_sign_and_ends_nothing() -> None:
    process = child()
    assert process.stdin is not None
    process.stdin.write("..")
    process.stdin.flush()
    assert process.stdout is not None
    assert [process.stdout.readline() for _ in ".."] == ["sign\n", "sign\n"]
    assert process.poll() is None
    process.stdin.close()
    process.wait(PATIENCE_S)


def test_one_that_does_not_heed_sigterm_is_ended_all_the_same() -> None:
    process = child("signal.signal(signal.SIGTERM, signal.SIG_IGN)", grace_s=0.2)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(PATIENCE_S) == 1


def test_it_ends_when_its_parent_is_killed() -> None:
    code = CHILD.format(handler="", grace_s=1.0)
    parent = subprocess.Popen([sys.executable, "-c", PARENT, code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    assert parent.stdout.readline() == "up\n", "the child writes into the same pipe"
    parent.kill()
    parent.communicate(timeout=PATIENCE_S)  # the pipe is closed only once the child is gone, too
