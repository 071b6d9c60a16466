"""`jseeker profile …`: the person's resume file made, checked, edited, imported and exported."""

from __future__ import annotations

import click

__all__ = ["profile"]

# The commands import their work when they run: --help needs none of it.
FORCE = click.option("--force", is_flag=True, help="Replace a file that is there (the old one is kept beside it).")


@click.group()
def profile() -> None:
    """Make, check, edit, import and export your resume file: the only place a claim about you can come from."""


@profile.command()
@click.option("--sample", is_flag=True, help="Write the resume of an invented person, to try things out.")
@click.option("--template", is_flag=True, help="Write a commented template, to be filled in; ask nothing.")
@FORCE
def init(*, sample: bool, template: bool, force: bool) -> int:
    """Make a resume file: by questions on a terminal, else a commented template to be filled in."""
    from jseeker.cli.resume_files import write_resume  # noqa: PLC0415 - see the top

    return write_resume(sample=sample, force=force, template=template)


@profile.command()
@click.argument("path", required=False)
def check(path: str | None) -> int:
    """Check a resume file (yours by default) and give advice on it."""
    from jseeker.cli.resume_files import check_resume  # noqa: PLC0415 - see the top

    return check_resume(path)


@profile.command()
def edit() -> int:
    """Open your resume file in your editor ($VISUAL, $EDITOR) and check it afterwards."""
    from jseeker.cli.resume_moves import edit_resume  # noqa: PLC0415 - see the top

    return edit_resume()


@profile.command("import")
@click.argument("path", metavar="FILE")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "rendercv", "linkedin", "docx", "pdf", "text"]),
    help="What FILE is (default: its content tells).",
)
@FORCE
def import_(path: str, form: str | None, *, force: bool) -> int:
    """Make your resume file of one that you have: JSON Resume, RenderCV, LinkedIn's data export (ZIP), Word, PDF or
    text. What was not understood is listed, and kept in the file."""
    from jseeker.cli.resume_moves import import_profile  # noqa: PLC0415 - see the top

    return import_profile(path, form, force=force)


@profile.command()
@click.option("--resume", metavar="PATH", help="Another resume file than yours.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "yaml", "rendercv"]),
    help="JSON Resume as JSON (the default) or YAML, or a RenderCV file.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of standard output.")
def export(resume: str | None, form: str | None, output: str | None) -> int:
    """Print your resume for other programs."""
    from jseeker.cli.resume_moves import export_profile  # noqa: PLC0415 - see the top

    return export_profile(form, output, resume)
