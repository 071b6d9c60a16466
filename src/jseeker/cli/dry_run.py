"""What `jseeker run --dry-run` does: every posting read and scored, nothing written."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jseeker.app import App, Preview, ResumeFile
from jseeker.batch.submit import GivenFile
from jseeker.cli.ndjson import JsonLines
from jseeker.cli.outcome import ExitCode
from jseeker.core.words import counted, printable
from jseeker.errors import JSeekerError
from jseeker.model.batch import BatchOptions, JobStatus
from jseeker.model.queue import NewJob

__all__ = ["dry_run"]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a dry run found of one input: a preview, what stood in the way, or a row that is settled already."""

    url: str
    found: Preview | JSeekerError | NewJob

    @property
    def failed(self) -> bool:
        """True where the job would fail."""
        return isinstance(self.found, JSeekerError) or (
            isinstance(self.found, NewJob) and self.found.status is JobStatus.FAILED
        )


def dry_run(
    app: App, inputs: Sequence[str | GivenFile | NewJob], options: BatchOptions, resume: ResumeFile, *, as_json: bool
) -> int:
    """Reads and scores each input and prints what came of it; the exit code is 1 where any failed."""
    outcomes = asyncio.run(_preview_all(app, inputs, options, resume))
    failed = sum(outcome.failed for outcome in outcomes)
    cost_usd = sum(outcome.found.estimate_usd for outcome in outcomes if isinstance(outcome.found, Preview))
    if as_json:
        lines = JsonLines()
        for outcome in outcomes:
            lines.write(_shape(outcome))
        lines.write({"event": "dry_run_finished", "total": len(outcomes), "failed": failed, "cost_usd": cost_usd})
    else:
        for outcome in outcomes:
            sys.stdout.write(_text(outcome) + "\n")
        sys.stdout.write(
            f"Dry run: {counted(len(outcomes), 'posting')}, {failed} failed, estimated cost {_dollars(cost_usd)}.\n"
        )
    return ExitCode.FAILED if failed else ExitCode.OK


async def _preview_all(
    app: App, inputs: Sequence[str | GivenFile | NewJob], options: BatchOptions, resume: ResumeFile
) -> list[_Outcome]:
    places = asyncio.Semaphore(options.workers)
    async with app.previewer(options, resume) as preview:

        async def one(given: str | GivenFile | NewJob) -> _Outcome:
            if isinstance(given, NewJob):
                return _Outcome(given.url, given)
            name = given if isinstance(given, str) else given.name
            try:
                async with places:
                    return _Outcome(name, await preview(given))
            except JSeekerError as error:
                return _Outcome(name, error)

        return list(await asyncio.gather(*(one(given) for given in inputs)))


def _shape(outcome: _Outcome) -> dict[str, Any]:
    shape: dict[str, Any] = {"event": "job", "dry_run": True, "url": outcome.url}
    if isinstance(outcome.found, NewJob):
        row = outcome.found
        if row.error is None:
            return {**shape, "status": row.status.value, "reason": row.reason}
        told = {"kind": row.error_kind, "message": row.error, "retryable": False}
        return {**shape, "status": row.status.value, "error": told}
    if isinstance(outcome.found, JSeekerError):
        error = outcome.found
        told = {"kind": error.kind.value, "message": error.message, "retryable": error.retryable}
        return {**shape, "status": "failed", "error": told}
    posting, score = outcome.found.posting, outcome.found.score
    shape |= {"key": posting.key, "status": "completed", "company": posting.company, "role": posting.title}
    bands = [
        {"name": band.name, "points": band.points, "out_of": band.out_of, "reasons": list(band.reasons)}
        for band in score.bands
    ]
    return {**shape, "ats_score": score.overall, "bands": bands, "cost_usd": outcome.found.estimate_usd}


def _dollars(usd: float) -> str:
    """Small sums are not rounded to nothing."""
    return f"${usd:.2f}" if usd == 0 or usd >= 0.1 else f"${usd:.4f}"


def _text(outcome: _Outcome) -> str:
    if isinstance(outcome.found, NewJob):
        return f"  –  {printable(outcome.url)}: {outcome.found.error or outcome.found.reason}"
    if isinstance(outcome.found, JSeekerError):
        return f"  –  {printable(outcome.url)}: {outcome.found.message}"
    posting = outcome.found.posting
    return f"{outcome.found.score.overall:>3}  {printable(posting.company)} · {printable(posting.title)}"
