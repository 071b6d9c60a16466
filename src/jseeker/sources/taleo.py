"""Oracle Taleo: postings on {tenant}.taleo.net.

:site: https://www.oracle.com/human-capital-management/taleo
:links: https://{tenant}.taleo.net/careersection/{section}/jobdetail.ftl?job={id}
:reads: the page
:shape: no evidence of an answer of its own: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Taleo(PatternSource):
    """Claims the links; the page is read for what it says itself."""

    name = "taleo"
    hosts = re.compile(r"([\w-]+)\.taleo\.net", re.IGNORECASE)
    path = re.compile(r"/careersection/[^?]*jobdetail\.ftl\?(?:.*&)?job=([\w-]+)", re.IGNORECASE)
