"""`jseeker batch …`: batches listed, watched and commanded, from any terminal on the same database."""

from __future__ import annotations

import click

__all__ = ["batch"]

# Every command here imports its work when it runs: the database takes a third of a second, --help none of it.
OPTIONAL_ID = click.argument("batch_id", metavar="[ID]", default="")
ID = click.argument("batch_id", metavar="ID")
WORKERS = click.option(
    "--workers", type=click.IntRange(1, 64), help="Jobs of the batch at once in each worker process."
)


@click.group()
def batch() -> None:
    """List, watch, pause, resume, stop, retry and export batches.

    An ID may be shortened to its first letters. The commands act on the database: whichever process works on the batch
    obeys within a second.
    """


@batch.command("list")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many, the newest first.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def list_(limit: int, *, as_json: bool) -> int:
    """List the batches, the newest first."""
    from jseeker.cli.batches import list_batches  # noqa: PLC0415 - see the top

    return list_batches(limit, as_json=as_json)


@batch.command()
@OPTIONAL_ID
@click.option("--follow", is_flag=True, help="Watch it live until it ends.")
@click.option("--stages", is_flag=True, help="What each job went through: stages, attempts, times, errors, cost.")
@click.option("--job", "job_id", metavar="N", help="The stages of one job.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON (with --follow: one event a line).")
def show(batch_id: str, *, follow: bool, stages: bool, job_id: str | None, as_json: bool) -> int:
    """Show a batch and its jobs (the latest by default)."""
    from jseeker.cli.batches import follow_batch, show_batch  # noqa: PLC0415 - see the top

    if follow:
        return follow_batch(batch_id, as_json=as_json)
    return show_batch(batch_id, as_json=as_json, stages=stages or job_id is not None, job_id=job_id)


@batch.command()
@OPTIONAL_ID
def pause(batch_id: str) -> int:
    """Pause a batch: nothing new starts, jobs in progress end their step."""
    from jseeker.cli.batches import pause_batch  # noqa: PLC0415 - see the top

    return pause_batch(batch_id)


@batch.command()
@OPTIONAL_ID
@WORKERS
def resume(batch_id: str, workers: int | None) -> int:
    """Carry on a paused, stopped or interrupted batch; --workers also changes a running one."""
    from jseeker.cli.batches import resume_batch  # noqa: PLC0415 - see the top

    return resume_batch(batch_id, workers)


@batch.command()
@OPTIONAL_ID
def stop(batch_id: str) -> int:
    """Stop a batch; finished work stays, the rest is marked as stopped."""
    from jseeker.cli.batches import stop_batch  # noqa: PLC0415 - see the top

    return stop_batch(batch_id)


@batch.command()
@OPTIONAL_ID
@WORKERS
def retry(batch_id: str, workers: int | None) -> int:
    """Make the failed jobs of a batch pending again."""
    from jseeker.cli.batches import retry_batch  # noqa: PLC0415 - see the top

    return retry_batch(batch_id, workers)


@batch.command()
@ID
@click.option("--format", "form", type=click.Choice(["csv", "json"]), default="csv", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of standard output.")
def export(batch_id: str, form: str, output: str | None) -> int:
    """Print the jobs of a batch as a table for other programs."""
    from jseeker.cli.batches import export_batch  # noqa: PLC0415 - see the top

    return export_batch(batch_id, form, output)


@batch.command("rm")
@click.argument("batch_ids", metavar="ID…", nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(batch_ids: tuple[str, ...], *, yes: bool) -> int:
    """Remove batches that have ended; applications and documents stay."""
    from jseeker.cli.removing import remove_batches  # noqa: PLC0415 - see the top

    return remove_batches(batch_ids, sure=yes)
