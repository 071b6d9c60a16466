"""Postings of a known site inside another's page: which link they really have."""

from __future__ import annotations

import re

from jseeker.core.links import parts_or_none
from jseeker.sources._page import WebPage

__all__ = ["embedded_link"]

_GREENHOUSE_BOARD = re.compile(
    r"(?:boards|job-boards)(?:\.eu)?\.greenhouse\.io/embed/job_(?:board"
    r"|app)(?:/js)?\?(?:[^\"'\s>]*?&(?:amp;)?)?for=([\w.-]+)",
    re.IGNORECASE,
)
_ASHBY_BOARD = re.compile(r"jobs\.ashbyhq\.com/([\w.%-]+)/embed", re.IGNORECASE)


def embedded_link(page: WebPage, link: str) -> str | None:
    """The link at the site whose posting or board the page embeds, None where it embeds none."""
    query = parts_or_none(link).query
    if "greenhouse.io/embed" in page.html and (match := _GREENHOUSE_BOARD.search(page.html)):
        job = query.get("gh_jid", "")
        return (
            f"https://boards.greenhouse.io/{match[1]}/jobs/{job}"
            if job.isdigit()
            else f"https://boards.greenhouse.io/{match[1]}"
        )
    if "ashbyhq.com" in page.html and (match := _ASHBY_BOARD.search(page.html)):
        job = query.get("ashby_jid", "")
        return f"https://jobs.ashbyhq.com/{match[1]}/{job}".rstrip("/")
    return None
