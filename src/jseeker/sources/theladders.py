"""Ladders: postings on theladders.com.

:site: https://www.theladders.com
:links: https://www.theladders.com/job/{slug}/{id}
:reads: a page that a person saved; the site shows postings to people only
:shape: unverified: no reader of its pages was found; JobPosting and main text carry it
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import WalledSource
from jseeker.sources._web import Selectors


class TheLadders(WalledSource):
    """Claims the links so that they meet, and reads saved pages; nothing is fetched."""

    name = "theladders"
    hosts = re.compile(r"(?:www\.)?theladders\.com", re.IGNORECASE)
    path = re.compile(r"/(?:job|linkedin|job-listing|jobs)[^?]*?[/_-](\d{5,})", re.IGNORECASE)
    wall = "TheLadders asks for a sign-in; save the page or paste the text, or give the employer’s own link."
    selectors = Selectors(
        title=(".job-header-title", ".job-view-header-title"),
        company=(".job-header-company", ".job-view-header-company-name"),
        body=(".job-description-container", ".job-view-description"),
    )
