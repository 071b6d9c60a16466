"""`jseeker demo`: the main job on built-in postings."""

from __future__ import annotations

import click

__all__ = ["demo"]


@click.command()
@click.option("--workers", type=click.IntRange(1, 64), help="How many jobs at once (default 5).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def demo(workers: int | None, *, as_json: bool) -> int:
    """Show it all on invented postings, served on this machine: no key, no network.

    Your own resume is used where you have one, else that of an invented person. The batch and its documents stay in
    your home like those of any other run.
    """
    # The engine takes half a second to import: not for --help
    from jseeker.cli.demonstration import demonstrate  # noqa: PLC0415 - see above

    return demonstrate(workers, as_json=as_json)
