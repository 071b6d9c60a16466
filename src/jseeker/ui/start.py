"""From what stands in the form to a batch: read, planned and written; the worker takes it from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jseeker.app import App, ResumeFile, given_file
from jseeker.batch.submit import GivenFile
from jseeker.core.listed import PostingFilter
from jseeker.errors import UsageError
from jseeker.model.batch import Batch
from jseeker.model.queue import NewJob
from jseeker.model.schedule import BatchTemplate
from jseeker.sources import all_sources, posting_key
from jseeker.ui.paste import MAX_GIVEN, GivenKind, Pasted, read_paste

__all__ = ["MOST_WORKERS", "Wanted", "begin", "checked"]

MOST_WORKERS = 16
"""The most jobs at once that the page offers: beyond that sites answer more slowly, not sooner."""
NOTHING = "There is nothing to start; paste at least one link, or add a saved page."


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form holds: `text` is the paste box, `files` the saved pages; `budget_usd` None: what the
    template or the settings say."""

    text: str
    files: tuple[GivenFile, ...] = ()
    workers: int = 5
    template: BatchTemplate | None = None
    again: bool = False
    budget_usd: float | None = None


def checked(app: App, text: str, template: BatchTemplate | None = None) -> Pasted:
    """What the paste box holds, with what is known of each link."""
    return read_paste(
        text,
        _key_of,
        app.store.applications.made_of_keys,
        _files_of(template),
    )


def begin(app: App, wanted: Wanted) -> tuple[Batch, str]:
    """Writes the batch; it, and the lines of the box that are no links.

    Raises:
        UsageError: there is nothing to start.
        NotConfigured: the resume, the model or a file of the template has to be put right first.
    """
    template = wanted.template
    pasted = checked(app, wanted.text, template)
    given = [*_inputs(pasted), *wanted.files]
    if not given:
        raise UsageError(NOTHING)
    wishes = template.options if template is not None else None
    changes = {**(wishes.changes() if wishes else {}), "workers": wanted.workers}
    if wanted.again:
        changes["again"] = True
    if wanted.budget_usd is not None:
        changes["budget_usd"] = wanted.budget_usd
    options = app.options(**changes)
    app.check_model(options.model)
    resume = ResumeFile.at(Path(wishes.resume)) if wishes and wishes.resume else ResumeFile.at(app.settings.resume)
    inputs: Sequence[str | GivenFile | NewJob] = given
    if wishes is not None:
        inputs = app.with_postings_of_boards(given, PostingFilter(wishes.titles, wishes.places), options)
    name = (wishes.name if wishes else "") or (template.name if template else "")
    batch = app.submit(inputs, options, resume, name=name)
    app.store.batches.set_max_workers(batch.id, wanted.workers)
    return batch, pasted.rest


@lru_cache(maxsize=2 * MAX_GIVEN)
def _key_of(link: str) -> str:
    """The name of a link's posting; the box is read at every sign that is typed, and most of it stays as it was."""
    return posting_key(link, _sources())


@cache
def _sources() -> tuple[Any, ...]:
    return all_sources()


def _inputs(pasted: Pasted) -> Sequence[str | GivenFile]:
    return [
        given_file(Path(given.text)) if given.kind is GivenKind.FILE else given.text
        for given in pasted.all
        if given.kind is not GivenKind.REFUSED
    ]


def _files_of(template: BatchTemplate | None) -> tuple[str, ...]:
    """The saved postings that a template names: paths on this machine that stand for themselves."""
    return tuple(link for link in template.links if Path(link).is_absolute()) if template is not None else ()
