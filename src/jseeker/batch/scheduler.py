"""Starts the batches of schedules that are due; any number of workers may do so, each run starts once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from jseeker.batch.zones import zone_of
from jseeker.core.schedule import next_run
from jseeker.errors import JSeekerError, StoreError, UsageError
from jseeker.model.batch import Batch
from jseeker.model.queue import NewJob
from jseeker.model.schedule import BatchTemplate, Schedule
from jseeker.ports import Clock
from jseeker.store import Store

__all__ = ["PlanTemplate", "Scheduler"]

log = logging.getLogger(__name__)

PlanTemplate = Callable[[BatchTemplate], tuple[Batch, Sequence[NewJob]]]
"""Makes the batch of a template, with the resume as it is now, and writes nothing."""


class Scheduler:
    """Looks which schedules are due and starts them. A run that was missed, however often, starts once."""

    def __init__(self, store: Store, clock: Clock, plan: PlanTemplate) -> None:
        self._store, self._clock, self._plan = store, clock, plan

    def tick(self) -> tuple[str, ...]:
        """Starts what is due now; the ids of the batches that this call wrote.

        Raises:
            StoreError: the database cannot be used now; what is due stays due.
        """
        now = self._clock.now()
        started = (self._start(run, template, now) for run, template in self._store.schedules.due(now))
        return tuple(batch_id for batch_id in started if batch_id)

    def _start(self, run: Schedule, template: BatchTemplate, now: datetime) -> str:
        """The id of the batch; empty where it cannot start (the schedule says why) or another worker started it."""
        try:
            following = next_run(run.cron, zone_of(run.timezone), now)
        except UsageError as error:  # this computer lacks the zone: the run stays due for a worker that knows it
            if run.last_error != error.message:
                self._store.schedules.fail(run, now, run.next_run_at, error.message)
            return ""
        try:
            batch, jobs = self._plan(template)
        except StoreError:
            raise
        except JSeekerError as error:
            if self._store.schedules.fail(run, now, following, error.message):
                log.warning("a scheduled batch could not start", extra={"schedule": run.id, "kind": error.kind})
            return ""
        if not self._store.schedules.start(run, batch, jobs, following):
            return ""
        log.info("a scheduled batch was started", extra={"schedule": run.id, "batch": batch.id})
        return batch.id
