"""Text from postings and resumes as Markdown that shows just its words: no mark-up, and no address turned to a link."""

from __future__ import annotations

import re

from jseeker.ui.words import WORD_JOINER, plain

__all__ = ["shown_as_is"]

_ADDRESS = re.compile(r"(?<=\\:)(?=\\/)|(?<=\\@)(?=\w)|(?<=www)(?=\\\.)", re.IGNORECASE)
"""Where an address is cut, so that no page takes it for a link: behind `http:`, `@` and `www`."""


def shown_as_is(text: object, most: int = 200) -> str:
    """The text on one line of at most `most` characters, letter by letter as it is; addresses stay plain text."""
    return _ADDRESS.sub(WORD_JOINER, plain(text, most))
