"""`jseeker run`: links in, documents out, in the foreground."""

from __future__ import annotations

import click

from jseeker.cli.loading import ends_at_once

__all__ = ["run"]


@click.command()
@click.argument("inputs", metavar="[LINK|FILE]…", nargs=-1)
@click.option(
    "-a", "lists", metavar="FILE", multiple=True, help="Read links from a file, one a line; - is standard input."
)
@click.option("--resume", metavar="PATH", help="Your resume file (YAML or JSON).")
@click.option("--output", "output_dir", metavar="DIR", help="Where the documents are put.")
@click.option("--workers", type=click.IntRange(1, 64), help="How many jobs at once (default 5).")
@click.option("--model", metavar="NAME|none", help="A language model that rewords; none: the offline writer.")
@click.option("--budget", type=click.FloatRange(min=0), metavar="USD", help="What the model may cost, in US dollars.")
@click.option("--again", is_flag=True, help="Also links that have an application: they get a new version.")
@click.option("--allow-host", "allow_hosts", metavar="HOST[:PORT]", multiple=True, help="Allow a private address.")
@click.option("--browser", is_flag=True, help="Render pages that only their scripts write (needs [browser]).")
@click.option("--name", default="", help="A name for the batch.")
@click.option("--template", metavar="NAME", help="The look of the documents.")
@click.option("--paper", type=click.Choice(["a4", "letter"]), help="The paper size.")
@click.option("--pages", type=click.IntRange(1, 2), help="How many pages a resume may have.")
@click.option("--profile", metavar="NAME", help="Which profile of your resume to prefer.")
@click.option("--strict", is_flag=True, default=None, help="Only leave words out or use aliases that you declared.")
@click.option("--letter", is_flag=True, help="Also write a cover letter and a short note.")
@click.option(
    "--format",
    "formats",
    type=click.Choice(["md", "txt", "json"]),
    multiple=True,
    help="Also write resume.md, .txt, .json.",
)
@click.option("--title", "titles", metavar="WORDS", multiple=True, help="Of a board's link, the postings named so.")
@click.option("--place", "places", metavar="WORDS", multiple=True, help="Of a board's link, the postings there.")
@click.option("--dry-run", is_flag=True, help="Read and score only; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option(
    "--carry-on", metavar="[ID]", is_flag=False, flag_value="", help="Carry on a batch (default: the latest)."
)
def run(inputs: tuple[str, ...], carry_on: str | None, **options: object) -> int:
    """Read each posting, tailor your resume to it, and record the application.

    A LINK is http(s); a FILE is a saved posting (.html, .mhtml, .txt, .md, .json, .pdf, .docx). Ctrl-C once finishes
    the jobs in progress, twice leaves at once; both leave the batch paused, to be carried on with --carry-on.
    """
    # The engine takes half a second to import: not for --help
    with ends_at_once():
        from jseeker.cli.running import RunOptions, carry_on_batch, run_inputs  # noqa: PLC0415 - see above

    wishes = RunOptions(**options)  # type: ignore[arg-type] # click has checked them
    if carry_on is not None:
        return carry_on_batch(carry_on, inputs, wishes)
    return run_inputs(inputs, wishes)
