"""Amazon: its own career site.

:site: https://www.amazon.jobs
:links: https://www.amazon.jobs/{language}/jobs/{id}/{slug}
:reads: the page
:shape: no evidence of an answer of its own: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Amazon(PatternSource):
    """Claims the links; the page is read for what it says itself."""

    name = "amazon"
    hosts = re.compile(r"(?:www\.)?amazon\.jobs", re.IGNORECASE)
    path = re.compile(r"(?:/[a-z]{2}(?:-[a-z]{2})?)?/jobs/(\d+)", re.IGNORECASE)
