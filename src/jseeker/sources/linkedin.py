"""LinkedIn: postings on linkedin.com/jobs.

:site: https://www.linkedin.com/jobs
:links: https://www.linkedin.com/jobs/view/{id}
:reads: a page that a person saved; the site shows postings to people only
:shape: public code of twenty readers of saved pages, which name these elements
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import WalledSource
from jseeker.sources._web import Selectors


class LinkedIn(WalledSource):
    """Claims the links so that they meet, and reads saved pages; nothing is fetched."""

    name = "linkedin"
    hosts = re.compile(r"(?:[a-z]{2,3}\.)?linkedin\.com", re.IGNORECASE)
    path = re.compile(r"/jobs/(?:view/(?:[^/?]*-)?(\d{6,})|[^?]*\?(?:.*&)?currentjobid=(\d{6,}))", re.IGNORECASE)
    wall = (
        "LinkedIn shows its postings only to people; save the page or paste the text, or give the employer’s own link."
    )
    selectors = Selectors(
        title=(
            ".top-card-layout__title",
            ".topcard__title",
            ".job-details-jobs-unified-top-card__job-title",
            ".jobs-unified-top-card__job-title",
        ),
        company=(
            ".topcard__org-name-link",
            ".job-details-jobs-unified-top-card__company-name",
            ".jobs-unified-top-card__company-name",
        ),
        places=(".topcard__flavor--bullet", ".job-details-jobs-unified-top-card__bullet"),
        body=(".show-more-less-html__markup", ".jobs-description__content", "#job-details"),
    )
