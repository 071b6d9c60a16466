"""Texts in the making (what is in the paste box), kept so that neither a reload nor a restart loses them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select

from jseeker.store.database import Database
from jseeker.store.schema import drafts
from jseeker.store.writing import insert_or_replace

__all__ = ["DraftTable"]


class DraftTable:
    """Drafts by name, each method one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str:
        """The text kept under that name; "" when there is none."""
        with self._database.read() as connection:
            return connection.execute(select(drafts.c.text).where(drafts.c.name == name)).scalar() or ""

    def save(self, name: str, text: str, now: datetime) -> None:
        """Keeps the text under the name in place of the one before; "" removes it."""
        with self._database.write() as connection:
            if not text:
                connection.execute(delete(drafts).where(drafts.c.name == name))
            else:
                insert_or_replace(connection, drafts, {"name": name, "text": text, "updated_at": now})
