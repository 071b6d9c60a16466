"""Apple: its own career site.

:site: https://jobs.apple.com
:links: https://jobs.apple.com/{language}/details/{id}/{slug}
:reads: the page
:shape: no evidence of an answer of its own: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Apple(PatternSource):
    """Claims the links; the page is read for what it says itself."""

    name = "apple"
    hosts = re.compile(r"jobs\.apple\.com", re.IGNORECASE)
    path = re.compile(r"(?:/[a-z]{2}-[a-z]{2})?/details/([\d-]+)", re.IGNORECASE)
