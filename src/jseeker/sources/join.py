"""JOIN: postings on join.com.

:site: https://join.com
:links: https://join.com/companies/{company}/{id}-{slug}
:reads: the page: __NEXT_DATA__, JobPosting
:shape: public code of several readers (props.pageProps.initialState.job.description; jobs.items[].idParam)
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Join(PatternSource):
    """Claims JOIN's links; the page's own state is read."""

    name = "join"
    hosts = re.compile(r"(?:www\.)?join\.com", re.IGNORECASE)
    path = re.compile(r"(?:/[a-z]{2})?/companies/([\w-]+)/(\d+)", re.IGNORECASE)
