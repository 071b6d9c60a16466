"""Small texts for people: durations, counts, names from outside made safe to print."""

from __future__ import annotations

from jseeker.core.page_text import clean_line
from jseeker.model.batch import BatchJob, BatchProgress

__all__ = ["about", "counted", "job_title", "printable", "summary_of"]

MINUTE_S, HOUR_S = 60, 3600


def about(seconds: float | None) -> str:
    """How long something takes in round words (`about 40 s`, `about 3 min`); empty where it is not known."""
    if seconds is None:
        return ""
    if seconds < MINUTE_S:
        return f"about {max(1, round(seconds))} s"
    if seconds < HOUR_S:
        return f"about {round(seconds / MINUTE_S)} min"
    return f"about {seconds / HOUR_S:.1f} h"


def counted(count: int, what: str, several: str = "") -> str:
    """`1 job`, `3 jobs`; `several` is the plural where it is not made with an s."""
    return f"{count:,} {what}" if count == 1 else f"{count:,} {several or what + 's'}"


def printable(text: object) -> str:
    """Text from outside on one line, without control characters that a terminal would obey."""
    return clean_line(str(text or ""))


def job_title(job: BatchJob) -> str:
    """What a finished job is called: company and role, else its link."""
    result = job.result or {}
    named = " · ".join(printable(result.get(part)) for part in ("company", "role") if result.get(part))
    return named or printable(job.url)


def summary_of(progress: BatchProgress) -> str:
    """`12 completed, 1 failed, 1 skipped`: what there is of each."""
    parts = {name: getattr(progress, name) for name in ("completed", "failed", "skipped", "stopped", "running")}
    parts["waiting"] = progress.pending
    return ", ".join(f"{count:,} {name}" for name, count in parts.items() if count) or "nothing to do"
