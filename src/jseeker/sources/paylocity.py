"""Paylocity: postings on recruiting.paylocity.com.

:site: https://www.paylocity.com
:links: https://recruiting.paylocity.com/Recruiting/Jobs/Details/{id}
:reads: the page
:shape: no evidence of an answer of its own: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Paylocity(PatternSource):
    """Claims the links; the page is read for what it says itself."""

    name = "paylocity"
    hosts = re.compile(r"recruiting\.paylocity\.com", re.IGNORECASE)
    path = re.compile(r"/Recruiting/Jobs/(?:Details|Apply)/(\d+)", re.IGNORECASE)
