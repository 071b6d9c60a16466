"""Recruitee: postings on {company}.recruitee.com.

:site: https://recruitee.com
:links: https://{company}.recruitee.com/o/{slug}
:reads: GET {company}.recruitee.com/api/offers/{slug}
:shape: captures of the answer; the public documentation of the careers site API
:checked: 2026-11
"""

from __future__ import annotations

from jseeker.core.links import link_parts
from jseeker.core.money import salary_from
from jseeker.core.page_text import markup_text
from jseeker.core.places import place_line
from jseeker.errors import ListedPosting
from jseeker.model.posting import Workplace
from jseeker.ports import Claim
from jseeker.sources._base import JsonSource, board_claim, gone_from_board, json_claim, listed
from jseeker.sources._fields import Fields
from jseeker.sources._json import at, flag_at, items_at, text_at

_CLOSED = ("closed", "archived", "draft")
_WORKPLACES = (("hybrid", Workplace.HYBRID), ("remote", Workplace.REMOTE), ("on_site", Workplace.ON_SITE))


class Recruitee(JsonSource):
    """Reads Recruitee's public careers site API, also behind own domains."""

    name = "recruitee"

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's or a board's link."""
        parts = link_parts(link)
        company = parts.tenant_of("recruitee.com")
        if company is None:
            return None
        segments = parts.segments[1:] if parts.segments[:1] and len(parts.segments[0]) == 2 else parts.segments
        if segments[:1] == ("o",) and len(segments) > 1:
            return json_claim(f"recruitee:{company}:{segments[1]}", f"{parts.origin}/api/offers/{segments[1]}")
        return board_claim(f"recruitee:{company}", f"{parts.origin}/api/offers")

    def fields(self, data: object, link: str) -> Fields | None:  # noqa: ARG002 - the answer names its link itself
        """The fields of an offer's answer."""
        if at(data, "offers", 0, "careers_url"):
            raise listed(
                ListedPosting(text_at(offer, "careers_url"), text_at(offer, "title"), "; ".join(_places(offer)))
                for offer in items_at(data, "offers")
            )
        offer = at(data, "offer")
        if at(offer, "careers_url") is None or at(offer, "description") is None:
            return None
        if text_at(offer, "status") in _CLOSED:
            raise gone_from_board()
        pay = at(offer, "salary")
        languages = list(translations) if isinstance(translations := at(offer, "translations"), dict) else []
        return Fields(
            title=text_at(offer, "title"),
            body=f"{markup_text(text_at(offer, 'description'))}\n\n{markup_text(text_at(offer, 'requirements'))}",
            company=text_at(offer, "company_name"),
            locations=_places(offer),
            workplace=next((workplace for name, workplace in _WORKPLACES if flag_at(offer, name)), None),
            employment_type=text_at(offer, "employment_type_code"),
            salary=salary_from(at(pay, "min"), at(pay, "max"), text_at(pay, "currency"), text_at(pay, "period")),
            date_posted=text_at(offer, "published_at") or text_at(offer, "created_at"),
            valid_through=text_at(offer, "close_at"),
            language=languages[0] if len(languages) == 1 else None,
            apply_url=text_at(offer, "careers_apply_url"),
            origins={"date_posted": "api:published_at", "employment_type": "api:employment_type_code",
                     "description": "api:description+requirements", "salary": "api:salary"},
        )  # fmt: skip


def _places(offer: object) -> tuple[str, ...]:
    """The posting's place, and the others where it names several."""
    lines = [
        place_line(*(text_at(p, part) for part in ("city", "state", "country"))) for p in items_at(offer, "locations")
    ]
    own = text_at(offer, "location") or place_line(text_at(offer, "city"), text_at(offer, "country"))
    return (own, *(lines if len(lines) > 1 or not own else ()))
