"""Teamtailor: postings on {company}.teamtailor.com.

:site: https://www.teamtailor.com
:links: https://{company}.teamtailor.com/jobs/{id}-{slug}
:reads: the page, which holds a JobPosting; /jobs.json for a board
:shape: public code of ten readers (JSON Feed: version, items[].url, items[]._jobposting); schema.org
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.links import link_parts, parts_or_none
from jseeker.errors import ListedPosting
from jseeker.model.page import PageRequest
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, board_claim, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, items_at, text_at
from jseeker.sources._json_ld import posting_fields

_ID = re.compile(r"(\d+)(?:-.*)?")
_REGION = re.compile(r"\.(?:na|eu|au|ca)$")


class Teamtailor(JsonSource):
    """Reads the JobPosting in Teamtailor's pages, and the feed of a board."""

    name = "teamtailor"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        parts = link_parts(link)
        company = parts.tenant_of("teamtailor.com")
        if company is None:
            return None
        company = _REGION.sub("", company)
        if "jobs" in parts.segments[:-1] and (job := _ID.fullmatch(parts.segments[parts.segments.index("jobs") + 1])):
            locale = f"/{parts.segments[0]}" if parts.segments[0] != "jobs" else ""
            page = f"{parts.origin}{locale}/jobs/{parts.segments[parts.segments.index('jobs') + 1]}"
            return Claim(f"teamtailor:{company}:{job[1]}", PageRequest(page))
        return board_claim(f"teamtailor:{company}", f"{parts.origin}/jobs.json")

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of a feed with one posting."""
        items = items_at(data, "items")
        if "jsonfeed" not in text_at(data, "version") or not items:
            return None
        if len(items) > 1 or at(items[0], "_jobposting") is None or parts_or_none(link).host:
            raise listed(
                ListedPosting(
                    text_at(item, "url"),
                    text_at(item, "title"),
                    "; ".join(posting_fields(at(item, "_jobposting")).locations),
                )
                for item in items
            )
        return posting_fields(at(items[0], "_jobposting"))
