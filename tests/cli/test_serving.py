"""The keeper of the dashboard's two processes."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jseeker.app import App
from jseeker.cli.serving import Backoff, Child, Keeper, free_port
from jseeker.config import Settings
from jseeker.errors import UsageError

PATIENCE_S = 60.0
SLEEPER = [sys.executable, "-c", "import sys; sys.stdin.buffer.read()"]


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        threading.Event().wait(0.05)


def any_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        number: int = server.getsockname()[1]
        return number


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_the_port_that_was_named_is_taken_or_refused_in_a_sentence(taken: int) -> None:
    with pytest.raises(UsageError, match=rf"^Port {taken} is taken; .*\.$"):
        free_port(taken)
    free = any_port()
    assert free_port(free) == free


def test_without_a_name_the_next_free_port_is_taken(taken: int) -> None:
    assert taken < free_port(None, first=taken) < taken + 50


def test_a_process_that_dies_again_and_again_is_started_ever_later() -> None:
    backoff = Backoff()
    waits = [backoff.after(1.0) for _ in range(12)]
    assert waits == sorted(waits)
    assert waits[0] == backoff.first_s
    assert waits[-1] == backoff.longest_s
    assert backoff.after(backoff.lived_s) == backoff.first_s, "it had lived"


def test_a_child_that_dies_is_started_again() -> None:
    child = Child(SLEEPER, Backoff(first_s=0.0))
    child.tend(0.0)
    assert child.process is not None
    first = child.process
    first.kill()
    first.wait(PATIENCE_S)
    until(lambda: child.tend(time.monotonic()) or child.process not in (None, first))
    assert child.starts == 2
    child.let_go()
    child.wait(PATIENCE_S)
    assert child.process.returncode == 0


def test_a_sign_reaches_the_child() -> None:
    child = Child([sys.executable, "-c", "import sys; sys.exit(len(sys.stdin.buffer.read(1)) + 6)"])
    child.give_sign()  # there is nobody yet
    child.tend(0.0)
    child.give_sign()
    assert child.process is not None
    assert child.process.wait(PATIENCE_S) == 7


def test_a_child_that_does_not_end_is_killed() -> None:
    child = Child([sys.executable, "-c", "import time; time.sleep(600)"])
    child.tend(0.0)
    child.let_go()
    child.wait(0.1)
    assert child.process is not None
    assert child.process.returncode != 0


def test_a_server_that_never_answers_ends_it_with_a_sentence(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from jseeker.cli.foreground import Interrupts

    free = any_port()
    server = Child([sys.executable, "-c", "pass"], Backoff(first_s=0.01))
    worker = Child(SLEEPER)
    assert Keeper(server, worker, free, tmp_path / "config.toml", open_browser=False).run(Interrupts()) == 1
    assert "does not start" in capfd.readouterr().err
    assert worker.process is not None
    assert worker.process.returncode is not None


def test_without_the_extra_one_sentence_says_how_to_get_it(say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jseeker.cli.serving.find_spec", lambda _name: None)
    code, _, err = say("ui", "--no-browser")
    assert code == 3
    assert "pip install 'jseeker[ui]'" in err
    assert err.count("\n") == 1


@pytest.fixture
def kept(jseeker, home) -> Iterator[tuple[Any, App]]:
    """`jseeker ui` under way, and the application on its home."""
    running = jseeker.start("ui", "--no-browser", "--port", str(any_port()))
    running.until(lambda: running.lines)
    app = App(Settings())
    until(app.live_workers)
    yield running, app
    app.close()
    if running.process.poll() is None:
        running.process.kill()
    running.end()


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def pid_of_worker(app: App) -> int:
    (worker,) = app.live_workers()
    return worker.pid


def test_a_killed_worker_is_replaced_and_ctrl_c_ends_it_all(kept) -> None:
    running, app = kept
    assert running.lines[0].startswith("The dashboard is at http://127.0.0.1:")
    first = pid_of_worker(app)
    os.kill(first, signal.SIGKILL)
    until(lambda: [worker for worker in app.live_workers() if worker.pid != first])
    running.interrupt()
    assert running.end() == 0
    assert app.store.workers.rows() == ()


def test_changed_settings_bring_a_worker_that_has_read_them(kept) -> None:
    _, app = kept
    first = pid_of_worker(app)
    app.settings.config_file.write_text("workers = 7\n")
    until(lambda: [worker for worker in app.live_workers() if worker.pid != first])
    assert app.live_workers()[-1].capacity == 7


def test_killed_itself_it_leaves_neither_child_behind(kept) -> None:
    running, app = kept
    port = int(running.lines[0].split(":")[2].split()[0].strip("/"))
    running.process.kill()
    until(lambda: not app.live_workers())
    until(lambda: not answers(port))
