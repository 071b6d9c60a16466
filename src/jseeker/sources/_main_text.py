"""The description on a page that no adapter knows: the site's own block where it names one, else the main text."""

from __future__ import annotations

import re

from jseeker.core.page_text import clean_text, node_text
from jseeker.sources._page import WebPage, is_boilerplate

__all__ = ["main_block"]

_BLOCKS = (
    '[itemprop="description"]',
    '[data-testid="job-description"]',
    '[data-test="job-description"]',
    "#job-description",
    "#jobDescription",
    "#jobDescriptionText",
    ".job-description",
    ".jobdescription",
    ".jobDescription",
    ".job_description",
    ".job-details",
    ".posting-page",
    ".jobs-description__content",
    ".show-more-less-html__markup",
    '[class*="job-description"]',
    '[class*="jobDescription"]',
    '[class*="JobDescription"]',
    '[class*="job-body"]',
    "article",
    "main",
    '[role="main"]',
)
_MIN_CHARS = 300
_NOISE = re.compile(
    r"cookie|privacy policy|terms of (?:use|service)|all rights reserved|©|skip to (?:main )?content|share (?:this|on"
    r"|page)|follow us|sign in|log in|newsletter|back to (?:jobs|top|search)|view all jobs|similar jobs|datenschutz"
    r"|impressum",
    re.IGNORECASE,
)


def main_block(page: WebPage) -> tuple[str, str]:
    """The description and where it was found (`dom:.job-description`, `text`); both "" where there is none."""
    for selector in _BLOCKS:
        nodes = page.tree.css(selector)
        if not nodes or len(nodes) > 12:
            continue
        texts = [node_text(node, is_boilerplate) for node in nodes]
        best = max(texts, key=len)
        if len(best) >= _MIN_CHARS and len(best) >= 0.35 * len(page.main_text):
            return best, f"dom:{selector}"
    extracted = _extracted(page)
    return (extracted, "text") if extracted else (page.main_text, "text")


def _extracted(page: WebPage) -> str:
    """What the complete extractor kept, without the lines that the precise one and our own words call noise."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - only unknown pages need it
    from trafilatura import extract  # noqa: PLC0415 - 0.4 s to import, and only unknown pages need it

    visible = page.tree.html or ""
    complete = clean_text(extract_plain_text(visible, main_content=True, alt_texts=False, preserve_formatting=True))
    precise = clean_text(extract(visible, include_comments=False, include_tables=True, favor_recall=True) or "")
    if len(complete) < _MIN_CHARS:
        return precise
    trusted = set(precise.split("\n"))
    kept = [line for line in complete.split("\n") if line in trusted or not (len(line) < 120 and _NOISE.search(line))]
    return clean_text("\n".join(kept))
