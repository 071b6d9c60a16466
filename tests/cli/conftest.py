"""A home for each test, the command line in and out of process, and a site that answers when it is told to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from jseeker.samples import sample_resume

PATIENCE_S = 60.0

PAGE = """<!doctype html><html lang="en"><head><title>{title}</title><script type="application/ld+json">{data}</script>
</head><body><h1>{title}</h1><p>{company}</p>{text}</body></html>"""
TEXT = """<p>We bring harvests, markets and kitchens together and look for a data engineer who likes both mornings and
clean tables. You join a team of six that runs the pipelines behind our prices and forecasts.</p>
<h3>What you will do</h3><ul><li>Build and run data pipelines in Airflow</li>
<li>Model sales and stock in SQL and dbt</li>
<li>Write tests that find broken deliveries before anyone else does</li></ul>
<h3>Requirements</h3><ul><li>3+ years of experience with Python</li><li>Very good SQL, preferably PostgreSQL</li>
<li>Experience with Docker and with code review</li></ul>
<h3>Nice to have</h3><ul><li>Kafka</li><li>Kubernetes</li></ul>"""


BOARD = b"""<html><head><title>Open jobs</title></head><body><main><h1>Open jobs</h1><ul>
<li><a href="/jobs/1001">Data Engineer</a> <span class="location">Leeds</span></li>
<li><a href="/jobs/1002">Data Engineer</a> <span class="location">Lisbon</span></li>
<li><a href="/jobs/1003">Head Baker</a> <span class="location">Leeds</span></li></ul></main></body></html>"""


def page(number: int) -> bytes:
    """An invented posting; every number gives another one."""
    title, company = f"Data Engineer {number}", f"Example {number} Ltd"
    data = {"@context": "https://schema.org", "@type": "JobPosting", "title": title, "description": TEXT}
    data |= {"hiringOrganization": {"@type": "Organization", "name": company}, "datePosted": "2026-11-01"}
    return PAGE.format(title=title, company=company, text=TEXT, data=json.dumps(data)).encode()


class GateSite:
    """Serves `/jobs/<n>` on loopback, and a list of three of them; while the gate is shut, requests wait. `/gone` is
    404."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.gate.wait(PATIENCE_S)
                is_job = self.path.startswith("/jobs/")
                body = page(int(self.path.rpartition("/")[2])) if is_job else b"<h1>Not found</h1>"
                body = BOARD if self.path == "/open-jobs" else body
                self.send_response(200 if is_job or body == BOARD else 404)
                self.send_header("content-type", "text/html; charset=utf-8")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                """Nothing."""

        class Server(ThreadingHTTPServer):
            def handle_error(self, *_: Any) -> None:
                """Nothing: a client that goes away is what many tests are about."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.server.daemon_threads, self.server.block_on_close = True, False
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self.thread.start()
        self.host = f"127.0.0.1:{self.server.server_address[1]}"

    def link(self, number: int) -> str:
        return f"http://{self.host}/jobs/{number}"

    @property
    def board(self) -> str:
        """A list: jobs 1001 (Leeds), 1002 (Lisbon) and 1003 (Leeds, another title)."""
        return f"http://{self.host}/open-jobs"

    @property
    def gone(self) -> str:
        return f"http://{self.host}/gone/12345"


class Running:
    """A `jseeker` process under way: its standard output line by line, its errors as text."""

    def __init__(self, arguments: list[str], env: dict[str, str]) -> None:
        command = [sys.executable, "-m", "jseeker", *arguments]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)
        self.lines: list[str] = []
        self.errors: list[str] = []
        self._changed = threading.Condition()
        pipes = ((self.process.stdout, self.lines), (self.process.stderr, self.errors))
        self._threads = [threading.Thread(target=self._read, args=pipe, daemon=True) for pipe in pipes]
        for thread in self._threads:
            thread.start()

    def _read(self, pipe: Any, into: list[str]) -> None:
        for line in pipe:
            with self._changed:
                into.append(line)
                self._changed.notify_all()

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines]

    @property
    def said(self) -> str:
        return "".join(self.errors)

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits for a line that makes `holds` true; fails when the process ends first."""
        deadline = time.monotonic() + PATIENCE_S
        with self._changed:
            while not holds():
                ended = self.process.poll() is not None and not any(thread.is_alive() for thread in self._threads)
                assert not ended, f"ended with {self.process.returncode}: {self.lines[-3:]} {self.said}"
                assert time.monotonic() < deadline, f"not in time: {self.lines[-3:]} {self.said}"
                self._changed.wait(0.1)

    def count(self, **wanted: Any) -> int:
        """How many events have these values."""
        return sum(all(event.get(name) == value for name, value in wanted.items()) for event in self.events)

    def end(self) -> int:
        """Waits for the end; the exit code."""
        code = self.process.wait(PATIENCE_S)
        for thread in self._threads:
            thread.join(PATIENCE_S)
        return code

    def interrupt(self) -> None:
        self.process.send_signal(signal.SIGINT)


class CommandLine:
    """`jseeker` with one home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        kept = {name: value for name, value in os.environ.items() if not name.startswith("JSEEKER_")}
        self.env = {**kept, "JSEEKER_HOME": str(home), "NO_COLOR": "1"}

    def __call__(self, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "jseeker", *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, env=self.env, input=given, timeout=PATIENCE_S, check=False
        )

    def start(self, *arguments: str) -> Running:
        return Running(list(arguments), self.env)

    def show(self, batch_id: str = "") -> dict[str, Any]:
        arguments = ["batch", "show", "--json", *([batch_id] if batch_id else [])]
        shown: dict[str, Any] = json.loads(self(*arguments).stdout)
        return shown


@pytest.fixture
def empty_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without anything in it, the one of this process, too."""
    home = tmp_path / "home"
    home.mkdir()
    for name in list(os.environ):
        if name.startswith("JSEEKER_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("JSEEKER_HOME", str(home))
    return home


@pytest.fixture
def home(empty_home: Path) -> Path:
    """A home with the sample resume."""
    (empty_home / "resume.yaml").write_bytes(sample_resume())
    return empty_home


@pytest.fixture
def jseeker(home: Path) -> CommandLine:
    return CommandLine(home)


@pytest.fixture
def site() -> Iterator[GateSite]:
    site = GateSite()
    yield site
    site.gate.set()
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[int], str]:
    """Writes a saved posting and gives its path."""

    def write(number: int) -> str:
        path = tmp_path / f"posting-{number}.html"
        path.write_bytes(page(number))
        return str(path)

    return write


@pytest.fixture
def say(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Runs a command line in this process: exit code, standard output, standard error."""
    from jseeker.cli import main

    def run(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
