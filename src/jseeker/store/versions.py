"""The versions of an application's documents: rows of `resumes`, and the batches that the first ones came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from jseeker.errors import UnknownId
from jseeker.model.batch import Batch
from jseeker.model.codec import dump, load
from jseeker.model.match import Score
from jseeker.model.queue import Recording
from jseeker.model.revision import Choices, DocumentVersion, ReviewItem
from jseeker.store.rows import batch_of
from jseeker.store.schema import applications, companies, resumes
from jseeker.store.schema import batch_job_items as items
from jseeker.store.schema import batch_jobs as batches

__all__ = ["add_revision", "approve_version", "makers_of", "resume_row", "review_items", "version_of"]


def version_of(row: Mapping[str, Any]) -> DocumentVersion:
    """A row of `resumes` as a value."""
    return DocumentVersion(
        id=row["id"],
        application_id=row["application_id"],
        number=row["version"],
        folder=row["folder"],
        files=tuple((row["files"] or {}).items()),
        resume_sha256=row["resume_sha256"],
        created_at=row["created_at"],
        template=row["template"] or "classic",
        language=row["language"] or "en",
        model=row["model"],
        score=load(Score, row["score"]) if row["score"] else None,
        choices=load(Choices, row["choices"]) if row["choices"] else None,
        approved_at=row["approved_at"],
    )


def resume_row(recording: Recording, application_id: int, now: datetime) -> dict[str, Any]:
    """What `resumes` keeps of a recorded version."""
    return {
        "application_id": application_id,
        "version": recording.version,
        "folder": recording.folder,
        "files": dict(recording.files),
        "resume_sha256": recording.resume_sha256,
        "language": recording.language,
        "template": recording.template,
        "model": recording.model,
        "ats_score": recording.score.overall,
        "score": dump(recording.score),
        "created_at": now,
    }


def add_revision(
    connection: Connection, application_id: int, recording: Recording, choices: Choices, now: datetime
) -> int:
    """Enters a version that a person revised, and the application's new score; the version's id. One that is entered
    already (the same press from two windows) stays as it is."""
    same = resumes.c.application_id == application_id, resumes.c.version == recording.version
    known = connection.execute(select(resumes.c.id).where(*same)).scalar_one_or_none()
    if known is not None:
        return int(known)
    row = resume_row(recording, application_id, now) | {"choices": dump(choices)}
    key = connection.execute(insert(resumes).values(**row)).inserted_primary_key
    facts = {"ats_score": recording.score.overall, "updated_at": now}
    connection.execute(update(applications).where(applications.c.id == application_id).values(**facts))
    return int(key[0]) if key else 0


def approve_version(connection: Connection, version_id: int, now: datetime | None) -> None:
    """Marks a version as agreed to, or (None) as not yet.

    Raises:
        UnknownId: there is no such version.
    """
    done = connection.execute(update(resumes).where(resumes.c.id == version_id).values(approved_at=now))
    if done.rowcount == 0:
        raise UnknownId(f"There is no version {version_id} of any document.")


def makers_of(connection: Connection, application_id: int) -> tuple[Batch, ...]:
    """The batches whose jobs wrote documents of that application, the newest first."""
    mine = select(items.c.batch_id).where(items.c.application_id == application_id, items.c.resume_id.is_not(None))
    query = select(batches).where(batches.c.id.in_(mine)).order_by(batches.c.created_at.desc())
    return tuple(batch_of(row) for row in connection.execute(query))


def review_items(connection: Connection, batch_id: str | None) -> tuple[ReviewItem, ...]:
    """The applications that have documents, the newest first, or those of one batch in the order of its links."""
    latest = select(resumes.c.application_id, func.max(resumes.c.version).label("version"))
    latest_version = latest.group_by(resumes.c.application_id).subquery()
    query = (
        select(
            applications.c.id, companies.c.name, applications.c.role_title, resumes.c.ats_score, resumes.c.approved_at
        )
        .join(companies, companies.c.id == applications.c.company_id)
        .join(latest_version, latest_version.c.application_id == applications.c.id)
        .join(
            resumes,
            (resumes.c.application_id == applications.c.id) & (resumes.c.version == latest_version.c.version),
        )
    )
    if batch_id is None:
        query = query.order_by(applications.c.id.desc())
    else:
        mine = select(items.c.application_id, func.min(items.c.position).label("position"))
        mine = mine.where(items.c.batch_id == batch_id, items.c.resume_id.is_not(None))
        places = mine.group_by(items.c.application_id).subquery()
        query = query.join(places, places.c.application_id == applications.c.id).order_by(places.c.position)
    rows = connection.execute(query)
    return tuple(
        ReviewItem(number, company, role, fit, approved is not None) for number, company, role, fit, approved in rows
    )
