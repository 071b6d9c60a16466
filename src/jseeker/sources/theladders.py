"""Ladders: postings on theladders.com.

:site: https://www.theladders.com
:links: https://www.theladders.com/job/{slug}/{id}
:reads: a page that a person saved; the site shows postings to people only
:shape: no evidence of its pages: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import WalledSource


class TheLadders(WalledSource):
    """Claims the links so that they meet, and reads saved pages; nothing is fetched."""

    name = "theladders"
    hosts = re.compile(r"(?:www\.)?theladders\.com", re.IGNORECASE)
    path = re.compile(r"/(?:job|linkedin|job-listing|jobs)[^?]*?[/_-](\d{5,})", re.IGNORECASE)
    wall = "TheLadders asks for a sign-in; save the page or paste the text, or give the employer’s own link."
