"""What `jseeker explain` does: the record beside the documents, with the reasons of a fresh selection."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from rich.console import Console
from rich.text import Text

from jseeker.app import App, ResumeFile, make_tools, pdf_writer_of, wishes_of
from jseeker.cli.home import opened
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.cli.words import printable
from jseeker.core.explain import ExplainedLine, Explanation, explain
from jseeker.core.word_diff import Change, Kept
from jseeker.errors import DocumentError
from jseeker.model.batch import BatchOptions
from jseeker.model.codec import load
from jseeker.model.posting import Posting
from jseeker.model.resume import LineMode
from jseeker.walk import Kit, fit, plan

__all__ = ["explain_application"]

BATCHES_LOOKED_AT = 500
STYLES = {Kept.SAME: "", Kept.REMOVED: "red strike", Kept.ADDED: "green"}
MARKS = {Kept.SAME: ("", ""), Kept.REMOVED: ("[-", "-]"), Kept.ADDED: ("{+", "+}")}
NOT_THE_SAME = (
    "The documents were made with other options, by a model or of an earlier resume; the reasons are of a fresh choice."
)


def explain_application(application_id: int, *, as_json: bool) -> int:
    """Prints the explanation of an application's latest documents.

    Raises:
        UnknownId: there is no such application.
        DocumentError: it has no documents, or they are gone.
        ResumeMissing, ResumeInvalid: neither the resume it was made of nor the present one can be used.
    """
    with opened() as app:
        one = app.store.applications.get(application_id)
        versions = app.store.applications.versions(application_id)
        if not versions:
            raise DocumentError(
                f"Application {one.id} has no documents; make them with: jseeker run {one.url or 'LINK'}"
            )
        latest = versions[-1]
        folder = Path(latest["folder"])
        record = _json(folder / "provenance.json")
        posting = _posting(_json(folder / "posting.json"), folder)
        resume, options = _made_of(app, application_id, str(record.get("resume_sha256", "")))
        options = replace(options, template=latest["template"])
        found = _explained(app, record, posting, resume, options)
    if as_json:
        shape = _shape(found)
        about = {"application_id": one.id, "company": one.company, "role": one.role, "folder": str(folder)}
        sys.stdout.write(json_line({**about, "version": latest["version"], **shape}) + "\n")
    else:
        _print(found, f"{printable(one.company)} · {printable(one.role)}: {folder}")
    return ExitCode.OK


def _json(path: Path) -> Mapping[str, Any]:
    try:
        value = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise DocumentError(
            f"The file {path} is gone; make the documents again with: jseeker run LINK --again"
        ) from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"The file {path} cannot be read ({error}); make the documents again.") from error
    if not isinstance(value, dict):
        raise DocumentError(f"The file {path} is not what jSeeker wrote; make the documents again.")
    return value


def _posting(told: Mapping[str, Any], folder: Path) -> Posting:
    fields = {name: value for name, value in told.items() if name in Posting.__slots__}
    fields["origins"] = list((told.get("origins") or {}).items())
    try:
        return load(Posting, fields)
    except ValidationError as error:
        raise DocumentError(
            f"{folder / 'posting.json'} is not what jSeeker wrote; make the documents again."
        ) from error


def _made_of(app: App, application_id: int, sha256: str) -> tuple[ResumeFile, BatchOptions]:
    """The resume that the documents were made of and the options of their batch, as far as they are still known; else
    the present ones."""
    same: tuple[ResumeFile, BatchOptions] | None = None
    for batch, _ in app.store.batches.recent(BATCHES_LOOKED_AT):
        if not batch.resume_text or hashlib.sha256(batch.resume_text.encode()).hexdigest() != sha256:
            continue
        same = same or (ResumeFile(batch.resume_name, batch.resume_text), batch.options)
        if any(job.application_id == application_id for job in app.store.batches.jobs(batch.id)):
            return ResumeFile(batch.resume_name, batch.resume_text), batch.options
    return same or (app.resume, app.options())


def _explained(
    app: App, record: Mapping[str, Any], posting: Posting, resume: ResumeFile, options: BatchOptions
) -> Explanation:
    profile = resume.profile()
    with closing(pdf_writer_of(app.settings)) as pdf:
        kit = Kit(profile, wishes_of(options), make_tools(app.sources, (), (), pdf))
        fresh, _, _ = fit(posting, plan(posting, profile), kit, pdf)
    try:
        return explain(record["lines"], fresh, profile)
    except (KeyError, TypeError) as error:
        raise DocumentError("The file provenance.json is not what jSeeker wrote; make the documents again.") from error


def _shape(found: Explanation) -> dict[str, Any]:
    return {
        "exact": found.is_exact,
        "printed": [_line_shape(line) for line in found.printed],
        "dropped": [{"source_id": line.source_id, "text": line.text, "reason": line.reason} for line in found.dropped],
    }


def _line_shape(line: ExplainedLine) -> dict[str, Any]:
    return {
        "section": line.section,
        "text": line.text,
        "source_id": line.source_id,
        "source_text": line.source_text,
        "mode": line.mode,
        "reason": line.reason,
        "diff": [{"kind": change.kind.value, "text": change.text} for change in line.changes],
    }


def _print(found: Explanation, head: str) -> None:
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(head)
    if not found.is_exact:
        console.print(NOT_THE_SAME)
    section = ""
    for line in found.printed:
        if line.section != section:
            section = line.section
            console.print(Text(f"\n{section.capitalize()}", style="bold"))
        _print_line(console, line)
    if found.dropped:
        console.print(Text("\nLeft out", style="bold"))
    for dropped in found.dropped:
        console.print(f"  {printable(dropped.text)}")
        console.print(Text(f"    {dropped.source_id}: {printable(dropped.reason)}", style="dim"))


def _print_line(console: Console, line: ExplainedLine) -> None:
    changed = _diff(line.changes, is_coloured=console.color_system is not None)
    told = changed if line.changes else Text(printable(line.text))
    console.print(Text("  ").append_text(told))
    mode = "" if line.mode == LineMode.VERBATIM else f" ({line.mode})"
    why = f": {printable(line.reason)}" if line.reason else ""
    console.print(Text(f"    {line.source_id}{mode}{why}", style="dim"))


def _diff(changes: Sequence[Change], *, is_coloured: bool) -> Text:
    """The line with what went and what came: in colours, else in brackets."""
    text = Text()
    for change in changes:
        told = "".join(char if char.isprintable() else " " for char in change.text)
        before, after = ("", "") if is_coloured else MARKS[change.kind]
        text.append(f"{before}{told}{after}", style=STYLES[change.kind])
    return text
