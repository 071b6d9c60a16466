"""`jseeker template …`: lists of links and options under a name, to be run again."""

from __future__ import annotations

import click

from jseeker.cli.run import run as run_command

__all__ = ["template"]

# The commands import their work when they run: --help needs none of it.
NAME = click.argument("name", metavar="NAME")
OF_ONE_RUN = frozenset({"inputs", "dry_run", "as_json", "carry_on"})
"""What of `jseeker run` belongs to one run and is no option of a template."""


def _with_options_of_run(command: click.Command) -> click.Command:
    """The command with every option of `jseeker run` that a template can keep."""
    command.params = [*command.params, *(option for option in run_command.params if option.name not in OF_ONE_RUN)]
    return command


@click.group()
def template() -> None:
    """Keep lists of links and options under a name, and run them again.

    Options that are not given follow the settings of the moment at which the template runs.
    """


@_with_options_of_run
@template.command()
@click.argument("template_name", metavar="NAME")
@click.argument("inputs", metavar="[LINK|FILE]…", nargs=-1)
@click.option("--force", is_flag=True, help="Replace a template of that name.")
def save(template_name: str, inputs: tuple[str, ...], *, force: bool, **options: object) -> int:
    """Save links (and saved postings, by their paths) with options of jseeker run.

    --name is the name of the batches that the template makes (the template's own by default), --template their look.
    """
    from jseeker.cli.templates import save_template  # noqa: PLC0415 - see the top

    return save_template(template_name, inputs, options, force=force)


@template.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list.")
def list_(*, as_json: bool) -> int:
    """List the templates."""
    from jseeker.cli.templates import list_templates  # noqa: PLC0415 - see the top

    return list_templates(as_json=as_json)


@template.command()
@NAME
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(name: str, *, as_json: bool) -> int:
    """Show the links and options of a template."""
    from jseeker.cli.templates import show_template  # noqa: PLC0415 - see the top

    return show_template(name, as_json=as_json)


@template.command("run")
@NAME
@click.option("--dry-run", is_flag=True, help="Read and score only; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def run_(name: str, *, dry_run: bool, as_json: bool) -> int:
    """Run a template now, as jseeker run does with its links and options."""
    from jseeker.cli.templates import run_template  # noqa: PLC0415 - see the top

    return run_template(name, dry_run=dry_run, as_json=as_json)


@template.command("rm")
@NAME
def remove(name: str) -> int:
    """Remove a template; its batches stay."""
    from jseeker.cli.templates import remove_template  # noqa: PLC0415 - see the top

    return remove_template(name)
