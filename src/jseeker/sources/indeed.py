"""Indeed: postings on indeed.com and its country sites.

:site: https://www.indeed.com
:links: https://www.indeed.com/viewjob?jk={id}
:reads: a page that a person saved; the site shows postings to people only
:shape: public code of ten readers of saved pages, which name these elements
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import WalledSource
from jseeker.sources._web import Selectors


class Indeed(WalledSource):
    """Claims the links so that they meet, and reads saved pages; nothing is fetched."""

    name = "indeed"
    hosts = re.compile(r"(?:[\w-]+\.)?indeed\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})", re.IGNORECASE)
    path = re.compile(r"/[^?]*\?(?:.*&)?v?jk=([0-9a-f]{10,})", re.IGNORECASE)
    wall = "Indeed asks for a sign-in; save the page or paste the text, or give the employer’s own link."
    selectors = Selectors(
        title=(".jobsearch-JobInfoHeader-title", '[data-testid="jobsearch-JobInfoHeader-title"]'),
        company=('[data-testid="inlineHeader-companyName"]', '[data-company-name="true"]'),
        places=('[data-testid="inlineHeader-companyLocation"]', '[data-testid="job-location"]'),
        body=("#jobDescriptionText",),
    )
