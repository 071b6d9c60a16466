"""The description on a page that no adapter knows: the site's own block where it names one, else the main text."""

from __future__ import annotations

import logging
import re

from jseeker.core.page_text import BULLET, clean_text, node_text
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
_WIDE = frozenset(("article", "main", '[role="main"]'))
"""Elements that hold more than a description."""
_MIN_CHARS, _MAX_NOISE_CHARS = 300, 120
_NOISE = re.compile(
    r"cookie|privacy policy|terms of (?:use|service)|all rights reserved|©|skip to (?:main )?content|share (?:this|on"
    r"|page)|follow us|sign in|log in|newsletter|back to (?:jobs|top|search)|view all jobs|similar jobs|datenschutz"
    r"|impressum",
    re.IGNORECASE,
)


_MANY_LINKS = 400
"""Above this many links only a line that is just one of them counts as links: to look for each in each line takes the
product of both."""


def main_block(page: WebPage, least_named: int = _MIN_CHARS) -> tuple[str, str]:
    """The description and where it was found (`dom:.job-description`, `text`); both "" where there is none.

    `least_named` is how many characters an element must hold that is named for it.
    """
    for selector in _BLOCKS:
        nodes = page.tree.css(selector)
        if not nodes or len(nodes) > 12:
            continue
        texts = [node_text(node, is_boilerplate) for node in nodes]
        best = max(texts, key=len)
        least = _MIN_CHARS if selector in _WIDE else least_named
        if len(best) >= least and len(best) >= 0.35 * len(page.main_text):
            return best, f"dom:{selector}"
    extracted = _extracted(page)
    return (extracted, "text") if extracted else (page.main_text, "text")


def _extracted(page: WebPage) -> str:
    """Our own complete text, cut to the span that two extractors call the main one, without noise and link lines.

    The one extractor is complete but drops lists at times, the other precise but drops headings: a line that either
    keeps marks the span; inside it only what is plainly noise is left out.
    """
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - only unknown pages need it
    from trafilatura import extract  # noqa: PLC0415 - 0.4 s to import, and only unknown pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it warns of each page that it finds nothing on
    visible = page.tree.html or ""
    complete = extract_plain_text(visible, main_content=True, alt_texts=False, preserve_formatting=True)
    precise = extract(visible, include_comments=False, include_tables=True, favor_recall=True) or ""
    trusted = {_bare(line) for line in f"{complete}\n{precise}".split("\n")} - {""}
    links = {text for _, text in page.links() if text}
    lines = [line for line in page.main_text.split("\n") if not (line and _is_noise(line, links))]
    marked = [index for index, line in enumerate(lines) if _bare(line) in trusted]
    return clean_text("\n".join(lines[marked[0] : marked[-1] + 1])) if marked else ""


def _bare(line: str) -> str:
    """The line without its bullet, as both extractors and our own text have it."""
    return " ".join(line.split()).lstrip("-•*· ").strip()


def _is_noise(line: str, links: set[str]) -> bool:
    """True for a short line of the site's own talk, and for one that is nothing but links."""
    if len(line) > _MAX_NOISE_CHARS:
        return False
    if _NOISE.search(line):
        return True
    rest = line.removeprefix(BULLET)
    if rest in links or len(links) > _MANY_LINKS:
        return rest in links
    for text in sorted((text for text in links if text in rest), key=len, reverse=True):
        rest = rest.replace(text, "")
    return not rest.strip(" |·•/>–-")
