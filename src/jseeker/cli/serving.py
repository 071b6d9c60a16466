"""What `jseeker ui` does: the keeper of two child processes, the dashboard's server and a worker.

Neither child does without the keeper: each holds a pipe that closes when the keeper is gone, however it went. A child
that dies is started again, sooner the longer it had lived. When the settings file changes, the worker is asked to
finish what it does and to make room for one that has read them.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from jseeker.cli.foreground import Interrupts
from jseeker.cli.home import opened
from jseeker.cli.outcome import ExitCode
from jseeker.errors import NotConfigured, UsageError

__all__ = ["Backoff", "Child", "Keeper", "free_port", "serve_dashboard"]

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 50
LOOK_EVERY_S = 0.25
END_WITHIN_S = 8.0
"""How long the children may take to end: a worker cuts short what it can and writes what it did."""
STARTS_TRIED = 3
"""A server that ends so often before it has answered once will not answer the next time either."""


def serve_dashboard(port: int | None, *, open_browser: bool) -> int:
    """Serves the dashboard until Ctrl-C or SIGTERM; the exit code.

    Raises:
        NotConfigured: the extra `[ui]` is not installed, or no port is free.
        UsageError: the port that was named is taken.
    """
    if find_spec("streamlit") is None:
        raise NotConfigured("The dashboard needs the extra [ui]; install it with: pip install 'jseeker[ui]'")
    with opened() as app:
        _ = app.store  # brought up to date once, here, where a sentence reaches the person
        config = app.settings.config_file
    free = free_port(port)
    server = Child([sys.executable, "-m", "jseeker.ui", "--kept", "--no-browser", "--port", str(free)])
    worker = Child([sys.executable, "-m", "jseeker.cli.kept_worker"])
    interrupts = Interrupts()
    with interrupts.caught():
        return Keeper(server, worker, free, config, open_browser=open_browser).run(interrupts)


def free_port(wanted: int | None, first: int = FIRST_PORT) -> int:
    """The port that was named, or the first free one from `first` on.

    Raises:
        UsageError: the port that was named is taken.
        NotConfigured: none of those tried is free.
    """
    for port in (wanted,) if wanted is not None else range(first, first + PORTS_TRIED):
        with socket.socket() as probe, suppress(OSError):
            if sys.platform != "win32":  # there it would let two programs share a port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((ADDRESS, port))
            return port
    if wanted is not None:
        raise UsageError(f"Port {wanted} is taken; name another with --port, or none for the next free one.")
    raise NotConfigured(f"No port from {first} to {first + PORTS_TRIED - 1} is free; name one with --port.")


@dataclass(slots=True)
class Backoff:
    """How long to wait before a child is started again: twice as long each time, from the start again once it lived."""

    first_s: float = 0.2
    longest_s: float = 30.0
    lived_s: float = 30.0
    _next_s: float = 0.0

    def after(self, lifetime_s: float) -> float:
        """Seconds to wait after a life of so many seconds."""
        if lifetime_s >= self.lived_s or not self._next_s:
            self._next_s = self.first_s
        wait_s, self._next_s = self._next_s, min(self.longest_s, 2 * self._next_s)
        return wait_s


@dataclass(slots=True)
class Child:
    """One process that is kept: started, started again when it died, and ended by closing its pipe."""

    command: Sequence[str]
    backoff: Backoff = field(default_factory=Backoff)
    starts: int = 0
    process: subprocess.Popen[bytes] | None = None
    _started_s: float = 0.0
    _due_s: float = 0.0

    def tend(self, now_s: float) -> None:
        """Starts the process where it is due; notes its death."""
        if self.process is not None and self.process.poll() is not None:
            self._due_s = now_s + self.backoff.after(now_s - self._started_s)
            self._close_pipe()
            self.process = None
        if self.process is None and now_s >= self._due_s:
            self.process = subprocess.Popen(  # noqa: S603 - this very program
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C in the terminal is for the keeper alone, which ends them in order
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),  # the same, for Windows
            )
            self.starts, self._started_s = self.starts + 1, now_s

    def give_sign(self) -> None:
        """Gives the process the sign that was agreed on; one that is gone gets none."""
        if self.process is not None and self.process.stdin is not None:
            with suppress(OSError, ValueError):
                self.process.stdin.write(b".")
                self.process.stdin.flush()

    def let_go(self) -> None:
        """Tells the process to end."""
        self._close_pipe()

    def wait(self, seconds: float) -> None:
        """Waits for the end, so long at most; then kills it."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.0, seconds))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _close_pipe(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            with suppress(OSError):
                self.process.stdin.close()


class Keeper:
    """Keeps the server and the worker running until it is told to end."""

    def __init__(self, server: Child, worker: Child, port: int, config: Path, *, open_browser: bool) -> None:
        self._server, self._worker, self._port, self._open_browser = server, worker, port, open_browser
        self._config, self._settings = config, _version_of(config)
        self._woken = threading.Event()
        self._has_answered = False

    @property
    def url(self) -> str:
        """Where the dashboard is."""
        return f"http://{ADDRESS}:{self._port}"

    def run(self, interrupts: Interrupts) -> int:
        """Keeps both until Ctrl-C or SIGTERM, then ends both; the exit code."""
        interrupts.listen(self._woken.set)
        try:
            while not interrupts.any:
                for child in (self._server, self._worker):
                    child.tend(time.monotonic())
                if not self._has_answered and (code := self._first_answer()) is not None:
                    return code
                if (settings := _version_of(self._config)) != self._settings:
                    self._settings = settings
                    self._worker.give_sign()
                self._woken.wait(LOOK_EVERY_S)
        finally:
            self._end()
        return ExitCode.OK

    def _first_answer(self) -> int | None:
        """Tells where the dashboard is once it answers; the exit code where it never will, else None."""
        with suppress(OSError), socket.create_connection((ADDRESS, self._port), LOOK_EVERY_S):
            self._has_answered = True
            sys.stdout.write(f"The dashboard is at {self.url} (Ctrl-C ends it; batches stay as they are).\n")
            sys.stdout.flush()
            if self._open_browser:
                webbrowser.open(self.url)
            return None
        if self._server.starts >= STARTS_TRIED and self._server.process is None:
            sys.stderr.write("The dashboard does not start; see why with: python -m jseeker.ui --no-browser\n")
            return ExitCode.FAILED
        return None

    def _end(self) -> None:
        until = time.monotonic() + END_WITHIN_S
        for child in (self._server, self._worker):
            child.let_go()
        for child in (self._server, self._worker):
            child.wait(until - time.monotonic())


def _version_of(file: Path) -> tuple[int, int] | None:
    """What changes whenever the file does; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
