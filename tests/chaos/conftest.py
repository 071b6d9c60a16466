"""Processes to kill: the real command line on a home of its own, a site on loopback, and the look afterwards."""

from __future__ import annotations

import importlib.util
import os
import queue
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdf
import pytest

from jseeker.samples import sample_resume

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-m", "jseeker"]
LIMIT_S = 180.0


@dataclass
class Process:
    """One running command, in a session of its own; `lines` are what it said so far."""

    popen: subprocess.Popen[str]
    said: queue.SimpleQueue[str] = field(default_factory=queue.SimpleQueue)
    heard: list[str] = field(default_factory=list)

    def wait_until_at_work(self, limit_s: float = 60.0) -> None:
        """Returns once the worker is entered: it says so on standard output or error. Returns, too, when it ended."""
        try:
            self.said.get(timeout=limit_s)
        except queue.Empty:
            raise AssertionError("the command said nothing") from None

    def signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.popen.pid, number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        self.popen.wait()

    def wait(self, limit_s: float = LIMIT_S) -> int:
        return self.popen.wait(limit_s)

    def succeed(self, limit_s: float = LIMIT_S) -> None:
        """Waits for the end, which is to be a good one."""
        code = self.wait(limit_s)
        assert code == 0, f"exit code {code}: {''.join(self.heard)[-2000:]}"


@dataclass(frozen=True)
class Found:
    """What one home holds at the end: faults by name, and what was fetched more often than once."""

    faults: Counter[str]
    jobs: int


class Chaos:
    """A home, a site, and commands to start in it."""

    def __init__(self, folder: Path, site: Any, *, database_url: str | None = None) -> None:
        self.home, self.site, self.database_url = folder / "home", site, database_url
        self.home.mkdir(parents=True)
        (self.home / "resume.yaml").write_bytes(sample_resume())
        self.processes: list[Process] = []

    @property
    def output(self) -> Path:
        return self.home / "output"

    def start(self, *arguments: str, home: Path | None = None) -> Process:
        """Begins a command; what it prints is collected."""
        env = {name: value for name, value in os.environ.items() if not name.startswith("JSEEKER_")}
        env |= {"JSEEKER_HOME": str(home or self.home), "JSEEKER_OUTPUT_DIR": str(self.output)}
        if self.database_url:
            env["JSEEKER_DATABASE_URL"] = self.database_url
        popen = subprocess.Popen(
            [*PROGRAM, *arguments],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        process = Process(popen)
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()
        self.processes.append(process)
        return process

    def run(self, links: list[str], *options: str) -> Process:
        """Begins `jseeker run` on the links."""
        allowed = [word for host in self.site.hosts for word in ("--allow-host", host)]
        return self.start("run", "--json", *allowed, *options, *links)

    def work_off(self) -> None:
        """Lets a worker do whatever is left, undisturbed."""
        self.start("worker", "--until-idle").succeed()

    def until(self, query: str, limit_s: float = 60.0) -> list[tuple[Any, ...]]:
        """Waits until the query has an answer, and gives it."""
        ends_at = time.monotonic() + limit_s
        while not (found := self.rows(query)):
            assert time.monotonic() < ends_at, f"no answer within {limit_s} s: {query}"
            threading.Event().wait(0.01)
        return found

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The answer of the SQLite database; empty while there is none."""
        if not (self.home / "jseeker.db").exists():
            return []
        with closing(sqlite3.connect(self.home / "jseeker.db", timeout=30)) as connection:
            try:
                return connection.execute(query).fetchall()
            except sqlite3.OperationalError as error:
                if "no such table" in str(error):
                    return []
                raise

    def judge(self, links: list[str]) -> Found:
        """Counts what is wrong: an empty Counter where every link was done exactly once."""
        faults: Counter[str] = Counter()
        rows = self.rows("SELECT id, url, key, status, application_id, worker_id FROM batch_job_items")
        faults["jobs lost"] += len(set(links) - {row[1] for row in rows})
        faults["jobs doubled"] += len(rows) - len({row[1] for row in rows})
        faults["jobs not completed"] += sum(row[3] != "completed" for row in rows)
        faults["batches not completed"] += self.rows("SELECT count(*) FROM batch_jobs WHERE status <> 'completed'")[0][
            0
        ]
        ends = Counter(row[0] for row in self.rows("SELECT item_id FROM job_events WHERE status = 'completed'"))
        faults["jobs not settled once"] += sum(ends[row[0]] != 1 for row in rows)
        keys = Counter(row[0] for row in self.rows("SELECT posting_key FROM applications"))
        faults["applications missing"] += sum(keys[row[2]] == 0 for row in rows)
        faults["applications doubled"] += sum(count - 1 for count in keys.values())
        faults["versions doubled"] += self.rows("SELECT count(*) FROM resumes")[0][0] - len(keys)
        faults += self._judge_documents()
        faults["workers left in the table"] += self.rows("SELECT count(*) FROM workers")[0][0]
        whole = self.rows("PRAGMA integrity_check") == [("ok",)] and not self.rows("PRAGMA foreign_key_check")
        faults["database damaged"] += not whole
        return Found(+faults, len(rows))

    def close(self) -> None:
        for process in self.processes:
            process.signal(signal.SIGCONT)
            process.kill()

    def _judge_documents(self) -> Counter[str]:
        faults: Counter[str] = Counter()
        folders = {Path(row[0]) for row in self.rows("SELECT folder FROM resumes")}
        there = set(self.output.iterdir()) if self.output.exists() else set()
        faults["folders of nobody"] += sum(not path.name.startswith(".") for path in there - folders)
        faults["folders in the making"] += sum(path.name.startswith(".") for path in self.output.rglob("*"))
        for folder in folders:
            for check in (_is_pdf, _is_docx):
                faults["documents unreadable"] += not check(folder)
            faults["files missing"] += not {"posting.json", "provenance.json"} <= {
                path.name for path in folder.glob("*")
            }
        return faults

    def _listen(self, process: Process) -> None:
        assert process.popen.stdout is not None
        for line in process.popen.stdout:
            process.heard.append(line)
            process.said.put(line)
        process.said.put("")


def _is_pdf(folder: Path) -> bool:
    try:
        return len(pypdf.PdfReader(folder / "resume.pdf", strict=True).pages) == 1
    except (OSError, pypdf.errors.PyPdfError):
        return False


def _is_docx(folder: Path) -> bool:
    try:
        with zipfile.ZipFile(folder / "resume.docx") as package:
            return package.testzip() is None and "word/document.xml" in package.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


@pytest.fixture(scope="session")
def loopback() -> ModuleType:
    """The module of the site on loopback, shared with the benchmarks."""
    spec = importlib.util.spec_from_file_location("jseeker_loopback", ROOT / "benchmarks" / "loopback.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def site(loopback: ModuleType) -> Iterator[Any]:
    """Fifty hosts that answer after 50 ms."""
    with loopback.running(hosts=50, latency_s=0.05) as running:
        yield running


@pytest.fixture
def chaos(tmp_path: Path, site: Any) -> Iterator[Callable[..., Chaos]]:
    """Makes homes; whatever was started in them is gone afterwards."""
    made: list[Chaos] = []

    def make(name: str = "one", **options: Any) -> Chaos:
        made.append(Chaos(tmp_path / name, site, **options))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def is_long() -> bool:
    """True under `make chaos`: the whole instead of a slice."""
    return os.environ.get("CHAOS") == "whole"


@pytest.fixture
def dice() -> random.Random:
    """Random moments; the seed is printed with a failure, and `CHAOS_SEED` repeats it."""
    seed = int(os.environ.get("CHAOS_SEED", time.time_ns() % 1_000_000))
    sys.stdout.write(f"CHAOS_SEED={seed}\n")
    return random.Random(seed)  # noqa: S311 - moments, not secrets
