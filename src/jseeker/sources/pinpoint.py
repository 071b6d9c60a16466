"""Pinpoint: postings on {company}.pinpointhq.com.

:site: https://www.pinpointhq.com
:links: https://{company}.pinpointhq.com/en/postings/{uuid}
:reads: GET {company}.pinpointhq.com/postings.json, the whole board; the posting is picked by its id
:shape: public code that reads the answer (data[] with four body fields and their headers, compensation_…, deadline_at)
:checked: 2026-11
"""

from __future__ import annotations

from jseeker.core.links import link_parts, parts_or_none
from jseeker.core.money import salary_from
from jseeker.core.page_text import markup_text
from jseeker.core.places import place_line, workplace_of
from jseeker.errors import ListedPosting
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, board_claim, gone_from_board, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, flag_at, items_at, text_at

_BODIES = ("description", "key_responsibilities", "skills_knowledge_expertise", "benefits")


class Pinpoint(JsonSource):
    """Reads Pinpoint's public list of postings, a board at a time."""

    name = "pinpoint"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        parts = link_parts(link)
        company = parts.tenant_of("pinpointhq.com")
        if company is None:
            return None
        key = ":".join(part for part in ("pinpoint", company, _posting_id(link)) if part)
        return board_claim(key, f"{parts.origin}/postings.json", is_board=not _posting_id(link))

    def fields(self, data: object, link: str) -> Fields | None:
        """The fields of the posting that the link names, or of the only one on the board."""
        postings = items_at(data, "data")
        if not postings or at(postings[0], "key_responsibilities") is None:
            return None
        wanted = _posting_id(link)
        found = [posting for posting in postings if wanted in text_at(posting, "url").lower()] if wanted else postings
        if wanted and not found:
            raise gone_from_board()
        if len(found) != 1 or (not wanted and parts_or_none(link).host):
            raise listed(
                ListedPosting(text_at(posting, "url"), text_at(posting, "title"), _place(posting))
                for posting in postings
            )
        return _fields(found[0])


def _fields(posting: object) -> Fields:
    parts = [f"\n{text_at(posting, f'{name}_header')}\n{markup_text(text_at(posting, name))}" for name in _BODIES]
    pay = [at(posting, f"compensation_{name}") for name in ("minimum", "maximum", "currency", "frequency")]
    address = text_at(posting, "url")
    return Fields(
        title=text_at(posting, "title"),
        body="\n".join(part for part in parts if part.strip()),
        slug=parts_or_none(address).tenant_of("pinpointhq.com") or "",
        locations=(_place(posting),),
        workplace=workplace_of(text_at(posting, "workplace_type")),
        employment_type=text_at(posting, "employment_type_text") or text_at(posting, "employment_type"),
        salary=salary_from(*pay) if flag_at(posting, "compensation_visible") else None,
        valid_through=text_at(posting, "deadline_at"),
        apply_url=address,
        origins={"salary": "api:compensation_minimum", "valid_through": "api:deadline_at",
                 "description": "api:description+key_responsibilities+skills_knowledge_expertise+benefits"},
    )  # fmt: skip


def _place(posting: object) -> str:
    place = at(posting, "location")
    return place_line(text_at(place, "city"), text_at(place, "province")) or text_at(place, "name")


def _posting_id(link: str) -> str:
    """The posting's id in a link (after `postings`), "" where there is none."""
    segments = parts_or_none(link).segments
    return next((segments[i + 1].lower() for i, word in enumerate(segments[:-1]) if word == "postings"), "")
