"""JazzHR: postings on {company}.applytojob.com.

:site: https://www.jazzhr.com
:links: https://{company}.applytojob.com/apply/{id}/{slug}
:reads: the page
:shape: no evidence of an answer of its own: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class JazzHR(PatternSource):
    """Claims the links; the page is read for what it says itself."""

    name = "jazzhr"
    hosts = re.compile(r"([\w-]+)\.applytojob\.com", re.IGNORECASE)
    is_id_cased = True
    path = re.compile(r"/apply/(?:jobs/details/)?(\w{6,})", re.IGNORECASE)
