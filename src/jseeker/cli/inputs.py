"""What a person gave on the command line: links, saved postings, lists of both."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from jseeker.app import given_file
from jseeker.batch.submit import GivenFile
from jseeker.errors import JSeekerError, UsageError

__all__ = ["given_inputs", "is_file", "links_in"]

SAVED = frozenset({".html", ".htm", ".mhtml", ".mht", ".txt", ".md", ".json", ".pdf", ".docx"})
"""The endings of saved postings: a name that ends so and is no http link is meant as a file."""
HOST_FIRST = re.compile(r"[\w-]+(\.[\w-]+)+/|[a-z][a-z0-9+.-]+:", re.IGNORECASE)
"""`jobs.acme.com/1.html` is a link whose scheme was left out; `file:…` is a link that will be refused."""


def given_inputs(arguments: Sequence[str], lists: Sequence[str] = ()) -> list[str | GivenFile]:
    """The links and files of a command line, in order: its arguments, then its lists (`-` is standard input).

    Raises:
        UsageError: a file is missing, a list cannot be read, or nothing was given at all.
    """
    words = [*arguments, *(word for name in lists for word in _read_list(name))]
    if not words:
        raise UsageError("No links were given; name some, or a list with -a FILE.")
    return [_file(word) if is_file(word) else word for word in words]


def is_file(word: str) -> bool:
    """True for what is meant as a saved posting rather than a link."""
    if "://" in word or "\0" in word:
        return False
    try:
        if Path(word).is_file():
            return True
    except OSError:  # longer than a name may be
        return False
    return Path(word).suffix.lower() in SAVED and not HOST_FIRST.match(word)


def links_in(lines: Iterable[str]) -> list[str]:
    """The entries of a list: one a line; empty lines and what follows a `#` (at the start or after a space) is no
    entry, so that a link's own fragment stays."""
    entries = (_without_comment(line.lstrip("\ufeff")) for line in lines)
    return [entry for entry in entries if entry]


def _without_comment(line: str) -> str:
    line = line.strip()
    if line.startswith("#"):
        return ""
    for place, letter in enumerate(line):
        if letter == "#" and line[place - 1].isspace():
            return line[:place].strip()
    return line


def _read_list(name: str) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        raise UsageError(f"The list {name} cannot be read ({error.strerror}); check its name.") from error
    return links_in(data.decode("utf-8", "replace").splitlines())


def _file(word: str) -> GivenFile:
    try:
        return given_file(Path(word))
    except JSeekerError as error:
        raise UsageError(error.message) from error
