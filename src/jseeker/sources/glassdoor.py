"""Glassdoor: postings on glassdoor.com and its country sites.

:site: https://www.glassdoor.com
:links: https://www.glassdoor.com/job-listing/{slug}.htm?jl={id}
:reads: a page that a person saved; the site shows postings to people only
:shape: public code of ten readers of saved pages, which name these elements (data-test, JobDetails_…)
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import WalledSource
from jseeker.sources._web import Selectors


class Glassdoor(WalledSource):
    """Claims the links so that they meet, and reads saved pages; nothing is fetched."""

    name = "glassdoor"
    hosts = re.compile(r"(?:[\w-]+\.)?glassdoor\.(?:com|[a-z]{2}|co\.[a-z]{2}|com\.[a-z]{2})", re.IGNORECASE)
    path = re.compile(r"/[^?]*\?(?:.*&)?(?:jl|joblistingid)=(\d+)", re.IGNORECASE)
    wall = (
        "Glassdoor shows its postings only to people; save the page or paste the text, or give the employer’s own link."
    )
    selectors = Selectors(
        title=('[data-test="job-title"]', '[id^="jd-job-title"]'),
        company=('[data-test="employer-name"]', '[class^="EmployerProfile_employerNameHeading"]'),
        places=('[data-test="location"]',),
        body=('[class^="JobDetails_jobDescription__"]', ".jobDescriptionContent"),
    )
