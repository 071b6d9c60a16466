"""One claimed job through its stages; every stage's result is kept before the next begins."""

from __future__ import annotations

import asyncio
import errno
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TypeVar

from jseeker.batch.kept_postings import KeptPostings
from jseeker.batch.leftovers import take_back
from jseeker.batch.rewriter import Rewriter
from jseeker.errors import BatchHalted, DiskFull, JSeekerError, LostClaim, StoreError, UnexpectedError
from jseeker.model.batch import Batch, BatchJob, BatchStatus, Stage
from jseeker.model.codec import load
from jseeker.model.posting import Posting
from jseeker.model.queue import ClaimedJob, Recording
from jseeker.ports import Clock, Shelf
from jseeker.store import Store
from jseeker.walk import Draft, Kit, Place, Written, plan, write_documents

__all__ = ["CancelledAs", "JobRunner", "Kits", "RunningJob"]

log = logging.getLogger(__name__)

T = TypeVar("T")

STORE_FAULT_WAIT = timedelta(seconds=2)
"""How long a job waits after the database failed it."""


class Kits(Protocol):
    """Makes the kit of a batch, and gives up what the kits hold open."""

    def of(self, batch: Batch) -> Kit:
        """The batch's kit; the same again for the same batch. May be called from any thread."""
        ...

    @property
    def shelf(self) -> Shelf:
        """Where all documents are put."""
        ...

    def warm(self) -> None:
        """Loads what is slow to load; called once, in one thread, before the first heavy step."""
        ...

    async def aclose(self) -> None:
        """Ends open connections; called once, on the worker's event loop."""
        ...


class CancelledAs(StrEnum):
    """Why a job's task was cancelled."""

    STOP = "stop"
    LEAVE = "leave"
    LOST = "lost"


@dataclass(slots=True)
class RunningJob:
    """A job in progress, as its worker sees it. Only `cancellable` stages are cut short; writing takes milliseconds
    and is let end. `finish` lets the job go on through a pause (a person pressed Ctrl-C once)."""

    held: BatchJob
    cancellable: bool = True
    finish: bool = False
    cancelled_as: CancelledAs | None = None
    task: asyncio.Task[None] | None = field(default=None, repr=False)

    def cancel(self, why: CancelledAs) -> None:
        """Ends the job at once if its stage can be cut short."""
        if self.cancellable and self.cancelled_as is None and self.task is not None:
            self.cancelled_as = why
            self.task.cancel()


class _PutBack(Exception):
    """The batch is paused: the job goes back to the queue with what it has."""


class _Stopped(Exception):
    """The batch is stopped: the job ends here."""


class JobRunner:
    """Takes claimed jobs through read, tailor, render and record. Database calls run on `db`, heavy ones on `cpu`."""

    def __init__(
        self,
        store: Store,
        kits: Kits,
        clock: Clock,
        cache_ttl: timedelta,
        db: Executor,
        cpu: Executor,
    ) -> None:
        self._store, self._kits, self._clock = store, kits, clock
        self._db, self._cpu = db, cpu
        self._kept = KeptPostings(store, clock, cache_ttl, self._call)
        self._rewriter = Rewriter(store.ledger, clock, self._call, self._heavy)

    async def run(self, claimed: ClaimedJob, running: RunningJob) -> None:
        """Works the job off, or puts it back, or settles it with what went wrong; raises nothing but cancellation of
        the worker itself."""
        try:
            await self._stages(claimed, running)
        except asyncio.CancelledError:
            await self._cancelled(running)
        except Exception as error:  # noqa: BLE001 - the worker loop: one job's fault never ends the others
            running.cancellable = False  # the last write is let end
            await self._end(running.held, error)

    async def _end(self, held: BatchJob, error: Exception) -> None:
        """Settles a job that did not come through, or puts it back, by what stood in the way."""
        queue, now = self._store.queue, self._clock.now()
        match error:
            case LostClaim():
                log.info("job lost to another worker", extra={"job": held.id})
            case _PutBack():
                await self._quietly(queue.put_back, held, now)
            case _Stopped():
                await self._quietly(queue.stop, held, now)
            case BatchHalted():
                await self._halt(held, error)
            case StoreError():  # not the job's fault: it is tried again when the database answers
                log.warning("job put back", extra={"reason": error.message})
                await self._quietly(queue.put_back, held, now, now + STORE_FAULT_WAIT)
            case JSeekerError():
                await self._quietly(queue.fail, held, error, now)
            case OSError(errno=errno.ENOSPC | errno.EDQUOT):
                await self._halt(
                    held, DiskFull(f"No space left in {error.filename or 'the home'}; free some and resume.")
                )
            case _:
                log.error("job failed unexpectedly", exc_info=error, extra={"job": held.id})
                await self._quietly(queue.fail, held, _unexpected(error), now)

    async def _stages(self, claimed: ClaimedJob, running: RunningJob) -> None:
        kit = await self._kit(claimed.batch)
        results = claimed.results
        if Stage.TAILOR not in results:
            self._rewriter.begin(claimed, kit)
        posting = load(Posting, results[Stage.READ]) if Stage.READ in results else await self._read(running, kit)
        if Stage.TAILOR in results:
            draft = load(Draft, results[Stage.TAILOR])
        else:
            draft = await self._heavy(plan, posting, kit.profile)
            draft = await self._rewriter.reworded(posting, draft, claimed, kit)
            await self._keep(running, Stage.TAILOR, draft)
        running.cancellable = False
        if Stage.RENDER in results:
            written = load(Written, results[Stage.RENDER])
        else:
            written = await self._render(claimed.batch, running, kit, posting, draft)
        await self._record(running, posting, written, claimed.batch)

    async def _read(self, running: RunningJob, kit: Kit) -> Posting:
        """The posting, from the cache where it is fresh; kept under its true key, too."""
        held = running.held
        posting = await self._kept.read(held.url, held.key, kit.tools)
        await self._keep(running, Stage.READ, posting, posting.key)
        return posting

    async def _render(self, batch: Batch, running: RunningJob, kit: Kit, posting: Posting, draft: Draft) -> Written:
        version = await self._call(self._store.applications.next_version, posting.key)
        place = Place(Path(batch.options.output_dir), version)
        written = await self._heavy(write_documents, posting, draft, kit, place)
        save = self._store.queue.save_result
        try:  # whatever the batch does now: only the recording is left, and documents without it would be nobody's
            await self._call(save, running.held, Stage.RENDER, written, self._clock.now())
        except LostClaim:
            await self._call(take_back, self._store, self._kits.shelf, running.held, written)
            raise
        return written

    async def _record(self, running: RunningJob, posting: Posting, written: Written, batch: Batch) -> None:
        documents = written.documents
        recording = Recording(
            posting=posting,
            folder=str(documents.folder),
            version=documents.version,
            files=tuple((path.name, str(path)) for path in documents.files),
            resume_sha256=written.resume_sha256,
            language=written.language,
            template=written.template,
            model=batch.options.model,
            score=written.score,
            notes=written.notes,
        )
        try:
            await self._call(self._store.queue.complete, running.held, recording, self._clock.now())
        except LostClaim:
            await self._call(take_back, self._store, self._kits.shelf, running.held, written)
            raise

    async def _keep(self, running: RunningJob, stage: Stage, result: Any, key: str = "") -> None:
        """Keeps a stage's result; then goes on only if the batch does."""
        save = self._store.queue.save_result
        status = await self._call(save, running.held, stage, result, self._clock.now(), key)
        if status is BatchStatus.STOPPED:
            raise _Stopped
        if status is BatchStatus.PAUSED and not running.finish:
            raise _PutBack

    async def _halt(self, held: BatchJob, error: BatchHalted) -> None:
        """Pauses the batch and puts the job back: the next job would fail the same way, so none may start between."""
        pause = self._store.batches.pause
        await self._quietly(pause, held.batch_id, self._clock.now(), error.kind, error.message)
        await self._quietly(self._store.queue.put_back, held, self._clock.now())

    async def _cancelled(self, running: RunningJob) -> None:
        queue, now = self._store.queue, self._clock.now()
        if running.cancelled_as is CancelledAs.STOP:
            await self._quietly(queue.stop, running.held, now)
        elif running.cancelled_as is CancelledAs.LEAVE:
            await self._quietly(queue.put_back, running.held, now)
        elif running.cancelled_as is None:
            raise asyncio.CancelledError  # the loop itself ends

    async def _kit(self, batch: Batch) -> Kit:
        """The batch's kit, made beside the warm-up and the heavy steps: until it is there no page is asked for."""
        return await self._call(self._kits.of, batch)

    async def _quietly(self, function: Callable[..., Any], *args: Any) -> None:
        """A last write about a job; when the job is no longer ours there is nothing to write, and when the database is
        out of reach the row is left to the worker's upkeep, which puts back what it holds without working on it."""
        try:
            await self._call(function, *args)
        except JSeekerError as error:
            log.warning("job left as it is", extra={"kind": error.kind})

    async def _call(self, function: Callable[..., T], *args: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._db, lambda: function(*args))

    async def _heavy(self, function: Callable[..., T], *args: Any) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._cpu, lambda: function(*args))


def _unexpected(error: Exception) -> UnexpectedError:
    what = f"{type(error).__name__}: {error}".rstrip(".: ")
    return UnexpectedError(f"Something unexpected went wrong ({what[:300]}); try jseeker batch retry, then report it.")
