"""`jseeker db …`: the database upgraded, checked and backed up."""

from __future__ import annotations

import click

__all__ = ["db"]

# The commands import their work when they run: --help needs none of it.


@click.group()
def db() -> None:
    """Upgrade, check and back up the database."""


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
