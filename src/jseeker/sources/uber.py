"""Uber: its own career site.

:site: https://www.uber.com/careers
:links: https://www.uber.com/{country}/{language}/careers/list/{id}/
:reads: the page: JobPosting, state or main text; a saved answer of the site's search (data.results), picked by its id
:shape: public code of ten readers of the search; no evidence of the page: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.links import parts_or_none
from jseeker.core.page_text import markup_text
from jseeker.core.places import place_line
from jseeker.errors import ListedPosting
from jseeker.sources._base import JsonSource, PatternSource, gone_from_board, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, items_at, text_at
from jseeker.sources._markdown import without_markdown

_LINK = "https://www.uber.com/global/en/careers/list/{id}/"


class Uber(PatternSource, JsonSource):
    """Claims the links; the page's own state is read, or the answer of the site's search."""

    name = "uber"
    hosts = re.compile(r"(?:www\.)?uber\.com", re.IGNORECASE)
    path = re.compile(r"(?:/global)?(?:/[a-z]{2}){0,2}/careers/list/(\d+)", re.IGNORECASE)

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of the posting that the link names, or of the only one in the answer."""
        jobs = items_at(data, "data", "results") or items_at(data, "results") or [data]
        if at(jobs[0], "creationDate") is None or at(jobs[0], "description") is None or not _places(jobs[0]):
            return None
        wanted = next((part for part in reversed(parts_or_none(link).segments) if part.isdigit()), "")
        found = [job for job in jobs if text_at(job, "id") == wanted] if wanted else jobs
        if wanted and not found:
            raise gone_from_board()
        if len(found) != 1:
            raise listed(
                ListedPosting(_LINK.format(id=text_at(job, "id")), text_at(job, "title"), "; ".join(_places(job)))
                for job in jobs
            )
        job = found[0]
        return Fields(
            title=text_at(job, "title"),
            body=markup_text(without_markdown(text_at(job, "description"))),
            company="Uber",
            locations=_places(job),
            employment_type=text_at(job, "timeType"),
            date_posted=text_at(job, "creationDate"),
            apply_url=_LINK.format(id=text_at(job, "id")),
            origins={"company": "link", "locations": "api:allLocations", "employment_type": "api:timeType",
                     "date_posted": "api:creationDate"},
        )  # fmt: skip


def _places(job: object) -> tuple[str, ...]:
    places = items_at(job, "allLocations") or [at(job, "location")]
    lines = (
        place_line(text_at(p, "city"), text_at(p, "region"), text_at(p, "countryName") or text_at(p, "country"))
        for p in places
    )
    return tuple(line for line in lines if line)
