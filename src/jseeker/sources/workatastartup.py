"""Work at a Startup: postings of Y Combinator companies.

:site: https://www.workatastartup.com
:links: https://www.workatastartup.com/jobs/{id}
:reads: the page: its Inertia state in data-page
:shape: public code
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class WorkAtAStartup(PatternSource):
    """Claims the links; the page's own state is read."""

    name = "workatastartup"
    hosts = re.compile(r"(?:www\.)?workatastartup\.com", re.IGNORECASE)
    path = re.compile(r"/jobs/(\d+)", re.IGNORECASE)
