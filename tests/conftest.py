"""Fixtures that every room's tests may use."""

from __future__ import annotations

import importlib.util
import os
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import pytest

from jseeker.samples import sample_resume
from jseeker.store import MEMORY_URL, Store, open_store

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of captures and doubles beside the repository; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("JSEEKER_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared folder is not beside this repository")
    return folder


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test; nothing of the person who runs the tests is read or written."""
    for name in [name for name in os.environ if name.startswith("JSEEKER_") and name != "JSEEKER_SHARED"]:
        monkeypatch.delenv(name)
    home = tmp_path / "home"
    monkeypatch.setenv("JSEEKER_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def postgres_module() -> ModuleType:
    """The module that starts a server of our own."""
    spec = importlib.util.spec_from_file_location("jseeker_test_postgres", ROOT / "tests" / "postgres.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def postgres(postgres_module: ModuleType) -> Iterator[object]:
    """A Postgres server for the whole run; skips where none is installed, but never in CI."""
    if postgres_module.binaries() is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is not installed (apt install postgresql)")
    with postgres_module.running_server() as server:
        yield server


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "memory":
        return MEMORY_URL
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'jseeker.db'}"
    url: str = request.getfixturevalue("postgres").new_database()
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An open store on each kind of database."""
    opened = open_store(database_url)
    yield opened
    opened.close()


class JobSite:
    """Invented postings on loopback, each address a site of its own; counts what is asked."""

    def __init__(self, sites: int = 8) -> None:
        self.asked: list[str] = []
        self.gone: set[int] = set()
        self.latency_s = 0.0
        self.at_once = self.peak = 0
        self._lock = threading.Lock()
        handler = type("Handler", (_Handler,), {"site": self})
        self._servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler) for _ in range(sites)]
        for server in self._servers:
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self.hosts = [f"127.0.0.1:{server.server_port}" for server in self._servers]

    def link(self, number: int) -> str:
        """The link of one posting; neighbours are on different sites."""
        return f"http://{self.hosts[number % len(self.hosts)]}/jobs/{number}"

    def enter(self, path: str) -> None:
        with self._lock:
            self.asked.append(path)
            self.at_once += 1
            self.peak = max(self.peak, self.at_once)

    def leave(self) -> None:
        with self._lock:
            self.at_once -= 1

    def close(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()


class _Handler(BaseHTTPRequestHandler):
    site: JobSite
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        number = int(self.path.rpartition("/")[2])
        self.site.enter(self.path)
        try:
            threading.Event().wait(self.site.latency_s)
            gone = number in self.site.gone
            body = b"<h1>404</h1>" if gone else _posting_page(number).encode()
            self.send_response(404 if gone else 200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        finally:
            self.site.leave()

    def log_message(self, *_: object) -> None:
        """The tests' output stays quiet."""


def _posting_page(number: int) -> str:
    duties = "".join(f"<li>Improve our {what} for {number + 2} teams</li>" for what in ("pipelines", "services"))
    return (
        f"<!doctype html><html lang='en'><head><title>Data Engineer {number} at Cinderbrook {number}</title></head>"
        f"<body><nav><a href='/jobs'>All jobs</a></nav><main><article><h1>Data Engineer {number}</h1>"
        f"<p>Company: Cinderbrook {number}</p><p>Location: Lisbon</p><h2>What you will do</h2><ul>{duties}</ul>"
        "<h2>Requirements</h2><ul><li>3+ years of Python in production</li><li>PostgreSQL and Airflow</li></ul>"
        "<h2>Nice to have</h2><ul><li>Kafka</li></ul><p>We are a team of engineers who care for clear data and who "
        "like to explain it to everybody who works with it, every day of the week.</p></article></main></body></html>"
    )


@pytest.fixture
def job_site() -> Iterator[JobSite]:
    """A site of invented postings on loopback."""
    site = JobSite()
    yield site
    site.close()


@pytest.fixture
def with_resume(own_home: Path) -> Path:
    """The home with the sample resume in it."""
    own_home.mkdir(exist_ok=True)
    (own_home / "resume.yaml").write_bytes(sample_resume())
    return own_home
