"""Templates and schedules: a named list of links and options, and when a batch is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jseeker.model.documents import Paper

__all__ = ["BatchTemplate", "Schedule", "TemplateOptions"]


@dataclass(frozen=True, slots=True)
class TemplateOptions:
    """The options of `run` that a template was saved with; None leaves a setting as it is when the template runs.

    `resume` and `output_dir` are absolute paths, `template` is the look of the documents, `formats` are those
    beside PDF and DOCX, `name` is the batch's name. `titles` and `places` choose among the postings of board links.
    """

    resume: str | None = None
    output_dir: str | None = None
    workers: int | None = None
    model: str | None = None
    again: bool = False
    allow_hosts: tuple[str, ...] = ()
    name: str = ""
    template: str | None = None
    paper: str | None = None
    pages: int | None = None
    profile: str | None = None
    strict: bool | None = None
    formats: tuple[str, ...] = ()
    budget: float | None = None
    browser: bool = False
    letter: bool = False
    titles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def changes(self) -> dict[str, Any]:
        """What of `BatchOptions` differs from the settings."""
        wishes = {
            "output_dir": self.output_dir,
            "workers": self.workers,
            "model": None if self.model == "none" else self.model,
            "again": self.again or None,
            "browser": "auto" if self.browser else None,
            "allow_hosts": self.allow_hosts or None,
            "template": self.template,
            "paper": self.paper and Paper(self.paper),
            "max_pages": self.pages,
            "profile": self.profile,
            "strict": self.strict,
            "letter": self.letter or None,
            "formats": self.formats or None,
            "budget_usd": self.budget,
        }
        chosen = {name: value for name, value in wishes.items() if value is not None}
        return chosen | ({"model": None} if self.model == "none" else {})


@dataclass(frozen=True, slots=True)
class BatchTemplate:
    """A named list of links and options. What is an absolute path among the `links` is a saved posting."""

    name: str
    links: tuple[str, ...]
    options: TemplateOptions
    created_at: datetime
    updated_at: datetime
    id: int = 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a template runs: `cron` (five fields) in the time zone `timezone`.

    `next_run_at` is the run that comes next or is due (set anew on resume), `last_run_at` when one was last tried:
    `last_batch_id` names its batch, `last_error` says what keeps it back.
    """

    name: str
    template: str
    cron: str
    timezone: str
    created_at: datetime
    next_run_at: datetime
    paused: bool = False
    last_run_at: datetime | None = None
    last_batch_id: str | None = None
    last_error: str | None = None
    id: int = 0
