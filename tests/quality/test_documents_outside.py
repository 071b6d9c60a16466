"""Documents as a stranger checks them, with readers that others wrote: what is printed is what provenance.json says.

Pinned for the six languages of the section names: nothing but the provenance's lines and the headings is printed in PDF
and DOCX, in that order; title and language in the files' properties; no day in any of them.
"""

from __future__ import annotations

import datetime
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pypdf
import pytest

from jseeker.core.resume_file import read_resume
from jseeker.fetch import RecordedFetcher
from jseeker.model.documents import DocumentStyle
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.resume import TailoredResume
from jseeker.render import MemoryShelf, PdfWriter, printable, prove, writers
from jseeker.samples import sample_resume
from jseeker.walk import Kit, Place, Tools, Wishes, plan, write_documents

HEADINGS = {
    "en": ("Summary", "Experience", "Education", "Skills"),
    "de": ("Profil", "Berufserfahrung", "Ausbildung", "Kenntnisse"),
    "fr": ("Profil", "Expérience professionnelle", "Formation", "Compétences"),
    "es": ("Resumen", "Experiencia", "Formación", "Competencias"),
    "it": ("Profilo", "Esperienza professionale", "Istruzione e formazione", "Competenze"),
    "pt": ("Resumo", "Experiência profissional", "Formação", "Competências"),
}
BETWEEN = re.compile(r"[|·•\s]")
"""What stands between lines: the marks of a template, and spaces."""


def clean(resume: TailoredResume) -> TailoredResume:
    printed, notes = printable(resume)
    return replace(printed, notes=(*printed.notes, *notes))


@pytest.fixture(params=HEADINGS)
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=["classic", "serif", "compact"])
def files(request: pytest.FixtureRequest, language: str) -> dict[str, bytes]:
    """What a walk writes for a posting and a resume in that language, by name."""
    asked = "Requirements\n• 5+ years of Python\n• PostgreSQL\nNice to have\n• Kafka"
    posting = Posting(
        "https://a.example/1", "k:1", "k", ReadMethod.TEXT, "Northwind", "Data Engineer", asked, language=language
    )
    shelf = MemoryShelf()
    tools = Tools(
        claim=pytest.fail,
        fetcher=RecordedFetcher({}),
        writers=writers(PdfWriter()),
        shelf=shelf,
        clean=clean,
        prove=prove,
    )
    profile = replace(read_resume(sample_resume(), "resume.yaml"), language=language)
    kit = Kit(profile, Wishes(DocumentStyle(template=request.param, max_pages=2)), tools)
    write_documents(posting, plan(posting, profile), kit, Place(Path("out")))
    return {path.name: content for path, content in shelf.contents.items()}


def claimed(files: dict[str, bytes]) -> list[str]:
    return [line["text"] for line in json.loads(files["provenance.json"])["lines"]]


def printed_in_pdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def printed_in_docx(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


def squeezed(text: str) -> str:
    return BETWEEN.sub("", unicodedata.normalize("NFC", text))


def left_over(text: str, lines: list[str]) -> Iterator[str]:
    """What stands before, between and after the lines; each line must follow the one before."""
    rest = squeezed(text)
    for line in lines:
        before, found, rest = rest.partition(squeezed(line))
        assert found, f"{line!r} is not printed after the line before it"
        yield before
    yield rest


@pytest.mark.parametrize(("name", "read"), [("resume.pdf", printed_in_pdf), ("resume.docx", printed_in_docx)])
def test_nothing_but_the_lines_of_the_provenance_and_the_headings_is_printed(
    name: str, read, language: str, files: dict[str, bytes]
) -> None:
    others = [text for text in left_over(read(files[name]), claimed(files)) if text]

    wanted = [squeezed(heading) for heading in HEADINGS[language]]
    assert set(wanted) <= set(others)
    assert len(others) == len(set(others)) <= 8


def test_word_prints_each_line_of_the_provenance_exactly(files: dict[str, bytes]) -> None:
    parts = [
        part
        for paragraph in docx.Document(io.BytesIO(files["resume.docx"])).paragraphs
        for part in re.split(r" [|·] ", paragraph.text)
    ]

    assert set(claimed(files)) <= set(parts)


def test_the_properties_name_the_person_and_the_language_and_no_day(language: str, files: dict[str, bytes]) -> None:
    pdf = pypdf.PdfReader(io.BytesIO(files["resume.pdf"]))
    word = docx.Document(io.BytesIO(files["resume.docx"])).core_properties

    assert "Marta Quintela" in str(pdf.metadata.title if pdf.metadata else "")
    assert str(pdf.trailer["/Root"]["/Lang"]).partition("-")[0] == language
    assert "Marta Quintela" in word.title
    assert word.language.partition("-")[0] == language
    assert not [key for key in (pdf.metadata or {}) if "Date" in key]
    assert word.created is None
    assert word.modified is None


def test_no_file_tells_the_day_it_was_made(files: dict[str, bytes]) -> None:
    today = datetime.datetime.now(datetime.UTC)
    days = [
        f"{day:%Y-%m-%d}" for day in (today, today - datetime.timedelta(days=1), today + datetime.timedelta(days=1))
    ]
    days += [day.replace("-", "") for day in days]

    with zipfile.ZipFile(io.BytesIO(files["resume.docx"])) as package:
        assert {info.date_time[0] for info in package.infolist()} == {1980}
        inside = [package.read(name) for name in package.namelist()]
    for content in (*files.values(), *inside):
        assert not [day for day in days if day.encode() in content]
