"""Workable: postings on apply.workable.com and {account}.workable.com.

:site: https://www.workable.com
:links: https://apply.workable.com/{account}/j/{shortcode}
:reads: GET apply.workable.com/api/v1/widget/accounts/{account}?details=true, the whole board; picked by its code
:shape: public code of ten readers (name, jobs[] with shortcode, description, telecommuting, published_on)
:checked: 2026-11
"""

from __future__ import annotations

from jseeker.core.links import parts_or_none
from jseeker.core.page_text import markup_text
from jseeker.core.places import place_line
from jseeker.errors import ListedPosting
from jseeker.model.page import Page, PageRequest
from jseeker.model.posting import Posting, Workplace
from jseeker.ports import Claim, Follow
from jseeker.sources._base import JsonSource, board_claim, gone_from_board, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, flag_at, items_at, text_at

_API = "https://apply.workable.com/api/v1/widget/accounts"


class Workable(JsonSource):
    """Reads Workable's public widget API, a board at a time."""

    name = "workable"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link; a short link without its account is asked for as it is."""
        account, code = _account_and_code(link)
        if not account:
            return Claim(f"workable:{code}".lower(), PageRequest(link)) if code else None
        key = ":".join(part for part in ("workable", account, code) if part)
        return board_claim(key.lower(), f"{_API}/{account}?details=true", is_board=not code)

    def read(self, page: Page, link: str) -> Posting | Follow:
        """The posting in the answer, or the long link that a short one led to."""
        if not _account_and_code(link)[0] and all(_account_and_code(page.url)):
            return Follow(page.url)
        return super().read(page, link)

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of the posting that the link names, or of the only one on the board."""
        jobs = items_at(data, "jobs")
        if at(data, "name") is None or (jobs and at(jobs[0], "shortcode") is None):
            return None
        account, code = _account_and_code(link)
        found = [job for job in jobs if text_at(job, "shortcode").upper() == code.upper()] if code else jobs
        if code and not found:
            raise gone_from_board()
        if len(found) != 1 or (account and not code):
            raise listed(
                ListedPosting(_long_link(account, job), text_at(job, "title"), "; ".join(_places(job))) for job in jobs
            )
        job = found[0]
        return Fields(
            title=text_at(job, "title"),
            body=markup_text(text_at(job, "description")),
            company=text_at(data, "name"),
            locations=_places(job),
            workplace=Workplace.REMOTE if flag_at(job, "telecommuting") else None,
            employment_type=text_at(job, "employment_type"),
            date_posted=text_at(job, "published_on") or text_at(job, "created_at"),
            apply_url=text_at(job, "application_url"),
            origins={"company": "api:name", "date_posted": "api:published_on", "workplace": "api:telecommuting"},
        )


def _long_link(account: str, job: object) -> str:
    """The posting's link with its account, whose key meets that of every other spelling but the short one."""
    code = text_at(job, "shortcode")
    return f"https://apply.workable.com/{account}/j/{code}" if account and code else text_at(job, "url")


def _places(job: object) -> tuple[str, ...]:
    return tuple(
        place_line(text_at(p, "city"), text_at(p, "region") or text_at(p, "state"), text_at(p, "country"))
        for p in items_at(job, "locations") or [job]
    )


def _account_and_code(link: str) -> tuple[str, str]:
    """The account and the posting's code in a link, "" for what it does not name."""
    parts = parts_or_none(link)
    segments = parts.segments
    account = parts.tenant_of("workable.com") or ""
    if not account:
        return "", ""
    if parts.host == "apply.workable.com":
        account = segments[0] if segments and segments[0] not in ("j", "api") else ""
        segments = segments[1:] if account else segments
    code = segments[1] if len(segments) > 1 and segments[0] in ("j", "jobs") else ""
    return account, code
