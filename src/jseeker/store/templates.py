"""Templates: named lists of links and options, kept until they are removed."""

from __future__ import annotations

from datetime import datetime
from shlex import quote
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from jseeker.errors import UnknownId, UsageError
from jseeker.model.codec import dump, load
from jseeker.model.schedule import BatchTemplate, TemplateOptions
from jseeker.store.database import Database
from jseeker.store.schema import batch_templates as templates
from jseeker.store.schema import schedules
from jseeker.store.writing import insert_missing

__all__ = ["TemplateTable", "template_of"]


class TemplateTable:
    """Templates by name, each method one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self, name: str, links: tuple[str, ...], options: TemplateOptions, now: datetime, *, replace: bool = False
    ) -> bool:
        """Keeps the template under the name; True when another one of that name was replaced.

        Raises:
            UsageError: there is one of that name, and `replace` was not asked for.
        """
        content = {"links": list(links), "options": dump(options), "updated_at": now}
        with self._database.write() as connection:
            if insert_missing(connection, templates, {"name": name, "created_at": now, **content}):
                return False
            if not replace:
                raise UsageError(f"There is a template {name!r} already; --force replaces it.")
            connection.execute(update(templates).where(templates.c.name == name).values(**content))
            return True

    def get(self, name: str) -> BatchTemplate:
        """The template of that name.

        Raises:
            UnknownId: there is none.
        """
        with self._database.read() as connection:
            return template_of(_row(connection, name))

    def all(self) -> tuple[BatchTemplate, ...]:
        """Every template, by name."""
        with self._database.read() as connection:
            return tuple(template_of(row) for row in connection.execute(select(templates).order_by(templates.c.name)))

    def remove(self, name: str) -> None:
        """Removes the template; the batches that were made of it stay.

        Raises:
            UnknownId: there is none of that name.
            UsageError: a schedule runs it.
        """
        with self._database.write() as connection:
            row = _row(connection, name)
            users = select(schedules.c.name).where(schedules.c.template_id == row.id).order_by(schedules.c.name)
            user = connection.execute(users.limit(1)).scalar()
            if user is not None:
                raise UsageError(
                    f"The schedule {user!r} runs {name!r}; remove it first: jseeker schedule rm {quote(user)}."
                )
            connection.execute(delete(templates).where(templates.c.id == row.id))


def template_of(row: Row[Any]) -> BatchTemplate:
    """A row of `batch_templates` as a value."""
    return BatchTemplate(
        id=row.id,
        name=row.name,
        links=tuple(row.links),
        options=load(TemplateOptions, row.options),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _row(connection: Connection, name: str) -> Row[Any]:
    row = connection.execute(select(templates).where(templates.c.name == name)).one_or_none()
    if row is None:
        raise UnknownId(f"There is no template {name!r}; see them with jseeker template list.")
    return row
