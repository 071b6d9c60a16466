"""The tools of a batch, chosen here: which adapters a worker uses, shared where they may be shared."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jseeker.batch.resumes import ResumeFile
from jseeker.config import Settings
from jseeker.core.resume_file import read_resume
from jseeker.fetch import BrowserFetcher, FetchPolicy, HttpFetcher
from jseeker.llm import PydanticReworder
from jseeker.model.batch import Batch, BatchOptions
from jseeker.model.documents import DocumentFormat, DocumentStyle, Paper
from jseeker.model.resume import TailoredResume
from jseeker.ports import DocumentWriter, Reworder
from jseeker.render import FolderShelf, PdfWriter, PooledPdfWriter, pdf_writer, printable, prove, writers
from jseeker.render.letter_docx import LetterDocxWriter
from jseeker.render.letter_pdf import LetterPdfWriter
from jseeker.samples import sample_resume
from jseeker.sources import all_sources, claim_link, read_saved
from jseeker.walk import Kit, Tools, Wishes, fit, plan

__all__ = ["AppKits", "HostMap", "make_tools", "pdf_writer_of", "wishes_of"]

HostMap = tuple[tuple[str, str], ...]

KITS_KEPT = 16
"""How many batches' kits a worker keeps at hand; it works on few at a time, and may live for months."""

REHEARSAL = (
    b"<!doctype html><html lang='en'><head><title>Data Engineer</title></head><body><main><h1>Data Engineer</h1>"
    b"<p>We look for someone who keeps our numbers true and our pipelines calm, in a team of six people in Lisbon.</p>"
    b"<h2>Requirements</h2><ul><li>3+ years of Python and SQL</li><li>Airflow</li></ul></main></body></html>"
)
"""A small invented page that makes every part of the walk load what it needs."""


class AppKits:
    """The kits of the batches that one worker works on: one fetcher for all that may open the same hosts, so that
    politeness holds across batches; one PDF writer for all; and one wire to each model."""

    def __init__(self, settings: Settings) -> None:
        self._lock = threading.Lock()
        self._monthly_budget_usd = settings.monthly_budget_usd
        self._reworders: dict[str, Reworder] = {}
        self._pdf = pdf_writer_of(settings)
        self._sources = all_sources()
        self._kits: dict[str, Kit] = {}
        self._tools: dict[tuple[tuple[str, ...], HostMap, str], Tools] = {}

    def of(self, batch: Batch) -> Kit:
        """The batch's kit, made at the first need and again when it was not needed for long."""
        with self._lock:
            kit = self._kits.pop(batch.id, None) or self._make(batch)
            self._kits[batch.id] = kit  # the last one used stands last
            if len(self._kits) > KITS_KEPT:
                del self._kits[next(iter(self._kits))]
            return kit

    @property
    def shelf(self) -> FolderShelf:
        """The shelf of every batch: folders on the disk."""
        return FolderShelf()

    def warm(self) -> None:
        """Loads what is slow to load, once and in one thread, by walking an invented posting without writing a file."""
        profile = read_resume(sample_resume(), "resume.yaml")
        posting = read_saved("rehearsal.html", REHEARSAL)
        kit = Kit(profile, Wishes(), make_tools(self._sources, (), (), self._pdf))
        resume, _, style = fit(posting, plan(posting, profile), kit, kit.tools.writers[0])
        for writer in kit.tools.writers:
            prove(resume, writer.write(resume, style), style)

    async def aclose(self) -> None:
        """Ends the fetchers' and the models' connections and the processes that write PDF."""
        self._pdf.close()
        for reworder in self._reworders.values():
            await reworder.aclose()
        for tools in self._tools.values():
            await tools.aclose()

    def _make(self, batch: Batch) -> Kit:
        options = batch.options
        place = (options.allow_hosts, options.host_map, options.browser)
        if place not in self._tools:
            self._tools[place] = make_tools(self._sources, *place[:2], self._pdf, place[2])
        if options.model is not None and options.model not in self._reworders:
            self._reworders[options.model] = PydanticReworder(options.model)
        return Kit(
            ResumeFile(batch.resume_name, batch.resume_text).profile(),
            wishes_of(options),
            self._tools[place],
            self._reworders[options.model] if options.model is not None else None,
            self._monthly_budget_usd,
        )


def pdf_writer_of(settings: Settings) -> PdfWriter | PooledPdfWriter:
    """What writes PDF as the settings say, with the templates of this home; close it in the end."""
    return pdf_writer(settings.templates_dir, settings.render_processes)


def make_tools(
    sources: Sequence[Any],
    allow_hosts: tuple[str, ...],
    host_map: HostMap,
    pdf: DocumentWriter | None = None,
    browser: str = "",
) -> Tools:
    """The real collaborators of a walk; `pdf` writes the PDF (else the shipped templates, in threads), `browser` is the
    setting of that name ("" for none)."""
    policy = FetchPolicy(allow_hosts=allow_hosts, host_map=host_map)
    fetcher = HttpFetcher(policy)
    return Tools(
        claim=lambda link: claim_link(link, tuple(sources)),
        fetcher=fetcher,
        browser=BrowserFetcher(policy, turns=fetcher.turns, chromium=browser) if browser else None,
        writers=writers(pdf or PdfWriter()),
        shelf=FolderShelf(),
        clean=_clean,
        prove=prove,
        letter_writers=(LetterPdfWriter(getattr(pdf, "own_templates", None)), LetterDocxWriter()),
    )


def _clean(resume: TailoredResume) -> TailoredResume:
    """The resume without what no font can show, and a note for each thing left out."""
    clean, notes = printable(resume)
    return replace(clean, notes=(*clean.notes, *notes))


def wishes_of(options: BatchOptions) -> Wishes:
    """How the documents of a batch are to be."""
    extra = tuple(DocumentFormat(kind) for kind in options.formats)
    formats = dict.fromkeys((DocumentFormat.PDF, DocumentFormat.DOCX, *extra))
    style = DocumentStyle(template=options.template, paper=Paper(options.paper), max_pages=options.max_pages)
    return Wishes(style, tuple(formats), options.profile, options.strict, options.letter)
