"""Breezy HR: postings on {company}.breezy.hr.

:site: https://breezy.hr
:links: https://{company}.breezy.hr/p/{id}-{slug}
:reads: the page, which holds a JobPosting; GET /json at the same host for a board
:shape: public code of ten readers of /json (a list of id, name, url, published_date …, without the text); schema.org
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.links import link_parts
from jseeker.errors import ListedPosting
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, PatternSource, board_claim, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, text_at

_NO_TENANTS = ("app", "api", "www", "login", "help", "marketing")


class Breezy(PatternSource, JsonSource):
    """Claims Breezy's links: a posting's page is read for its JobPosting, a board for the links of its postings."""

    name = "breezy"
    hosts = re.compile(r"([\w-]+)\.breezy\.hr", re.IGNORECASE)
    path = re.compile(r"/p/([0-9a-f]{12})", re.IGNORECASE)

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        parts = link_parts(link)
        company = parts.tenant_of("breezy.hr")
        if company and company not in _NO_TENANTS and parts.segments in ((), ("json",)):
            return board_claim(f"breezy:{company}", f"{parts.origin}/json")
        return super().claim(link)

    def fields(self, data: object, link: str) -> Fields | None:  # noqa: ARG002 - the answer names its links itself
        """None: a board's answer holds no text of its postings."""
        if isinstance(data, list) and ".breezy.hr/p/" in text_at(data, 0, "url") and at(data, 0, "name"):
            raise listed(
                ListedPosting(text_at(job, "url"), text_at(job, "name"), text_at(job, "location", "name"))
                for job in data
            )
        return None
