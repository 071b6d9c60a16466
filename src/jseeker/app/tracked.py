"""Applications entered by hand or from a file: under the key of their posting, with what is known of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, timedelta

from jseeker.app.root import App
from jseeker.core.links import clean_link
from jseeker.errors import PostingError
from jseeker.model.application import ApplicationStatus, NewApplication
from jseeker.sources import posting_key

__all__ = ["filled", "key_of", "key_or_digest", "today"]


def filled(app: App, new: NewApplication) -> NewApplication:
    """The application with company and role as its posting says them, where that was read before and they are missing,
    and with today as its date where it is entered as applied without one.

    Raises:
        Refused: the link cannot be one.
    """
    if new.url and not (new.company and new.role):
        posting = app.store.postings.get(key_of(app, new), app.clock.now(), timedelta.max)
        if posting is not None:
            new = replace(new, company=new.company or posting.company, role=new.role or posting.title)
    if new.status is ApplicationStatus.APPLIED and new.date_applied is None:
        new = replace(new, date_applied=today(app))
    return new


def key_of(app: App, new: NewApplication) -> str:
    """The name of the posting: by its link, the same for every spelling of it, else by company and role.

    Raises:
        Refused: the link cannot be one.
    """
    if new.url:
        return posting_key(clean_link(new.url), app.sources)
    return f"manual:{_digest(f'{new.company}|{new.role}'.casefold())}"


def key_or_digest(app: App, new: NewApplication) -> str:
    """The name of the posting as `key_of` has it, also where the link of a list is none that could be opened."""
    try:
        return key_of(app, new)
    except PostingError:
        return f"manual:{_digest(new.url)}"


def today(app: App) -> date:
    """The day that it is here."""
    return app.clock.now().astimezone().date()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
