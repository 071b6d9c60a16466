"""Tells of a batch while it runs: its events as JSON lines, its picture on the terminal; read from the database."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from jseeker.app import App
from jseeker.app.shapes import batch_finished, batch_started, final_job_event, running_job_event
from jseeker.batch.events import EventFollower
from jseeker.cli.display import Display
from jseeker.cli.ndjson import JsonLines
from jseeker.errors import StoreError
from jseeker.model.batch import BatchJob, BatchProgress, BatchStatus, JobStatus, Stage
from jseeker.model.queue import BatchFacts, JobEvent

__all__ = ["Reporter"]

LOOK_EVERY_S = 0.15
"""How often the database is looked at: fast enough to look live, slow enough to cost nothing."""


class Reporter:
    """Follows one batch in a thread of its own, from `start` to `finish`; `places` are this process's worker places.

    A pause from elsewhere is said once, unless `is_paused_by_us` was set before.
    """

    def __init__(
        self, app: App, batch_id: str, display: Display, lines: JsonLines | None, places: Sequence[str] = ()
    ) -> None:
        self.batch_id, self.display = batch_id, display
        self._app, self._lines, self._places = app, lines, places
        self._follower = EventFollower(app.store, batch_id)
        self._urls: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._said_paused = False
        self.is_paused_by_us = False
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="jseeker-reporter", daemon=True)

    def start(self, workers: int, *, fresh: bool) -> None:
        """Tells of the batch's start and follows it: a `fresh` one, just submitted, with the jobs that were settled at
        once; one that is carried on from now on."""
        jobs = self._app.store.batches.jobs(self.batch_id) if self._lines else ()
        self._urls = {job.id: job.url for job in jobs}
        if not fresh:
            self._follower = EventFollower.from_now(self._app.store, self.batch_id)
        if self._lines:
            self._lines.write(batch_started(self.batch_id, len(jobs), workers))
            for job in jobs if fresh else ():
                if job.status.is_final and job.completed_at == job.created_at:  # settled with the submission: no event
                    self._lines.write(final_job_event(job, job.status))
        self._thread.start()

    def finish(self) -> tuple[BatchFacts, BatchProgress]:
        """Tells what is left to tell, and how the batch stands now."""
        self._ends.set()
        if self._thread.is_alive():
            self._thread.join()
        self._tell_events()
        facts, progress = self._app.facts(self.batch_id), self._app.progress(self.batch_id)
        if self._lines:
            self._lines.write(batch_finished(facts.batch, progress, facts.cost_usd))
        return facts, progress

    def __enter__(self) -> Self:
        self.display.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ends.set()
        self.display.__exit__(kind, error, trace)

    def look(self) -> None:
        """Tells what is new since the last look and draws the batch as it is now."""
        self._tell_events()
        facts = self._app.facts(self.batch_id)
        self._say_once_paused(facts)
        if self.display.draws:
            progress = self._app.progress_of(facts)
            self.display.show(progress, facts.running, self._name_of, self._places)

    def _follow(self) -> None:
        while not self._ends.wait(LOOK_EVERY_S):
            try:
                self.look()
            except StoreError:  # locked or out of reach for a moment: the next look tells it all
                continue

    def _tell_events(self) -> None:
        if self._lines is None:
            return
        while events := self._follower.poll():
            for event in events:
                self._tell(event, self._lines)

    def _tell(self, event: JobEvent, lines: JsonLines) -> None:
        if not event.job_id:
            return
        if JobStatus(event.status).is_final:
            lines.write(final_job_event(self._app.store.queue.job(event.job_id), event.status))
        else:
            lines.write(running_job_event(event, self._urls.get(event.job_id, "")))

    def _say_once_paused(self, facts: BatchFacts) -> None:
        is_paused = facts.batch.status is BatchStatus.PAUSED and facts.batch.halt_kind is None
        if is_paused and not self._said_paused and not self.is_paused_by_us:
            name = facts.batch.id
            self.display.say(f"Batch {name} is paused; it goes on with: jseeker batch resume {name}")
        self._said_paused = is_paused

    def _name_of(self, job: BatchJob) -> str:
        """Company and role once the posting has been read, its link before."""
        if job.stage in (None, Stage.READ):
            return job.url
        if job.id not in self._names:
            self._names[job.id] = self._app.title_of(job) or job.url
        return self._names[job.id]
