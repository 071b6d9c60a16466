"""How a command ends: its exit code, and the sentence for what went wrong."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from jseeker.errors import BatchHalted, JSeekerError, NotConfigured, UnknownId, UsageError

if TYPE_CHECKING:
    import click

    from jseeker.model.batch import Batch, BatchProgress

__all__ = ["ExitCode", "exit_code_of", "exit_code_of_batch", "sentence_of", "usage_sentence"]


class ExitCode(IntEnum):
    """The exit codes of the contract."""

    OK = 0
    FAILED = 1
    USAGE = 2
    NOT_CONFIGURED = 3
    INTERRUPTED = 130


def exit_code_of(error: Exception) -> ExitCode:
    """The exit code for an error that ended a command."""
    if isinstance(error, UsageError | UnknownId):
        return ExitCode.USAGE
    if isinstance(error, NotConfigured | BatchHalted):
        return ExitCode.NOT_CONFIGURED
    return ExitCode.FAILED


def exit_code_of_batch(batch: Batch, progress: BatchProgress) -> ExitCode:
    """The exit code of a batch that has ended, or had to pause itself."""
    if batch.halt_kind is not None and not batch.status.is_final:
        return ExitCode.NOT_CONFIGURED
    settled_well = progress.completed + progress.skipped == progress.total
    return ExitCode.OK if settled_well else ExitCode.FAILED


def sentence_of(error: Exception) -> str:
    """One sentence: our own errors say it themselves, any other is a fault of the program."""
    if isinstance(error, JSeekerError):
        return error.message
    what = " ".join(f"{type(error).__name__}: {error}".split())[:300].rstrip(".: ")
    return f"Something unexpected went wrong ({what}); run it again with --debug to see where."


def usage_sentence(error: click.UsageError) -> str:
    """Click's complaint as one sentence that ends with where to look."""
    said = " ".join(error.format_message().split())
    said = said[:1].upper() + said[1:]
    if said.endswith("?") or "; " in said:
        return said
    path = error.ctx.command_path if error.ctx is not None else "jseeker"
    return f"{said.rstrip('.')}; see {path} --help."
