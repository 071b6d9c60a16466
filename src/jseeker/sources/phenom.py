"""Phenom: career sites on own domains.

:site: https://www.phenom.com
:links: https://{host}/{country}/{language}/job/{id}/{slug}
:reads: the page: phApp.ddo with jobDetail.data.job; an apply link (jobSeqNo) leads to the page first
:shape: public code that reads the state
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.links import LinkParts, link_parts
from jseeker.model.page import PageRequest
from jseeker.ports import Claim
from jseeker.sources._base import WebSource

_SEQUENCE = re.compile(r"[A-Z]{6}(.+?)EXTERNAL(?:[A-Z]{4})?", re.IGNORECASE)
_LOCALE = re.compile(r"[a-z]{2}|global|amer|emea|apac", re.IGNORECASE)


class Phenom(WebSource):
    """Claims the links of Phenom's career sites; the number inside a sequence number is the posting's."""

    name = "phenom"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's link, and on the link of its application form."""
        parts = link_parts(link)
        named = _job_id(parts)
        if not named:
            return None
        sequence = _SEQUENCE.fullmatch(named)
        key = f"phenom:{parts.host.removeprefix('www.')}:{sequence[1] if sequence else named}".lower()
        if "jobseqno" not in parts.query:
            return Claim(key, PageRequest(link))
        before = "/".join(parts.segments[: parts.segments.index("apply")] if "apply" in parts.segments else ())
        return Claim(key, PageRequest(f"{parts.origin}/{before}{'/' if before else ''}job/{named}"))


def _job_id(parts: LinkParts) -> str:
    """The posting's number in a link that is surely Phenom's, "" in any other."""
    if sequence := parts.query.get("jobseqno", ""):
        return sequence
    segments = parts.segments
    if segments[:1] == ("job",) and len(segments) > 1 and _SEQUENCE.fullmatch(segments[1]):
        return segments[1]
    if len(segments) > 3 and segments[2] == "job" and all(_LOCALE.fullmatch(part) for part in segments[:2]):
        return segments[3]
    return ""
