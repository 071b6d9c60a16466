"""`jseeker db …`: the database upgraded, checked and backed up."""

from __future__ import annotations

import click

__all__ = ["db"]

# The commands import their work when they run: --help needs none of it.


@click.group()
def db() -> None:
    """Upgrade, check, back up and clean up the database."""


@db.command()
def upgrade() -> int:
    """Bring the database up to date (every command does so by itself; an older one is backed up first)."""
    from jseeker.cli.database import upgrade_database  # noqa: PLC0415 - see the top

    return upgrade_database()


@db.command()
def check() -> int:
    """Check that the database is whole."""
    from jseeker.cli.database import check_database  # noqa: PLC0415 - see the top

    return check_database()


@db.command()
def backup() -> int:
    """Copy the database beside itself and print the path of the copy."""
    from jseeker.cli.database import back_up_database  # noqa: PLC0415 - see the top

    return back_up_database()


@db.command()
@click.option("--days", type=click.IntRange(0), default=90, show_default=True, help="Keep what ended since then whole.")
def vacuum(days: int) -> int:
    """Remove what ended batches no longer need (stage results, logs, old cached postings) and give the space back.

    Batches, applications, documents and costs stay.
    """
    from jseeker.cli.removing import vacuum_database  # noqa: PLC0415 - see the top

    return vacuum_database(days)
