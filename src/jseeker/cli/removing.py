"""What cannot be undone: batches removed, the database cleaned up."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import timedelta

import click

from jseeker.cli.home import opened
from jseeker.cli.outcome import ExitCode
from jseeker.core.words import counted
from jseeker.errors import UsageError

__all__ = ["remove_batches", "vacuum_database"]


def remove_batches(batch_ids: Sequence[str], *, sure: bool) -> int:
    """Removes batches that have ended, all of them or none; on a terminal it asks first unless `sure`.

    Raises:
        UnknownId: there is no such batch.
        UsageError: one of them has not ended.
    """
    with opened() as app:
        found = {batch.id: batch for batch in map(app.store.batches.get, batch_ids)}
        for batch in found.values():
            if not batch.status.is_final:
                raise UsageError(f"Batch {batch.id} is {batch.status}; stop it first: jseeker batch stop {batch.id}.")
        what = counted(len(found), "batch", "batches")
        if not sure and sys.stdin.isatty() and not click.confirm(f"Remove {what} for good?", err=True):
            return _say("Nothing was removed.", ExitCode.FAILED)
        for name in found:
            app.store.batches.remove(name)
            _say(f"Batch {name} is removed; its applications and documents stay.")
    return ExitCode.OK


def vacuum_database(days: int) -> int:
    """Removes what ended batches no longer need and gives the space back."""
    with opened() as app:
        done = app.store.retention.clean_up(app.clock.now(), timedelta(days=days), app.settings.cache_ttl)
    results, entries = (
        counted(done.stage_results, "stage result"),
        counted(done.log_entries, "log entry", "log entries"),
    )
    _say(f"Removed {results} and {entries} of batches that ended {counted(days, 'day')} ago or earlier,")
    _say(f"and {counted(done.cached_postings, 'cached posting')}; applications and documents are untouched.")
    return _say(f"The database has {_megabytes(done.size_bytes_after)}; it had {_megabytes(done.size_bytes_before)}.")


def _megabytes(size_bytes: int) -> str:
    return f"{size_bytes / 1_000_000:,.1f} MB"


def _say(sentence: str, code: ExitCode = ExitCode.OK) -> ExitCode:
    sys.stdout.write(sentence + "\n")
    return code
