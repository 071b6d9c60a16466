"""A fault at every single write: the statement fails, the commit fails, or the process is gone before or after it. In
each case a healthy restart brings every job to one end with one application."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from jseeker.batch.slots import Home
from jseeker.batch.worker import Until, Worker
from jseeker.core.resume_file import read_resume
from jseeker.errors import DiskFull, ErrorKind, StoreError
from jseeker.model.batch import Batch, BatchOptions, BatchStatus, JobStatus
from jseeker.model.documents import DocumentFormat
from jseeker.model.page import Page, PageRequest
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.queue import NewJob
from jseeker.ports import Claim, Follow
from jseeker.render import EchoWriter, FolderShelf
from jseeker.samples import sample_resume
from jseeker.store import Store, open_store
from jseeker.walk import Kit, Tools, Wishes

JOBS = 2
LIMIT_S = 60.0


class Source:
    """Claims every link; the link's last part is the posting."""

    name = "numbered"

    def claim(self, link: str) -> Claim:
        return Claim(f"numbered:{link.rsplit('/', 1)[-1]}", PageRequest(link))

    def read(self, page: Page, link: str) -> Posting | Follow:
        key = self.claim(link).key
        return Posting(link, key, self.name, ReadMethod.TEXT, "Alder", key[-1], page.body.decode())


class Fetcher:
    """Answers every request at once."""

    async def fetch(self, request: PageRequest) -> Page:
        return Page(request.url, 200, "text/plain", b"Requirements\n- 3+ years of Python\n- PostgreSQL")

    async def aclose(self) -> None:
        """Nothing is held open."""


class Kits:
    """One kit for all; `shelf` may fail."""

    def __init__(self, shelf: Any) -> None:
        source = Source()
        writers = (EchoWriter(DocumentFormat.PDF), EchoWriter(DocumentFormat.DOCX))
        tools = Tools(
            claim=lambda link: (source, source.claim(link)),
            fetcher=Fetcher(),
            writers=writers,
            shelf=shelf,
            clean=lambda resume: resume,
            prove=lambda *_: None,
        )
        self.shelf = tools.shelf
        self._kit = Kit(read_resume(sample_resume(), "resume.yaml"), Wishes(), tools)

    def of(self, batch: Batch) -> Kit:
        return self._kit

    def warm(self) -> None:
        """Nothing is slow here."""

    async def aclose(self) -> None:
        """Nothing is held open."""


class Clock:
    def now(self) -> datetime:
        return datetime.now(UTC)


def add_batch(store: Store, folder: Path, name: str = "b") -> None:
    options = BatchOptions(output_dir=str(folder / "output"))
    batch = Batch(name, BatchStatus.RUNNING, Clock().now(), options, resume_text="given by the kit")
    jobs = [NewJob(f"https://a.example/{number}", f"numbered:{number}") for number in range(JOBS)]
    store.batches.create(batch, jobs)


def work(store: Store, folder: Path, shelf: Any | None = None, until: Until | None = None) -> None:
    """A worker's whole life, with one place so that the order of the writes is always the same."""
    worker = Worker(store, Home(folder), Kits(shelf or FolderShelf()), Clock(), capacity=1)
    worker.register()
    asyncio.run(asyncio.wait_for(worker.run(until or Until(idle=True)), LIMIT_S))


class Faults:
    """Counts the writing statements and commits of a store, and strikes at the one that was asked for."""

    def __init__(self, store: Store, strike_at: int, strike: Callable[[], None], *, after: bool = False) -> None:
        self.writes, self._at, self._strike = 0, strike_at, strike
        engine = store.database.engine
        event.listen(engine, "after_cursor_execute" if after else "before_cursor_execute", self._on_statement)
        event.listen(engine, "commit", self._on_commit)

    def _on_statement(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().split(None, 1)[0].upper() in ("INSERT", "UPDATE", "DELETE"):
            self._count()

    def _on_commit(self, _connection: Any) -> None:
        self._count()

    def _count(self) -> None:
        self.writes += 1
        if self.writes == self._at:
            self._strike()


def _io_error() -> None:
    raise OperationalError("a write", {}, sqlite3.OperationalError("disk I/O error"))


def _writes_of_a_run(folder: Path) -> int:
    with _opened(folder) as store:
        add_batch(store, folder)
        counted = Faults(store, 0, lambda: None)
        work(store, folder)
        return counted.writes


@contextmanager
def _opened(folder: Path) -> Iterator[Store]:
    folder.mkdir(exist_ok=True)
    store = open_store(f"sqlite:///{folder / 'jseeker.db'}")
    try:
        yield store
    finally:
        store.close()


def _assert_each_job_was_done_once(folder: Path) -> None:
    with _opened(folder) as store:
        work(store, folder)
        jobs = store.batches.jobs("b")
        assert Counter(job.status for job in jobs) == {JobStatus.COMPLETED: JOBS}
        assert store.batches.get("b").status is BatchStatus.COMPLETED
        assert len(store.applications.listing()) == JOBS
        ends = Counter(one.job_id for one in store.batches.events("b") if one.status == "completed" and one.job_id)
        assert ends == {job.id: 1 for job in jobs}
        for job in jobs:
            assert job.result is not None
            assert all(Path(path).exists() for path in job.result["documents"].values())
            assert len(store.applications.versions(job.application_id or 0)) == 1
        with store.database.read() as connection:
            assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    assert len([path for path in (folder / "output").iterdir() if not path.name.startswith(".")]) == JOBS


def _moments(writes: int, is_long: bool) -> range:
    """Every write, or every thirteenth for a slice."""
    return range(1, writes + 2, 1 if is_long else 13)


@pytest.mark.parametrize("after", [False, True], ids=["before the statement", "after the statement"])
def test_a_write_that_fails_is_made_good_by_a_restart(tmp_path: Path, after: bool, is_long: bool) -> None:
    writes = _writes_of_a_run(tmp_path / "count")
    assert writes > 30
    for moment in _moments(writes, is_long):
        folder = tmp_path / str(moment)
        with _opened(folder) as store:
            add_batch(store, folder)
            Faults(store, moment, _io_error, after=after)
            with suppress(StoreError):  # the worker could not even be entered
                work(store, folder)
        _assert_each_job_was_done_once(folder)


@pytest.mark.parametrize("after", ["", "after"], ids=["before the statement", "after the statement"])
def test_a_process_that_is_gone_at_any_write_leaves_nothing_undone(tmp_path: Path, after: str, is_long: bool) -> None:
    writes = _writes_of_a_run(tmp_path / "count")
    for moment in range(1, writes + 1, 1 if is_long else 29):
        folder = tmp_path / str(moment)
        with _opened(folder) as store:
            add_batch(store, folder)

        arguments = [sys.executable, __file__, str(folder), str(moment), after]
        assert subprocess.run(arguments, check=False, timeout=LIMIT_S).returncode in (0, 9)

        _assert_each_job_was_done_once(folder)


def test_a_full_disk_for_documents_pauses_the_batch_with_the_sentence(tmp_path: Path) -> None:
    class FullShelf(FolderShelf):
        tries = 0

        def put(self, output_dir: Path, *_: Any) -> Any:
            self.tries += 1
            raise DiskFull(f"No space left in {output_dir}; free some and resume.")

    shelf = FullShelf()
    with _opened(tmp_path) as store:
        add_batch(store, tmp_path)
        work(store, tmp_path, shelf, Until(batch_id="b"))

        batch = store.batches.get("b")
        assert (batch.status, batch.halt_kind) == (BatchStatus.PAUSED, ErrorKind.DISK_FULL)
        assert batch.halt_reason == f"No space left in {tmp_path / 'output'}; free some and resume."
        assert shelf.tries == 1, "paused after the first sign"
        assert Counter(job.status for job in store.batches.jobs("b")) == {JobStatus.PENDING: JOBS}
        store.batches.resume("b", Clock().now())
    _assert_each_job_was_done_once(tmp_path)


@pytest.mark.parametrize("pages_left", [0, 1, 2, 3])
def test_a_full_disk_for_the_database_ends_in_one_sentence_and_a_whole_database(
    tmp_path: Path, pages_left: int
) -> None:
    with _opened(tmp_path) as store:
        add_batch(store, tmp_path)
        with store.database.read() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar_one()
        event.listen(store.database.engine, "checkout", _limit_to(pages + pages_left))
        ended_with = None
        try:
            work(store, tmp_path, until=Until(batch_id="b"))
        except DiskFull as error:
            ended_with = error
        batch = store.batches.get("b")
        if ended_with is None:
            assert (batch.status, batch.halt_kind) == (BatchStatus.PAUSED, ErrorKind.DISK_FULL)
        assert (ended_with.message if ended_with else batch.halt_reason) == (
            f"No space left in {tmp_path}; free some and resume."
        )
    with _opened(tmp_path) as store:
        store.batches.resume("b", Clock().now())
    _assert_each_job_was_done_once(tmp_path)


def _limit_to(pages: int) -> Callable[..., None]:
    def limit(connection: Any, *_: Any) -> None:
        connection.execute(f"PRAGMA max_page_count={pages}")

    return limit


def _vanish() -> None:
    os._exit(9)


if __name__ == "__main__":  # the process that is gone
    place, moment_of_end, when = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with _opened(place) as own_store:
        Faults(own_store, moment_of_end, _vanish, after=bool(when))
        work(own_store, place)
    sys.stdout.write(json.dumps("done"))
