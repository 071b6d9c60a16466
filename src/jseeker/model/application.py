"""An application and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

__all__ = ["Application", "ApplicationStatus", "Move", "NewApplication", "StatusChange"]


class ApplicationStatus(StrEnum):
    """Where an application stands."""

    SAVED = "saved"
    TAILORED = "tailored"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEW = "interview"
    OFFER = "offer"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    NO_ANSWER = "no_answer"

    @property
    def is_closed(self) -> bool:
        """True when nothing more is to be done for it."""
        return self in (ApplicationStatus.REJECTED, ApplicationStatus.WITHDRAWN, ApplicationStatus.NO_ANSWER)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """One move of an application."""

    status: ApplicationStatus
    at: datetime


@dataclass(frozen=True, slots=True)
class NewApplication:
    """An application that a person adds by hand or from a file; `history` is what it went through before, if known."""

    company: str
    role: str
    status: ApplicationStatus = ApplicationStatus.SAVED
    url: str = ""
    date_applied: date | None = None
    location: str | None = None
    salary: str | None = None
    notes: str = ""
    follow_up: date | None = None
    history: tuple[StatusChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Move:
    """One application's move from one status to another, as it is undone: `at` is when, `id` that of its entry in the
    history."""

    id: int
    application_id: int
    before: ApplicationStatus
    after: ApplicationStatus
    at: datetime


@dataclass(frozen=True, slots=True)
class Application:
    """One tracked application; `url` is the link as given, `key` its posting's canonical name, `next_action` what the
    person means to do next, in a few words."""

    id: int
    company: str
    role: str
    status: ApplicationStatus
    url: str
    key: str
    created_at: datetime
    date_applied: date | None = None
    location: str | None = None
    salary: str | None = None
    notes: str = ""
    follow_up: date | None = None
    ats_score: int | None = None
    next_action: str = ""
    history: tuple[StatusChange, ...] = ()
