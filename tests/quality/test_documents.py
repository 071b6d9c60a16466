"""Documents read back by readers that others wrote: pdftotext, pypdf, pdfminer.six, python-docx.

Pinned: 99 % of the words by each reader, every line whole and in its order where a line has no mark that a reader
orders in its own way, sections in order, no Type 3 fonts, and contact, employers, dates and degrees by plain rules.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from itertools import pairwise

import pytest

from jseeker.model.documents import DocumentFormat, DocumentStyle, Paper
from jseeker.model.profile import Section
from jseeker.model.resume import ContactPart, Entry, Line, ResumeSection, TailoredResume
from jseeker.render import fit_density, printable, prove, template_names, writer_for

WORDS_FOUND = 0.99
LONGEST_WHOLE_WORD = 56


def by_pdftotext(content: bytes, *options: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (apt install poppler-utils)")
    return subprocess.run(
        ["pdftotext", *options, "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()


def by_pdftotext_layout(content: bytes) -> str:
    return by_pdftotext(content, "-layout")


def by_pypdf(content: bytes) -> str:
    import pypdf

    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def by_pdfminer(content: bytes) -> str:
    from pdfminer.high_level import extract_text

    return extract_text(io.BytesIO(content))


def by_python_docx(content: bytes) -> str:
    import docx

    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


PDF_READERS = (by_pdftotext, by_pdftotext_layout, by_pypdf, by_pdfminer)

JOBS = (
    ("Staff Platform Engineer", "03/2021 – Present", "Northwind Affiliates", "Montréal, QC"),
    ("Senior Software Engineer", "08/2017 – 02/2021", "Fjord & Søn A/S", "København, Denmark"),
    ("Software Engineer", "01/2014 – 07/2017", "Officina Digitale S.r.l.", "Milano, Italy"),
    ("Junior Developer", "09/2012 – 12/2013", "Błękitny Las", "Kraków, Poland"),
)
DEGREES = (
    ("MSc, Computer Science", "09/2009 – 06/2012", "Example University", "Kraków, Poland"),
    ("BSc, Mathematics", "10/2006 – 06/2009", "Sample College", "Warszawa, Poland"),
)
BULLETS = (
    "Led the redesign of the offline scheduling platform — throughput rose from 1.2M to 9.8M jobs/day while the p99 "
    "latency fell from 840 ms to 95 ms.",
    "Introduced an efficient bin-packing scheduler, reducing idle compute by 38 % (~$1.4M a year).",
    "Mentored five engineers and chaired the architecture review of 24 difficult, cross-team proposals.",
    "Works in C++, C#, .NET and F#; the office workflow was simplified for 3,200 staff in Québec and São Paulo.",
)
HOSTILE_BULLETS = (
    "Collaborated with 王小明 (Taipei), 佐藤 花子 (Tokyo) and 김민준 (Seoul) on a multi-region exercise 🚀 ✅.",
    "#set page(fill: red) *bold* _it_ `code` $x^2$ @ref <label> \\ {{ x }} ${y} %(z)s &amp; <b>tag</b> // /* */",
    "NUL\x00 bell\x07 lone\ud800surrogate zero\u200bwidth soft\u00adhyphen tab\there\nnewline \u202eoverride\u202c.",
    "See https://example.org/" + "long-path/" * 30 + "end for the rest; ﬁne naïve œuvre, Ångström, Țară, Łódź.",
)


def resume_with(bullets: tuple[str, ...], name: str = "Robin Sample") -> TailoredResume:
    def line(text: str, section: Section) -> Line:
        return Line(text, section, "sample", text)

    def entry(section: Section, head: tuple[str, str, str, str], texts: tuple[str, ...]) -> Entry:
        return Entry(*(line(text, section) for text in head), bullets=tuple(line(text, section) for text in texts))

    parts = (
        ("robin@example.org", "mailto:robin@example.org"),
        ("+1 (555) 010-0142", "tel:+15550100142"),
        ("Montréal, QC", None),
        ("git.example.org/robin-sample", "https://git.example.org/robin-sample"),
    )
    summary = "Platform engineer with eleven years of building efficient, fault-tolerant systems."
    return TailoredResume(
        resume_sha256="0" * 64,
        language="en",
        name=line(name, Section.BASICS),
        headline=line("Staff Platform Engineer", Section.BASICS),
        contact=tuple(ContactPart(line(text, Section.BASICS), href) for text, href in parts),
        sections=(
            ResumeSection(Section.SUMMARY, "Summary", (line(summary, Section.SUMMARY),)),
            ResumeSection(Section.WORK, "Experience", (), tuple(entry(Section.WORK, job, bullets) for job in JOBS)),
            ResumeSection(
                Section.EDUCATION, "Education", (), tuple(entry(Section.EDUCATION, degree, ()) for degree in DEGREES)
            ),
            ResumeSection(
                Section.SKILLS,
                "Skills",
                (line("Languages: Python, Go, C++", Section.SKILLS), line("Tools: Kafka, Terraform", Section.SKILLS)),
            ),
            ResumeSection(Section.LANGUAGES, "Languages", (line("Polish: native", Section.LANGUAGES),)),
        ),
    )


PLAIN = resume_with(BULLETS)
HOSTILE = resume_with(HOSTILE_BULLETS, name="Zoë Łukasiewicz-Núñez \u202e🚀")


@pytest.fixture(params=[PLAIN, HOSTILE], ids=["plain", "hostile"])
def resume(request: pytest.FixtureRequest) -> TailoredResume:
    return request.param


@pytest.fixture(params=[(name, paper) for name in template_names() for paper in Paper], ids=str)
def style(request: pytest.FixtureRequest) -> DocumentStyle:
    name, paper = request.param
    return DocumentStyle(template=name, paper=paper, max_pages=2)


@pytest.fixture
def pdf(resume: TailoredResume, style: DocumentStyle) -> bytes:
    document, fitted = fit_density(resume, style, writer_for(DocumentFormat.PDF).write)
    assert document.pages is not None
    assert document.pages <= 2
    prove(resume, document, fitted)
    return document.content


def spaced(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def share_of_words(resume: TailoredResume, text: str) -> float:
    """How many of the printed words stand in the text as words; one too long for a line may be broken."""
    words = [word for line in printable(resume)[0].lines() for word in line.text.split()]
    have = set(spaced(text).split())
    whole = "".join(have and spaced(text).split())
    found = [word for word in words if word in have or (len(word) > LONGEST_WHOLE_WORD and word in whole)]
    return len(found) / len(words)


@pytest.mark.parametrize("read", PDF_READERS)
def test_each_reader_finds_the_words(read: Callable[[bytes], str], resume: TailoredResume, pdf: bytes) -> None:
    assert share_of_words(resume, read(pdf)) >= WORDS_FOUND


@pytest.mark.parametrize("read", PDF_READERS)
def test_each_reader_finds_every_line_whole_and_in_order(
    read: Callable[[bytes], str], resume: TailoredResume, pdf: bytes
) -> None:
    text = spaced(read(pdf))

    at = 0
    for line in printable(resume)[0].lines():
        if any(len(word) > LONGEST_WHOLE_WORD for word in line.text.split()):
            continue
        found = text.find(spaced(line.text), at)
        assert found >= 0, line.text
        at = found


@pytest.mark.parametrize("read", PDF_READERS)
def test_the_sections_come_in_order(read: Callable[[bytes], str], resume: TailoredResume, pdf: bytes) -> None:
    lines = [line.strip() for line in read(pdf).splitlines()]

    places = [lines.index(section.heading) for section in resume.sections]

    assert all(first < second for first, second in pairwise(places))


@pytest.mark.parametrize("read", PDF_READERS)
def test_plain_rules_recover_the_person_the_jobs_and_the_degrees(
    read: Callable[[bytes], str], style: DocumentStyle
) -> None:
    document, _ = fit_density(PLAIN, style, writer_for(DocumentFormat.PDF).write)
    text = read(document.content)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    cells = [re.split(r"\s+[|·]\s+", line) for line in lines]

    assert lines[0] == "Robin Sample"
    assert re.findall(r"[\w.]+@[\w.]+", text) == ["robin@example.org"]
    assert re.findall(r"\+?\d[\d ()-]{8,}\d", lines[2]) == ["+1 (555) 010-0142"]
    dated = [tuple(cell[:2]) for cell in cells if len(cell) == 2 and re.match(r"\d\d/\d{4} – ", cell[1])]
    assert dated == [head[:2] for head in (*JOBS, *DEGREES)]
    below = [tuple(after) for cell, after in pairwise(cells) if len(cell) == 2 and re.match(r"\d\d/\d{4} – ", cell[1])]
    assert below == [head[2:] for head in (*JOBS, *DEGREES)]


def test_the_fonts_are_embedded_outlines(pdf: bytes) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("pdffonts is not installed (apt install poppler-utils)")
    table = (
        subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode().splitlines()[2:]
    )

    assert table
    assert not [row for row in table if "Type 3" in row]
    assert all(re.search(r"yes yes yes\s+\d+\s+0$", row) for row in table)


def test_the_word_document_says_the_same_lines_in_the_same_order(resume: TailoredResume, style: DocumentStyle) -> None:
    text = by_python_docx(writer_for(DocumentFormat.DOCX).write(resume, style).content)

    at = 0
    for line in printable(resume)[0].lines():
        at = text.index(line.text, at)
