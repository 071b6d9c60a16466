"""Worker processes: who is here, who has a pulse, and what a dead one leaves behind."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from jseeker.model.batch import BatchStatus, JobStatus
from jseeker.model.queue import WorkerRow
from jseeker.store.database import Database, one_transaction
from jseeker.store.rows import worker_of
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import workers
from jseeker.store.writing import finish_if_settled, lock_batch, write_job_event

__all__ = ["WorkerTable"]


class WorkerTable:
    """Registration, heartbeats and the recovery of what dead workers held."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def register(self, worker: WorkerRow) -> None:
        """Enters the worker, in place of an earlier process of the same name."""
        with self._database.write() as connection:
            connection.execute(delete(workers).where(workers.c.id == worker.id))
            connection.execute(
                insert(workers).values(
                    id=worker.id,
                    home_id=worker.home_id,
                    host=worker.host,
                    slot=worker.slot,
                    pid=worker.pid,
                    capacity=worker.capacity,
                    serves=list(worker.serves) if worker.serves is not None else None,
                    started_at=worker.heartbeat_at,
                    heartbeat_at=worker.heartbeat_at,
                    beats=worker.beats,
                )
            )

    def beat(self, worker: WorkerRow, now: datetime) -> bool:
        """One heartbeat; False when the worker was taken for dead meanwhile (it should register anew)."""
        serves = list(worker.serves) if worker.serves is not None else None
        with self._database.write() as connection:
            done = connection.execute(
                update(workers)
                .where(workers.c.id == worker.id, workers.c.pid == worker.pid)
                .values(heartbeat_at=now, beats=workers.c.beats + 1, capacity=worker.capacity, serves=serves)
            )
            return bool(done.rowcount)

    def rows(self) -> tuple[WorkerRow, ...]:
        """All workers entered, dead ones that nobody has noticed yet included."""
        with self._database.read() as connection:
            return tuple(worker_of(row) for row in connection.execute(select(workers).order_by(workers.c.id)))

    @one_transaction
    def leave(self, worker_id: str, now: datetime) -> int:
        """Takes the worker out and puts back what it held; the number of jobs put back. For a worker that ends, and for
        one that another found dead: only one caller finds the rows."""
        with self._database.write() as connection:
            connection.execute(delete(workers).where(workers.c.id == worker_id))
            held = connection.execute(
                select(items.c.id, items.c.claim, items.c.batch_id)
                .where(
                    items.c.status == JobStatus.RUNNING,
                    items.c.worker_id.startswith(worker_id + "/", autoescape=True),
                )
                .order_by(items.c.batch_id, items.c.id)
            ).all()
            return sum(_put_back(connection, item_id, claim, batch_id, now) for item_id, claim, batch_id in held)

    def orphans(self) -> tuple[str, ...]:
        """The ids of worker processes that hold running jobs but are not entered (their row was lost)."""
        with self._database.read() as connection:
            held = connection.execute(
                select(items.c.worker_id).where(items.c.status == JobStatus.RUNNING).distinct()
            ).scalars()
            known = set(connection.execute(select(workers.c.id)).scalars())
            owners = {worker_id.rpartition("/")[0] for worker_id in held if worker_id}
            return tuple(sorted(owners - known))


def _put_back(connection: Connection, item_id: int, claim: int, batch_id: str, now: datetime) -> bool:
    """Takes one job from a worker that is gone; False when it settled the job in this very moment."""
    stopped = lock_batch(connection, batch_id) is BatchStatus.STOPPED
    taken = connection.execute(
        update(items)
        .where(items.c.id == item_id, items.c.claim == claim, items.c.status == JobStatus.RUNNING)
        .values(
            status=JobStatus.STOPPED if stopped else JobStatus.PENDING,
            completed_at=now if stopped else None,
            claim=items.c.claim + 1,
            worker_id=None,
        )
    )
    if taken.rowcount:
        write_job_event(connection, item_id, now, "its worker ended; carried on")
        finish_if_settled(connection, batch_id, now)
    return bool(taken.rowcount)
