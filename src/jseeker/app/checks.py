"""What is looked at to say whether jSeeker works here: each check gives one sentence, and what to do about it."""

from __future__ import annotations

import asyncio
import os
import platform
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

from jseeker import __version__
from jseeker.app.root import App
from jseeker.core.words import counted
from jseeker.errors import JSeekerError, KeyRefused, NotConfigured, ResumeMissing
from jseeker.model.batch import BatchStatus
from jseeker.model.documents import DocumentFormat, DocumentStyle
from jseeker.model.profile import Section
from jseeker.model.resume import Line, TailoredResume
from jseeker.render import prove, writer_for
from jseeker.store import check_database, database_file

__all__ = ["Finding", "State", "findings"]

# Each extra: the library that it brings, and the part of jSeeker that needs it (looked at only where that is there).
EXTRAS = {
    "llm": ("pydantic_ai", "jseeker.llm"),
    "ui": ("streamlit", "jseeker.ui"),
    "browser": ("playwright", "jseeker.fetch.browser"),
}


class State(StrEnum):
    """How a check came out: `note` works, but may be bettered."""

    OK = "ok"
    NOTE = "note"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; `remedy` is empty where there is nothing to do."""

    name: str
    state: State
    message: str
    remedy: str = ""


def findings(app: App) -> Iterator[Finding]:
    """The findings of all checks, in the order of the walk of a link."""
    checks: tuple[Callable[[App], Iterator[Finding]], ...] = (
        _python, _home, _resume, _database, _documents, _output, _model, _extras, _workers
    )  # fmt: skip
    broken: set[str] = set()
    for check in checks:
        if check is _workers and "database" in broken:  # to look would open it, and so move a damaged one aside
            continue
        try:
            found = tuple(check(app))
        except JSeekerError as error:
            found = (Finding(check.__name__.strip("_"), State.BROKEN, error.message),)
        broken |= {finding.name for finding in found if finding.state is State.BROKEN}
        yield from found


def _python(_app: App) -> Iterator[Finding]:
    yield Finding("python", State.OK, f"Python {platform.python_version()}, jSeeker {__version__}.")


def _home(app: App) -> Iterator[Finding]:
    yield _writable("home", app.settings.home, "Set JSEEKER_HOME to a folder of yours.")


def _output(app: App) -> Iterator[Finding]:
    yield _writable("output", app.settings.output_dir, "Name another with --output or JSEEKER_OUTPUT_DIR.")


def _writable(name: str, folder: Path, remedy: str) -> Finding:
    """Whether files can be made in the folder, or the folder where it is missing."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        return Finding(name, State.BROKEN, f"{folder} cannot be written ({error.strerror}).", remedy)
    return Finding(name, State.OK, f"{folder}" + ("" if there == folder else " (made at the first need)") + ".")


def _resume(app: App) -> Iterator[Finding]:
    try:
        profile = app.resume.profile()
    except ResumeMissing:
        where = app.settings.resume
        yield Finding("resume", State.NOTE, f"There is no resume at {where}.", "Make one with jseeker profile init.")
        return
    yield Finding("resume", State.OK, f"{app.settings.resume}, {profile.name}.")


def _database(app: App) -> Iterator[Finding]:
    file = database_file(app.settings.database_url)
    if file is not None and not file.exists():
        yield Finding("database", State.OK, f"{file} (made at the first need).")
        return
    problems = check_database(app.settings.database_url)
    if problems:
        yield Finding("database", State.BROKEN, f"The database is damaged ({problems[0]}).", "Restore a copy (*.bak).")
        return
    unfinished = app.store.batches.unfinished()
    where = f"{file}" if file is not None else "The server answers"
    yield Finding("database", State.OK, f"{where}; whole and up to date.")
    for batch in unfinished:
        if app.progress(batch.id).status is BatchStatus.INTERRUPTED:
            remedy = f"Carry on with: jseeker run --carry-on {batch.id}"
            yield Finding("batch", State.NOTE, f"Batch {batch.id} was interrupted.", remedy)


def _documents(_app: App) -> Iterator[Finding]:
    """Writes and reads back a document of one line in each of the two main formats."""
    name = Line("Marta Quintela", Section.BASICS, "basics", "Marta Quintela")
    resume, style = TailoredResume("0" * 64, "en", name, None, (), ()), DocumentStyle()
    for kind in (DocumentFormat.PDF, DocumentFormat.DOCX):
        prove(resume, writer_for(kind).write(resume, style), style)
    yield Finding("documents", State.OK, "PDF and DOCX are written and read back whole.")


def _model(app: App) -> Iterator[Finding]:
    if app.settings.model is None:
        yield Finding("model", State.OK, "None is set: the offline writer works, no key is needed.")
        return
    try:
        is_known = asyncio.run(app.try_key(app.settings.model))
    except NotConfigured as error:
        yield Finding("model", State.NOTE, error.message)
    except KeyRefused:
        message = f"The key for {app.settings.model} was refused."
        yield Finding("model", State.BROKEN, message, "Set another, or none: jseeker config set model none.")
    else:
        told = "its key is good" if is_known else "its key is set and will be tried by the first call"
        yield Finding("model", State.OK, f"{app.settings.model}: {told}.")


def _extras(_app: App) -> Iterator[Finding]:
    for name, (library, part) in EXTRAS.items():
        if _is_there(part) and not _is_there(library):
            remedy = f"Install it with: pip install 'jseeker[{name}]'"
            yield Finding("extra", State.NOTE, f"The extra [{name}] is not installed.", remedy)


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def _workers(app: App) -> Iterator[Finding]:
    file = database_file(app.settings.database_url)
    if file is not None and not file.exists():
        return
    working = counted(len(app.live_workers()), "worker process", "worker processes")
    yield Finding("workers", State.OK, f"{working} at work now, on {os.cpu_count()} cores.")
