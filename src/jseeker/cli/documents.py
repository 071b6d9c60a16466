"""`jseeker documents …`: what the documents look like before any posting is read."""

from __future__ import annotations

import click

__all__ = ["documents"]

# The commands import their work when they run: --help needs none of it.


@click.group()
def documents() -> None:
    """See what your documents look like in each template."""


@documents.command()
@click.option("--resume", metavar="PATH", help="Your resume file (YAML or JSON).")
@click.option("--template", metavar="NAME", help="Only this template (default: every one).")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The paper size.")
@click.option("--pages", type=click.IntRange(1, 2), help="How many pages a resume may have.")
@click.option("-o", "--output", metavar="DIR", help="Where the files are put (default: previews in your home).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, one for each template.")
def preview(
    resume: str | None,
    template: str | None,
    paper: str | None,
    pages: int | None,
    output: str | None,
    *,
    as_json: bool,
) -> int:
    """Write your resume in each template as PDF and PNG, and list the files.

    It is tailored to no posting: as many of your lines as fit, the latest first. Your own templates (NAME.typ in the
    folder templates of your home) are among them. Earlier previews in the folder are replaced.
    """
    from jseeker.cli.previews import preview_documents  # noqa: PLC0415 - see the top

    return preview_documents(
        {"resume": resume, "paper": paper, "pages": pages}, template=template, folder=output, as_json=as_json
    )
