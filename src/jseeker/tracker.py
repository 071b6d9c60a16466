"""The seed's tracker: batches, their items and applications in one database, from Python."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from jseeker.core.links import clean_link
from jseeker.errors import UnknownId
from jseeker.model.batch import BatchStatus, JobStatus
from jseeker.model.pipeline import PipelineResult
from jseeker.model.queue import Recording
from jseeker.sources import all_sources, posting_key
from jseeker.store import open_store

__all__ = ["Tracker"]


DATES = frozenset({"date_applied", "follow_up"})


class Tracker:
    """Reads and writes one database; rows come back as dicts keyed by column name, times as aware datetimes."""

    def __init__(self, database_url: str) -> None:
        self._store = open_store(database_url)

    def create_batch_job(self, total_count: int) -> str:
        """Enters a batch of so many links that the caller works off itself; its id."""
        batch_id = uuid.uuid4().hex[:10]
        self._store.tracking.create_batch(batch_id, total_count, _now())
        return batch_id

    def update_batch_job(
        self,
        batch_id: str,
        status: str | BatchStatus | None = None,
        completed_at: datetime | None = None,
        counts: Mapping[str, int] | None = None,
    ) -> None:
        """Changes a batch's status, its end, and its counts (`completed`, `failed`, `skipped`).

        Counts are read back from the items wherever the batch has items.

        Raises:
            UnknownId: there is no such batch.
            ValueError: the status is none, or `counts` has another key.
        """
        values: dict[str, Any] = {f"{name}_count": count for name, count in _checked(counts or {}).items()}
        if status is not None:
            values["status"] = BatchStatus(status)
        if completed_at is not None:
            values["completed_at"] = completed_at.astimezone(UTC)  # one without a zone is this machine's time
        if values:
            self._store.tracking.update_batch(batch_id, values)
        else:
            self._store.tracking.batch(batch_id)

    def get_batch_status(self, batch_id: str) -> dict[str, Any]:
        """The batch's row.

        Raises:
            UnknownId: there is no such batch.
        """
        return self._store.tracking.batch(batch_id)

    def list_batch_jobs(self, limit: int = 50) -> list[dict[str, Any]]:
        """The newest batches' rows, the newest first."""
        return self._store.tracking.batches(limit)

    def create_batch_job_item(
        self,
        batch_id: str,
        url: str,
        status: str | JobStatus = JobStatus.PENDING,
        error: str | None = None,
        resume_id: int | None = None,
        application_id: int | None = None,
    ) -> int:
        """Enters one link of a batch; its id.

        Raises:
            UnknownId: there is no such batch.
            ValueError: the status is none.
        """
        wanted, now = JobStatus(status), _now()
        return self._store.tracking.create_item(
            {
                "batch_id": batch_id,
                "url": url,
                "status": wanted,
                "error": error,
                "resume_id": resume_id,
                "application_id": application_id,
                "created_at": now,
                "completed_at": now if wanted.is_final else None,
            }
        )

    def list_batch_job_items(self, batch_id: str) -> list[dict[str, Any]]:
        """The rows of a batch's links, in the order they were entered.

        Raises:
            UnknownId: there is no such batch.
        """
        self._store.tracking.batch(batch_id)
        return self._store.tracking.items(batch_id)

    def is_url_known(self, url: str) -> bool:
        """True when an application for the link's posting exists, under any spelling of the link."""
        key = posting_key(clean_link(url), all_sources())
        return self._store.applications.id_of_key(key) is not None

    def create_from_pipeline(self, result: PipelineResult) -> dict[str, int]:
        """Records a pipeline run as an application with its resume: `application_id`, `resume_id`, `company_id`."""
        documents = result.documents
        recording = Recording(
            posting=result.posting,
            folder=str(documents.folder),
            version=documents.version,
            files=tuple((path.name, str(path)) for path in documents.files),
            resume_sha256=result.resume_sha256,
            language=result.language,
            template=result.template,
            model=None,
            score=result.score,
            notes=result.notes,
        )
        return self._store.tracking.record(recording, result.posting.url, _now())

    def update_application(self, id: int, **fields: Any) -> dict[str, Any]:  # noqa: A002 - the seed's name
        """Changes fields of an application (`status`, `notes`, `date_applied`, …); its row.

        Raises:
            UnknownId: there is no such application.
            ValueError: a field or status is none.
        """
        for name in DATES & fields.keys():
            fields[name] = _day(fields[name])
        if fields.get("notes", "") is None:
            fields["notes"] = ""
        self._store.applications.update(id, _now(), **fields)
        row = self._store.applications.row(id)
        if row is None:
            raise UnknownId(f"There is no application {id}.")
        return row

    def close(self) -> None:
        """Gives up the database connections."""
        self._store.close()


def _now() -> datetime:
    return datetime.now(UTC)


def _checked(counts: Mapping[str, int]) -> Mapping[str, int]:
    unknown = set(counts) - {"completed", "failed", "skipped"}
    if unknown:
        raise ValueError(f"counts has no {', '.join(sorted(unknown))}; it takes completed, failed and skipped.")
    return counts


def _day(given: date | datetime | str | None) -> date | None:
    """A day, given as one, as a moment, or as an ISO text."""
    if isinstance(given, datetime):
        return given.date()
    return date.fromisoformat(given) if isinstance(given, str) else given
