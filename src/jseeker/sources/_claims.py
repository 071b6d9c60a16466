"""Which source a link belongs to, and the key that all spellings of it share."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jseeker.core.links import clean_link, link_parts
from jseeker.errors import LoginWall, NotAPosting, PostingError
from jseeker.ports import Claim, Source

__all__ = ["claim_link", "first_claim", "may_list", "posting_key"]

_NO_ID = "This link names no posting: what comes after “{word}” is missing; copy the link of one posting."
_BARE = re.compile(
    r"jobs?|position|posting|vacancy|opening|details?|stelle|offre|job-?details?|jobdetail", re.IGNORECASE
)


def claim_link(link: str, sources: Sequence[Source], *, has_page: bool = False) -> tuple[Source, Claim]:
    """The first source that claims the link, and its claim; `has_page` says that the page is at hand already.

    Raises:
        Refused: the link cannot be asked for at all.
        LoginWall: the site shows postings only to people who signed in (not where the page is at hand).
        NotAPosting: the link surely names no posting.
    """
    link = clean_link(link)
    source, claim = first_claim(link, sources)
    if not has_page:
        if wall := getattr(source, "wall", ""):
            raise LoginWall(wall)
        _check_names_something(link, source)
    return source, claim


def posting_key(link: str, sources: Sequence[Source]) -> str:
    """The key of the link's posting: the same for every spelling, different for different postings.

    Raises:
        Refused: the link cannot be asked for at all.
    """
    return first_claim(clean_link(link), sources)[1].key


def may_list(link: str, sources: Sequence[Source]) -> bool:
    """True where the link may lead to a list of postings: a board's, or a page that only its answer tells of."""
    try:
        source, claim = claim_link(link, sources)
    except PostingError:
        return False
    return claim.is_board or source.name == "generic"


def first_claim(link: str, sources: Sequence[Source]) -> tuple[Source, Claim]:
    """The first source that claims the link, whatever stands in the way of asking for it.

    Raises:
        Refused: the link cannot be asked for at all.
        NotAPosting: no source claims it.
    """
    for source in sources:
        if claim := source.claim(link):
            return source, claim
    raise NotAPosting("No source reads this link.")


def _check_names_something(link: str, source: Source) -> None:
    """Refuses a link that ends where its posting's number should be."""
    parts = link_parts(link)
    if source.name != "generic" or parts.query or parts.fragment or not parts.segments:
        return
    word = parts.segments[-1]
    if len(parts.segments) > 1 and _BARE.fullmatch(word) and not word.lower().startswith("jobs"):
        raise NotAPosting(_NO_ID.format(word=word))
