"""What jSeeker needs from the world, as Protocols with their promises in words. Adapters keep them; tests hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from jseeker.model.documents import DocumentFormat, DocumentSet, DocumentStyle, RenderedDocument
from jseeker.model.page import Page, PageRequest
from jseeker.model.posting import Posting
from jseeker.model.resume import TailoredResume
from jseeker.model.rewording import Reworded, RewordTask

__all__ = ["Claim", "Clock", "DocumentWriter", "Fetcher", "Follow", "Reworder", "Shelf", "Source"]


class Clock(Protocol):
    """Tells the time. `FixedClock` is the shipped twin for tests."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class Fetcher(Protocol):
    """Fetches one page, safely. `RecordedFetcher` is the shipped twin for tests.

    Promises: no connection to an address that is not public (or allowed by name); one deadline over connect, TLS,
    headers and body; size caps before and after unpacking; at most 5 redirects; at most 3 tries for faults that may
    pass; polite to each host. May be called from many tasks of one event loop; cancelling the task ends the transfer.
    """

    async def fetch(self, request: PageRequest) -> Page:
        """The answer with status 200; 304 without a body where the request is conditional and nothing has changed.

        Raises:
            PostingError: the subclass that says what stood in the way (404 is PostingGone, 401 LoginWall, …).
        """
        ...

    async def aclose(self) -> None:
        """Ends all connections; the fetcher is not used afterwards."""
        ...


@dataclass(frozen=True, slots=True)
class Claim:
    """A source's answer to "is this link yours?": the posting's key, and the first page to ask for.

    `key` is `source:tenant[:site]:job_id`, the same for every spelling of one posting's link. `is_board` says that the
    link surely names a board, whose answer lists postings.
    """

    key: str
    request: PageRequest
    is_board: bool = False


@dataclass(frozen=True, slots=True)
class Follow:
    """A source's answer to a page that only points to the posting: another link (claimed anew by all sources) or, where
    `request` is given, a further page for the same source."""

    link: str
    request: PageRequest | None = None


class Source(Protocol):
    """One kind of job site, sans I/O: it claims links and reads pages; it never fetches, waits or looks at a clock."""

    name: str

    def claim(self, link: str) -> Claim | None:
        """The claim on an http(s) link that is this site's, None for any other link. Never raises."""
        ...

    def read(self, page: Page, link: str) -> Posting | Follow:
        """The posting that `link` named, out of the answer to the claim's request.

        Raises:
            PostingError: the page is not one open posting, or is not in the site's shape.
        """
        ...


class DocumentWriter(Protocol):
    """Turns a tailored resume into one document of its format; the same value gives the same bytes, in any process.

    May be called from several threads at once.
    """

    format: DocumentFormat

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:
        """The document, with every line of the resume in its order and nothing else that speaks of the person.

        Raises:
            DocumentError: the document cannot be made.
        """
        ...


class Shelf(Protocol):
    """Where finished documents stand. A folder appears whole or not at all; files once written never change."""

    def put(self, output_dir: Path, folder_name: str, version: int, files: Sequence[tuple[str, bytes]]) -> DocumentSet:
        """The files in `<output_dir>/<folder_name>/` (version 1) or its `v<version>/`.

        Putting the same content again is harmless; where other content stands there, the next free version is used.

        Raises:
            DiskFull: no space is left.
            DocumentError: the folder cannot be written; the message names it.
        """
        ...

    def remove(self, documents: DocumentSet) -> None:
        """Takes back what `put` wrote (a job that was stopped before it was recorded); missing files are fine."""
        ...


class Reworder(Protocol):
    """A language model that rewords lines. `EchoModel` is the shipped twin for tests.

    Promises: nothing is sent but the task; one call is one answer, after at most three requests; a wish to wait
    (Retry-After) is kept, or the call given up; one deadline and one size for an answer. What it answers is not to be
    trusted: the gate judges it. Used on one event loop; cancelling the task ends the call.
    """

    model: str
    prompt_version: str

    async def check_key(self) -> bool:
        """True when the provider says, free of charge, that the key is good; False where it cannot be asked.

        Raises:
            KeyRefused: the provider refuses the key.
            NotConfigured: there is no such model, or what it needs (a key, a library) is not here.
        """
        ...

    async def reword(self, task: RewordTask, *, requests: int = 3) -> Reworded:
        """One answer, good or faulty, of at most that many requests.

        Raises:
            KeyRefused: the provider refuses the key.
            NotConfigured: there is no such model, or what it needs (a key, a library) is not here.
            ModelError: no answer came; ModelUnavailable where one may come later.
        """
        ...

    def estimate_usd(self, task: RewordTask) -> float:
        """What an answer may cost, before it is asked for: rather too much than too little; 0.0 where no price is
        known."""
        ...

    async def aclose(self) -> None:
        """Ends all connections; it may be used again."""
        ...
