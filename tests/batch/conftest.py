"""An engine to try: real store, real stages, a scripted site and writers that only echo."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jseeker.batch.slots import Home
from jseeker.batch.worker import Until, Worker
from jseeker.core.resume_file import read_resume
from jseeker.errors import PostingError
from jseeker.model.batch import Batch, BatchOptions, BatchStatus
from jseeker.model.documents import DocumentFormat
from jseeker.model.page import Page, PageRequest
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.queue import NewJob
from jseeker.ports import Claim, Follow
from jseeker.render import EchoWriter, MemoryShelf
from jseeker.samples import sample_resume
from jseeker.store import Store, open_store
from jseeker.walk import Kit, Tools, Wishes

LIMIT_S = 30.0
TEXT = "Requirements\n• 3+ years of Python\n• PostgreSQL\nWhat you will do\n• Build data pipelines"


class NumberedSource:
    """Claims every link; the page's body is the posting's text."""

    name = "numbered"
    company: str | None = None
    """The company of every posting; None gives each its own."""

    def claim(self, link: str) -> Claim:
        return Claim(f"numbered:{link.rsplit('/', 1)[-1]}", PageRequest(link))

    def read(self, page: Page, link: str) -> Posting | Follow:
        number = link.rsplit("/", 1)[-1]
        return Posting(
            url=link,
            key=f"numbered:{number}",
            source=self.name,
            method=ReadMethod.TEXT,
            company=self.company or f"Company {number}",
            title="Data Engineer",
            description=page.body.decode(),
        )


class GatedSite:
    """A fetcher whose answers wait for their gate; counts what was asked and how many waited at once."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.at_once = self.peak = 0
        self.faults: dict[str, PostingError | Exception] = {}
        self.seconds = 0.0
        self.text_of: Callable[[str], str] = lambda _url: TEXT
        self.open = threading.Event()
        self.open.set()

    async def fetch(self, request: PageRequest) -> Page:
        self.asked.append(request.url)
        self.at_once += 1
        self.peak = max(self.peak, self.at_once)
        try:
            while not self.open.is_set():  # noqa: ASYNC110 - the gate is opened by another thread
                await asyncio.sleep(0.005)
            await asyncio.sleep(self.seconds)
            if request.url in self.faults:
                raise self.faults[request.url]
            return Page(request.url, 200, "text/plain", self.text_of(request.url).encode())
        finally:
            self.at_once -= 1

    async def aclose(self) -> None:
        """Nothing is held open."""


class TestKits:
    """The same kit for every batch."""

    __test__ = False

    def __init__(self, site: GatedSite) -> None:
        source = self.source = NumberedSource()
        self.shelf = MemoryShelf()
        self.writers = (EchoWriter(DocumentFormat.PDF), EchoWriter(DocumentFormat.DOCX))
        self._kit = Kit(
            read_resume(sample_resume(), "resume.yaml"),
            Wishes(),
            Tools(
                claim=lambda link: (source, source.claim(link)),
                fetcher=site,
                writers=self.writers,
                shelf=self.shelf,
                clean=lambda resume: resume,
                prove=lambda _resume, _document, _style: None,
            ),
        )

    def of(self, batch: Batch) -> Kit:
        return self._kit

    def warm(self) -> None:
        """Nothing is slow here."""

    async def aclose(self) -> None:
        """Nothing is held open."""


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class Engine:
    """A store, a home, a site and as many workers as a test starts, each in a thread of its own."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder
        self.site = GatedSite()
        self.kits = TestKits(self.site)
        self.clock = SystemClock()
        self._count = 0
        self._threads: list[threading.Thread] = []
        self.workers: list[Worker] = []
        self.taken_up: list[tuple[str, int]] = []

    def add_batch(self, numbers: Sequence[int], **options: object) -> Batch:
        self._count += 1
        batch = Batch(
            id=f"b{self._count}",
            status=BatchStatus.RUNNING,
            created_at=self.clock.now(),
            options=BatchOptions(output_dir="/output", **options),  # type: ignore[arg-type] # any option by name
            resume_text="given by the kit",
        )
        jobs = [NewJob(f"https://jobs.example/{number}", f"numbered:{number}") for number in numbers]
        self.store.batches.create(batch, jobs)
        return batch

    def start(self, until: Until, capacity: int = 5, own: Sequence[str] | None = None, home: str = "home") -> Worker:
        """A worker at work in a thread."""
        worker = self._worker(capacity, own, home)
        self._run(worker, until)
        return worker

    def _worker(self, capacity: int, own: Sequence[str] | None, home: str) -> Worker:
        worker = Worker(
            self.store,
            Home(self.folder / home),
            self.kits,
            self.clock,
            capacity=capacity,
            own=own,
            on_taken_up=lambda batch_id, left: self.taken_up.append((batch_id, left)),
        )
        worker.register()
        return worker

    def _run(self, worker: Worker, until: Until) -> None:
        thread = threading.Thread(target=lambda: asyncio.run(worker.run(until)), daemon=True)
        thread.start()
        self.workers.append(worker)
        self._threads.append(thread)

    def enter_then_add(self, numbers: Sequence[int]) -> Batch:
        """A worker that is entered before the batch that it serves is written, as the doors do it."""
        worker = self._worker(1, [f"b{self._count + 1}"], "home")
        batch = self.add_batch(numbers)
        self._run(worker, Until(batch_id=batch.id))
        return batch

    def join(self) -> None:
        """Waits until every worker has ended."""
        for thread in self._threads:
            thread.join(LIMIT_S)
            assert not thread.is_alive(), "a worker did not end"

    def work_off(self, batch: Batch, capacity: int = 5) -> None:
        """Starts a worker on the batch and waits for its end."""
        self.start(Until(batch_id=batch.id), capacity)
        self.join()

    def until(self, holds: Callable[[], bool]) -> None:
        """Waits for a condition that another thread brings about."""
        waited = threading.Event()
        for _ in range(int(LIMIT_S / 0.01)):
            if holds():
                return
            waited.wait(0.01)
        raise AssertionError("the condition did not come about")

    def close(self) -> None:
        for worker in self.workers:
            worker.leave()
        self.site.open.set()
        self.join()


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """The engine on a SQLite file and on Postgres."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'jseeker.db'}"
    else:
        url = request.getfixturevalue("postgres").new_database()
    store = open_store(url)
    made = Engine(store, tmp_path)
    yield made
    made.close()
    store.close()
