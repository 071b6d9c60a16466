"""Personio: postings on {company}.jobs.personio.de and .com.

:site: https://www.personio.com
:links: https://{company}.jobs.personio.de/job/{id}
:reads: GET /xml?language={language} at the same host, the whole board; the posting is picked by its id
:shape: the public documentation of the XML feed; public code of ten readers (workzag-jobs, jobDescriptions)
:checked: 2026-11
"""

from __future__ import annotations

from xml.etree import ElementTree

from jseeker.core.links import link_parts, parts_or_none
from jseeker.core.page_text import markup_text, text_of_bytes
from jseeker.errors import ListedPosting, NotAPosting
from jseeker.model.page import BOARD_BYTES, Page, PageRequest
from jseeker.model.posting import Posting, ReadMethod
from jseeker.ports import Claim, Follow
from jseeker.sources._base import WebSource, gone_from_board, listed
from jseeker.sources._fields import Fields, finish

_HOSTS = ("jobs.personio.de", "jobs.personio.com")
_STRANGE = "The Personio feed for this link cannot be read; save the page and give the file."


class Personio(WebSource):
    """Reads Personio's public XML feed, a board at a time."""

    name = "personio"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        parts = link_parts(link)
        company = parts.tenant_of(*_HOSTS)
        if company is None:
            return None
        job = parts.segments[1] if len(parts.segments) > 1 and parts.segments[0] == "job" else ""
        key = ":".join(part for part in ("personio", company, job) if part)
        url = f"{parts.origin}/xml?language={parts.query.get('language', 'en')}"
        request = PageRequest(url, accept="application/xml, text/xml", max_bytes=BOARD_BYTES, cache_for_board=True)
        return Claim(key, request, is_board=not job)

    def read(self, page: Page, link: str) -> Posting | Follow:
        """The posting in the feed, or on the page where it is one."""
        text = text_of_bytes(page.body, page.content_type)
        if "<workzag-jobs" not in text[:2000]:
            return super().read(page, link)
        positions = _positions(text)
        job_id = (*parts_or_none(link).segments, "", "")[1]
        found = [position for position in positions if position.findtext("id", "").strip() == job_id]
        if job_id and not found:
            raise gone_from_board()
        if not found:
            origin = link_parts(link).origin
            raise listed(
                ListedPosting(
                    f"{origin}/job/{position.findtext('id', '').strip()}",
                    position.findtext("name", ""),
                    "; ".join(_offices(position)),
                )
                for position in positions
            )
        return finish(_fields(found[0], link), link, self._key(link), self.name, ReadMethod.API)


def _positions(text: str) -> list[ElementTree.Element]:
    """The postings of a feed; a document type (which a feed has no need of) is refused."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise NotAPosting(_STRANGE)
    try:
        # The feed declares no entities (refused above), and the parser resolves no outside ones.
        return ElementTree.fromstring(text.encode("utf-8", "ignore")).findall("position")  # noqa: S314 - see above
    except ElementTree.ParseError as error:
        raise NotAPosting(_STRANGE) from error


def _offices(position: ElementTree.Element) -> tuple[str, ...]:
    return (position.findtext("office", ""), *(o.text or "" for o in position.findall("additionalOffices/office")))


def _fields(position: ElementTree.Element, link: str) -> Fields:
    sections = position.findall("jobDescriptions/jobDescription")
    parts = [f"\n{s.findtext('name', '').strip()}\n{markup_text(s.findtext('value', ''))}" for s in sections]
    return Fields(
        title=position.findtext("name", ""),
        body="\n".join(parts),
        company=position.findtext("subcompany", ""),
        slug=link_parts(link).tenant_of(*_HOSTS) or "",
        locations=_offices(position),
        employment_type=position.findtext("schedule", "") or position.findtext("employmentType", ""),
        date_posted=position.findtext("createdAt", ""),
        apply_url=link,
        origins={"company": "api:subcompany", "locations": "api:office", "employment_type": "api:schedule",
                 "date_posted": "api:createdAt", "description": "api:jobDescriptions"},
    )  # fmt: skip
