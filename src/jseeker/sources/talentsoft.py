"""Cegid Talentsoft: postings on {company}.talent-soft.com.

:site: https://www.cegid.com/en/products/cegid-talentsoft
:links: https://{company}.talent-soft.com/…_{id}.aspx
:reads: the page: named elements, main text
:shape: no capture at hand: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Talentsoft(PatternSource):
    """Claims Talentsoft's links; the page is read for what it says itself."""

    name = "talentsoft"
    hosts = re.compile(r"([\w-]+)\.talent-soft\.com", re.IGNORECASE)
    path = re.compile(r"[^?]*?[_-](\d+)\.aspx", re.IGNORECASE)
