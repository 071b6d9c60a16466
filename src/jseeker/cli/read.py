"""`jseeker read`: postings, read and printed."""

from __future__ import annotations

import click

__all__ = ["read"]


@click.command()
@click.argument("inputs", metavar="LINK|FILE|-…", nargs=-1, required=True)
@click.option("--page", metavar="FILE", help="The answer to the link's first request, in place of the network.")
@click.option("--title", "titles", metavar="WORDS", multiple=True, help="Of a board, name only postings so called.")
@click.option("--place", "places", metavar="WORDS", multiple=True, help="Of a board, name only postings there.")
@click.option("--allow-host", "allow_hosts", metavar="HOST[:PORT]", multiple=True, help="Allow a private address.")
@click.option("--browser", is_flag=True, help="Render pages that only their scripts write (needs [browser]).")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
def read(
    inputs: tuple[str, ...],
    page: str | None,
    titles: tuple[str, ...],
    places: tuple[str, ...],
    allow_hosts: tuple[str, ...],
    *,
    browser: bool,
    as_json: bool,
) -> int:
    """Read postings and print what they say and what they ask for; nothing is stored.

    A LINK is http(s); a FILE is a saved posting (.html, .mhtml, .txt, .md, .json, .pdf, .docx); - is one on standard
    input.

    A board or a list is no posting: what it lists is named, with title and place, and can be chosen among by words of
    both (all words of one option, any of several options).
    """
    # The sources take half a second to import: not for --help
    from jseeker.cli.reading import read_inputs  # noqa: PLC0415 - see above
    from jseeker.core.listed import PostingFilter  # noqa: PLC0415 - see above

    wish = PostingFilter(titles, places)
    return read_inputs(inputs, page, allow_hosts, wish=wish, browser=browser, as_json=as_json)
