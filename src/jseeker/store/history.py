"""What the jobs of a batch went through, read from the log and the cost ledger."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import func, select

from jseeker.core.history import stage_runs
from jseeker.errors import UnknownId
from jseeker.model.codec import load
from jseeker.model.history import JobHistory
from jseeker.model.match import Score
from jseeker.model.queue import JobEvent
from jseeker.store.database import Database
from jseeker.store.rows import event_of, job_of
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import job_events as events
from jseeker.store.schema import llm_calls, resumes

__all__ = ["HistoryTable"]


class HistoryTable:
    """Histories of jobs, each look one consistent read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_batch(self, batch_id: str) -> tuple[JobHistory, ...]:
        """Every job of a batch with the runs of its stages, in the order given."""
        return self._read(batch_id, None)

    def of_job(self, batch_id: str, job_id: str) -> JobHistory:
        """One job of a batch with the runs of its stages.

        Raises:
            UnknownId: the batch has no such job.
        """
        found = self._read(batch_id, int(job_id)) if job_id.isdecimal() else ()
        if not found:
            raise UnknownId(f"Batch {batch_id} has no job {job_id}; see them with jseeker batch show {batch_id}.")
        return found[0]

    def scores(self) -> tuple[Score, ...]:
        """The score of the latest version of each application's documents, the oldest application first."""
        last = select(func.max(resumes.c.id)).group_by(resumes.c.application_id)
        query = select(resumes.c.score).where(resumes.c.id.in_(last)).order_by(resumes.c.application_id)
        with self._database.read() as connection:
            return tuple(load(Score, found) for found in connection.execute(query).scalars() if found)

    def _read(self, batch_id: str, number: int | None) -> tuple[JobHistory, ...]:
        jobs = select(items).where(items.c.batch_id == batch_id)
        log = select(events).where(events.c.batch_id == batch_id, events.c.item_id.is_not(None))
        mine = select(items.c.id).where(items.c.batch_id == batch_id)
        if number is not None:
            jobs, log = jobs.where(items.c.id == number), log.where(events.c.item_id == number)
            mine = mine.where(items.c.id == number)
        calls = select(llm_calls.c.item_id, llm_calls.c.at, llm_calls.c.cost_usd).where(llm_calls.c.item_id.in_(mine))
        logs: defaultdict[str, list[JobEvent]] = defaultdict(list)
        costs: defaultdict[str, list[tuple[datetime, float]]] = defaultdict(list)
        with self._database.read() as connection:
            for row in connection.execute(log.order_by(events.c.id)):
                logs[str(row.item_id)].append(event_of(row))
            for call in connection.execute(calls.order_by(llm_calls.c.id)):
                costs[str(call.item_id)].append((call.at, call.cost_usd))
            found = [job_of(row) for row in connection.execute(jobs.order_by(items.c.position))]
        return tuple(JobHistory(job, stage_runs(logs[job.id], costs[job.id])) for job in found)
