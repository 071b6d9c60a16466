"""Jobvite: postings on jobs.jobvite.com.

:site: https://www.jobvite.com
:links: https://jobs.jobvite.com/{company}/job/{id}
:reads: the page: .jv-job-detail-description
:shape: public code
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource
from jseeker.sources._web import Selectors


class Jobvite(PatternSource):
    """Claims Jobvite's links and reads the page's elements."""

    name = "jobvite"
    hosts = re.compile(r"(?:jobs|careers)\.jobvite\.com", re.IGNORECASE)
    path = re.compile(r"(?:/careers)?/([\w-]+)/job/(\w+)", re.IGNORECASE)
    selectors = Selectors(title=(".jv-header",), places=(".jv-job-detail-meta",), body=(".jv-job-detail-description",))
