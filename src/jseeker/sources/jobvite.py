"""Jobvite: postings on jobs.jobvite.com.

:site: https://www.jobvite.com
:links: https://jobs.jobvite.com/{company}/job/{id}
:reads: the page: JobPosting where it holds one, else .jv-header, .jv-job-detail-meta, .jv-job-detail-description
:shape: public code of ten readers, which name these elements and part the department from the place alike
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.page_text import clean_line
from jseeker.sources._base import PatternSource
from jseeker.sources._fields import Fields
from jseeker.sources._page import WebPage
from jseeker.sources._web import Selectors

_SEVERAL = re.compile(r"\d+ locations?", re.IGNORECASE)


def _own(page: WebPage) -> Fields | None:
    body = page.block(".jv-job-detail-description")
    if not body:
        return None
    return Fields(
        title=page.line(".jv-header"),
        body=body,
        locations=(_place(page),),
        origins={"title": "dom:.jv-header", "locations": "dom:.jv-job-detail-meta",
                 "description": "dom:.jv-job-detail-description"},
    )  # fmt: skip


def _place(page: WebPage) -> str:
    """The place behind the department ("Sales <separator> Leeds"); where nothing parts the line, it is the place."""
    meta = page.tree.css_first(".jv-job-detail-meta")
    if meta is None:
        return ""
    parts = [clean_line(part) for part in re.split(r"[\x1f|·]", meta.text(separator="\x1f") or "")]
    parts = [part for part in parts if part]
    place = parts[1] if len(parts) > 1 else "".join(parts)
    return "" if _SEVERAL.fullmatch(place) else place


class Jobvite(PatternSource):
    """Claims Jobvite's links and reads the page's elements."""

    name = "jobvite"
    hosts = re.compile(r"(?:jobs|careers)\.jobvite\.com", re.IGNORECASE)
    is_id_cased = True
    path = re.compile(r"(?:/careers)?/([\w-]+)/job/(\w+)", re.IGNORECASE)
    selectors = Selectors(own=_own)
