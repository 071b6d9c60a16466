"""Starts the batches of schedules that are due; any number of workers may do so, each run starts once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from jseeker.batch.zones import zone_of
from jseeker.core.schedule import next_run
from jseeker.errors import JSeekerError, StoreError
from jseeker.model.batch import Batch
from jseeker.model.queue import NewJob
from jseeker.model.schedule import BatchTemplate, Schedule
from jseeker.ports import Clock
from jseeker.store import Store

__all__ = ["PlanTemplate", "Scheduler"]

log = logging.getLogger(__name__)

TRY_AGAIN_AFTER = timedelta(seconds=30)
"""How long a worker leaves a run alone that it could not start: a person needs longer to mend it."""

PlanTemplate = Callable[[BatchTemplate], tuple[Batch, Sequence[NewJob]]]
"""Makes the batch of a template, with the resume as it is now, and writes nothing."""


class Scheduler:
    """Looks which schedules are due and starts them. A run that was missed, however often, starts once.

    A run that this worker cannot start (no resume in its home, a saved posting that is on another machine) stays due:
    for a worker that can, or until a person has mended it. The schedule says meanwhile what stands in the way.
    """

    def __init__(self, store: Store, clock: Clock, plan: PlanTemplate) -> None:
        self._store, self._clock, self._plan = store, clock, plan
        self._not_before: dict[tuple[int, datetime], datetime] = {}

    def tick(self) -> tuple[str, ...]:
        """Starts what is due now; the ids of the batches that this call wrote.

        Raises:
            StoreError: the database cannot be used now; what is due stays due.
        """
        now = self._clock.now()
        due = self._store.schedules.due(now)
        waiting = {(run.id, run.next_run_at) for run, _ in due}
        self._not_before = {run: moment for run, moment in self._not_before.items() if run in waiting}
        started = [self._start(run, template, now) for run, template in due if not self._waits(run, now)]
        return tuple(batch_id for batch_id in started if batch_id)

    def _start(self, run: Schedule, template: BatchTemplate, now: datetime) -> str:
        """The id of the batch; empty where it cannot start here, or another worker started it."""
        try:
            following = next_run(run.cron, zone_of(run.timezone), now)
            batch, jobs = self._plan(template)
        except StoreError:
            raise
        except JSeekerError as error:
            self._not_before[run.id, run.next_run_at] = now + TRY_AGAIN_AFTER
            if not _is_noted(run):
                self._store.schedules.note(run, now, error.message)
            log.warning("a scheduled batch cannot start here", extra={"schedule": run.id, "kind": error.kind})
            return ""
        if not self._store.schedules.start(run, batch, jobs, following):
            return ""
        log.info("a scheduled batch was started", extra={"schedule": run.id, "batch": batch.id})
        return batch.id

    def _waits(self, run: Schedule, now: datetime) -> bool:
        """True while a run that could not start here is not to be tried again; a clock that jumps back ends it."""
        moment = self._not_before.get((run.id, run.next_run_at))
        return moment is not None and timedelta(0) < moment - now <= TRY_AGAIN_AFTER


def _is_noted(run: Schedule) -> bool:
    """True where some worker has said what keeps this very run back: several that cannot start it agree on one note."""
    return run.last_error is not None and run.last_run_at is not None and run.last_run_at >= run.next_run_at
