"""`jseeker explain`: where each line of an application's documents comes from."""

from __future__ import annotations

import click

__all__ = ["explain"]


@click.command()
@click.argument("application_id", metavar="APPLICATION", type=int)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def explain(application_id: int, *, as_json: bool) -> int:
    """Say where each line of an application's latest documents comes from, why it stands, what was changed in it, and
    which of your lines were left out, and why."""
    # The parser and the matcher take half a second to import: not for --help
    from jseeker.cli.explaining import explain_application  # noqa: PLC0415 - see above

    return explain_application(application_id, as_json=as_json)
