"""Radancy (TalentBrew): career sites on own domains.

:site: https://www.radancy.com
:links: https://{host}/job/{city}/{slug}/{organization}/{id}
:reads: the page, which holds a JobPosting
:shape: public code of ten readers (.ajd_header__job-title, .ajd_header__location, .ats-description); schema.org
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource
from jseeker.sources._web import Selectors


class Radancy(PatternSource):
    """Claims the links of Radancy's career sites; city and slug in them do not matter."""

    name = "radancy"
    hosts = re.compile(r"(?:[\w-]+\.)+[\w-]+", re.IGNORECASE)
    path = re.compile(r"(?:/[a-z]{2}(?:-[a-z]{2})?)?/job/[^/]+/[^/]+/(\d{2,6})/(\d{6,14})(?:[/?]|$)", re.IGNORECASE)
    selectors = Selectors(
        title=(".ajd_header__job-title", ".job-description__heading", ".job-description__title h1"),
        places=(".ajd_header__location", ".ajd-job-location"),
        body=(".ats-description", '[class*="ats-description"]', ".job-description"),
    )
