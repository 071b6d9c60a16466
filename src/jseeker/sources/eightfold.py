"""Eightfold: postings on {tenant}.eightfold.ai.

:site: https://eightfold.ai
:links: https://{tenant}.eightfold.ai/careers/job/{id}
:reads: GET {tenant}.eightfold.ai/api/apply/v2/jobs/{id}?domain={domain}
:shape: public code that reads the answer (name, location, locations, job_description, t_create, canonicalPositionUrl)
:checked: 2026-11
"""

from __future__ import annotations

from jseeker.core.links import LinkParts, link_parts, parts_or_none
from jseeker.core.page_text import markup_text
from jseeker.core.places import workplace_of
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, json_claim
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, items_at, text_at


class Eightfold(JsonSource):
    """Reads the public answer behind Eightfold's career sites."""

    name = "eightfold"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's link."""
        parts = link_parts(link)
        tenant = parts.tenant_of("eightfold.ai")
        job = _job_id(parts)
        if tenant is None or not job:
            return None
        domain = parts.query.get("domain") or f"{tenant}.com"
        return json_claim(f"eightfold:{tenant}:{job}", f"{parts.origin}/api/apply/v2/jobs/{job}?domain={domain}")

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of a job's answer."""
        job = at(data, "job") or data
        if at(job, "job_description") is None or at(job, "name") is None:
            return None
        address = text_at(job, "canonicalPositionUrl") or link
        places = [place for place in items_at(job, "locations") if isinstance(place, str)]
        return Fields(
            title=text_at(job, "posting_name") or text_at(job, "name"),
            body=markup_text(text_at(job, "job_description")),
            slug=parts_or_none(address).tenant_of("eightfold.ai") or "",
            locations=tuple(places) or (text_at(job, "location"),),
            workplace=workplace_of(text_at(job, "work_location_option")),
            date_posted=at(job, "t_create"),
            apply_url=text_at(job, "apply_redirect_url") or text_at(job, "canonicalPositionUrl"),
            origins={"title": "api:name", "date_posted": "api:t_create", "workplace": "api:work_location_option",
                     "description": "api:job_description"},
        )  # fmt: skip


def _job_id(parts: LinkParts) -> str:
    """The number of the position in a link, "" where there is none."""
    if (pid := parts.query.get("pid", "")).isdigit():
        return pid
    return next((word.partition("-")[0] for word in reversed(parts.segments) if word.partition("-")[0].isdigit()), "")
