"""Resumes that nobody should have: through the whole of tailoring, fitting, writing and reading back.

Pinned: a document or one sentence, within five seconds of this process's work for one posting, for 3,000 lines, a
megabyte of words, tokens and links without end.
"""

from __future__ import annotations

import json
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest

from jseeker.core.resume_file import read_resume
from jseeker.errors import DocumentError
from jseeker.fetch import RecordedFetcher
from jseeker.model.documents import DocumentFormat, DocumentStyle
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.resume import TailoredResume
from jseeker.render import MemoryShelf, PdfWriter, printable, prove, writers
from jseeker.walk import Kit, Place, Tools, Wishes, plan, write_documents

SECONDS_A_POSTING = 5.0
ASKED = "Requirements\n• 5+ years of Python\n• PostgreSQL\nNice to have\n• Kafka"
POSTING = Posting("https://a.example/1", "k:1", "k", ReadMethod.TEXT, "Northwind", "Data Engineer", ASKED)
WORDS = [f"word{number}ly" for number in range(20_000)] * 6


def lines(count: int, words_each: int) -> list[str]:
    source = iter(WORDS * 2)
    return [" ".join(islice(source, words_each)) for _ in range(count)]


def resume_file(highlights: list[str], jobs: int = 1, summary: str = "") -> bytes:
    each = -(-len(highlights) // jobs)
    work = [
        {"name": f"Acme {job}", "position": "Clerk", "highlights": highlights[job * each : (job + 1) * each]}
        for job in range(jobs)
    ]
    return json.dumps({"basics": {"name": "Robin Sample", "summary": summary}, "work": work}).encode()


WRITTEN = {
    "3,000 lines": resume_file(lines(3000, 12)),
    "a megabyte in 3,000 lines": resume_file(lines(3000, 38), jobs=10),
    "a thousand long tokens": resume_file([f"{number} {'y' * 1000} done" for number in range(1000)], jobs=10),
    "wide letters without a space": resume_file(["決済基盤を設計し、障害件数を八割減らした" * 20] * 300, jobs=5),
}
TOO_LONG = {
    "3,000 lines in 100 jobs": resume_file(lines(3000, 12), jobs=100),
    "a megabyte in one line": resume_file([" ".join(WORDS[:110_000])]),
    "a megabyte in the summary": resume_file(lines(5, 9), summary=" ".join(WORDS[:110_000])),
    "a word of a million letters": resume_file(["x" * 1_000_000]),
    "a link of a million letters": resume_file(["https://example.org/" + "x/" * 500_000]),
}


def clean(resume: TailoredResume) -> TailoredResume:
    printed, notes = printable(resume)
    return replace(printed, notes=(*printed.notes, *notes))


def write(file: bytes, pages: int) -> set[str]:
    """The names of the files that were written; fails where fitting and writing them took too much work."""
    profile = read_resume(file, "resume.json")
    tools = Tools(
        claim=pytest.fail,
        fetcher=RecordedFetcher({}),
        writers=writers(PdfWriter()),
        shelf=MemoryShelf(),
        clean=clean,
        prove=prove,
    )
    kit = Kit(profile, Wishes(DocumentStyle(max_pages=pages), tuple(DocumentFormat)), tools)
    draft = plan(POSTING, profile)
    start = time.process_time()
    try:
        written = write_documents(POSTING, draft, kit, Place(Path("out")))
    finally:
        assert time.process_time() - start < SECONDS_A_POSTING
    return {path.name for path in written.documents.files}


@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("case", WRITTEN)
def test_much_text_becomes_a_document_of_the_wished_pages_in_seconds(case: str, pages: int) -> None:
    names = write(WRITTEN[case], pages)

    assert {"resume.pdf", "resume.docx", "resume.md", "resume.txt", "resume.json"} < names


@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("case", TOO_LONG)
def test_text_that_no_page_holds_is_one_sentence_in_seconds(case: str, pages: int) -> None:
    with pytest.raises(DocumentError, match=r"^The resume does not fit (one page|2 pages) even .*\.$"):
        write(TOO_LONG[case], pages)
