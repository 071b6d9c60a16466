"""One posting, start to end: read, parse and match, tailor to the page, render, prove.

Each function here is one stage; the batch engine makes each of them durable, the front doors call them in a row.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jseeker.core.addressee import without_orders
from jseeker.core.letter import letter_lines, write_letter
from jseeker.core.match import match
from jseeker.core.naming import folder_name
from jseeker.core.parse import parse
from jseeker.core.provenance import provenance
from jseeker.core.report import report_of
from jseeker.core.rewording import reword_task, reworded
from jseeker.core.score import score
from jseeker.core.tailor import Budget, tailor
from jseeker.errors import DocumentError, NeedsBrowser, Unreachable
from jseeker.model.documents import DocumentFormat, DocumentSet, DocumentStyle, RenderedDocument
from jseeker.model.letter import Letter
from jseeker.model.match import Match, Score
from jseeker.model.page import Page
from jseeker.model.posting import ParsedPosting, Posting
from jseeker.model.profile import Profile
from jseeker.model.resume import ResumeSection, TailoredResume
from jseeker.model.rewording import Rewording, RewordTask
from jseeker.ports import Claim, DocumentWriter, Fetcher, Reworder, Shelf, Source
from jseeker.render.fit import HOPELESS_FILL, fill_of, fit_density

__all__ = [
    "Draft",
    "Kit",
    "Place",
    "Tools",
    "Visited",
    "Wishes",
    "Written",
    "fit",
    "fitted_letter",
    "plan",
    "read_page",
    "read_posting",
    "visit_posting",
    "wording_task",
    "write_documents",
    "write_letters",
]

MAX_HOPS = 4
"""How many pages may point on to the posting before the link is given up."""
LINES_A_PAGE = 26
"""Where the search for the number of lines begins, for each page: more never fit in the airiest setting."""
MOST_LETTERS_A_PAGE = 40_000
"""Twice what the narrowest letter could fill: such a text is not even set, which would take seconds for each try."""
MOST_LETTER_LINES = 5
"""Lines of the person's in a letter, at most."""
FEWEST_LINES = 4
"""Below this many lines a document would say too little; what still overflows is reported."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the posting asks for and which of the person's lines answer it: the result of the tailoring stage.

    `rewordings` is what a model's wordings came to, where one was asked; `notes` are sentences for the person.
    """

    parsed: ParsedPosting
    match: Match
    rewordings: tuple[Rewording, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """The finished documents and what is recorded of them: the result of the rendering stage."""

    documents: DocumentSet
    score: Score
    resume_sha256: str
    language: str
    template: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """The collaborators of a walk, chosen in `app`.

    `claim` finds the source of a link among all sources, `clean` leaves out of a resume what cannot be printed (and
    notes it), `prove` reads a document back and raises where a line is missing.
    """

    claim: Callable[[str], tuple[Source, Claim]]
    fetcher: Fetcher
    writers: tuple[DocumentWriter, ...]
    shelf: Shelf
    clean: Callable[[TailoredResume], TailoredResume]
    prove: Callable[[TailoredResume, RenderedDocument, DocumentStyle], None]
    letter_writers: tuple[DocumentWriter, ...] = ()
    """Set the sheet of a letter, the PDF first."""
    browser: Fetcher | None = None
    """Fetches the pages that stay empty without their scripts; None where the person did not turn it on."""

    async def aclose(self) -> None:
        """Ends the fetcher's connections, and the browser."""
        await self.fetcher.aclose()
        if self.browser is not None:
            await self.browser.aclose()


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the documents of a batch are to be: style, extra formats, which profile of the person, how strict, and
    whether with a letter and a note."""

    style: DocumentStyle = field(default_factory=DocumentStyle)
    formats: tuple[DocumentFormat, ...] = (DocumentFormat.PDF, DocumentFormat.DOCX)
    profile: str | None = None
    strict: bool = False
    letter: bool = False


@dataclass(frozen=True, slots=True)
class Kit:
    """What the jobs of one batch share: the person's resume, the wishes, the tools, and the model where one is named.

    `monthly_budget_usd` caps what all batches together may spend on models in a month; None means no cap.
    """

    profile: Profile
    wishes: Wishes
    tools: Tools
    reworder: Reworder | None = None
    monthly_budget_usd: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where documents go: below which folder, and which version of the application's documents they are."""

    output_dir: Path
    version: int = 1


@dataclass(frozen=True, slots=True)
class Visited:
    """A posting and what its site said of the page that it was read from: both None where that cannot be asked for
    again."""

    posting: Posting
    etag: str | None = None
    last_modified: str | None = None


async def read_posting(link: str, tools: Tools, given: Page | None = None) -> Posting:
    """The posting that the link leads to; `given` stands in for the first answer from the network.

    Raises:
        PostingError: the link or its page is not one open posting.
    """
    return (await visit_posting(link, tools, given=given)).posting


async def visit_posting(link: str, tools: Tools, *, given: Page | None = None, kept: Visited | None = None) -> Visited:
    """The posting that the link leads to, and what its site said of the page; `kept` is what an earlier visit gave,
    which is given back where the site says that it still holds.

    Raises:
        PostingError: the link or its page is not one open posting.
    """
    at = link
    source, claim = tools.claim(at)
    request = claim.request
    if kept is not None:
        request = replace(request, etag=kept.etag, last_modified=kept.last_modified)
    for hop in range(MAX_HOPS + 1):
        page = given or await tools.fetcher.fetch(request)
        if kept is not None and page.is_unchanged:
            return replace(kept, posting=replace(kept.posting, url=link))
        try:
            found = await asyncio.to_thread(source.read, page, at)
        except NeedsBrowser:
            if tools.browser is None or given is not None or request.body is not None:
                raise
            page = await tools.browser.fetch(request)
            found = await asyncio.to_thread(source.read, page, at)
        given = None
        if isinstance(found, Posting):
            is_first = hop == 0  # what was said of a later page says nothing of the one that is asked first
            posting = replace(found, url=link)
            return Visited(posting, page.etag, page.last_modified) if is_first else Visited(posting)
        if found.request is not None:
            request = found.request
        else:
            at = found.link
            source, claim = tools.claim(at)
            request = claim.request
    raise Unreachable("The link redirects in a circle.", retryable=False)


def read_page(link: str, body: bytes, tools: Tools) -> Page:
    """A page as if the site had answered the link's first request with `body`."""
    _, claim = tools.claim(link)
    kind = "application/json" if body.lstrip()[:1] in (b"{", b"[") else "text/html"
    return Page(url=claim.request.url, status=200, content_type=kind, body=body)


def plan(posting: Posting, profile: Profile) -> Draft:
    """What the posting asks for, matched with the person's lines; pure and deterministic."""
    told = without_orders(posting)
    parsed = parse(told)
    return Draft(parsed, match(told, parsed, profile))


def wording_task(posting: Posting, draft: Draft, kit: Kit) -> RewordTask:
    """What a model is asked for a posting: the summary and the bullets of the longest resume that its pages may hold,
    and the clauses of the letter where one is wished."""
    told, wishes = without_orders(posting), kit.wishes
    resume = _tailored(told, draft, kit, LINES_A_PAGE * wishes.style.max_pages)
    letter = letter_lines(kit.profile, told, draft.parsed, draft.match, wishes.profile) if wishes.letter else ()
    return reword_task(kit.profile, resume, draft.match, strict=wishes.strict, letter=letter)


def write_documents(posting: Posting, draft: Draft, kit: Kit, place: Place) -> Written:
    """The posting's documents, fitted to the page, read back, and put on the shelf in one folder.

    The folder's name follows from the posting's key, so a repeated stage writes the same place.

    Raises:
        DocumentError: a document cannot be made, or does not read back whole.
        DiskFull: there is no space for it.
    """
    writers = {writer.format: writer for writer in kit.tools.writers}
    told = without_orders(posting)
    resume, pdf, style = fit(told, draft, kit, writers[DocumentFormat.PDF])
    fit_score = score(told, draft.parsed, draft.match, resume, pages=pdf.pages)
    made = [pdf]
    made += [writers[kind].write(resume, style) for kind in kit.wishes.formats if kind is not DocumentFormat.PDF]
    for document in made:
        kit.tools.prove(resume, document, style)
    files = [(f"resume.{document.format}", document.content) for document in made]
    letter = None
    if kit.wishes.letter:
        letter, letters = write_letters(told, draft, kit, resume, style)
        files += [(f"letter.{document.format}", document.content) for document in letters]
        files.append(("note.txt", letter.note.text.encode()))
        made += letters
    files.append(("posting.json", _json_bytes(report_of(posting, draft.parsed))))
    files.append(("provenance.json", _json_bytes(provenance(resume, letter))))
    name = folder_name(posting.company, posting.title, posting.key)
    documents = kit.tools.shelf.put(place.output_dir, name, place.version, files)
    notes = (*posting.notes, *draft.notes, *resume.notes, *(note for document in made for note in document.notes))
    return Written(
        documents, fit_score, kit.profile.sha256, resume.language, style.template, notes=tuple(dict.fromkeys(notes))
    )


def write_letters(
    posting: Posting, draft: Draft, kit: Kit, resume: TailoredResume, style: DocumentStyle
) -> tuple[Letter, list[RenderedDocument]]:
    """The letter that goes with a resume, on one page (shorter where it has to be), and its proven documents.

    Raises:
        DocumentError: a document cannot be made, or does not read back whole.
    """
    wished = replace(style, max_pages=1, density=kit.wishes.style.density)
    pdf, *others = kit.tools.letter_writers
    for lines in range(MOST_LETTER_LINES, 0, -1):
        letter = _clean_letter(fitted_letter(posting, draft, kit, resume, lines), kit)
        document, set_as = fit_density(letter.sheet, wished, pdf.write)
        if (document.pages or 1) <= 1:
            made = [document, *(writer.write(letter.sheet, set_as) for writer in others)]
            for one in made:
                kit.tools.prove(letter.sheet, one, set_as)
            return letter, made
    raise DocumentError("The letter does not fit one page even with one line; shorten your summary, or leave it out.")


def fitted_letter(posting: Posting, draft: Draft, kit: Kit, resume: TailoredResume, lines: int | None = None) -> Letter:
    """The letter that goes with a resume, of at most so many of the person's lines."""
    return write_letter(
        kit.profile,
        without_orders(posting),
        draft.parsed,
        draft.match,
        resume,
        kind=kit.wishes.profile,
        rewordings=draft.rewordings,
        most_lines=lines or MOST_LETTER_LINES,
    )


def _clean_letter(letter: Letter, kit: Kit) -> Letter:
    """The letter without what cannot be printed, in its claims as on its sheet."""
    sheet = kit.tools.clean(letter.sheet)
    section = letter.sheet.sections[0]
    spoken = replace(letter.sheet, sections=(ResumeSection(section.section, section.heading, letter.claims),))
    claims = kit.tools.clean(spoken).sections[0].paragraphs
    return replace(letter, sheet=sheet, claims=claims)


def fit(
    posting: Posting, draft: Draft, kit: Kit, writer: DocumentWriter
) -> tuple[TailoredResume, RenderedDocument, DocumentStyle]:
    """The resume with as many lines as its pages hold: set tighter first, then shorter.

    Raises:
        DocumentError: not even the shortest version fits the wished number of pages.
    """
    wished = kit.wishes.style.max_pages
    tightest = replace(kit.wishes.style, density=1.0)
    fill = fill_of(writer)

    def with_lines(lines: int) -> TailoredResume:
        return kit.tools.clean(reworded(_tailored(posting, draft, kit, lines), draft.rewordings))

    def is_vast(resume: TailoredResume) -> bool:
        return sum(len(line.text) for line in resume.lines()) > MOST_LETTERS_A_PAGE * wished

    def fits(lines: int) -> bool:
        resume = with_lines(lines)
        if is_vast(resume) or (fill(resume, tightest) or 0) > HOPELESS_FILL:
            return False
        return (writer.write(resume, tightest).pages or 1) <= wished

    resume = with_lines(LINES_A_PAGE * wished)
    if not is_vast(resume):
        document, style = fit_density(resume, kit.wishes.style, writer.write, fill)
        if (document.pages or 1) <= wished:
            return resume, document, style
    resume = with_lines(_most_that_fit(fits, FEWEST_LINES, max(FEWEST_LINES, _bullets(resume))))
    if not is_vast(resume):
        document = writer.write(resume, tightest)
        if (document.pages or 1) <= wished:
            return resume, document, tightest
    raise DocumentError(_too_long(wished))


def _too_long(pages: int) -> str:
    """The sentence for a resume that cannot be made short enough."""
    if pages == 1:
        return f"The resume does not fit one page even with its {FEWEST_LINES} best lines; try --pages 2."
    return f"The resume does not fit {pages} pages even with its {FEWEST_LINES} best lines; shorten or hide entries."


def _tailored(posting: Posting, draft: Draft, kit: Kit, lines: int) -> TailoredResume:
    """The person's own lines that answer the posting, at most so many, in their own words."""
    budget = Budget(lines, profile=kit.wishes.profile, strict=kit.wishes.strict)
    return tailor(kit.profile, posting, draft.parsed, draft.match, budget)


def _most_that_fit(fits: Callable[[int], bool], fewest: int, too_many: int) -> int:
    """The largest number of lines that fits, by halving; `fewest` where none does."""
    while too_many - fewest > 1:
        middle = (fewest + too_many) // 2
        fewest, too_many = (middle, too_many) if fits(middle) else (fewest, middle)
    return fewest


def _bullets(resume: TailoredResume) -> int:
    return sum(len(entry.bullets) for section in resume.sections for entry in section.entries)


def _json_bytes(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=False).encode()
