"""The queue: the rows themselves. A worker claims a pending row, writes each stage's result, and settles it.

Every write of a worker names its claim number; once a row was claimed anew (or moved by a command), the old holder's
writes find no row and raise LostClaim. So no job is ever recorded twice, whoever wakes up late.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Connection,
    and_,
    delete,
    exists,
    insert,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from jseeker.core.lifecycle import sources_of
from jseeker.errors import JSeekerError, LostClaim, UnknownId
from jseeker.model.batch import BatchJob, BatchStatus, JobStatus, Stage
from jseeker.model.codec import dump
from jseeker.model.queue import ClaimedJob, Recording
from jseeker.store.applications import is_made, record_application
from jseeker.store.database import Database, one_transaction
from jseeker.store.picking import Scope, next_pending, take
from jseeker.store.rows import batch_of, job_of
from jseeker.store.schema import applications, job_results
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import batch_jobs as batches
from jseeker.store.writing import finish_if_settled, lock_batch, write_job_event

__all__ = ["JobQueue", "Scope"]

SAME_POSTING_WAIT = timedelta(seconds=1)
"""How long a job waits when another worker turns out to work on the same posting."""


class JobQueue:
    """Claims, results and ends of jobs, each one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @one_transaction
    def claim(self, worker_id: str, now: datetime, scope: Scope | None = None) -> ClaimedJob | None:
        """The next pending job, now running and owned by this worker; None when there is none that may be taken.

        The batches named in `scope.only` come in that order, else the oldest first. A job whose posting got an
        application meanwhile is settled as skipped on the way. A job whose posting another worker is on waits.
        """
        scope = scope or Scope()
        while True:
            try:
                with self._database.write() as connection:
                    item_id = next_pending(connection, now, scope)
                    if item_id is None:
                        return None
                    known = _known_application(connection, item_id)
                    if known is not None:
                        _skip(connection, item_id, known, now)
                        continue
                    if take(connection, item_id, worker_id, now):
                        return _claimed(connection, item_id)
            except IntegrityError:  # another worker took a job of the same posting in this very moment
                continue

    @one_transaction
    def save_result(self, held: BatchJob, stage: Stage, result: Any, now: datetime, key: str = "") -> BatchStatus:
        """Keeps the result of a stage and moves the job on to the next; returns what the batch is doing now.

        With `key`, the posting turned out to have another key than its link had: the job is filed under it, and put
        back (LostClaim) where another worker is on that posting, or settled as skipped where it has an application.

        Raises:
            LostClaim: the job is no longer this worker's.
        """
        renamed = bool(key) and key != held.key
        with self._database.write() as connection:
            status = lock_batch(connection, held.batch_id) if renamed else _status_of(connection, held.batch_id)
            self._own(connection, held, _after(stage))
            _keep_result(connection, int(held.id), stage, result, now)
            lost = renamed and not self._file_under(connection, held, key, now, status)
            if not lost:
                write_job_event(connection, int(held.id), now)
        if lost:
            raise LostClaim(f"Job {held.id} is another spelling of a posting that is taken care of.")
        return status

    @one_transaction
    def complete(self, held: BatchJob, recording: Recording, now: datetime) -> BatchJob:
        """Writes the application, the resume's version and the completed job, all or nothing.

        Raises:
            LostClaim: the job is no longer this worker's; nothing was written.
        """
        with self._database.write() as connection:
            lock_batch(connection, held.batch_id)
            self._own(connection, held, Stage.RECORD)
            application_id, resume_id, _ = record_application(connection, recording, held.url, now)
            documents = _documents_of(recording)
            result = {
                "company": recording.posting.company,
                "role": recording.posting.title,
                "application_id": application_id,
                "ats_score": recording.score.overall,
                "documents": documents,
                "notes": list(recording.notes),
            }
            _update_held(
                connection,
                held,
                {
                    "status": JobStatus.COMPLETED,
                    "stage": None,
                    "completed_at": now,
                    "application_id": application_id,
                    "resume_id": resume_id,
                    "result": result,
                },
            )
            write_job_event(connection, int(held.id), now)
            finish_if_settled(connection, held.batch_id, now)
            return _job(connection, int(held.id))

    def fail(self, held: BatchJob, error: JSeekerError, now: datetime) -> None:
        """Settles the job as failed, with the error's kind and sentence.

        Raises:
            LostClaim: the job is no longer this worker's.
        """
        changes = {"error": error.message, "error_kind": error.kind, "retryable": error.retryable}
        self._settle(held, JobStatus.FAILED, now, changes)

    def skip(self, held: BatchJob, reason: str, now: datetime, application_id: int | None = None) -> None:
        """Settles the job as skipped, with the reason.

        Raises:
            LostClaim: the job is no longer this worker's.
        """
        self._settle(held, JobStatus.SKIPPED, now, {"reason": reason, "application_id": application_id})

    def stop(self, held: BatchJob, now: datetime) -> None:
        """Settles the job as stopped.

        Raises:
            LostClaim: the job is no longer this worker's.
        """
        self._settle(held, JobStatus.STOPPED, now, {})

    @one_transaction
    def put_back(self, held: BatchJob, now: datetime, not_before: datetime | None = None) -> None:
        """Makes the job pending again, its results kept, to be claimed at `not_before` or at once; in a batch that was
        stopped meanwhile it is stopped.

        Raises:
            LostClaim: the job is no longer this worker's.
        """
        with self._database.write() as connection:
            status = lock_batch(connection, held.batch_id)
            if _release(connection, held, status, now, not_before) == 0:
                raise LostClaim(f"Job {held.id} is no longer this worker's.")
            write_job_event(connection, int(held.id), now, "put back")

    def lost(self, held: Sequence[BatchJob]) -> frozenset[str]:
        """The ids of those jobs that their holder no longer owns, or whose batch was stopped."""
        if not held:
            return frozenset()
        with self._database.read() as connection:
            query = (
                select(items.c.id, items.c.claim, items.c.status, batches.c.status)
                .join(batches, batches.c.id == items.c.batch_id)
                .where(items.c.id.in_([int(job.id) for job in held]))
            )
            rows = {str(row[0]): row for row in connection.execute(query)}
        return frozenset(job.id for job in held if not _still_held(rows.get(job.id), job))

    @one_transaction
    def abandon(self, held: BatchJob) -> bool:
        """True when the job ended without an application and no other job of its posting is to be done: documents that
        were written for it are nobody's, and the job forgets them."""
        with self._database.write() as connection:
            lock_batch(connection, held.batch_id)
            job = _job(connection, int(held.id))
            if not job.status.is_final or job.status is JobStatus.COMPLETED:
                return False
            rival = exists().where(items.c.key == job.key, items.c.status.in_((JobStatus.PENDING, JobStatus.RUNNING)))
            if connection.execute(select(rival)).scalar():
                return False
            rendered = and_(job_results.c.item_id == int(held.id), job_results.c.stage == Stage.RENDER)
            connection.execute(delete(job_results).where(rendered))
            at_record = and_(items.c.id == int(held.id), items.c.stage == Stage.RECORD)
            connection.execute(update(items).where(at_record).values(stage=Stage.RENDER))
            return True

    def unrecorded(self) -> tuple[tuple[BatchJob, Any], ...]:
        """The stopped jobs that have a rendering's result: each with that result."""
        rendered = and_(job_results.c.item_id == items.c.id, job_results.c.stage == Stage.RENDER)
        query = select(items, job_results.c.result.label("rendered")).join(job_results, rendered)
        with self._database.read() as connection:
            rows = connection.execute(query.where(items.c.status == JobStatus.STOPPED)).all()
            return tuple((job_of(row), row.rendered) for row in rows)

    def held_by(self, worker_id: str) -> tuple[BatchJob, ...]:
        """The running jobs that this worker process owns by the rows, whichever of its places took them."""
        mine = items.c.worker_id.startswith(f"{worker_id}/", autoescape=True)
        with self._database.read() as connection:
            query = select(items).where(items.c.status == JobStatus.RUNNING, mine)
            return tuple(job_of(row) for row in connection.execute(query))

    def job(self, job_id: str) -> BatchJob:
        """The job of that id.

        Raises:
            UnknownId: there is none.
        """
        with self._database.read() as connection:
            return _job(connection, int(job_id) if str(job_id).isdigit() else -1)

    @one_transaction
    def _settle(self, held: BatchJob, status: JobStatus, now: datetime, changes: dict[str, Any]) -> None:
        with self._database.write() as connection:
            lock_batch(connection, held.batch_id)
            if _update_held(connection, held, {"status": status, "completed_at": now, **changes}) == 0:
                raise LostClaim(f"Job {held.id} is no longer this worker's.")
            write_job_event(connection, int(held.id), now)
            finish_if_settled(connection, held.batch_id, now)

    def _own(self, connection: Connection, held: BatchJob, stage: Stage) -> None:
        """Moves the job to that stage and locks its row for this transaction, or raises LostClaim."""
        if _update_held(connection, held, {"stage": stage}) == 0:
            raise LostClaim(f"Job {held.id} is no longer this worker's.")

    def _file_under(
        self, connection: Connection, held: BatchJob, key: str, now: datetime, batch_status: BatchStatus
    ) -> bool:
        """Gives the job its posting's true key; False when that posting is taken care of by another job."""
        taken = exists().where(items.c.key == key, items.c.status == "running", items.c.id != int(held.id))
        if connection.execute(select(taken)).scalar() or not _rename(connection, held, key):
            _release(connection, held, batch_status, now, now + SAME_POSTING_WAIT, key=key)
            write_job_event(connection, int(held.id), now, "put back: another job is on this posting")
            return False
        known = _known_application(connection, int(held.id))
        if known is not None:
            _skip(connection, int(held.id), known, now)
            finish_if_settled(connection, held.batch_id, now)
        return known is None


def _claimed(connection: Connection, item_id: int) -> ClaimedJob:
    job = _job(connection, item_id)
    batch = batch_of(connection.execute(select(batches).where(batches.c.id == job.batch_id)).one())
    kept = connection.execute(select(job_results.c.stage, job_results.c.result).where(job_results.c.item_id == item_id))
    return ClaimedJob(job, batch, {Stage(stage): result for stage, result in kept})


def _job(connection: Connection, item_id: int) -> BatchJob:
    row = connection.execute(select(items).where(items.c.id == item_id)).one_or_none()
    if row is None:
        raise UnknownId(f"There is no job {item_id}.")
    return job_of(row)


def _known_application(connection: Connection, item_id: int) -> int | None:
    """The application that the job's posting already has, unless the batch asked for it again."""
    row = connection.execute(
        select(applications.c.id, batches.c.options)
        .select_from(items)
        .join(batches, batches.c.id == items.c.batch_id)
        .join(applications, applications.c.posting_key == items.c.key)
        .where(items.c.id == item_id, items.c.key != "", is_made())
    ).one_or_none()
    if row is None or row.options.get("again"):
        return None
    known: int = row.id
    return known


def _skip(connection: Connection, item_id: int, application_id: int, now: datetime) -> None:
    reason = f"already applied: application {application_id}"
    connection.execute(
        update(items)
        .where(items.c.id == item_id, items.c.status.in_(sources_of(JobStatus.SKIPPED)))
        .values(status=JobStatus.SKIPPED, completed_at=now, reason=reason, application_id=application_id)
    )
    write_job_event(connection, item_id, now)
    batch_id = connection.execute(select(items.c.batch_id).where(items.c.id == item_id)).scalar_one()
    finish_if_settled(connection, batch_id, now)


def _update_held(connection: Connection, held: BatchJob, values: dict[str, Any]) -> int:
    """Updates the job's row if it is still running under this claim; the number of rows that were (0 or 1)."""
    mine = and_(items.c.id == int(held.id), items.c.claim == held.claim, items.c.status == JobStatus.RUNNING)
    return connection.execute(update(items).where(mine).values(**values)).rowcount


def _release(
    connection: Connection,
    held: BatchJob,
    batch_status: BatchStatus,
    now: datetime,
    not_before: datetime | None,
    **more: Any,
) -> int:
    """Takes the job from its holder: pending, or stopped where its batch is; the number of rows that were (0 or 1)."""
    stopped = batch_status is BatchStatus.STOPPED
    values = {"status": JobStatus.STOPPED if stopped else JobStatus.PENDING, "completed_at": now if stopped else None}
    return _update_held(connection, held, {**values, "worker_id": None, "not_before": not_before, **more})


def _rename(connection: Connection, held: BatchJob, key: str) -> bool:
    """Gives the job its posting's key; False when another job of that posting begins in this very moment."""
    try:
        with connection.begin_nested():
            _update_held(connection, held, {"key": key})
    except IntegrityError:
        return False
    return True


def _status_of(connection: Connection, batch_id: str) -> BatchStatus:
    return BatchStatus(connection.execute(select(batches.c.status).where(batches.c.id == batch_id)).scalar_one())


def _keep_result(connection: Connection, item_id: int, stage: Stage, result: Any, now: datetime) -> None:
    same = and_(job_results.c.item_id == item_id, job_results.c.stage == stage)
    connection.execute(delete(job_results).where(same))
    values = {"item_id": item_id, "stage": stage, "result": dump(result), "finished_at": now}
    connection.execute(insert(job_results).values(**values))


def _after(stage: Stage) -> Stage:
    stages = list(Stage)
    return stages[min(stages.index(stage) + 1, len(stages) - 1)]


def _still_held(row: Any, job: BatchJob) -> bool:
    return row is not None and row[1] == job.claim and row[2] == JobStatus.RUNNING and row[3] != BatchStatus.STOPPED


def _documents_of(recording: Recording) -> dict[str, str]:
    """The documents of the `job` event: `pdf`, `docx` and `provenance`, and further formats by their ending."""
    by_name = dict(recording.files)
    named = {"pdf": "resume.pdf", "docx": "resume.docx", "provenance": "provenance.json", "md": "resume.md"}
    named |= {"txt": "resume.txt", "json": "resume.json", "letter_pdf": "letter.pdf", "letter_docx": "letter.docx"}
    named["note"] = "note.txt"
    return {kind: by_name[name] for kind, name in named.items() if name in by_name}
