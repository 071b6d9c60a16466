"""Exit codes and sentences."""

from __future__ import annotations

from datetime import UTC, datetime

import click
import pytest

from jseeker.cli.outcome import exit_code_of, exit_code_of_batch, sentence_of, usage_sentence
from jseeker.errors import (
    BatchHalted,
    DiskFull,
    ErrorKind,
    NotConfigured,
    PostingGone,
    ResumeMissing,
    StoreError,
    UnknownId,
    UsageError,
)
from jseeker.model.batch import Batch, BatchOptions, BatchProgress, BatchStatus

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("Wrong."), 2),
        (UnknownId("No batch."), 2),
        (NotConfigured("Set it."), 3),
        (ResumeMissing("None."), 3),
        (DiskFull("Full."), 3),
        (BatchHalted("Halted."), 3),
        (StoreError("Locked."), 1),
        (PostingGone("Gone."), 1),
        (ValueError("?"), 1),
    ],
)
def test_the_exit_code_follows_the_error(error: Exception, code: int) -> None:
    assert exit_code_of(error) == code


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({"completed": 3}, 0),
        ({"completed": 1, "skipped": 2}, 0),
        ({"skipped": 3}, 0),
        ({"completed": 2, "failed": 1}, 1),
        ({"completed": 2, "stopped": 1}, 1),
    ],
)
def test_the_exit_code_of_a_batch_follows_its_jobs(counts: dict[str, int], code: int) -> None:
    batch = Batch("b", BatchStatus.COMPLETED, NOW, BatchOptions(output_dir="out"))
    assert exit_code_of_batch(batch, BatchProgress("b", total=3, **counts)) == code


def test_a_batch_that_paused_itself_ends_with_3() -> None:
    options = BatchOptions(output_dir="out")
    batch = Batch("b", BatchStatus.PAUSED, NOW, options, halt_kind=ErrorKind.DISK_FULL, halt_reason="No space.")
    assert exit_code_of_batch(batch, BatchProgress("b", total=3, completed=1)) == 3


def test_an_unknown_error_is_one_line_that_says_what_to_do() -> None:
    sentence = sentence_of(RuntimeError("first line\nsecond line."))
    told = "Something unexpected went wrong (RuntimeError: first line second line)"
    assert sentence == f"{told}; run it again with --debug to see where."


def test_our_own_errors_say_it_themselves() -> None:
    assert sentence_of(PostingGone("The posting is gone (404).")) == "The posting is gone (404)."


def test_a_complaint_of_click_ends_with_where_to_look() -> None:
    assert usage_sentence(click.UsageError("missing thing.")) == "Missing thing; see jseeker --help."
    assert usage_sentence(click.UsageError("No such option. Did you mean --x?")) == "No such option. Did you mean --x?"
