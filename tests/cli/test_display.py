"""The live picture."""

from __future__ import annotations

import io

from rich.console import Console

from jseeker.cli.display import Display, picture
from jseeker.model.batch import BatchJob, BatchProgress, BatchStatus, JobStatus, Stage


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def job(worker: str, stage: Stage) -> BatchJob:
    return BatchJob("1", "https://jobs.example/1", JobStatus.RUNNING, worker_id=worker, stage=stage)


def drawn(progress: BatchProgress, running: list[BatchJob], places: list[str]) -> list[str]:
    console = Console(file=io.StringIO(), width=120)
    console.print(picture(progress, running, lambda _: "Acme · Engineer", places))
    return console.file.getvalue().splitlines()  # type: ignore[attr-defined] # it is the StringIO above


def test_each_worker_place_has_a_line_with_stage_and_name() -> None:
    progress = BatchProgress("b7", total=4, completed=1, failed=1, running=2)
    lines = drawn(progress, [job("w/2", Stage.RENDER)], ["w/1", "w/2"])
    assert "Batch b7" in lines[0]
    assert "1 failed" in lines[0]
    assert "2/4" in lines[0]
    assert "50 %" in lines[0]
    assert "idle" in lines[1]
    assert all(part in lines[2] for part in ("2", "render", "Acme · Engineer", "2/4"))


def test_jobs_of_other_workers_are_shown_below_our_own() -> None:
    lines = drawn(
        BatchProgress("b", total=2, running=2), [job("other/1", Stage.READ), job("w/1", Stage.TAILOR)], ["w/1"]
    )
    assert "tailor" in lines[1]
    assert "read" in lines[2]


def test_a_paused_batch_says_so_and_gives_no_estimate() -> None:
    progress = BatchProgress("b", total=4, completed=1, status=BatchStatus.PAUSED, recent_per_second=1.0)
    assert "paused" in drawn(progress, [], [])[0]
    assert "left" not in drawn(progress, [], [])[0]


def test_nothing_is_drawn_where_standard_error_is_no_terminal() -> None:
    stream = io.StringIO()
    with Display(stream) as display:
        display.show(BatchProgress("b", total=1), [], lambda _: "", ["w/1"])
        display.say("Batch b is paused.")
    assert stream.getvalue() == "Batch b is paused.\n"


def test_a_terminal_is_drawn_on_and_left_clean() -> None:
    stream = Terminal()
    with Display(stream) as display:
        assert display.draws
        display.show(BatchProgress("b7", total=1), [], lambda _: "", ["w/1"])
    assert "b7" in stream.getvalue()
    assert stream.getvalue().endswith("\x1b[2K"), "the last line is wiped"
    assert not Display(stream, quiet=True).draws


def test_a_sentence_is_printed_as_it_is() -> None:
    stream = io.StringIO()
    Display(stream).say("[bold]not markup[/bold] " + "x" * 300)
    assert stream.getvalue() == "[bold]not markup[/bold] " + "x" * 300 + "\n"
