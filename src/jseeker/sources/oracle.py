"""Oracle Recruiting Cloud: postings on {tenant}.fa.{region}.oraclecloud.com.

:site: https://www.oracle.com/human-capital-management/recruiting
:links: https://{tenant}.fa.{region}.oraclecloud.com/hcmUI/CandidateExperience/{language}/sites/{site}/job/{id}
:reads: GET /hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails at the same host
:shape: public code that reads the answer (items[0] with Title, External…Str, PrimaryLocation, requisitionFlexFields)
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.company_names import company_in_text
from jseeker.core.links import LinkParts, link_parts
from jseeker.core.money import salary_in
from jseeker.core.page_text import markup_text, text_of_bytes
from jseeker.core.places import workplace_of
from jseeker.model.page import Page, PageRequest
from jseeker.model.posting import Posting, Salary
from jseeker.ports import Claim, Follow
from jseeker.sources._base import JSON, JsonSource, json_claim
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, items_at, text_at

_HOST = re.compile(r"([\w-]+)\.fa(?:\.[\w-]+)*\.oraclecloud\.com")
_SITE_NUMBER = re.compile(r"CX(?:_\d+)?")
_SITE_IN_PAGE = re.compile(r"siteNumber[\"']?\s*[:=]\s*[\"'](CX\w*)")
_BODIES = (
    "ExternalDescriptionStr",
    "ExternalResponsibilitiesStr",
    "ExternalQualificationsStr",
    "CorporateDescriptionStr",
    "OrganizationDescriptionStr",
)
_PAY = re.compile(r"salary|pay\b|compensation|wage", re.IGNORECASE)


class Oracle(JsonSource):
    """Reads the requisition details behind Oracle's career sites; a site's alias is looked up in its page first."""

    name = "oracle"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's link. The key leaves the site out: requisitions are numbered in the tenant."""
        parts = link_parts(link)
        host = _HOST.fullmatch(parts.host)
        site, job = _site_and_job(parts)
        if host is None or not job:
            return None
        key = f"oracle:{host[1]}:{job}".lower()
        if _SITE_NUMBER.fullmatch(site):
            return json_claim(key, _details(parts.origin, site, job))
        return Claim(key, PageRequest(link))

    def read(self, page: Page, link: str) -> Posting | Follow:
        """The posting in the answer, or where to ask next when the page only told the site's number."""
        parts = link_parts(link)
        site, job = _site_and_job(parts)
        found = _SITE_IN_PAGE.search(text_of_bytes(page.body, page.content_type)) if job else None
        if found and not _SITE_NUMBER.fullmatch(site) and page.body.lstrip().startswith(b"<"):
            return Follow(link, PageRequest(_details(parts.origin, found[1], job), accept=JSON))
        return super().read(page, link)

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of a requisition's details."""
        job = at(data, "items", 0)
        if at(job, "ExternalDescriptionStr") is None:
            return None
        body = "\n\n".join(text for name in _BODIES if (text := markup_text(text_at(job, name))))
        others = [text_at(place, "Name") for place in items_at(job, "secondaryLocations")]
        return Fields(
            title=text_at(job, "Title"),
            body=body,
            company=text_at(job, "LegalEmployer") or company_in_text(body),
            locations=(text_at(job, "PrimaryLocation"), *others),
            workplace=workplace_of(text_at(job, "WorkplaceType")),
            employment_type=text_at(job, "JobSchedule"),
            salary=_pay(job),
            date_posted=text_at(job, "ExternalPostedStartDate"),
            valid_through=text_at(job, "ExternalPostedEndDate"),
            apply_url=link if link.startswith("http") else "",
            origins={"locations": "api:PrimaryLocation", "salary": "api:requisitionFlexFields",
                     "date_posted": "api:ExternalPostedStartDate", "description": "api:External…Str"},
        )  # fmt: skip


def _site_and_job(parts: LinkParts) -> tuple[str, str]:
    """The site and the requisition's number in a link, "" for what it does not name."""
    segments = parts.segments
    site = segments[segments.index("sites") + 1] if "sites" in segments[:-1] else ""
    after = [segments[i + 1] for i, word in enumerate(segments[:-1]) if word in ("job", "preview")]
    return site, after[-1] if after else ""


def _details(origin: str, site: str, job: str) -> str:
    resource = f"{origin}/hcmRestApi/resources/latest/recruitingCEJobRequisitionDetails"
    return f"{resource}?expand=all&onlyData=true&finder=ById;Id=%22{job}%22,siteNumber={site}"


def _pay(job: object) -> Salary | None:
    for field in items_at(job, "requisitionFlexFields"):
        if _PAY.search(text_at(field, "Prompt")):
            return salary_in(f"Salary: {text_at(field, 'Value')}")
    return None
