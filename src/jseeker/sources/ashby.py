"""Ashby: postings on jobs.ashbyhq.com.

:site: https://www.ashbyhq.com
:links: https://jobs.ashbyhq.com/{organization}/{uuid}
:reads: GET api.ashbyhq.com/posting-api/job-board/{organization}, the whole board; the posting is picked by its id
:shape: captures of the answer; the public documentation of the posting API
:checked: 2026-11
"""

from __future__ import annotations

from urllib.parse import quote

from jseeker.core.links import parts_or_none
from jseeker.core.money import salary_from, salary_in
from jseeker.core.page_text import markup_text
from jseeker.core.places import workplace_in, workplace_of
from jseeker.errors import ListedPosting
from jseeker.model.posting import Salary, Workplace
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, board_claim, gone_from_board, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, flag_at, items_at, text_at

_API = "https://api.ashbyhq.com/posting-api/job-board"


class Ashby(JsonSource):
    """Reads Ashby's public posting API, a board at a time."""

    name = "ashby"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        organization, job = _organization_and_job(link)
        if not organization:
            return None
        key = ":".join(part for part in ("ashby", organization.lower(), job) if part)
        url = f"{_API}/{quote(organization, safe='')}?includeCompensation=true"
        return board_claim(key, url, is_board=not job)

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of the posting that the link names, or of the only one on the board."""
        jobs = items_at(data, "jobs")
        if at(data, "jobs") is None or (jobs and at(jobs[0], "jobUrl") is None):
            return None
        organization, job_id = _organization_and_job(link)
        found = [job for job in jobs if text_at(job, "id").lower() == job_id] if job_id else _listed(jobs)
        if job_id and not found:
            raise gone_from_board()
        if len(found) != 1 or (organization and not job_id):
            raise listed(
                ListedPosting(text_at(job, "jobUrl"), text_at(job, "title"), "; ".join(_places(job))) for job in found
            )
        return _fields(found[0])


def _listed(jobs: list[object]) -> list[object]:
    """The postings that the board shows: one that is open by its link alone is not offered."""
    return [job for job in jobs if at(job, "isListed") is not False] if len(jobs) > 1 else jobs


def _fields(job: object) -> Fields:
    workplace = workplace_of(text_at(job, "workplaceType")) or workplace_in(text_at(job, "location"))
    return Fields(
        title=text_at(job, "title"),
        body=markup_text(text_at(job, "descriptionHtml") or text_at(job, "descriptionPlain")),
        slug=_organization_and_job(text_at(job, "jobUrl"))[0],
        locations=_places(job),
        workplace=workplace or (Workplace.REMOTE if flag_at(job, "isRemote") else None),
        employment_type=text_at(job, "employmentType"),
        salary=_pay(job),
        date_posted=text_at(job, "publishedAt"),
        apply_url=text_at(job, "applyUrl"),
        origins={"locations": "api:location", "date_posted": "api:publishedAt", "employment_type": "api:employmentType",
                 "salary": "api:compensation", "description": "api:descriptionHtml"},
    )  # fmt: skip


def _places(job: object) -> tuple[str, ...]:
    others = (text_at(place, "location") for place in items_at(job, "secondaryLocations"))
    return tuple(place for place in (text_at(job, "location"), *others) if place)


def _organization_and_job(link: str) -> tuple[str, str]:
    """The organization and the posting's id in a link, "" for what it does not name."""
    parts = parts_or_none(link)
    if parts.host != "jobs.ashbyhq.com" or not parts.segments:
        return "", ""
    job = parts.segments[1] if len(parts.segments) > 1 else parts.query.get("ashby_jid", "")
    return parts.segments[0], job.lower()


def _pay(job: object) -> Salary | None:
    """The first salary component of the compensation, which equity and bonuses stand beside."""
    for part in items_at(job, "compensation", "summaryComponents"):
        if text_at(part, "compensationType") == "Salary":
            interval = text_at(part, "interval")
            return salary_from(at(part, "minValue"), at(part, "maxValue"), text_at(part, "currencyCode"), interval)
    return salary_in(f"Salary: {text_at(job, 'compensation', 'scrapeableCompensationSalarySummary')}")
