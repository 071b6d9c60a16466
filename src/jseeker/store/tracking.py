"""The seed's tracker rows: batches and items kept by hand, and applications of single pipeline runs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update

from jseeker.errors import UnknownId
from jseeker.model.batch import BatchOptions, BatchStatus, JobStatus
from jseeker.model.codec import dump
from jseeker.model.queue import Recording
from jseeker.store.applications import record_application
from jseeker.store.database import Database
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import batch_jobs as batches
from jseeker.store.writing import counts_of

__all__ = ["TrackerTable"]

COUNTED = {
    "completed_count": JobStatus.COMPLETED,
    "failed_count": JobStatus.FAILED,
    "skipped_count": JobStatus.SKIPPED,
}


class TrackerTable:
    """Batches that a program of its own keeps; workers leave them alone (they hold no resume)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def create_batch(self, batch_id: str, total_count: int, now: datetime) -> None:
        """Enters a batch without rows."""
        row = {"id": batch_id, "status": BatchStatus.PENDING, "created_at": now, "total_count": total_count}
        with self._database.write() as connection:
            connection.execute(insert(batches).values(**row, options=dump(BatchOptions(output_dir=""))))

    def update_batch(self, batch_id: str, values: Mapping[str, Any]) -> None:
        """Changes columns of a batch.

        Raises:
            UnknownId: there is no such batch.
        """
        with self._database.write() as connection:
            done = connection.execute(update(batches).where(batches.c.id == batch_id).values(**values))
            if done.rowcount == 0:
                raise UnknownId(f"There is no batch {batch_id}.")

    def batch(self, batch_id: str) -> dict[str, Any]:
        """The batch's row; its counts are those of its rows wherever it has any.

        Raises:
            UnknownId: there is no such batch.
        """
        with self._database.read() as connection:
            row = connection.execute(select(batches).where(batches.c.id == batch_id)).mappings().one_or_none()
            if row is None:
                raise UnknownId(f"There is no batch {batch_id}.")
            return _with_counts(connection, dict(row))

    def batches(self, limit: int) -> list[dict[str, Any]]:
        """The newest batches' rows, the newest first, counted like `batch`."""
        query = select(batches).order_by(batches.c.created_at.desc(), batches.c.id.desc()).limit(limit)
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
            return [_with_counts(connection, dict(row)) for row in rows]

    def create_item(self, values: Mapping[str, Any]) -> int:
        """Enters one row of a batch; its id.

        Raises:
            UnknownId: there is no such batch.
        """
        with self._database.write() as connection:
            query = select(batches.c.id).where(batches.c.id == values["batch_id"])
            if connection.execute(query).scalar_one_or_none() is None:
                raise UnknownId(f"There is no batch {values['batch_id']}.")
            key = connection.execute(insert(items).values(**values)).inserted_primary_key
            return int(key[0]) if key else 0

    def items(self, batch_id: str) -> list[dict[str, Any]]:
        """The rows of a batch, in the order they were entered."""
        query = select(items).where(items.c.batch_id == batch_id).order_by(items.c.position, items.c.id)
        with self._database.read() as connection:
            return [dict(row) for row in connection.execute(query).mappings()]

    def record(self, recording: Recording, url: str, now: datetime) -> dict[str, int]:
        """Enters the application and the resume's version of a pipeline run: their ids and the company's."""
        with self._database.write() as connection:
            application_id, resume_id, company_id = record_application(connection, recording, url, now)
        return {"application_id": application_id, "resume_id": resume_id, "company_id": company_id}


def _with_counts(connection: Connection, row: dict[str, Any]) -> dict[str, Any]:
    counts = counts_of(connection, row["id"])
    if sum(counts.values()):
        row |= {column: counts[status] for column, status in COUNTED.items()}
    return row
