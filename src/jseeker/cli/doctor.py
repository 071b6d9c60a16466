"""`jseeker doctor`: what works, what does not, and how to mend it."""

from __future__ import annotations

import click

__all__ = ["doctor"]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
def doctor(*, as_json: bool) -> int:
    """Say what works, what does not, and how to mend it; the exit code is 1 where something is broken."""
    # The checks import the whole engine: not for --help
    from jseeker.cli.checks import examine  # noqa: PLC0415 - see above

    return examine(as_json=as_json)
