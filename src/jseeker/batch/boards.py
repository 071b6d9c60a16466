"""From a list of links to the postings that its boards name now: what a template with filters means when it runs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from jseeker.batch.submit import GivenFile
from jseeker.core.listed import PostingFilter
from jseeker.errors import ErrorKind, NotAPosting, PostingError
from jseeker.model.batch import JobStatus
from jseeker.model.queue import NewJob

__all__ = ["MAX_FROM_A_BOARD", "MayList", "with_postings_of_boards"]

MAX_FROM_A_BOARD = 50
"""How many postings of one board may become jobs at once: more are hardly meant, and each is a document and a fetch."""
AT_ONCE = 5
_TOO_MANY = (
    "{count} postings of this board fit, and at most {most} are taken at once; choose by more words with --title or"
    " --place."
)
_NONE_FITS = "none of its {count} postings fits"
_NONE_THERE = "it lists no postings now"
_NOT_ALL = "only the first {count} of its {all:,} postings were looked at; give the link of a search on it"
_NO_PLACES = "none of its {count} postings says its place"


class MayList(Protocol):
    """Tells a link that may name a board from one that surely names a posting."""

    def __call__(self, link: str) -> bool:
        """True where only the answer tells."""
        ...


async def with_postings_of_boards(
    inputs: Sequence[str | GivenFile],
    wish: PostingFilter,
    may_list: MayList,
    read: Callable[[str], Awaitable[object]],
) -> tuple[str | GivenFile | NewJob, ...]:
    """The inputs in their order, each board link replaced by the links of its postings that fit the wish.

    A board that cannot be read, or of which too many postings fit, is a failed row; one of which none fits, a skipped
    one. Links to postings and files stay as they are, and so does everything where there is no wish.
    """
    if not wish:
        return tuple(inputs)
    places = asyncio.Semaphore(AT_ONCE)

    async def one(given: str | GivenFile) -> Sequence[str | GivenFile | NewJob]:
        if isinstance(given, GivenFile) or not may_list(given):
            return (given,)
        async with places:
            return await _postings_of(given, wish, read)

    found = await asyncio.gather(*(one(given) for given in inputs))
    return tuple(given for group in found for given in group)


async def _postings_of(
    link: str, wish: PostingFilter, read: Callable[[str], Awaitable[object]]
) -> Sequence[str | NewJob]:
    """The links of the board's postings that fit; the link itself where it is a posting after all."""
    try:
        await read(link)
    except NotAPosting as error:
        return _chosen(link, error, wish)
    except PostingError as error:
        return (_failed(link, error.message, error.kind),)
    return (link,)


def _chosen(link: str, board: NotAPosting, wish: PostingFilter) -> Sequence[str | NewJob]:
    count = len(board.postings)
    if not count:
        is_board = "no open postings" in board.message
        return (_skipped(link, _NONE_THERE) if is_board else _failed(link, board.message, board.kind),)
    fitting = wish.chosen(board.postings)
    if len(fitting) > MAX_FROM_A_BOARD:
        return (_failed(link, _TOO_MANY.format(count=len(fitting), most=MAX_FROM_A_BOARD), board.kind),)
    if board.total > count:
        unseen = _skipped(link, _NOT_ALL.format(count=count, all=board.total))
        return (*(posting.url for posting in fitting), unseen)
    if not fitting:
        has_places = any(posting.place for posting in board.postings) or not wish.places
        return (_skipped(link, (_NONE_FITS if has_places else _NO_PLACES).format(count=count)),)
    return tuple(posting.url for posting in fitting)


def _failed(link: str, sentence: str, kind: ErrorKind) -> NewJob:
    return NewJob(link, "", JobStatus.FAILED, error=sentence, error_kind=kind)


def _skipped(link: str, reason: str) -> NewJob:
    return NewJob(link, "", JobStatus.SKIPPED, reason=reason)
