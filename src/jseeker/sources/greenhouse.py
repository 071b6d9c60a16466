"""Greenhouse: postings on boards.greenhouse.io, job-boards.greenhouse.io and their EU hosts.

:site: https://www.greenhouse.com
:links: https://boards.greenhouse.io/{board}/jobs/{id}
:reads: GET boards-api.greenhouse.io/v1/boards/{board}/jobs/{id}
:shape: a capture of the answer; public documentation of the Job Board API
:checked: 2026-11
"""

from __future__ import annotations

import html

from jseeker.core.links import parts_or_none
from jseeker.core.money import salary_from
from jseeker.core.page_text import markup_text
from jseeker.errors import ListedPosting
from jseeker.model.posting import Salary
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, board_claim, json_claim, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, items_at, text_at

_HOSTS = frozenset(
    f"{name}{region}.greenhouse.io" for name in ("boards", "job-boards", "boards-api") for region in ("", ".eu")
)
_API = "https://boards-api.greenhouse.io/v1/boards"


class Greenhouse(JsonSource):
    """Reads Greenhouse's public job board API."""

    name = "greenhouse"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        board, job = _board_and_job(link)
        if not board:
            return None
        if not job:
            return board_claim(f"greenhouse:{board}", f"{_API}/{board}/jobs")
        url = f"{_API}/{board}/jobs/{job}?content=true&pay_transparency=true"
        return json_claim(f"greenhouse:{board}:{job}", url)

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of a job answer."""
        if at(data, "jobs") is not None and "absolute_url" in str(items_at(data, "jobs")[:1]):
            raise listed(
                ListedPosting(text_at(job, "absolute_url"), text_at(job, "title"), "; ".join(_places(job)))
                for job in items_at(data, "jobs")
            )
        if at(data, "content") is None or at(data, "absolute_url") is None:
            return None
        return Fields(
            title=text_at(data, "title"),
            body=markup_text(html.unescape(text_at(data, "content"))),
            company=text_at(data, "company_name"),
            slug=_board_and_job(link)[0],
            locations=_places(data),
            salary=_pay(data),
            date_posted=text_at(data, "first_published") or text_at(data, "updated_at"),
            valid_through=at(data, "application_deadline"),
            language=at(data, "language"),
            apply_url=text_at(data, "absolute_url"),
            origins={"locations": "api:location.name", "company": "api:company_name", "salary": "api:pay_input_ranges",
                     "date_posted": "api:first_published", "description": "api:content"},
        )  # fmt: skip


def _board_and_job(link: str) -> tuple[str, str]:
    """The board's name and the posting's number in a link, "" for what it does not name."""
    parts = parts_or_none(link)
    if parts.host not in _HOSTS:
        return "", ""
    segments = parts.segments[2:] if parts.segments[:2] == ("v1", "boards") else parts.segments
    if segments[:1] == ("embed",):
        board, job = parts.query.get("for", ""), parts.query.get("token") or parts.query.get("gh_jid", "")
    else:
        board = segments[0] if segments else ""
        job = segments[2] if len(segments) > 2 and segments[1] == "jobs" else parts.query.get("gh_jid", "")
    return board.lower(), job if job.isdigit() else ""


def _places(data: object) -> tuple[str, ...]:
    """The posting's place; its offices where it words none."""
    if place := text_at(data, "location", "name").strip():
        return (place,)
    return tuple(text_at(office, "location") or text_at(office, "name") for office in items_at(data, "offices"))


def _pay(data: object) -> Salary | None:
    """The first range that names amounts."""
    for pay in items_at(data, "pay_input_ranges"):
        low, high = (_units(pay, name) for name in ("min_cents", "max_cents"))
        if found := salary_from(low, high, text_at(pay, "currency_type"), text_at(pay, "title")):
            return found
    return None


def _units(pay: object, name: str) -> float | None:
    cents = at(pay, name)
    return cents / 100 if isinstance(cents, int | float) else None
