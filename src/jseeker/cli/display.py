"""The live picture of a batch on standard error: a bar for the batch, a line for each worker."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self, TextIO

from rich.console import Console, Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from jseeker.core.words import about, printable
from jseeker.model.batch import BatchJob, BatchProgress, BatchStatus, Stage

__all__ = ["Display", "picture"]

REFRESH_A_SECOND = 8
BAR_CELLS = 24
STAGES = len(Stage)
RESERVED_LINES = 4
"""Lines of the terminal that the list of workers leaves free."""

NameOf = Callable[[BatchJob], str]


class Display:
    """Draws on standard error while it is a terminal; elsewhere only `say` prints. A context manager."""

    def __init__(self, stream: TextIO | None = None, *, quiet: bool = False) -> None:
        self._console = Console(file=stream or sys.stderr, highlight=False, soft_wrap=True)
        self.draws = self._console.is_terminal and not quiet
        self._live = Live(console=self._console, refresh_per_second=REFRESH_A_SECOND, transient=True)

    def __enter__(self) -> Self:
        if self.draws:
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.draws:
            self._live.stop()

    def show(
        self, progress: BatchProgress, running: Sequence[BatchJob], name_of: NameOf, places: Sequence[str]
    ) -> None:
        """Draws the batch as it is now; `places` are the worker places that have a line even when idle."""
        if self.draws:
            self._live.update(picture(progress, running, name_of, places[: self._console.height - RESERVED_LINES]))

    def say(self, sentence: str) -> None:
        """Prints one sentence above the picture."""
        self._console.print(Text(sentence))


def picture(progress: BatchProgress, running: Sequence[BatchJob], name_of: NameOf, places: Sequence[str]) -> Group:
    """The batch's line and the workers' lines."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", style="dim")
    grid.add_column(style="cyan", width=7)
    grid.add_column(overflow="ellipsis", no_wrap=True, min_width=20, max_width=48)
    grid.add_column(width=BAR_CELLS)
    grid.add_column(style="dim", no_wrap=True)
    by_place = {job.worker_id: job for job in running}
    for number, place in enumerate(places, start=1):
        _add_worker(grid, str(number), by_place.pop(place, None), name_of)
    for job in by_place.values():
        _add_worker(grid, "·", job, name_of)
    return Group(_head(progress), grid)


def _head(progress: BatchProgress) -> Table:
    head = Table.grid(padding=(0, 1))
    for _ in range(3):
        head.add_column(no_wrap=True)
    title = Text.assemble(("Batch ", "bold"), (progress.batch_id, "bold"))
    if progress.status is not BatchStatus.RUNNING:
        title.append(f" · {progress.status}", "yellow")
    for count, word, style in (
        (progress.failed, "failed", "red"),
        (progress.skipped, "skipped", "dim"),
        (progress.stopped, "stopped", "dim"),
    ):
        if count:
            title.append(f" · {count} {word}", style)
    bar = ProgressBar(total=max(1, progress.total), completed=progress.settled, width=BAR_CELLS)
    left = about(progress.estimated_remaining_seconds) if progress.status is BatchStatus.RUNNING else ""
    numbers = f"{progress.settled}/{progress.total} · {progress.progress_pct:.0f} %" + (
        f" · {left} left" if left else ""
    )
    head.add_row(title, bar, numbers)
    return head


def _add_worker(grid: Table, number: str, job: BatchJob | None, name_of: NameOf) -> None:
    if job is None:
        grid.add_row(number, Text("idle", style="dim"), "", "", "")
        return
    stage = job.stage or Stage.READ
    done = list(Stage).index(stage)
    bar = ProgressBar(total=STAGES, completed=done, width=BAR_CELLS)
    grid.add_row(number, Text(stage.value), Text(printable(name_of(job))), bar, f"{done}/{STAGES}")
