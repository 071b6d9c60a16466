"""What `jseeker explain` does: the record beside the documents, with the reasons of a fresh selection."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from jseeker.app import App, ResumeFile, make_tools, pdf_writer_of, wishes_of
from jseeker.app.records import Record, latest_version, origin_of, read_record
from jseeker.cli.home import opened
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.core.explain import ExplainedLine, Explanation, explain
from jseeker.core.word_diff import Change, Kept
from jseeker.core.words import printable
from jseeker.model.batch import BatchOptions
from jseeker.model.resume import LineMode
from jseeker.walk import Kit, fit, fitted_letter, plan

__all__ = ["explain_application"]

STYLES = {Kept.SAME: "", Kept.REMOVED: "red strike", Kept.ADDED: "green"}
MARKS = {Kept.SAME: ("", ""), Kept.REMOVED: ("[-", "-]"), Kept.ADDED: ("{+", "+}")}
NOT_THE_SAME = (
    "The documents were made with other options, by a model, of an earlier resume or with your choices in review; the "
    "reasons are of a fresh choice."
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
        latest = latest_version(app, one)
        record = read_record(Path(latest.folder))
        origin = origin_of(app, application_id, record.resume_sha256)
        found = _explained(app, record, origin.resume, replace(origin.options, template=latest.template))
    if as_json:
        shape = _shape(found)
        about = {"application_id": one.id, "company": one.company, "role": one.role, "folder": latest.folder}
        sys.stdout.write(json_line({**about, "version": latest.number, **shape}) + "\n")
    else:
        _print(found, f"{printable(one.company)} · {printable(one.role)}: {latest.folder}")
    return ExitCode.OK


def _explained(app: App, record: Record, resume: ResumeFile, options: BatchOptions) -> Explanation:
    profile = resume.profile()
    with closing(pdf_writer_of(app.settings)) as pdf:
        kit = Kit(profile, wishes_of(options), make_tools(app.sources, (), (), pdf))
        draft = plan(record.posting, profile)
        fresh, _, _ = fit(record.posting, draft, kit, pdf)
    letter = fitted_letter(record.posting, draft, kit, fresh) if options.letter else None
    return explain(record.lines, fresh, profile, letter)


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
