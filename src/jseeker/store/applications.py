"""Applications, their companies and the versions of their documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, exists, func, insert, or_, select, update

from jseeker.errors import UnknownId
from jseeker.model.application import Application, ApplicationStatus, Move, NewApplication, StatusChange
from jseeker.model.batch import Batch
from jseeker.model.posting import Salary
from jseeker.model.queue import Recording
from jseeker.model.revision import Choices, DocumentVersion, ReviewItem
from jseeker.store.database import Database
from jseeker.store.moves import last_moves, move_all, undo_moves
from jseeker.store.schema import application_history as history
from jseeker.store.schema import applications, companies, resumes
from jseeker.store.versions import add_revision, approve_version, makers_of, resume_row, review_items, version_of
from jseeker.store.writing import insert_missing

__all__ = ["ApplicationTable", "is_made", "record_application"]


class ApplicationTable:
    """Reads and writes of applications."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def id_of_key(self, key: str) -> int | None:
        """The application of that posting; None when there is none."""
        return self.ids_of_keys([key]).get(key)

    def ids_of_keys(self, keys: list[str]) -> dict[str, int]:
        """The applications of those postings, by key; a posting without one is not in it."""
        found: dict[str, int] = {}
        with self._database.read() as connection:
            for start in range(0, len(keys), 500):  # SQLite takes a limited number of values in one statement
                some = keys[start : start + 500]
                query = select(applications.c.posting_key, applications.c.id).where(
                    applications.c.posting_key.in_(some)
                )
                found |= dict(connection.execute(query).all())
        return found

    def made_of_keys(self, keys: list[str]) -> dict[str, int]:
        """Those of `ids_of_keys` that need no documents any more: they have some, or were sent without."""
        known = self.ids_of_keys(keys)
        query = select(applications.c.id).where(applications.c.id.in_(known.values()), is_made())
        with self._database.read() as connection:
            made = set(connection.execute(query).scalars())
        return {key: number for key, number in known.items() if number in made}

    def get(self, application_id: int) -> Application:
        """The application of that id.

        Raises:
            UnknownId: there is none.
        """
        with self._database.read() as connection:
            row = connection.execute(_query().where(applications.c.id == application_id)).one_or_none()
            if row is None:
                raise UnknownId(f"There is no application {application_id}; see them with jseeker track list.")
            return _application(row, _moves(connection, [application_id]).get(application_id, ()))

    def row(self, application_id: int) -> dict[str, Any] | None:
        """The application's row as it is stored; None when there is none."""
        query = select(applications).where(applications.c.id == application_id)
        with self._database.read() as connection:
            found = connection.execute(query).mappings().one_or_none()
            return dict(found) if found is not None else None

    def listing(self, status: ApplicationStatus | None = None) -> tuple[Application, ...]:
        """All applications, the newest first, or those of one status."""
        query = _query().order_by(applications.c.id.desc())
        if status is not None:
            query = query.where(applications.c.status == status)
        with self._database.read() as connection:
            rows = connection.execute(query).all()
            moves = _moves(connection, [row.id for row in rows])
            return tuple(_application(row, moves.get(row.id, ())) for row in rows)

    def add(self, new: Sequence[tuple[NewApplication, str]], now: datetime) -> tuple[tuple[int, bool], ...]:
        """Enters applications by hand, each under its posting's key: the id of each, and whether it was new. One that
        is there already stays as it is."""
        with self._database.write() as connection:
            return tuple(_add(connection, one, key, now) for one, key in new)

    def update(self, application_id: int, now: datetime, **fields: Any) -> Application:
        """Changes columns of one application; a new `status` is added to its history.

        Raises:
            UnknownId: there is no such application.
            ValueError: a field is no column of an application, or the status is none.
        """
        _check_fields(fields)
        if "status" in fields:
            fields["status"] = ApplicationStatus(fields["status"])
        with self._database.write() as connection:
            query = select(applications.c.status).where(applications.c.id == application_id).with_for_update()
            before = connection.execute(query).scalar_one_or_none()
            if before is None:
                raise UnknownId(f"There is no application {application_id}; see them with jseeker track list.")
            connection.execute(
                update(applications).where(applications.c.id == application_id).values(**fields, updated_at=now)
            )
            if fields.get("status", before) != before:
                connection.execute(
                    insert(history).values(application_id=application_id, status=fields["status"], at=now)
                )
        return self.get(application_id)

    def move(self, ids: Sequence[int], status: ApplicationStatus, now: datetime, **fields: Any) -> int:
        """Moves applications together, with further columns set for each; how many had another status before.

        One that is moved to applied without a date of its own gets today's.

        Raises:
            UnknownId: there is no application of one of those ids; none was moved.
            ValueError: a field is no column of an application.
        """
        _check_fields(fields)
        with self._database.write() as connection:
            return move_all(connection, ids, status, now, fields)

    def last_moves(self) -> tuple[Move, ...]:
        """The moves that were made last, all those of one moment."""
        with self._database.read() as connection:
            return last_moves(connection)

    def undo(self, moves: Sequence[Move], now: datetime) -> int:
        """Takes those moves back, and today's date of applying with them; how many. One whose application was moved
        again since stays as it is."""
        with self._database.write() as connection:
            return undo_moves(connection, moves, now)

    def next_version(self, key: str) -> int:
        """The number of the next version of documents for that posting: 1 where it has none yet."""
        query = (
            select(func.max(resumes.c.version))
            .join(applications, applications.c.id == resumes.c.application_id)
            .where(applications.c.posting_key == key)
        )
        with self._database.read() as connection:
            return int(connection.execute(query).scalar() or 0) + 1

    def has_folder(self, folder: str) -> bool:
        """True when some version's documents stand in that folder."""
        with self._database.read() as connection:
            return connection.execute(select(resumes.c.id).where(resumes.c.folder == folder)).first() is not None

    def versions(self, application_id: int) -> tuple[dict[str, Any], ...]:
        """The versions of an application's documents as rows, the first first."""
        query = select(resumes).where(resumes.c.application_id == application_id).order_by(resumes.c.version)
        with self._database.read() as connection:
            return tuple(dict(row) for row in connection.execute(query).mappings())

    def documents(self, application_id: int) -> tuple[DocumentVersion, ...]:
        """The versions of an application's documents, the first first."""
        return tuple(version_of(row) for row in self.versions(application_id))

    def to_review(self, batch_id: str | None = None) -> tuple[ReviewItem, ...]:
        """The applications that have documents, the newest first, or those of one batch in the order of its links."""
        with self._database.read() as connection:
            return review_items(connection, batch_id)

    def makers(self, application_id: int) -> tuple[Batch, ...]:
        """The batches that wrote documents of an application, the newest first."""
        with self._database.read() as connection:
            return makers_of(connection, application_id)

    def add_revision(self, application_id: int, recording: Recording, choices: Choices, now: datetime) -> int:
        """Enters a version that a person revised; its id."""
        with self._database.write() as connection:
            return add_revision(connection, application_id, recording, choices, now)

    def approve(self, version_id: int, now: datetime | None) -> None:
        """Marks a version as agreed to, or (None) as not yet.

        Raises:
            UnknownId: there is no such version.
        """
        with self._database.write() as connection:
            approve_version(connection, version_id, now)


def _check_fields(fields: dict[str, Any]) -> None:
    unknown = set(fields) - {column.name for column in applications.columns} - {"id", "created_at"}
    if unknown:
        raise ValueError(f"An application has no field {', '.join(sorted(unknown))}.")


def is_made() -> ColumnElement[bool]:
    """True for an application that has documents, or is past the state of a link that was only saved."""
    has_documents = exists().where(resumes.c.application_id == applications.c.id)
    return or_(applications.c.status != ApplicationStatus.SAVED, has_documents)


def record_application(connection: Connection, recording: Recording, url: str, now: datetime) -> tuple[int, int, int]:
    """Writes (or updates) the application of a posting and adds the resume's version; their ids and the company's.

    A version that is recorded already (a repeated step) is left as it is.
    """
    posting = recording.posting
    company_id = _company(connection, posting.company, now)
    query = select(applications.c.id).where(applications.c.posting_key == posting.key)
    application_id = connection.execute(query).scalar_one_or_none()
    facts = {
        "company_id": company_id,
        "role_title": posting.title,
        "location": "; ".join(posting.locations) or None,
        "salary": _salary_text(posting.salary),
        "ats_score": recording.score.overall,
        "updated_at": now,
    }
    if application_id is None:
        status = ApplicationStatus.TAILORED
        row = {**facts, "url": url, "posting_key": posting.key, "status": status, "created_at": now}
        application_id = _new_id(connection, applications, row)
        connection.execute(insert(history).values(application_id=application_id, status=status, at=now))
    else:
        changed = update(applications).where(applications.c.id == application_id)
        connection.execute(changed.values(**facts))
        was_saved = changed.where(applications.c.status == ApplicationStatus.SAVED)
        if connection.execute(was_saved.values(status=ApplicationStatus.TAILORED)).rowcount:
            moved = {"application_id": application_id, "status": ApplicationStatus.TAILORED, "at": now}
            connection.execute(insert(history).values(**moved))
    version = select(resumes.c.id).where(
        resumes.c.application_id == application_id, resumes.c.version == recording.version
    )
    resume_id = connection.execute(version).scalar_one_or_none()
    if resume_id is None:
        resume_id = _new_id(connection, resumes, resume_row(recording, application_id, now))
    return application_id, resume_id, company_id


def _add(connection: Connection, new: NewApplication, key: str, now: datetime) -> tuple[int, bool]:
    row = {
        "company_id": _company(connection, new.company, now),
        "role_title": new.role,
        "url": new.url,
        "posting_key": key,
        "status": new.status,
        "notes": new.notes,
        "location": new.location,
        "salary": new.salary,
        "date_applied": new.date_applied,
        "follow_up": new.follow_up,
        "created_at": min((change.at for change in new.history), default=now),
        "updated_at": now,
    }
    is_new = insert_missing(connection, applications, row)
    query = select(applications.c.id).where(applications.c.posting_key == key)
    application_id = int(connection.execute(query).scalar_one())
    for change in (new.history or (StatusChange(new.status, now),)) if is_new else ():
        moved = {"application_id": application_id, "status": change.status, "at": change.at}
        connection.execute(insert(history).values(**moved))
    return application_id, is_new


def _company(connection: Connection, name: str, now: datetime) -> int:
    name = name.strip()[:400] or "Unknown company"
    insert_missing(connection, companies, {"name": name, "created_at": now})
    number: int = connection.execute(select(companies.c.id).where(companies.c.name == name)).scalar_one()
    return number


def _new_id(connection: Connection, table: Any, row: dict[str, Any]) -> int:
    key = connection.execute(insert(table).values(**row)).inserted_primary_key
    return int(key[0]) if key else 0


def _salary_text(salary: Salary | None) -> str | None:
    """The pay as one short text: `80,000–95,000 EUR a year`."""
    if salary is None:
        return None
    known = [value for value in (salary.min, salary.max) if value]
    figures = [f"{value:,.0f}" if value == int(value) else f"{value:,.2f}" for value in known]
    text = "–".join(dict.fromkeys(figures))
    return " ".join(part for part in (text, salary.currency, f"a {salary.period}" if salary.period else None) if part)


def _query() -> Any:
    return select(applications, companies.c.name.label("company")).join(
        companies, companies.c.id == applications.c.company_id
    )


def _moves(connection: Connection, ids: list[int]) -> dict[int, tuple[StatusChange, ...]]:
    moves: dict[int, tuple[StatusChange, ...]] = {}
    query = select(history).where(history.c.application_id.in_(ids)).order_by(history.c.id)
    for row in connection.execute(query):
        change = StatusChange(ApplicationStatus(row.status), row.at)
        moves[row.application_id] = (*moves.get(row.application_id, ()), change)
    return moves


def _application(row: Row[Any], moves: tuple[StatusChange, ...]) -> Application:
    return Application(
        id=row.id,
        company=row.company,
        role=row.role_title,
        status=ApplicationStatus(row.status),
        url=row.url,
        key=row.posting_key,
        created_at=row.created_at,
        date_applied=row.date_applied,
        location=row.location,
        salary=row.salary,
        notes=row.notes,
        follow_up=row.follow_up,
        ats_score=row.ats_score,
        next_action=row.next_action or "",
        history=moves,
    )
