"""`jseeker schedule …`: templates that run by themselves at set times."""

from __future__ import annotations

import click

__all__ = ["schedule"]

# The commands import their work when they run: --help needs none of it.
NAME = click.argument("name", metavar="NAME")


@click.group()
def schedule() -> None:
    """Run templates by themselves at set times.

    Schedules start while a jseeker worker or jseeker ui runs, on any machine of the database; each run starts once. A
    run that was missed starts once, as soon as one of them is there.
    """


@schedule.command()
@NAME
@click.option("--template", required=True, metavar="NAME", help="The template to run (see jseeker template list).")
@click.option("--cron", required=True, metavar='"M H D M W"', help="Minute, hour, day, month, weekday.")
@click.option("--timezone", metavar="ZONE", help="Such as Europe/Lisbon (default: this computer's).")
def add(name: str, template: str, cron: str, timezone: str | None) -> int:
    """Run a template at set times: --cron "0 7 * * 1-5" is seven in the morning from Monday to Friday.

    Where the clocks change, a time of day that is left out runs when the gap ends, one that comes twice runs once;
    hourly times (* for minute or hour) follow the time that passes.
    """
    from jseeker.cli.schedules import add_schedule  # noqa: PLC0415 - see the top

    return add_schedule(name, template, cron, timezone)


@schedule.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def list_(*, as_json: bool) -> int:
    """List the schedules, when each runs next, and how its last run went."""
    from jseeker.cli.schedules import list_schedules  # noqa: PLC0415 - see the top

    return list_schedules(as_json=as_json)


@schedule.command()
@NAME
def pause(name: str) -> int:
    """Let a schedule start nothing until it is resumed."""
    from jseeker.cli.schedules import pause_schedule  # noqa: PLC0415 - see the top

    return pause_schedule(name)


@schedule.command()
@NAME
def resume(name: str) -> int:
    """Let a schedule run again from its next time on; what it missed while paused is left out."""
    from jseeker.cli.schedules import resume_schedule  # noqa: PLC0415 - see the top

    return resume_schedule(name)


@schedule.command("rm")
@NAME
def remove(name: str) -> int:
    """Remove a schedule; its template and its batches stay."""
    from jseeker.cli.schedules import remove_schedule  # noqa: PLC0415 - see the top

    return remove_schedule(name)
