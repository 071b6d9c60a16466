"""Tables on standard output: what a batch gave, failures first; batches; jobs. Whole paths wherever a program reads."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jseeker.core.words import counted, job_title, printable
from jseeker.model.batch import Batch, BatchJob, BatchProgress, JobStatus

__all__ = ["print_batches", "print_results", "results_table"]

WIDE = 4_096
"""The width where no terminal sets one: no path is ever cut."""
PROBLEMS_FIRST = (JobStatus.FAILED, JobStatus.STOPPED, JobStatus.RUNNING, JobStatus.PENDING, JobStatus.COMPLETED)
SHOWN_JOBS = 200
"""More rows than a person reads; `--json` gives them all."""
STYLES = {JobStatus.FAILED: "red", JobStatus.STOPPED: "yellow", JobStatus.SKIPPED: "dim"}


def print_results(jobs: Sequence[BatchJob], output_dir: str, stream: TextIO | None = None) -> None:
    """Prints what became of each job, and where the documents are."""
    console = _console(stream)
    console.print(results_table(jobs, Path(output_dir), is_narrow=console.is_terminal))
    if len(jobs) > SHOWN_JOBS:
        console.print(f"… and {counted(len(jobs) - SHOWN_JOBS, 'job')} more; --json gives them all.")
    if any(job.status is JobStatus.COMPLETED for job in jobs):
        console.print(Text(f"Documents: {printable(output_dir)}"))


def results_table(jobs: Sequence[BatchJob], output_dir: Path, *, is_narrow: bool) -> Table:
    """Company, role, fit and PDF of each job, problems first; where it is narrow, paths start at the output folder."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Company", overflow="fold", max_width=28)
    table.add_column("Role", overflow="fold", max_width=36)
    table.add_column("Fit", justify="right")
    table.add_column("PDF", overflow="fold")
    ranked = sorted(jobs, key=lambda job: (_rank(job.status), job.position))
    for job in ranked[:SHOWN_JOBS]:
        table.add_row(*_row(job, output_dir, is_narrow=is_narrow), style=STYLES.get(job.status))
    return table


def print_batches(rows: Sequence[tuple[Batch, BatchProgress]], stream: TextIO | None = None) -> None:
    """Prints the batches, one a line, the newest first."""
    console = _console(stream)
    if not rows:
        console.print("There are no batches yet; start one with jseeker run LINK…")
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("Batch", "Name", "Created", "Status"):
        table.add_column(name)
    for name in ("Jobs", "Completed", "Failed", "Skipped", "Stopped"):
        table.add_column(name, justify="right")
    for batch, progress in rows:
        counts = (progress.total, progress.completed, progress.failed, progress.skipped, progress.stopped)
        created = f"{batch.created_at.astimezone():%Y-%m-%d %H:%M}"
        table.add_row(batch.id, Text(printable(batch.name)), created, progress.status.value, *map(str, counts))
    console.print(table)


def _rank(status: JobStatus) -> int:
    return PROBLEMS_FIRST.index(status) if status in PROBLEMS_FIRST else len(PROBLEMS_FIRST)


def _row(job: BatchJob, output_dir: Path, *, is_narrow: bool) -> tuple[Text, Text, str, Text]:
    result = job.result or {}
    if job.status is JobStatus.COMPLETED:
        pdf = Path((result.get("documents") or {}).get("pdf", ""))
        where = _path_text(pdf, output_dir) if is_narrow else Text(str(pdf))
        company, role = (Text(printable(result.get(name))) for name in ("company", "role"))
        return company, role, str(result.get("ats_score", "")), where
    why = job.error if job.status is JobStatus.FAILED else job.reason
    what = f"{job.status}: {printable(why)}" if why else job.status.value
    return Text(_host_of(job)), Text(job_title(job)), "", Text(what)


def _path_text(pdf: Path, output_dir: Path) -> Text:
    shown = pdf.relative_to(output_dir) if pdf.is_relative_to(output_dir) else pdf
    return Text(str(shown), style=f"link {pdf.as_uri()}" if pdf.is_absolute() else "")


def _host_of(job: BatchJob) -> str:
    """The site of a link, the name of a file."""
    _, scheme, rest = job.url.partition("://")
    return printable(rest.split("/", 1)[0].rpartition("@")[2]) if scheme else ""


def _console(stream: TextIO | None) -> Console:
    stream = stream or sys.stdout
    console = Console(file=stream, highlight=False, markup=False)
    return console if console.is_terminal else Console(file=stream, width=WIDE, highlight=False, markup=False)
