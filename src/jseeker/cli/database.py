"""What the `jseeker db` commands do: the database upgraded, checked, copied."""

from __future__ import annotations

import sys

from jseeker.cli.home import opened
from jseeker.cli.outcome import ExitCode
from jseeker.errors import StoreError, UsageError
from jseeker.store import back_up_database as copy_of
from jseeker.store import check_database as problems_of
from jseeker.store import database_file

__all__ = ["back_up_database", "check_database", "upgrade_database"]


def upgrade_database() -> int:
    """Opens the database, which brings it up to date."""
    with opened() as app:
        _ = app.store
        return _say("The database is up to date.")


def check_database() -> int:
    """Prints what is wrong with the database; the exit code is 1 where anything is.

    Raises:
        StoreError: it cannot be opened at all.
    """
    with opened() as app:
        url = app.settings.database_url
    file = database_file(url)
    if file is not None and not file.exists():
        return _say(f"There is no database at {file} yet; it is made at the first need.")
    problems = problems_of(url)
    if not problems:
        return _say("The database is whole.")
    sys.stderr.write("".join(f"The database is damaged: {problem}.\n" for problem in problems))
    return ExitCode.FAILED


def back_up_database() -> int:
    """Copies the database and prints the path of the copy.

    Raises:
        UsageError: there is no database yet, or it is on a server.
        StoreError: it cannot be read.
    """
    with opened() as app:
        url = app.settings.database_url
    file = database_file(url)
    if file is None:
        raise UsageError("A database on a server is backed up with the server's own tools (pg_dump).")
    if not file.exists():
        raise UsageError(f"There is no database at {file} yet; there is nothing to back up.")
    copy = copy_of(url)
    if copy is None:
        raise StoreError(f"The database {file} could not be copied; run jseeker db check.")
    return _say(str(copy.absolute()))


def _say(sentence: str) -> ExitCode:
    sys.stdout.write(sentence + "\n")
    return ExitCode.OK
