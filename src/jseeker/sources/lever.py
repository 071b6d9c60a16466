"""Lever: postings on jobs.lever.co and its EU host.

:site: https://www.lever.co
:links: https://jobs.lever.co/{site}/{uuid}
:reads: GET api.lever.co/v0/postings/{site}/{uuid}
:shape: a capture of the answer; the public documentation of the postings API
:checked: 2026-11
"""

from __future__ import annotations

from jseeker.core.links import link_parts, parts_or_none
from jseeker.core.money import salary_from
from jseeker.core.page_text import markup_text
from jseeker.core.places import workplace_of
from jseeker.errors import ListedPosting
from jseeker.model.posting import Salary
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, board_claim, json_claim, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, items_at, text_at

_API_OF = {
    "jobs.lever.co": "https://api.lever.co/v0/postings",
    "jobs.eu.lever.co": "https://api.eu.lever.co/v0/postings",
}


class Lever(JsonSource):
    """Reads Lever's public postings API."""

    name = "lever"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        parts = link_parts(link)
        api = _API_OF.get(parts.host)
        if api is None or not parts.segments:
            return None
        site = parts.segments[0]
        if len(parts.segments) == 1:
            return board_claim(f"lever:{site.lower()}", f"{api}/{site}?mode=json")
        job = parts.segments[1].lower()
        return json_claim(f"lever:{site.lower()}:{job}", f"{api}/{site}/{job}")

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of a posting's answer."""
        if isinstance(data, list) and (not data or at(data, 0, "hostedUrl")):
            raise listed(
                ListedPosting(text_at(job, "hostedUrl"), text_at(job, "text"), "; ".join(_places(job))) for job in data
            )
        if at(data, "hostedUrl") is None or at(data, "text") is None:
            return None
        return Fields(
            title=text_at(data, "text"),
            body=_body(data),
            slug=(parts_or_none(text_at(data, "hostedUrl") or link).segments or ("",))[0],
            locations=_places(data),
            workplace=workplace_of(text_at(data, "workplaceType")),
            employment_type=text_at(data, "categories", "commitment"),
            salary=_pay(data),
            date_posted=at(data, "createdAt"),
            apply_url=text_at(data, "applyUrl"),
            origins={"title": "api:text", "locations": "api:categories.allLocations", "date_posted": "api:createdAt",
                     "employment_type": "api:categories.commitment", "salary": "api:salaryRange",
                     "description": "api:description+lists+additional"},
        )  # fmt: skip


def _places(posting: object) -> tuple[str, ...]:
    places = [place for place in items_at(posting, "categories", "allLocations") if isinstance(place, str)]
    return tuple(places) or (text_at(posting, "categories", "location"),)


def _body(data: object) -> str:
    """Description, lists and closing section in the order of the page."""
    parts = [markup_text(text_at(data, "description") or text_at(data, "descriptionPlain"))]
    for section in items_at(data, "lists"):
        content = text_at(section, "content")
        parts.append("\n" + markup_text(text_at(section, "text")))
        parts.append(markup_text(f"<ul>{content}</ul>" if "<li" in content else content))
    parts.append("\n" + markup_text(text_at(data, "additional") or text_at(data, "additionalPlain")))
    parts.append(markup_text(text_at(data, "salaryDescription")))
    return "\n".join(parts)


def _pay(data: object) -> Salary | None:
    pay = at(data, "salaryRange")
    return salary_from(at(pay, "min"), at(pay, "max"), text_at(pay, "currency"), text_at(pay, "interval"))
