"""Cegid Talentsoft: postings on {company}.talent-soft.com, and on own domains in the same paths.

:site: https://www.cegid.com/en/products/cegid-talentsoft
:links: https://{company}.talent-soft.com/…_{id}.aspx
:reads: the page: JobPosting where it holds one, else #contenu-ficheoffre with its fld… elements
:shape: public code of a dozen readers and their trimmed pages (fldjobdescription_…, fldlocation_…, h2.JobDescription)
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.links import link_parts
from jseeker.core.page_text import clean_line
from jseeker.model.page import PageRequest
from jseeker.ports import Claim
from jseeker.sources._base import WebSource
from jseeker.sources._fields import Fields
from jseeker.sources._page import WebPage
from jseeker.sources._web import Selectors

_PAGE = re.compile(r"(?:/[^/]+)*/[^/]*_(\d+)\.aspx", re.IGNORECASE)
_OWN_DOMAIN = re.compile(
    r"/(?:offre-de-emploi/(?:emploi|offre)|job/job|stelle/stelle|vacature/vacature)-[^/]*_(\d+)\.aspx", re.IGNORECASE
)
_KIND = re.compile(
    r"[-_](?:recrute(?:ment)?|cand(?:idat(?:s|ure)?)?|careers?|carrieres?|emplois?|jobs?|hr)$", re.IGNORECASE
)
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_CONTINENT = re.compile(r"^(?:Europe|Asia|Asie|Afri(?:ca|que)|Amérique[^,]*|America[^,]*|Océanie|Oceania),\s*")
_BLOCKS = ("#contenu-ficheoffre", ".ts-offer-page__content-details", "#detail_offre")
_TITLES = ("#fldjobdescription_jobtitle", ".ts-offer-page__title span", ".ts-offer-page__title")


def _own(page: WebPage) -> Fields | None:
    text = next((text for selector in _BLOCKS if (text := page.block(selector))), "")
    if not text:
        return None
    title = next((line for selector in _TITLES if (line := page.line(selector))), "")
    return Fields(
        title=title,
        body=_description(page, text),
        company=_company(page),
        slug=_KIND.sub("", link_parts(page.url).tenant_of("talent-soft.com") or "") if page.url else "",
        locations=(_place(page),),
        employment_type=page.line("#fldjobdescription_contract"),
        date_posted=_posted(page),
        origins={"title": "dom:#fldjobdescription_jobtitle", "locations": "dom:#fldlocation_joblocation",
                 "employment_type": "dom:#fldjobdescription_contract", "date_posted": "dom:.ts-offer-page__maj-date",
                 "company": "dom:.ts-offer-page__entity-logo", "description": "dom:#contenu-ficheoffre"},
    )  # fmt: skip


def _description(page: WebPage, text: str) -> str:
    """The text from the heading of the description on, below what the employer says of itself."""
    heading = page.line("h2.JobDescription")
    entity = page.block(".ts-offer-page__entity-description")
    lines = text.split("\n")
    if heading in lines[1:]:
        text = "\n".join(lines[lines.index(heading) :])
    else:
        entity = ""
    return f"{entity}\n\n{text}" if entity else text


def _company(page: WebPage) -> str:
    """The name behind the last dash of the logo's description."""
    logo = page.tree.css_first(".ts-offer-page__entity-logo img")
    _, dash, name = clean_line((logo.attributes.get("alt") or "") if logo is not None else "").rpartition(" - ")
    return name if dash else ""


def _place(page: WebPage) -> str:
    """The posting's own place; else its area, from the smallest part to the largest."""
    area = page.line('[id^="fldlocation_location_geographicalarea"]')
    parts = [part.strip() for part in _CONTINENT.sub("", area).split(",")]
    return page.line("#fldlocation_joblocation") or ", ".join(reversed(parts))


def _posted(page: WebPage) -> str:
    """The day of publication or of the last change; the day comes first in all its languages."""
    return _DAY.sub(r"\1.\2.\3", page.line(".ts-offer-page__maj-date"))


class Talentsoft(WebSource):
    """Claims Talentsoft's links and reads the named fields of its pages."""

    name = "talentsoft"
    selectors = Selectors(own=_own)

    def claim(self, link: str) -> Claim | None:
        """The claim on a posting's link."""
        parts = link_parts(link)
        tenant = parts.tenant_of("talent-soft.com")
        job = (_PAGE if tenant else _OWN_DOMAIN).fullmatch(f"/{'/'.join(parts.segments)}")
        if job is None:
            return None
        return Claim(f"talentsoft:{tenant or parts.host}:{job[1]}".lower(), PageRequest(link))
