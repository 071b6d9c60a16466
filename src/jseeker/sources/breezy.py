"""Breezy HR: postings on {company}.breezy.hr.

:site: https://breezy.hr
:links: https://{company}.breezy.hr/p/{id}-{slug}
:reads: the page, which holds a JobPosting
:shape: public code (the board at /json names its postings, without their text); schema.org
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Breezy(PatternSource):
    """Claims Breezy's links; the page's own JobPosting is read."""

    name = "breezy"
    hosts = re.compile(r"([\w-]+)\.breezy\.hr", re.IGNORECASE)
    path = re.compile(r"/p/([0-9a-f]{12})", re.IGNORECASE)
