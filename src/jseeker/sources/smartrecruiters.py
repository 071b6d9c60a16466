"""SmartRecruiters: postings on jobs.smartrecruiters.com and careers.smartrecruiters.com.

:site: https://www.smartrecruiters.com
:links: https://jobs.smartrecruiters.com/{company}/{id}-{slug}
:reads: GET api.smartrecruiters.com/v1/companies/{company}/postings/{id}
:shape: a capture of the answer; the public documentation of the posting API
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.links import link_parts
from jseeker.core.page_text import markup_text
from jseeker.core.places import place_line
from jseeker.errors import ListedPosting
from jseeker.model.posting import Workplace
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, board_claim, gone_from_board, json_claim, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, flag_at, items_at, text_at

_HOSTS = frozenset(("jobs.smartrecruiters.com", "careers.smartrecruiters.com"))
_API = "https://api.smartrecruiters.com/v1/companies"
_ID = re.compile(r"(\d{6,}|[0-9a-f]{8}-[0-9a-f-]{27})(?:-.*)?", re.IGNORECASE)
_SECTIONS = ("companyDescription", "jobDescription", "qualifications", "additionalInformation")


class SmartRecruiters(JsonSource):
    """Reads SmartRecruiters' public posting API."""

    name = "smartrecruiters"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a company's link."""
        parts = link_parts(link)
        if parts.host not in _HOSTS or not parts.segments:
            return None
        segments = parts.segments
        if segments[:2] == ("oneclick-ui", "company") and len(segments) > 2:  # the form: …/{company}/publication/{uuid}
            segments = (segments[2], *segments[4:5])
        company = segments[0]
        job = _ID.fullmatch(segments[1]) if len(segments) > 1 else None
        if job is None:
            return board_claim(f"smartrecruiters:{company}".lower(), f"{_API}/{company}/postings?limit=100")
        return json_claim(f"smartrecruiters:{company}:{job[1]}".lower(), f"{_API}/{company}/postings/{job[1]}")

    def fields(self, data: object, link: str) -> Fields | None:  # noqa: ARG002 - the answer names its link itself
        """The fields of a posting's answer."""
        if at(data, "content", 0, "company", "identifier"):
            total = at(data, "totalFound")
            raise listed(map(_listed, items_at(data, "content")), total if isinstance(total, int) else 0)
        if at(data, "active") is False:
            raise gone_from_board()
        sections = at(data, "jobAd", "sections")
        if sections is None or at(data, "name") is None:
            return None
        place = at(data, "location")
        return Fields(
            title=text_at(data, "name"),
            body="\n".join(_section(at(sections, name)) for name in _SECTIONS),
            company=text_at(data, "company", "name"),
            locations=(_place(place),),
            workplace=_workplace(place),
            employment_type=text_at(data, "typeOfEmployment", "label"),
            date_posted=text_at(data, "releasedDate"),
            language=at(data, "language", "code"),
            apply_url=text_at(data, "applyUrl"),
            origins={"title": "api:name", "locations": "api:location.fullLocation", "date_posted": "api:releasedDate",
                     "employment_type": "api:typeOfEmployment.label", "description": "api:jobAd.sections"},
        )  # fmt: skip


def _place(place: object) -> str:
    """City, region and country where the answer does not word them itself; a country's code in capitals."""
    country = text_at(place, "country")
    return text_at(place, "fullLocation") or place_line(
        text_at(place, "city"), text_at(place, "region"), country.upper() if len(country) == 2 else country
    )


def _section(section: object) -> str:
    text = markup_text(text_at(section, "text"))
    return f"\n{text_at(section, 'title')}\n{text}" if text else ""


def _workplace(place: object) -> Workplace | None:
    if flag_at(place, "hybrid"):
        return Workplace.HYBRID
    return Workplace.REMOTE if flag_at(place, "remote") else None


def _listed(posting: object) -> ListedPosting:
    company, number = text_at(posting, "company", "identifier"), text_at(posting, "id")
    link = f"https://jobs.smartrecruiters.com/{company}/{number}"
    return ListedPosting(link, text_at(posting, "name"), _place(at(posting, "location")))
