"""Rippling: postings on ats.rippling.com.

:site: https://www.rippling.com/recruiting
:links: https://ats.rippling.com/{board}/jobs/{uuid}
:reads: the page
:shape: no evidence of an answer of its own: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Rippling(PatternSource):
    """Claims the links; the page is read for what it says itself."""

    name = "rippling"
    hosts = re.compile(r"ats\.rippling\.com", re.IGNORECASE)
    path = re.compile(r"(?:/[a-z]{2}-[a-z]{2})?/([\w-]+)/jobs/([0-9a-f-]{36})", re.IGNORECASE)
