"""Uber: its own career site.

:site: https://www.uber.com/careers
:links: https://www.uber.com/{country}/{language}/careers/list/{id}/
:reads: the page: its own state
:shape: public code
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Uber(PatternSource):
    """Claims the links; the page's own state is read."""

    name = "uber"
    hosts = re.compile(r"(?:www\.)?uber\.com", re.IGNORECASE)
    path = re.compile(r"(?:/global)?(?:/[a-z]{2}){0,2}/careers/list/(\d+)", re.IGNORECASE)
