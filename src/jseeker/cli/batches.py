"""What the `jseeker batch` commands do: each one look at the database, or one command written into it."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection
from pathlib import Path

from jseeker.app import App
from jseeker.app.exports import jobs_csv, jobs_json
from jseeker.app.shapes import batch_shape, job_shape
from jseeker.batch.pulse import serves
from jseeker.cli.display import Display
from jseeker.cli.histories import show_stages
from jseeker.cli.home import opened
from jseeker.cli.ndjson import JsonLines, json_line
from jseeker.cli.outcome import ExitCode
from jseeker.cli.reporter import Reporter
from jseeker.cli.tables import print_batches, print_results
from jseeker.core.words import about, counted, printable, summary_of
from jseeker.errors import NotConfigured, UnknownId
from jseeker.model.batch import Batch, BatchProgress, BatchStatus

__all__ = [
    "export_batch",
    "follow_batch",
    "list_batches",
    "pause_batch",
    "resume_batch",
    "retry_batch",
    "show_batch",
    "stop_batch",
]

OPEN = (BatchStatus.PENDING, BatchStatus.RUNNING, BatchStatus.PAUSED)
LOOK_EVERY_S = 0.3


def list_batches(limit: int, *, as_json: bool) -> int:
    """Prints the newest batches."""
    with opened() as app:
        rows = [(app.facts(batch.id), batch) for batch, _ in app.store.batches.recent(limit)]
        told = [(batch, app.progress_of(facts), facts.cost_usd) for facts, batch in rows]
    if as_json:
        sys.stdout.write(json_line([batch_shape(*row) for row in told]) + "\n")
    else:
        print_batches([(batch, progress) for batch, progress, _ in told])
    return ExitCode.OK


def show_batch(batch_id: str, *, as_json: bool, stages: bool = False, job_id: str | None = None) -> int:
    """Prints a batch and its jobs; with `stages` what each job (or that one) went through."""
    with opened() as app:
        batch = _found(app, batch_id)
        if stages:
            return show_stages(app, batch, job_id, as_json=as_json)
        facts, jobs = app.facts(batch.id), app.store.batches.jobs(batch.id)
        progress = app.progress_of(facts)
    if as_json:
        shape = {"batch": batch_shape(facts.batch, progress, facts.cost_usd), "jobs": [job_shape(job) for job in jobs]}
        sys.stdout.write(json_line(shape) + "\n")
        return ExitCode.OK
    _print_head(facts.batch, progress)
    print_results(jobs, batch.options.output_dir)
    return ExitCode.OK


def follow_batch(batch_id: str, *, as_json: bool) -> int:
    """Watches a batch until it ends; Ctrl-C ends the watching alone."""
    with opened() as app:
        batch = _found(app, batch_id)
        display = Display(quiet=as_json and sys.stdout.isatty())
        with Reporter(app, batch.id, display, JsonLines() if as_json else None) as reporter:
            reporter.start(batch.options.workers, fresh=False)
            try:
                while not app.store.batches.get(batch.id).status.is_final:
                    time.sleep(LOOK_EVERY_S)
            except KeyboardInterrupt:
                return ExitCode.INTERRUPTED
            facts, progress = reporter.finish()
        if not as_json:
            _print_head(facts.batch, progress)
            print_results(app.store.batches.jobs(batch.id), batch.options.output_dir)
    return ExitCode.OK


def pause_batch(batch_id: str) -> int:
    """Pauses a batch and says so."""
    with opened() as app:
        batch = _found(app, batch_id, OPEN)
        before = app.store.batches.pause(batch.id, app.clock.now())
        if before is BatchStatus.PAUSED:
            return _say(f"Batch {batch.id} is paused already; carry on with: jseeker batch resume {batch.id}")
        return _say(f"Batch {batch.id} is paused; carry on with: jseeker batch resume {batch.id}")


def resume_batch(batch_id: str, workers: int | None = None) -> int:
    """Makes a batch run again, with so many workers where a number is given, and says who will work on it."""
    with opened() as app:
        batch = _found(app, batch_id, (*OPEN, BatchStatus.STOPPED))
        _cap(app, batch, workers)
        left = app.store.batches.resume(batch.id, app.clock.now())
        verb = "runs already" if batch.status is BatchStatus.RUNNING else "goes on"
        return _say(f"Batch {batch.id} {verb} with {counted(left, 'job')} to do.{_who_works(app, batch.id, left)}")


def stop_batch(batch_id: str) -> int:
    """Stops a batch and says what stays."""
    with opened() as app:
        batch = _found(app, batch_id, OPEN)
        app.stop(batch.id)
        progress = app.progress(batch.id)
        return _say(f"Batch {batch.id} is stopped ({summary_of(progress)}); finished documents stay.")


def retry_batch(batch_id: str, workers: int | None = None) -> int:
    """Makes the failed jobs pending and says who will work on them."""
    with opened() as app:
        batch = _found(app, batch_id)
        _cap(app, batch, workers)
        count = app.store.batches.retry(batch.id, app.clock.now())
        if count == 0:
            return _say(f"Batch {batch.id} has no failed jobs; there is nothing to retry.")
        if app.store.batches.get(batch.id).status is BatchStatus.PAUSED:
            return _say(f"{counted(count, 'job')} of batch {batch.id} will be tried again once it is resumed.")
        return _say(
            f"{counted(count, 'job')} of batch {batch.id} will be tried again.{_who_works(app, batch.id, count)}"
        )


def export_batch(batch_id: str, form: str, output: str | None) -> int:
    """Writes the jobs of a batch as CSV or JSON.

    Raises:
        NotConfigured: the file cannot be written.
    """
    with opened() as app:
        jobs = app.store.batches.jobs(_found(app, batch_id).id)
    text = jobs_csv(jobs) if form == "csv" else jobs_json(jobs)
    if output is None:
        sys.stdout.write(text)
        return ExitCode.OK
    try:
        Path(output).write_text(text, "utf-8", newline="")
    except OSError as error:
        raise NotConfigured(f"The file {output} cannot be written ({error.strerror}); name another.") from error
    return _say(str(Path(output).absolute()))


def _found(app: App, batch_id: str, statuses: Collection[BatchStatus] | None = None) -> Batch:
    """The batch that is named; without a name the latest (of these statuses)."""
    if batch_id:
        return app.store.batches.get(batch_id)
    batch = app.store.batches.latest(statuses)
    if batch is None:
        what = "no batch yet" if statuses is None else "no batch that this could mean"
        raise UnknownId(f"There is {what}; see them with jseeker batch list.")
    return batch


def _cap(app: App, batch: Batch, workers: int | None) -> None:
    """Sets how many jobs of the batch each worker process does at once, also while it runs."""
    if workers is not None:
        app.store.batches.set_max_workers(batch.id, workers)
        sys.stdout.write(f"Batch {batch.id} has up to {counted(workers, 'worker')} in each process from now on.\n")


def _who_works(app: App, batch_id: str, left: int) -> str:
    if not left or any(serves(worker, batch_id) for worker in app.live_workers()):
        return ""
    return f" No worker is running: start one with jseeker worker, or carry on with jseeker run --carry-on {batch_id}."


def _print_head(batch: Batch, progress: BatchProgress) -> None:
    name = f" ({printable(batch.name)})" if batch.name else ""
    left = about(progress.estimated_remaining_seconds) if progress.status is BatchStatus.RUNNING else ""
    lines = [
        f"Batch {batch.id}{name}: {progress.status}, {summary_of(progress)}" + (f", {left} left." if left else ".")
    ]
    if batch.halt_reason:
        lines.append(batch.halt_reason)
    if progress.status in (BatchStatus.PAUSED, BatchStatus.INTERRUPTED, BatchStatus.STOPPED):
        lines.append(f"Carry on with: jseeker run --carry-on {batch.id}")
    elif progress.failed and batch.status is BatchStatus.COMPLETED:
        lines.append(f"Try the failed ones again with: jseeker batch retry {batch.id}")
    sys.stdout.write("\n".join(lines) + "\n")


def _say(sentence: str) -> ExitCode:
    sys.stdout.write(sentence + "\n")
    return ExitCode.OK
