"""Gem: postings on jobs.gem.com.

:site: https://www.gem.com
:links: https://jobs.gem.com/{board}/{id}
:reads: POST jobs.gem.com/api/public/graphql/batch
:shape: public code that asks and reads (oatsExternalJobPosting with descriptionHtml, locations, job, compensationHtml)
:checked: 2026-11
"""

from __future__ import annotations

import json

from jseeker.core.links import parts_or_none
from jseeker.core.money import salary_in
from jseeker.core.page_text import markup_text
from jseeker.core.places import place_line, workplace_of
from jseeker.errors import ListedPosting
from jseeker.model.page import PageRequest
from jseeker.model.posting import Workplace
from jseeker.ports import Claim
from jseeker.sources._base import JSON, JsonSource, gone_from_board, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, flag_at, items_at, text_at

_API = "https://jobs.gem.com/api/public/graphql/batch"
_POSTING = (
    "query ExternalJobPostingQuery($boardId: String!, $extId: String!)"
    " { oatsExternalJobPosting(boardId: $boardId, extId: $extId) { id title extId descriptionHtml firstPublishedTsSec"
    " compensationHtml jobPostSectionHtml { introHtml outroHtml } locations { name city isoCountry isRemote }"
    " job { teamDisplayName locationType employmentType } } }"
)
_BOARD = (
    "query JobBoardList($boardId: String!)"
    " { oatsExternalJobPostings(boardId: $boardId) { jobPostings { id extId title } } }"
)


class Gem(JsonSource):
    """Reads Gem's public GraphQL answers."""

    name = "gem"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        board, job = _board_and_job(link)
        if not board:
            return None
        if not job:
            return Claim(f"gem:{board}", _request("JobBoardList", _BOARD, {"boardId": board}), is_board=True)
        ask = _request("ExternalJobPostingQuery", _POSTING, {"boardId": board, "extId": job})
        return Claim(f"gem:{board}:{job}", ask)

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of a posting's answer, alone or in a batch."""
        answer = at(data, 0, "data") or at(data, "data")
        if at(answer, "oatsExternalJobPostings"):
            board = _board_and_job(link)[0]
            found = items_at(answer, "oatsExternalJobPostings", "jobPostings")
            raise listed(
                ListedPosting(f"https://jobs.gem.com/{board}/{text_at(job, 'extId')}", text_at(job, "title"))
                for job in found
            )
        if not isinstance(answer, dict) or "oatsExternalJobPosting" not in answer:
            return None
        posting = answer["oatsExternalJobPosting"]
        if posting is None:
            raise gone_from_board()
        sections = at(posting, "jobPostSectionHtml")
        bodies = (text_at(sections, "introHtml"), text_at(posting, "descriptionHtml"), text_at(sections, "outroHtml"))
        pay = markup_text(text_at(posting, "compensationHtml"))
        places = items_at(posting, "locations")
        is_remote = any(flag_at(place, "isRemote") for place in places)
        return Fields(
            title=text_at(posting, "title"),
            body="\n\n".join([*(markup_text(body) for body in bodies), pay]),
            company=text_at(posting, "job", "teamDisplayName"),
            slug=_board_and_job(link)[0],
            locations=tuple(
                text_at(p, "name") or place_line(text_at(p, "city"), text_at(p, "isoCountry")) for p in places
            ),
            workplace=workplace_of(text_at(posting, "job", "locationType"))
            or (Workplace.REMOTE if is_remote else None),
            employment_type=text_at(posting, "job", "employmentType"),
            salary=salary_in(f"Salary: {pay}"),
            date_posted=at(posting, "firstPublishedTsSec"),
            apply_url=link if link.startswith("http") else "",
            origins={
                "company": "api:job.teamDisplayName",
                "salary": "api:compensationHtml",
                "date_posted": "api:firstPublishedTsSec",
            },
        )


def _board_and_job(link: str) -> tuple[str, str]:
    parts = parts_or_none(link)
    if parts.host != "jobs.gem.com" or not parts.segments or parts.segments[0] == "api":
        return "", ""
    return parts.segments[0], parts.segments[1] if len(parts.segments) > 1 else ""


def _request(operation: str, query: str, variables: dict[str, str]) -> PageRequest:
    body = [{"operationName": operation, "variables": variables, "query": query}]
    return PageRequest(_API, accept=JSON, body=json.dumps(body))
