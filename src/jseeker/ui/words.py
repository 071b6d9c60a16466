"""Texts from outside made safe to show: as plain words, never as Markdown or HTML; and times in words."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import PurePath
from urllib.parse import urlsplit

from jseeker.core.text import shorten
from jseeker.core.words import printable

__all__ = ["plain", "safe_link", "since_words", "site_of"]

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_DIRECTIVE = re.compile(r"(?<=:)(?=[\w+-])")
_ADDRESS = re.compile(r"(?<=:)(?=//)|(?<=@)(?=\w)|(?<=www)(?=\.)", re.IGNORECASE)
"""Where an address is cut, so that no page takes it for a link: behind `http:`, `@` and `www`."""
_ARROW = re.compile(r"(?<=[<>=~-])(?=[<>=~-])")
WORD_JOINER = "\u2060"
MINUTE_S, HOUR_S, DAY_S = 60, 3600, 86400


def plain(text: object, most: int = 200) -> str:
    """Text from outside as Markdown that shows exactly its words, on one line of at most `most` characters.

    Every sign that Markdown could read is escaped. What Streamlit replaces after that (`:smile:`, `:material/home:`,
    arrows, addresses) is kept apart by a character that is not seen.
    """
    apart = shorten(printable(text), most)
    for place in (_ADDRESS, _DIRECTIVE, _ARROW):
        apart = place.sub(WORD_JOINER, apart)
    return _PUNCTUATION.sub(r"\\\1", apart)


def safe_link(link: str) -> str | None:
    """The link where a browser may be sent there (http or https), else None."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    return link if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def site_of(link: str) -> str:
    """Where a posting comes from: the site of a link, the name of a file."""
    if safe_link(link):
        return printable(urlsplit(link).netloc.rpartition("@")[2])
    return printable(PurePath(link).name or link)


def since_words(since: datetime | None, now: datetime) -> str:
    """How long ago something began: `3 s`, `4 min`, `2 h`, `5 days`; empty where it is not known."""
    if since is None:
        return ""
    seconds = max(0.0, (now - since).total_seconds())
    if seconds < MINUTE_S:
        return f"{seconds:.0f} s"
    if seconds < HOUR_S:
        return f"{seconds / MINUTE_S:.0f} min"
    if seconds < 2 * DAY_S:
        return f"{seconds / HOUR_S:.0f} h"
    return f"{seconds / DAY_S:.0f} days"
