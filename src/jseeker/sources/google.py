"""Google: its own career site.

:site: https://www.google.com/about/careers/applications
:links: https://www.google.com/about/careers/applications/jobs/results/{id}-{slug}
:reads: the page
:shape: no evidence of an answer of its own: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Google(PatternSource):
    """Claims the links; the page is read for what it says itself."""

    name = "google"
    hosts = re.compile(r"(?:www|careers)\.google\.com", re.IGNORECASE)
    path = re.compile(r"/about/careers/applications(?:/u/\d)?/jobs/results/(\d+)", re.IGNORECASE)
