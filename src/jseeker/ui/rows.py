"""What the Batch page shows of a batch: its state in words, five numbers, and a row for each worker, job and result."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal

from jseeker.core.words import about, counted, printable
from jseeker.errors import ErrorKind
from jseeker.model.batch import Batch, BatchJob, BatchProgress, BatchStatus, JobStatus, Stage
from jseeker.model.match import Score
from jseeker.ui.words import safe_link, since_words, site_of

__all__ = [
    "MOST_ROWS",
    "STATE_COLOURS",
    "Command",
    "JobRow",
    "Number",
    "Result",
    "StateWords",
    "WorkerRow",
    "commands_of",
    "job_rows",
    "line_of",
    "next_step",
    "numbers_of",
    "refresh_every_s",
    "results_of",
    "share_of",
    "state_of",
    "why_of",
    "worker_rows",
]

MOST_ROWS = 50
"""Rows drawn at one look: more cost every refresh, and nobody reads them."""
MANY_JOBS, VERY_MANY_JOBS = 500, 3000
STAGE_WORDS: MappingProxyType[Stage, str] = MappingProxyType(
    {
        Stage.READ: "reading the posting",
        Stage.TAILOR: "picking your lines",
        Stage.RENDER: "writing PDF and DOCX",
        Stage.RECORD: "recording the application",
    }
)


@dataclass(frozen=True, slots=True)
class StateWords:
    """The state of a batch: one word, its colour and icon, and a sentence where there is more to say."""

    word: str
    colour: Literal["orange", "gray", "red", "green", "violet"]
    icon: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Command:
    """A button: `name` is what it does."""

    name: str
    label: str
    icon: str
    is_main: bool = False
    is_allowed: bool = True


@dataclass(frozen=True, slots=True)
class Number:
    """One of the five numbers."""

    label: str
    value: str
    icon: str


@dataclass(frozen=True, slots=True)
class WorkerRow:
    """One worker: what it works on, where it stands (0–1), and for how long."""

    name: str
    what: str
    site: str
    stage: str
    share: float
    since: str


@dataclass(frozen=True, slots=True)
class JobRow:
    """One job of the table; `link` is None where a browser may not be sent there."""

    state: str
    posting: str
    site: str
    fit: int | None
    told: str
    next_step: str
    link: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """One finished job: whose posting, how well it fits, and its documents by kind."""

    job_id: str
    application_id: int | None
    company: str
    role: str
    fit: int | None
    documents: Mapping[str, str]
    link: str | None


def state_of(batch: Batch, progress: BatchProgress) -> StateWords:
    """The state in words."""
    match progress.status:
        case BatchStatus.PAUSED:
            finishing = f"{counted(progress.running, 'job')} in progress will be finished." if progress.running else ""
            return StateWords("Paused", "orange", ":material/pause_circle:", batch.halt_reason or finishing)
        case BatchStatus.STOPPED:
            return StateWords("Stopped", "gray", ":material/stop_circle:", "Finished documents stay.")
        case BatchStatus.INTERRUPTED:
            sentence = (
                "No worker is alive, so nothing goes on; nothing is lost. `jseeker ui` starts its worker again by "
                "itself; without it, run `jseeker worker`."
            )
            return StateWords("Interrupted", "red", ":material/error:", sentence)
        case BatchStatus.COMPLETED:
            return StateWords("Completed", "green", ":material/check_circle:")
        case _:
            word = "Running" if progress.running or progress.settled else "Starting"
            return StateWords(word, "violet", ":material/autorenew:")


def share_of(progress: BatchProgress) -> float:
    """How much of the batch is done, 0–1; what was stopped is not."""
    return _done(progress) / progress.total if progress.total else 0.0


def _done(progress: BatchProgress) -> int:
    return progress.settled - progress.stopped


def line_of(progress: BatchProgress) -> str:
    """The line over the bar: `47 % · 19 of 40 · 5 running · about 40 s left`."""
    parts = [f"{int(100 * share_of(progress))} %", f"{_done(progress):,} of {progress.total:,}"]
    if progress.running:
        parts.append(f"{progress.running} running")
    left = about(progress.estimated_remaining_seconds) if progress.status is BatchStatus.RUNNING else ""
    if left and progress.settled < progress.total:
        parts.append(f"{left} left")
    for count, word in ((progress.skipped, "skipped"), (progress.stopped, "stopped")):
        if count:
            parts.append(f"{count:,} {word}")
    return " · ".join(parts)


def commands_of(progress: BatchProgress) -> tuple[Command, ...]:
    """What may be done with the batch now, in the order of the buttons."""
    goes_on = progress.status in (BatchStatus.PENDING, BatchStatus.RUNNING)
    go = (
        Command("pause", "Pause", ":material/pause:")
        if goes_on
        else Command("resume", "Resume", ":material/play_arrow:", is_main=True)
    )
    is_stopped = progress.status is BatchStatus.STOPPED
    stop = Command("stop", "Stop", ":material/stop:", is_allowed=not is_stopped)
    commands = () if progress.status is BatchStatus.COMPLETED else (go, stop)
    if not progress.failed:
        return commands
    return (*commands, Command("retry", f"Retry {progress.failed:,} failed", ":material/refresh:"))


def numbers_of(progress: BatchProgress, jobs: Sequence[BatchJob]) -> tuple[Number, ...]:
    """The five numbers."""
    fits = [fit for job in jobs if job.status is JobStatus.COMPLETED and (fit := _fit(job)) is not None]
    average = f"{sum(fits) / len(fits):.0f}" if fits else "–"
    return (
        Number("Tailored", f"{progress.completed:,}", ":material/description:"),
        Number("Need attention", f"{progress.failed:,}", ":material/error:"),
        Number("In progress", f"{progress.running:,}", ":material/bolt:"),
        Number("Waiting", f"{progress.pending:,}", ":material/hourglass_empty:"),
        Number("Average fit", average, ":material/target:"),
    )


def refresh_every_s(progress: BatchProgress) -> float | None:
    """Seconds between two looks at the batch; None where nothing changes unless somebody presses something."""
    if progress.status in (BatchStatus.RUNNING, BatchStatus.PENDING) or progress.running:
        return 1.0 if progress.total <= MANY_JOBS else 2.0 if progress.total <= VERY_MANY_JOBS else 4.0
    return 3.0 if progress.status is BatchStatus.INTERRUPTED else None


def worker_rows(
    progress: BatchProgress, running: Sequence[BatchJob], title_of: Callable[[BatchJob], str], now: datetime
) -> tuple[WorkerRow, ...]:
    """The workers that work, by number."""
    jobs = {job.worker_id: job for job in running}
    rows = []
    for number, (worker_id, worker) in enumerate(
        ((name, one) for name, one in progress.workers.items() if one.is_active), start=1
    ):
        job = jobs.get(worker_id)
        stage = worker.stage or Stage.READ
        place = worker_id.rpartition("/")[2]
        rows.append(
            WorkerRow(
                name=f"Worker {place if place.isdigit() else number}",
                what=title_of(job) if job is not None else "",
                site=site_of(worker.current_url or ""),
                stage=STAGE_WORDS[stage],
                share=(list(Stage).index(stage) + 0.5) / len(Stage),
                since=since_words(worker.since, now),
            )
        )
    return tuple(sorted(rows, key=lambda row: (len(row.name), row.name)))


_ORDER: MappingProxyType[JobStatus, int] = MappingProxyType(
    {
        JobStatus.FAILED: 0,
        JobStatus.RUNNING: 1,
        JobStatus.STOPPED: 2,
        JobStatus.PENDING: 3,
        JobStatus.SKIPPED: 4,
        JobStatus.COMPLETED: 5,
    }
)
_STATE: MappingProxyType[JobStatus, str] = MappingProxyType(
    {
        JobStatus.FAILED: "Failed",
        JobStatus.RUNNING: "Running",
        JobStatus.STOPPED: "Stopped",
        JobStatus.PENDING: "Waiting",
        JobStatus.SKIPPED: "Skipped",
        JobStatus.COMPLETED: "Done",
    }
)
STATE_COLOURS: MappingProxyType[str, str] = MappingProxyType(
    {
        "Failed": "red",
        "Running": "violet",
        "Stopped": "gray",
        "Waiting": "gray",
        "Skipped": "blue",
        "Done": "green",
    }
)
"""The words for a job's state, each with its colour."""


def job_rows(jobs: Sequence[BatchJob], start: int = 0, statuses: frozenset[JobStatus] | None = None) -> list[JobRow]:
    """The rows of one page of the table from `start` on, problems first; of some statuses alone where given."""
    chosen = [job for job in jobs if statuses is None or job.status in statuses]
    chosen.sort(key=lambda job: (_ORDER[job.status], job.position))
    return [_job_row(job) for job in chosen[start : start + MOST_ROWS]]


def _job_row(job: BatchJob) -> JobRow:
    result = job.result or {}
    named = " · ".join(printable(result.get(part)) for part in ("company", "role") if result.get(part))
    return JobRow(
        state=_STATE[job.status],
        posting=named or printable(job.url).removeprefix("https://"),
        site=site_of(job.url),
        fit=_fit(job),
        told=_told(job),
        next_step=next_step(job),
        link=safe_link(job.url),
    )


def _told(job: BatchJob) -> str:
    if job.status is JobStatus.FAILED:
        return printable(job.error)
    if job.status is JobStatus.SKIPPED:
        return _sentence(printable(job.reason))
    if job.status is JobStatus.RUNNING and job.stage is not None:
        return _sentence(STAGE_WORDS[job.stage])
    if job.status is JobStatus.PENDING and job.not_before is not None:
        return "Busy; waits for its next try"
    return ""


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


_STEPS: MappingProxyType[ErrorKind, str] = MappingProxyType(
    {
        ErrorKind.REFUSED: "Put the link right, or save the page and add the file.",
        ErrorKind.NOT_A_POSTING: "Open the link and copy that of one posting.",
        ErrorKind.POSTING_GONE: "Remove it, or look for the posting on the company's site.",
        ErrorKind.LOGIN_WALL: "Open it, sign in, save the page and add the file.",
        ErrorKind.BOT_WALL: "Open it, save the page and add the file.",
        ErrorKind.NEEDS_BROWSER: "Save the page and add the file, or turn the browser on in Settings.",
        ErrorKind.EMPTY_PAGE: "Open it, and paste the posting's text.",
        ErrorKind.UNREACHABLE: "Retry later.",
        ErrorKind.TOO_LARGE: "Save the page, or paste the posting's text.",
        ErrorKind.TOO_SLOW: "Retry, or save the page and add the file.",
        ErrorKind.DOCUMENT: "Choose another look or two pages in Settings, then retry.",
        ErrorKind.MODEL: "Retry, or turn the model off in Settings.",
    }
)


def next_step(job: BatchJob) -> str:
    """What to do about a job that did not come through; empty for any other."""
    if job.status is JobStatus.STOPPED:
        return "Resume the batch."
    if job.status is JobStatus.SKIPPED and job.application_id is not None:
        return "See it under Applications, or start it again with new versions."
    if job.status is not JobStatus.FAILED:
        return ""
    return _STEPS.get(job.error_kind or ErrorKind.INTERNAL, "Retry; report it if it fails again.")


def results_of(jobs: Sequence[BatchJob]) -> tuple[Result, ...]:
    """The finished jobs, the best fit first."""
    done = [job for job in jobs if job.status is JobStatus.COMPLETED and job.result]
    return tuple(sorted(map(_result, done), key=lambda result: -(result.fit or 0)))


def _result(job: BatchJob) -> Result:
    told: Mapping[str, Any] = job.result or {}
    documents = {kind: str(path) for kind, path in (told.get("documents") or {}).items() if kind in ("pdf", "docx")}
    company, role = (printable(told.get(name)) for name in ("company", "role"))
    return Result(job.id, told.get("application_id"), company, role, _fit(job), documents, safe_link(job.url))


def _fit(job: BatchJob) -> int | None:
    fit = (job.result or {}).get("ats_score")
    return int(fit) if isinstance(fit, int | float) else None


def why_of(score: Score | None) -> str:
    """The fit in one line: how many must-haves are answered, and what is asked for but not in the resume."""
    if score is None or not score.bands:
        return ""
    musts = next((band for band in score.bands if band.name == "Must-haves"), score.bands[0])
    told = " ".join(reason for reason in musts.reasons if not reason.startswith("Shown by"))
    return f"{musts.name}: {told[:1].lower()}{told[1:]}" if told else ""
