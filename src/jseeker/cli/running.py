"""What `jseeker run` does: from a command line to a batch, worked off and told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from jseeker.app import App, new_batch_id
from jseeker.batch.worker import Until, Worker
from jseeker.cli.display import Display
from jseeker.cli.foreground import Interrupts, leave_now, work
from jseeker.cli.home import opened
from jseeker.cli.inputs import given_inputs
from jseeker.cli.ndjson import JsonLines
from jseeker.cli.outcome import ExitCode, exit_code_of_batch
from jseeker.cli.reporter import Reporter
from jseeker.cli.tables import print_results
from jseeker.core.listed import PostingFilter
from jseeker.core.words import counted, summary_of
from jseeker.errors import UsageError
from jseeker.model.batch import Batch, BatchProgress, BatchStatus

__all__ = ["RunOptions", "carry_on_batch", "run_batch", "run_inputs"]

UNFINISHED = (BatchStatus.PENDING, BatchStatus.RUNNING, BatchStatus.PAUSED, BatchStatus.STOPPED)


@dataclass(frozen=True, slots=True)
class RunOptions:
    """The options of `jseeker run`; None leaves a setting as it is."""

    lists: tuple[str, ...] = ()
    resume: str | None = None
    output_dir: str | None = None
    workers: int | None = None
    model: str | None = None
    budget: float | None = None
    again: bool = False
    allow_hosts: tuple[str, ...] = ()
    browser: bool = False
    name: str = ""
    template: str | None = None
    paper: str | None = None
    pages: int | None = None
    profile: str | None = None
    strict: bool | None = None
    letter: bool = False
    formats: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    dry_run: bool = False
    as_json: bool = False

    def settings(self) -> dict[str, Any]:
        """The settings that the command line names."""
        return {
            "resume": self.resume,
            "output_dir": self.output_dir,
            "workers": self.workers,
            "model": self.model,
            "allow_hosts": self.allow_hosts or None,
            "browser": self.browser or None,
            "template": self.template,
            "paper": self.paper,
            "pages": self.pages,
            "profile": self.profile,
            "strict": self.strict,
            "budget_usd": self.budget,
        }


def run_inputs(arguments: Sequence[str], wishes: RunOptions) -> int:
    """Submits a batch and works it off; the exit code.

    Raises:
        UsageError: nothing, or a file that is not there, was given.
        NotConfigured: the resume or a setting has to be mended first.
    """
    inputs = given_inputs(arguments, wishes.lists)
    with opened(**wishes.settings()) as app:
        app.check_model(app.settings.model)
        resume = app.resume
        options = app.options(again=wishes.again, formats=wishes.formats, letter=wishes.letter)
        app.check(options, resume)
        wanted = app.with_postings_of_boards(inputs, PostingFilter(wishes.titles, wishes.places), options)
        if wishes.dry_run:
            from jseeker.cli.dry_run import dry_run  # noqa: PLC0415 - not needed for a real run

            return dry_run(app, wanted, options, resume, as_json=wishes.as_json)

        def submit(batch_id: str) -> Batch:
            return app.submit(wanted, options, resume, name=wishes.name, batch_id=batch_id)

        return run_batch(app, new_batch_id(), submit, as_json=wishes.as_json)


def carry_on_batch(batch_id: str, arguments: Sequence[str], wishes: RunOptions) -> int:
    """Resumes a batch (the latest unfinished one where none is named) and works it off; the exit code.

    Raises:
        UsageError: links were given, too, or there is nothing to carry on.
        UnknownId: there is no such batch.
    """
    if arguments or wishes.lists:
        raise UsageError("A batch that is carried on takes no further links; give them to a jseeker run of their own.")
    with opened(workers=wishes.workers) as app:
        batch = app.store.batches.get(batch_id) if batch_id else app.store.batches.latest(UNFINISHED)
        if batch is None:
            raise UsageError("There is no batch to carry on; see them with jseeker batch list.")
        if not batch.resume_text:
            raise UsageError(f"Batch {batch.id} is worked off by a program of its own; run its links anew.")
        app.check_model(batch.options.model)

        def resume(name: str) -> Batch:
            if wishes.budget is not None:
                app.store.batches.set_budget(name, wishes.budget)
            app.store.batches.resume(name, app.clock.now())
            return app.store.batches.get(name)

        return run_batch(app, batch.id, resume, as_json=wishes.as_json, fresh=False)


def run_batch(
    app: App,
    batch_id: str,
    begin: Callable[[str], Batch],
    *,
    as_json: bool = False,
    fresh: bool = True,
    next_step: str | None = None,
) -> int:
    """Works a batch off in the foreground: `begin` submits or resumes it once the worker is entered; the exit code.

    `next_step` is what a person is told at the end in place of what follows from the outcome.
    """
    interrupts = Interrupts()
    display = Display(quiet=as_json and sys.stdout.isatty())
    with interrupts.caught():
        worker = app.worker(
            app.settings.workers,
            own=[batch_id],
            on_taken_up=lambda name, jobs: display.say(
                f"Carrying on batch {name}, which an ended worker left with {counted(jobs, 'job')} to do."
            ),
        )
        begun = False
        try:
            worker.register()
            begin(batch_id)
            begun = True
        finally:
            if not begun:  # nothing to work on: the worker only gives its place up
                worker.leave()
                work(worker, Until(), Interrupts(), say=display.say)
        lines = JsonLines() if as_json else None
        places = [f"{worker.id}/{number}" for number in range(1, app.settings.workers + 1)]
        with Reporter(app, batch_id, display, lines, places) as reporter:
            reporter.start(app.settings.workers, fresh=fresh)
            _work_until_ended(app, worker, reporter, interrupts)
            facts, progress = reporter.finish()
    if not as_json:
        _print_outcome(app, facts.batch, progress, next_step)
    if not facts.batch.status.is_final:
        _tell_why_it_waits(facts.batch)
    code = ExitCode.INTERRUPTED if interrupts.any else exit_code_of_batch(facts.batch, progress)
    if interrupts.count > 1 or interrupts.terminated:
        leave_now(code)
    return code


def _work_until_ended(app: App, worker: Worker, reporter: Reporter, interrupts: Interrupts) -> None:
    batch_id = reporter.batch_id

    def pause() -> None:
        reporter.is_paused_by_us = True
        app.store.batches.pause(batch_id, app.clock.now())

    work(worker, Until(batch_id=batch_id), interrupts, say=reporter.display.say, pause=pause)


def _print_outcome(app: App, batch: Batch, progress: BatchProgress, next_step: str | None) -> None:
    """Tells what became of each job, how the batch stands, and the next step."""
    jobs = app.store.batches.jobs(batch.id)
    print_results(jobs, batch.options.output_dir)
    sys.stdout.write(f"Batch {batch.id}: {summary_of(progress)}.\n")
    if batch.status.is_final:
        sys.stdout.write(next_step or _next_step(batch, may_pass=any(job.retryable for job in jobs)))
    sys.stdout.flush()


def _next_step(batch: Batch, *, may_pass: bool) -> str:
    """What to do next; `may_pass` tells that some job failed for a reason that may be gone by the next try."""
    if batch.status is BatchStatus.STOPPED:
        return f"It was stopped; carry on with: jseeker run --carry-on {batch.id}\n"
    if may_pass:
        return f"Try the failed ones again with: jseeker batch retry {batch.id} && jseeker run --carry-on {batch.id}\n"
    return f"Look at it again with: jseeker batch show {batch.id}\n"


def _tell_why_it_waits(batch: Batch) -> None:
    if batch.halt_reason:
        sys.stderr.write(f"{batch.halt_reason}\n")
    state = "paused" if batch.status is BatchStatus.PAUSED else "interrupted"
    sys.stderr.write(f"Batch {batch.id} is {state}; carry on with: jseeker run --carry-on {batch.id}\n")
