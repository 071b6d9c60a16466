"""The seed's batch processor: many postings at once from Python, on the same durable engine as everything else."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from jseeker.app import App, new_batch_id
from jseeker.batch.jd_cache import JDCache
from jseeker.batch.worker import Until, Worker
from jseeker.config import Settings, load_settings
from jseeker.errors import StoreError, UnknownId
from jseeker.model.batch import BatchJob, BatchProgress, BatchStatus, JobStatus, WorkerStatus

__all__ = ["BatchJob", "BatchProcessor", "BatchProgress", "JDCache", "JobStatus", "WorkerStatus"]

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.1
"""How often progress is looked at for the callback."""

ProgressCallback = Callable[[BatchProgress], object]


class BatchProcessor:
    """Works off one batch at a time in threads of this process, `max_workers` jobs at once.

    The state is in the database: another process may pause, resume or stop the batch by its id, and what this process
    leaves undone another one can carry on. Usable as a context manager; `close` puts unfinished jobs back.
    """

    def __init__(
        self, max_workers: int = 5, output_dir: str | Path | None = None, settings: Settings | None = None
    ) -> None:
        chosen = settings or load_settings()
        if output_dir is not None:
            chosen = chosen.model_copy(update={"output_dir": Path(output_dir).absolute()})
        self._app = App(chosen.model_copy(update={"workers": _checked(max_workers)}))
        self._max_workers = max_workers
        self._batch_id: str | None = None
        self._worker: Worker | None = None
        self._callback: ProgressCallback | None = None
        self._threads: list[threading.Thread] = []
        self._ended = threading.Event()

    def submit_batch(self, urls: Sequence[str], progress_callback: ProgressCallback | None = None) -> str:
        """Writes the batch with all its links and starts on it; returns its id at once.

        `progress_callback` gets an immutable `BatchProgress` whenever something changed, and the last one at the end,
        on a thread of its own: if it blocks or raises, the batch goes on unharmed.

        Raises:
            ValueError: the list is empty.
            TypeError: it is a single text.
            RuntimeError: a batch of this processor is still running.
            NotConfigured: there is no valid resume.
        """
        if not urls:
            raise ValueError("URLs list cannot be empty")
        if isinstance(urls, str):
            raise TypeError("The links are one text; give a list of them.")
        if self._is_working():
            raise RuntimeError(f"Batch {self._batch_id} is still running; wait for it or stop it first.")
        batch_id = new_batch_id()
        resume = self._app.resume
        resume.profile()
        worker = self._app.worker(self._max_workers, own=[batch_id])
        worker.register()
        self._app.submit(list(urls), self._app.options(), resume, batch_id=batch_id)
        self._batch_id = batch_id
        self._callback = progress_callback
        self._start(worker, progress_callback)
        return batch_id

    def pause(self) -> None:
        """Lets the jobs in progress end their step and starts nothing new; a batch that has ended stays as it is."""
        if self._has_ended():
            return
        self._app.store.batches.pause(self._known_batch(), self._app.clock.now())

    def resume(self) -> None:
        """Carries on a paused or stopped batch."""
        self._app.store.batches.resume(self._known_batch(), self._app.clock.now())
        if self._worker is not None and not self._ended.is_set():
            self._worker.wake()
        else:
            worker = self._app.worker(self._max_workers, own=[self._known_batch()])
            worker.register()
            self._start(worker, self._callback)

    def set_workers(self, max_workers: int) -> None:
        """Changes how many jobs run at once (1–64), from the next job on; jobs in progress go on.

        Raises:
            ValueError: it is not 1 to 64.
        """
        self._max_workers = _checked(max_workers)
        if self._batch_id is not None:
            self._app.store.batches.set_max_workers(self._batch_id, max_workers)
        if self._worker is not None and not self._ended.is_set():
            self._worker.set_capacity(max_workers)

    def stop(self) -> None:
        """Ends the batch: finished jobs stay, all others are stopped; one that has ended stays as it is."""
        if self._has_ended():
            return
        self._app.stop(self._known_batch())

    def get_progress(self) -> BatchProgress:
        """A snapshot of the batch as it is now; an empty one before the first batch."""
        return self._app.progress(self._batch_id) if self._batch_id else BatchProgress("", status=BatchStatus.PENDING)

    def get_job_status(self, job_id: str) -> BatchJob | None:
        """The job of that id; None when there is none."""
        try:
            return self._app.store.queue.job(job_id)
        except UnknownId:
            return None

    def get_all_jobs(self) -> list[BatchJob]:
        """Every job of the batch, in the order of the links."""
        return list(self._app.store.batches.jobs(self._batch_id)) if self._batch_id else []

    def wait(self, timeout: float | None = None) -> bool:
        """Waits until the batch has ended and the last callback was called; False when `timeout` seconds were over
        first. A paused batch is waited for, too."""
        if self._batch_id is None:
            return True
        if not self._ended.wait(timeout):
            return False
        for thread in self._threads:
            thread.join(timeout)
        return not any(thread.is_alive() for thread in self._threads)

    def close(self) -> None:
        """Ends the threads; jobs in progress are put back, for whoever carries the batch on."""
        if self._worker is not None and not self._ended.is_set():
            self._worker.leave()
        for thread in self._threads:
            thread.join(CLOSE_WITHIN_S)
        self._app.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self, worker: Worker, callback: ProgressCallback | None) -> None:
        self._worker, self._ended = worker, threading.Event()
        until = Until(batch_id=self._known_batch())
        self._threads = [threading.Thread(target=self._work, args=(worker, until), name="jseeker-batch", daemon=True)]
        if callback is not None:
            self._threads.append(
                threading.Thread(target=self._tell, args=(callback, self._ended), name="jseeker-callback", daemon=True)
            )
        for thread in self._threads:
            thread.start()

    def _work(self, worker: Worker, until: Until) -> None:
        try:
            asyncio.run(worker.run(until))
        finally:
            self._ended.set()

    def _tell(self, callback: ProgressCallback, ended: threading.Event) -> None:
        """Calls back whenever the counts, the stages or the state changed, and once more at the end."""
        told: BatchProgress | None = None
        last = False
        while not last:
            last = ended.wait(LOOK_EVERY_S)
            try:
                progress = self.get_progress()
            except StoreError as error:
                log.warning("the progress cannot be looked at now", extra={"reason": error.message})
                continue
            if last or told is None or _what_matters(progress) != _what_matters(told):
                told = progress
                try:
                    callback(progress)
                except Exception:  # the callback is the caller's: its fault is logged and harms nothing
                    log.exception("the progress callback raised")

    def _is_working(self) -> bool:
        return self._batch_id is not None and not self._ended.is_set()

    def _has_ended(self) -> bool:
        return self._app.store.batches.get(self._known_batch()).status.is_final

    def _known_batch(self) -> str:
        if self._batch_id is None:
            raise RuntimeError("There is no batch yet; submit one first.")
        return self._batch_id


CLOSE_WITHIN_S = 10.0
"""How long `close` waits for the threads; a job that is being written needs less than one second."""


def _checked(max_workers: int) -> int:
    if not 1 <= max_workers <= 64:
        raise ValueError(f"max_workers is {max_workers}; give 1 to 64.")
    return max_workers


def _what_matters(progress: BatchProgress) -> tuple[object, ...]:
    stages = tuple((worker.current_job, worker.stage) for worker in progress.workers.values())
    return (progress.status, progress.completed, progress.failed, progress.skipped, progress.stopped, stages)
