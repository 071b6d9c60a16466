"""`jseeker config`: the settings in force, where each comes from, and how to change one."""

from __future__ import annotations

import click

__all__ = ["config"]

# The commands import their work when they run: --help needs none of it.


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
@click.pass_context
def config(ctx: click.Context, *, as_json: bool) -> int:
    """Show the settings: each with its value and where it comes from (default, file or environment)."""
    if ctx.invoked_subcommand is not None:
        return 0
    from jseeker.cli.settings_file import show_settings  # noqa: PLC0415 - see the top

    return show_settings(as_json=as_json)


@config.command()
def path() -> int:
    """Print the path of the settings file (it need not exist)."""
    from jseeker.cli.settings_file import print_path  # noqa: PLC0415 - see the top

    return print_path()


@config.command("set")
@click.argument("name")
@click.argument("value")
def set_(name: str, value: str) -> int:
    """Set a value in the settings file."""
    from jseeker.cli.settings_file import set_value  # noqa: PLC0415 - see the top

    return set_value(name, value)
