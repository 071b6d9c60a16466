"""`jseeker worker`: a process that works off whatever batches the database holds."""

from __future__ import annotations

import click

from jseeker.cli.loading import ends_at_once

__all__ = ["worker"]


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), help="How many jobs at once (default 5).")
@click.option("--until-idle", is_flag=True, help="End when nothing is left to do.")
def worker(workers: int | None, *, until_idle: bool) -> int:
    """Work off every batch in the database, beside any number of other workers.

    Ctrl-C once finishes the jobs in progress and ends; twice, or SIGTERM, puts them back and ends at once.
    """
    # The engine takes half a second to import: not for --help
    with ends_at_once():
        from jseeker.cli.working import serve_batches  # noqa: PLC0415 - see above

    return serve_batches(workers, until_idle=until_idle)
