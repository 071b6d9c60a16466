"""jSeeker on one home and one database: settings, adapters and the engine, put together."""

from __future__ import annotations

import asyncio
import threading
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from jseeker.app.kits import AppKits, HostMap, make_tools, pdf_writer_of, wishes_of
from jseeker.batch.boards import with_postings_of_boards
from jseeker.batch.leftovers import take_back_unrecorded
from jseeker.batch.pulse import alive, serves
from jseeker.batch.resumes import ResumeFile, profile_names
from jseeker.batch.scheduler import Scheduler
from jseeker.batch.slots import Home
from jseeker.batch.submit import GivenFile, given_file, plan_jobs
from jseeker.batch.worker import Worker
from jseeker.clock import SystemClock
from jseeker.config import Settings
from jseeker.core.listed import PostingFilter
from jseeker.core.progress import progress_of
from jseeker.core.score import score
from jseeker.errors import UsageError
from jseeker.llm import PydanticReworder, require_model
from jseeker.model.batch import Batch, BatchJob, BatchOptions, BatchProgress, BatchStatus
from jseeker.model.match import Score
from jseeker.model.posting import Posting
from jseeker.model.profile import Profile
from jseeker.model.queue import BatchFacts, NewJob, WorkerRow
from jseeker.model.schedule import BatchTemplate
from jseeker.render import FolderShelf, template_path
from jseeker.sources import all_sources, claim_link, may_list, posting_key, read_saved
from jseeker.store import Store, open_store
from jseeker.walk import Kit, fit, plan, read_page, read_posting, wording_task

__all__ = [
    "App",
    "Preview",
    "PreviewPosting",
    "ReadLink",
    "ResumeFile",
    "SystemClock",
    "given_file",
    "new_batch_id",
    "profile_names",
]


class ReadLink(Protocol):
    """Reads the posting of a link; `given` is the answer to its first request, in place of the network."""

    async def __call__(self, link: str, given: bytes | None = None) -> Posting:
        """The posting.

        Raises:
            PostingError: it is not one open posting.
        """
        ...


@dataclass(frozen=True, slots=True)
class Preview:
    """What a batch would make of one posting; `estimate_usd` is what a model would cost at its list price."""

    posting: Posting
    score: Score
    estimate_usd: float = 0.0


PreviewPosting = Callable[[str | GivenFile], Awaitable[Preview]]


class App:
    """jSeeker on one home and one database; cheap to make, the database is opened at the first need."""

    def __init__(
        self,
        settings: Settings,
        *,
        host_map: HostMap = (),
        on_notice: Callable[[str], None] = lambda _sentence: None,
    ) -> None:
        self.settings, self.host_map, self._on_notice = settings, host_map, on_notice
        self.clock = SystemClock()
        self.home = Home(settings.home)
        self._lock = threading.Lock()
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """The database, opened once and brought up to date; what a person should know of that goes to `on_notice`.

        Raises:
            StoreError: it cannot be opened.
        """
        with self._lock:
            if self._store is None:
                self._store = open_store(self.settings.database_url)
                for notice in self._store.notices:
                    self._on_notice(notice)
            return self._store

    def close(self) -> None:
        """Gives up the database connections."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None

    @property
    def resume(self) -> ResumeFile:
        """The resume file of the settings, as it is now.

        Raises:
            ResumeMissing: it is not there.
            NotConfigured: it cannot be read as text.
        """
        return ResumeFile.at(self.settings.resume)

    def options(self, **changes: Any) -> BatchOptions:
        """What a batch remembers, from the settings; `changes` win."""
        settings = self.settings
        options = BatchOptions(
            output_dir=str(settings.output_dir),
            workers=settings.workers,
            model=settings.model,
            allow_hosts=settings.allow_hosts,
            browser=settings.browser,
            template=settings.template,
            paper=settings.paper,
            max_pages=settings.pages,
            profile=settings.profile,
            strict=settings.strict,
            budget_usd=settings.budget_usd,
            host_map=self.host_map,
        )
        return replace(options, **changes)

    def check(self, options: BatchOptions, resume: ResumeFile) -> Profile:
        """The person's profile, when the resume is valid and the options name what there is.

        Raises:
            ResumeInvalid: the resume file is not valid.
            UsageError: there is no such template, or no such profile in the resume.
        """
        profile = resume.profile()
        template_path(options.template, self.settings.templates_dir)
        if options.profile is not None and options.profile not in (names := profile_names(profile)):
            known = ", ".join(names) or "none"
            raise UsageError(f"There is no profile {options.profile!r} in {resume.name}; it names {known}.")
        return profile

    def check_model(self, model: str | None) -> None:
        """Makes sure, without a call, that this process can speak to a model; None is the offline writer.

        Raises:
            NotConfigured: the name, the extra or the key is missing; the sentence says which.
        """
        if model is not None:
            require_model(model)

    async def try_key(self, model: str) -> bool:
        """True when the model's provider says, free of charge, that the key is good; False where it cannot be asked.

        Raises:
            KeyRefused: the provider refuses the key.
            NotConfigured: the name, the extra or the key is missing.
        """
        self.check_model(model)
        reworder = PydanticReworder(model)
        try:
            return await reworder.check_key()
        finally:
            await reworder.aclose()

    def submit(
        self,
        inputs: Sequence[str | GivenFile | NewJob],
        options: BatchOptions,
        resume: ResumeFile,
        *,
        name: str = "",
        batch_id: str | None = None,
    ) -> Batch:
        """Writes a batch and all its rows in one transaction; workers may take them from then on.

        Raises:
            ResumeInvalid: the resume file is not valid; nothing was written.
            ValueError: there are no inputs.
        """
        batch, jobs = self.planned(inputs, options, resume, name=name, batch_id=batch_id)
        self.store.batches.create(batch, jobs)
        return batch

    def planned(
        self,
        inputs: Sequence[str | GivenFile | NewJob],
        options: BatchOptions,
        resume: ResumeFile,
        *,
        name: str = "",
        batch_id: str | None = None,
    ) -> tuple[Batch, tuple[NewJob, ...]]:
        """A batch and all its rows, not written yet; raises what `submit` does."""
        if not inputs:
            raise ValueError("URLs list cannot be empty")
        self.check(options, resume)
        jobs = plan_jobs(
            inputs,
            lambda link: posting_key(link, self.sources),
            read_saved,
            self.store.applications.made_of_keys,
            again=options.again,
        )
        batch = Batch(
            id=batch_id or new_batch_id(),
            status=BatchStatus.RUNNING,
            created_at=self.clock.now(),
            options=options,
            name=name,
            resume_name=resume.name,
            resume_text=resume.text,
        )
        return batch, jobs

    def planned_template(self, template: BatchTemplate) -> tuple[Batch, tuple[NewJob, ...]]:
        """The batch of a template, with the resume file as it is now, not written yet; raises what `submit` does."""
        wishes = template.options
        resume = ResumeFile.at(Path(wishes.resume) if wishes.resume else self.settings.resume)
        options = self.options(**wishes.changes())
        given = [given_file(Path(link)) if Path(link).is_absolute() else link for link in template.links]
        inputs = self.with_postings_of_boards(given, PostingFilter(wishes.titles, wishes.places), options)
        return self.planned(inputs, options, resume, name=wishes.name or template.name)

    def with_postings_of_boards(
        self, inputs: Sequence[str | GivenFile], wish: PostingFilter, options: BatchOptions
    ) -> Sequence[str | GivenFile | NewJob]:
        """The inputs with each board's link replaced by its postings that fit; as they are where nothing is wished.

        Boards are fetched here and now, as a batch with these options would; never from within an event loop.
        """
        if not wish:
            return inputs

        async def expanded() -> Sequence[str | GivenFile | NewJob]:
            tools = make_tools(self.sources, options.allow_hosts, options.host_map, browser=options.browser)
            try:
                return await with_postings_of_boards(
                    inputs, wish, lambda link: may_list(link, self.sources), lambda link: read_posting(link, tools)
                )
            finally:
                await tools.aclose()

        return asyncio.run(expanded())

    @cached_property
    def sources(self) -> tuple[Any, ...]:
        """All sources, found once."""
        return all_sources()

    def live_workers(self) -> tuple[WorkerRow, ...]:
        """The worker processes that live now."""
        return alive(self.store.workers.rows(), self.home, self.clock.now())

    def facts(self, batch_id: str) -> BatchFacts:
        """One look at a batch, with whether a live worker could go on with it."""
        facts = self.store.batches.facts(batch_id)
        if facts.batch.status not in (BatchStatus.RUNNING, BatchStatus.PENDING):
            return facts
        return replace(facts, live=any(serves(worker, batch_id) for worker in self.live_workers()))

    def progress(self, batch_id: str) -> BatchProgress:
        """The snapshot of a batch as it is now."""
        return self.progress_of(self.facts(batch_id))

    def progress_of(self, facts: BatchFacts) -> BatchProgress:
        """The snapshot of a batch from one look at it."""
        return progress_of(facts, self.clock.now())

    def title_of(self, job: BatchJob) -> str:
        """Company and role of a job whose posting was read; empty before."""
        posting = self.store.postings.get(job.key, self.clock.now(), timedelta.max) if job.key else None
        return f"{posting.company} · {posting.title}" if posting is not None else ""

    def stop(self, batch_id: str) -> None:
        """Stops a batch; running jobs that no live worker holds are stopped here."""
        self.store.batches.stop(batch_id, self.clock.now(), [worker.id for worker in self.live_workers()])
        take_back_unrecorded(self.store, FolderShelf())

    def worker(
        self,
        capacity: int,
        own: Sequence[str] | None = None,
        on_taken_up: Callable[[str, int], None] = lambda _batch_id, _jobs: None,
    ) -> Worker:
        """A worker of this home; it serves `own` batches (and interrupted ones), or all, and the schedules, where `own`
        is None."""
        return Worker(
            self.store,
            self.home,
            AppKits(self.settings),
            self.clock,
            capacity=capacity,
            own=own,
            cache_ttl=self.settings.cache_ttl,
            on_taken_up=on_taken_up,
            on_beat=Scheduler(self.store, self.clock, self.planned_template).tick if own is None else None,
        )

    async def read(self, link: str, given: bytes | None = None) -> Posting:
        """The posting of a link; `given` is the answer to the link's first request, in place of the network.

        Raises:
            PostingError: it is not one open posting.
        """
        async with self.reader() as read:
            return await read(link, given)

    @asynccontextmanager
    async def previewer(self, options: BatchOptions, resume: ResumeFile) -> AsyncIterator[PreviewPosting]:
        """What reads and scores postings as a batch with these options would, writing nothing.

        Raises:
            ResumeInvalid: the resume file is not valid.
            UsageError: the options name what there is not.
        """
        tools = make_tools(self.sources, options.allow_hosts, options.host_map, browser=options.browser)
        kit = Kit(self.check(options, resume), wishes_of(options), tools)
        model = PydanticReworder(options.model) if options.model is not None else None

        def judged(posting: Posting) -> Preview:
            draft = plan(posting, kit.profile)
            tailored, document, _ = fit(posting, draft, kit, pdf)
            estimate_usd = model.estimate_usd(wording_task(posting, draft, kit)) if model is not None else 0.0
            fit_score = score(posting, draft.parsed, draft.match, tailored, pages=document.pages)
            return Preview(posting, fit_score, estimate_usd)

        with closing(pdf_writer_of(self.settings)) as pdf:
            async with self.reader() as read:

                async def preview(given: str | GivenFile) -> Preview:
                    if isinstance(given, GivenFile):
                        posting = await asyncio.to_thread(read_saved, given.name, given.content)
                    else:
                        posting = await read(given)
                    return await asyncio.to_thread(judged, posting)

                yield preview

    @asynccontextmanager
    async def reader(self) -> AsyncIterator[ReadLink]:
        """What reads several links politely, with one fetcher for all; its calls are those of `read`."""
        browser = self.settings.browser
        tools = make_tools(self.sources, self.settings.allow_hosts, self.host_map, browser=browser)

        async def read(link: str, given: bytes | None = None) -> Posting:
            if given is None:
                return await read_posting(link, tools)
            at_hand = replace(tools, claim=lambda link: claim_link(link, self.sources, has_page=True))
            return await read_posting(link, at_hand, read_page(link, given, at_hand))

        try:
            yield read
        finally:
            await tools.aclose()


def new_batch_id() -> str:
    """A fresh id: ten hexadecimal digits, of which any first few that are unique will do."""
    return uuid.uuid4().hex[:10]
