"""`jseeker track …`: the applications listed, added, moved on, imported and exported."""

from __future__ import annotations

import click

__all__ = ["track"]

# The commands import their work when they run: --help needs none of it.
ID = click.argument("application_id", metavar="ID", type=int)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
NOTES = click.option("--notes", metavar="TEXT", help="Notes of yours (with move: added to those that are there).")
FOLLOW_UP = click.option("--follow-up", metavar="DATE", help="When to ask again, like 2026-11-30.")


@click.group()
def track() -> None:
    """Follow your applications, those that jSeeker made and those that you add.

    The statuses are saved, tailored, applied, screening, interview, offer, rejected, withdrawn and no_answer.
    """


@track.command("list")
@click.option("--status", metavar="STATUS", help="Only those of this status.")
@AS_JSON
def list_(status: str | None, *, as_json: bool) -> int:
    """List the applications, the newest first."""
    from jseeker.cli.tracking import list_applications  # noqa: PLC0415 - see the top

    return list_applications(status, as_json=as_json)


@track.command()
@ID
@AS_JSON
def show(application_id: int, *, as_json: bool) -> int:
    """Show an application, what it went through, and its documents."""
    from jseeker.cli.tracking import show_application  # noqa: PLC0415 - see the top

    return show_application(application_id, as_json=as_json)


@track.command()
@click.argument("link", metavar="[LINK]", default="")
@click.option("--company", metavar="TEXT", help="Who offers the job (a link that was read before knows it).")
@click.option("--role", metavar="TEXT", help="What the job is called.")
@click.option("--status", metavar="STATUS", default="saved", show_default=True, help="Where it stands.")
@click.option("--date", "date_applied", metavar="DATE", help="When you applied, like 2026-11-30.")
@click.option("--location", metavar="TEXT", help="Where the job is.")
@click.option("--salary", metavar="TEXT", help="What it pays.")
@NOTES
@FOLLOW_UP
@AS_JSON
def add(link: str, *, as_json: bool, **fields: str | None) -> int:
    """Add an application by hand; one with the same link is there once."""
    from jseeker.cli.tracking import add_application  # noqa: PLC0415 - see the top

    return add_application(link, fields, as_json=as_json)


@track.command()
@ID
@click.argument("status", metavar="STATUS")
@click.option("--date", "date_applied", metavar="DATE", help="When you applied (today, where that is not set yet).")
@NOTES
@FOLLOW_UP
@AS_JSON
def move(application_id: int, status: str, *, as_json: bool, **fields: str | None) -> int:
    """Move an application to another status."""
    from jseeker.cli.tracking import move_application  # noqa: PLC0415 - see the top

    return move_application(application_id, status, fields, as_json=as_json)


@track.command("import")
@click.argument("path", metavar="FILE")
@AS_JSON
def import_(path: str, *, as_json: bool) -> int:
    """Add the applications of a .csv, .json or .xlsx file, whatever its columns are called.

    Those whose link is there already stay as they are, so that twice is the same as once.
    """
    from jseeker.cli.tracking import import_applications  # noqa: PLC0415 - see the top

    return import_applications(path, as_json=as_json)


@track.command()
@click.argument("path", metavar="FILE")
def export(path: str) -> int:
    """Write the applications to a file by its ending: .csv, .xlsx, .json, .ics (a calendar) or .md."""
    from jseeker.cli.tracking import export_applications  # noqa: PLC0415 - see the top

    return export_applications(path)
