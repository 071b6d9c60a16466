"""What a person chose in review, and the versions of an application's documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jseeker.model.documents import Paper
from jseeker.model.match import Score

__all__ = ["BY_MODEL", "Choices", "DocumentVersion", "ReviewItem"]

BY_MODEL = "model"
"""In place of a wording's id: the wording that a model gave the line."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What one version of the documents shows, by the ids of the resume file's lines.

    `shown` are the bullets that stand, in any order, `summary` the summary ("": the one that is nearest).
    `wordings` are (line, wording) pairs: the id of the line itself for its own words, that of a variant, or `BY_MODEL`;
    a group of skills is a line here. What is not named is worded as tailoring words it. `accepted` are the changed
    lines that the person agreed to.
    """

    shown: tuple[str, ...]
    summary: str = ""
    wordings: tuple[tuple[str, str], ...] = ()
    accepted: tuple[str, ...] = ()
    template: str = "classic"
    paper: Paper = Paper.A4
    max_pages: int = 1


@dataclass(frozen=True, slots=True)
class DocumentVersion:
    """One version of an application's documents: `files` are (name, absolute path) pairs in its `folder`.

    `choices` is None for a version that no person revised, `approved_at` for one that nobody agreed to yet.
    """

    id: int
    application_id: int
    number: int
    folder: str
    files: tuple[tuple[str, str], ...]
    resume_sha256: str
    created_at: datetime
    template: str = "classic"
    language: str = "en"
    model: str | None = None
    score: Score | None = None
    choices: Choices | None = None
    approved_at: datetime | None = None

    def path(self, name: str) -> str | None:
        """The path of the file of that name; None where there is none."""
        return dict(self.files).get(name)


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """An application with documents, as a list of what is to be looked through names it; `is_approved` is that of the
    latest version."""

    application_id: int
    company: str
    role: str
    ats_score: int | None = None
    is_approved: bool = False
