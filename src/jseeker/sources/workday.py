"""Workday: postings on {tenant}.wd{n}.myworkdayjobs.com.

:site: https://www.workday.com
:links: https://{tenant}.wd{n}.myworkdayjobs.com/{site}/job/{place}/{slug}_{requisition}
:reads: GET /wday/cxs/{tenant}/{site}/job/{place}/{slug}_{requisition} at the same host; a board by POST …/jobs
:shape: a capture of the answer; public code of a board (total, jobPostings[].externalPath, locationsText)
:checked: 2026-11
"""

from __future__ import annotations

import json
import re

from jseeker.core.links import LinkParts, link_parts, parts_or_none
from jseeker.core.page_text import markup_text
from jseeker.core.places import workplace_of
from jseeker.errors import ListedPosting
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, board_claim, gone_from_board, json_claim, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, items_at, text_at

_HOST = re.compile(r"(?:([\w-]+)\.)?wd\d+\.(?:myworkdayjobs(?:-impl)?|myworkdaysite)\.com")
_FIRST_PAGE = {"appliedFacets": {}, "limit": 20, "offset": 0}
"""The site gives no more than 20 at once; the words of a search (`?q=`) choose which."""
_LOCALE = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2})?")


class Workday(JsonSource):
    """Reads the JSON behind Workday's career sites."""

    name = "workday"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's link."""
        parts = link_parts(link)
        host = _HOST.fullmatch(parts.host)
        tenant, site, rest = _path(parts)
        if host is None or not tenant or not site:
            return None
        if not rest or rest == ("jobs",):
            url = f"{parts.origin}/wday/cxs/{tenant}/{site}/jobs"
            body = json.dumps({**_FIRST_PAGE, "searchText": parts.query.get("q", "")})
            return board_claim(f"workday:{tenant}:{site}".lower(), url, body=body)
        if rest[0] != "job" or len(rest) < 2:
            return None
        url = f"{parts.origin}/wday/cxs/{tenant}/{site}/{'/'.join(rest)}"
        slug, _, requisition = rest[-1].partition("_")
        return json_claim(f"workday:{tenant}:{site}:{requisition or slug}".lower(), url)

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of a job answer. The legal entity in `hiringOrganization` is not the name people know."""
        if isinstance(found := at(data, "jobPostings"), list):
            total = at(data, "total")
            raise listed((_listed(job, parts_or_none(link)) for job in found), total if isinstance(total, int) else 0)
        job = at(data, "jobPostingInfo")
        if job is None or at(job, "jobDescription") is None:
            return None
        if at(job, "posted") is False:
            raise gone_from_board()
        places = [text_at(job, "location"), *(text_at(place) for place in items_at(job, "additionalLocations"))]
        tenant = _path(parts_or_none(text_at(job, "externalUrl") or link))[0]
        return Fields(
            title=text_at(job, "title"),
            body=markup_text(text_at(job, "jobDescription")),
            slug=tenant,
            locations=tuple(places),
            workplace=workplace_of(text_at(job, "remoteType")),
            employment_type=text_at(job, "timeType"),
            date_posted=text_at(job, "startDate"),
            valid_through=text_at(job, "endDate"),
            apply_url=text_at(job, "externalUrl"),
            origins={"locations": "api:location", "date_posted": "api:startDate", "employment_type": "api:timeType",
                     "description": "api:jobDescription"},
        )  # fmt: skip


def _listed(job: object, board: LinkParts) -> ListedPosting:
    """A posting of a board's answer; its path there begins with /job."""
    tenant, site, _ = _path(board)
    place = f"recruiting/{tenant}/{site}" if board.segments[:1] == ("recruiting",) else site
    path = text_at(job, "externalPath")
    link = f"{board.origin}/{place}{path}" if path.startswith("/job/") else ""
    return ListedPosting(link, text_at(job, "title"), text_at(job, "locationsText"))


def _path(parts: LinkParts) -> tuple[str, str, tuple[str, ...]]:
    """Tenant, site and the rest of the path, whatever locale or API prefix stands before them."""
    host = _HOST.fullmatch(parts.host)
    tenant, segments = (host[1] or "") if host else "", parts.segments
    if segments[:2] == ("wday", "cxs"):
        return segments[2] if len(segments) > 2 else tenant, segments[3] if len(segments) > 3 else "", segments[4:]
    if segments[:1] == ("recruiting",):
        return segments[1] if len(segments) > 1 else tenant, segments[2] if len(segments) > 2 else "", segments[3:]
    if segments and _LOCALE.fullmatch(segments[0]) and len(segments) > 1:
        segments = segments[1:]
    return tenant, segments[0] if segments else "", _without_apply(segments[1:])


def _without_apply(segments: tuple[str, ...]) -> tuple[str, ...]:
    """The path of the posting itself: `details` reads as `job`, `/apply…` at its end does not matter."""
    if "apply" in segments:
        segments = segments[: segments.index("apply")]
    return ("job", *segments[1:]) if segments[:1] == ("details",) else segments
