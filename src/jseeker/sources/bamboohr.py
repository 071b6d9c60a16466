"""BambooHR: postings on {company}.bamboohr.com.

:site: https://www.bamboohr.com
:links: https://{company}.bamboohr.com/careers/{id}
:reads: GET {company}.bamboohr.com/careers/{id}/detail
:shape: public code that reads the answer (result.jobOpening with jobOpeningName, description, compensation, datePosted)
:checked: 2026-11
"""

from __future__ import annotations

from jseeker.core.links import link_parts, parts_or_none
from jseeker.core.money import salary_in
from jseeker.core.page_text import markup_text
from jseeker.core.places import place_line
from jseeker.errors import ListedPosting
from jseeker.model.posting import Workplace
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, board_claim, gone_from_board, json_claim, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, flag_at, items_at, text_at


class BambooHR(JsonSource):
    """Reads the public details behind BambooHR's career pages."""

    name = "bamboohr"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        parts = link_parts(link)
        company = parts.tenant_of("bamboohr.com")
        if company is None or parts.segments[:1] not in (("careers",), ("jobs",)):
            return None
        named = parts.segments[1] if len(parts.segments) > 1 else ""
        job = named if named.isdigit() else parts.query.get("id", "")
        if not job.isdigit():
            return board_claim(f"bamboohr:{company}", f"{parts.origin}/careers/list")
        return json_claim(f"bamboohr:{company}:{job}", f"{parts.origin}/careers/{job}/detail")

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of a job opening's details."""
        if at(data, "result", 0, "jobOpeningName"):
            origin = parts_or_none(link).origin
            raise listed(
                ListedPosting(f"{origin}/careers/{text_at(job, 'id')}", text_at(job, "jobOpeningName"), _place(job))
                for job in items_at(data, "result")
            )
        job = at(data, "result", "jobOpening")
        if at(job, "jobOpeningName") is None:
            return None
        if text_at(job, "jobOpeningStatus").lower() not in ("open", ""):
            raise gone_from_board()
        shared = text_at(job, "jobOpeningShareUrl") or link
        return Fields(
            title=text_at(job, "jobOpeningName"),
            body=markup_text(text_at(job, "description")),
            slug=parts_or_none(shared).tenant_of("bamboohr.com") or "",
            locations=(_place(job),),
            workplace=Workplace.REMOTE if flag_at(job, "isRemote") else None,
            employment_type=text_at(job, "employmentStatusLabel"),
            salary=salary_in(f"Salary: {text_at(job, 'compensation')}"),
            date_posted=text_at(job, "datePosted"),
            apply_url=shared,
            origins={"title": "api:jobOpeningName", "salary": "api:compensation", "date_posted": "api:datePosted",
                     "employment_type": "api:employmentStatusLabel"},
        )  # fmt: skip


def _place(job: object) -> str:
    """The place of work; where that is empty, the one of the candidates' system."""
    place = at(job, "location") if text_at(job, "location", "city") else at(job, "atsLocation")
    country = text_at(place, "addressCountry") or text_at(place, "country")
    return place_line(text_at(place, "city"), text_at(place, "state"), country)
