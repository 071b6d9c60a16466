"""Work at a Startup: postings of Y Combinator companies.

:site: https://www.workatastartup.com
:links: https://www.workatastartup.com/jobs/{id}
:reads: the page: its Inertia state in data-page, props.job and props.company
:shape: public code of several readers of JobDetailPage (job.descriptionHtml, salaryRange, company.name …)
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.money import salary_in
from jseeker.core.page_text import markup_text
from jseeker.sources._base import PatternSource
from jseeker.sources._fields import FIELD_NAMES, Fields
from jseeker.sources._json import at, text_at
from jseeker.sources._page import WebPage
from jseeker.sources._web import Selectors

_COMPANY_TEXTS = ("description", "hiringDescriptionHtml", "techDescriptionHtml")


def _own(page: WebPage) -> Fields | None:
    props = next((at(state, "props") for where, state in page.states if where == "data-page"), None)
    job, company = at(props, "job"), at(props, "company")
    if not text_at(job, "title") or not text_at(job, "descriptionHtml"):
        return None
    texts = [markup_text(text_at(company, name)) for name in _COMPANY_TEXTS]
    texts += [markup_text(text_at(job, name)) for name in ("descriptionHtml", "interviewProcessHtml")]
    return Fields(
        title=text_at(job, "title"),
        body="\n\n".join(text for text in texts if text),
        company=text_at(company, "name") or text_at(job, "companyName"),
        locations=(text_at(job, "location"),),
        employment_type=text_at(job, "jobType"),
        salary=salary_in(f"Salary: {text_at(job, 'salaryRange')}"),
        apply_url=text_at(props, "applyUrl"),
        origins=dict.fromkeys(FIELD_NAMES, "embedded:data-page"),
    )


class WorkAtAStartup(PatternSource):
    """Claims the links; the page's own state is read."""

    name = "workatastartup"
    hosts = re.compile(r"(?:www\.)?workatastartup\.com", re.IGNORECASE)
    path = re.compile(r"/jobs/(\d+)", re.IGNORECASE)
    selectors = Selectors(own=_own)
