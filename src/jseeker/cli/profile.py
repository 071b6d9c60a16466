"""`jseeker profile …`: the person's resume file made and checked."""

from __future__ import annotations

import click

__all__ = ["profile"]

# The commands import their work when they run: --help needs none of it.


@click.group()
def profile() -> None:
    """Make and check your resume file: the only place a claim about you can come from."""


@profile.command()
@click.option("--sample", is_flag=True, help="Write the resume of an invented person, to try things out.")
@click.option("--force", is_flag=True, help="Replace a file that is there (the old one is kept beside it).")
def init(*, sample: bool, force: bool) -> int:
    """Write a commented template of a resume file, to be filled in."""
    from jseeker.cli.resume_files import write_resume  # noqa: PLC0415 - see the top

    return write_resume(sample=sample, force=force)


@profile.command()
@click.argument("path", required=False)
def check(path: str | None) -> int:
    """Check a resume file (yours by default) and give advice on it."""
    from jseeker.cli.resume_files import check_resume  # noqa: PLC0415 - see the top

    return check_resume(path)
