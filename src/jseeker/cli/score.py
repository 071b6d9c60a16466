"""`jseeker score`: how well a resume fits a posting."""

from __future__ import annotations

import click

__all__ = ["score"]


@click.command()
@click.argument("resume", metavar="RESUME")
@click.argument("posting", metavar="POSTING")
@click.option("--profile", metavar="NAME", help="Which profile of the resume to prefer.")
@click.option("--allow-host", "allow_hosts", metavar="HOST[:PORT]", multiple=True, help="Allow a private address.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def score(resume: str, posting: str, profile: str | None, allow_hosts: tuple[str, ...], *, as_json: bool) -> int:
    """Say how well the resume file RESUME fits POSTING, a link or a saved posting: five bands with their reasons, and
    what is missing, with your nearest line. Nothing is written."""
    # The sources take half a second to import: not for --help
    from jseeker.cli.scoring import score_posting  # noqa: PLC0415 - see above

    return score_posting(resume, posting, profile, allow_hosts, as_json=as_json)
