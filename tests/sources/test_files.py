"""Files that a person saved: every kind is read, none is doubted, however short."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from jseeker.errors import EmptyPage, NotAPosting, TooLarge
from jseeker.model.posting import ReadMethod
from jseeker.sources import read_saved

FOLDER = Path(__file__).parent
TEXT = """Head Baker at Harbour Bread
Location: Whitby
Date posted: 14 September 2026

What you will do
- Plan the dough for each day
- Keep the ovens in order

Salary: £34,000 - £39,000 per year
"""


def pdf_with(lines: list[str]) -> bytes:
    """A PDF of one page with these lines, as small as a PDF can be."""
    shown = " ".join(f"({line}) Tj 0 -16 Td" for line in lines)
    content = f"BT /F1 12 Tf 72 720 Td {shown} ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def docx_with(title: str, items: list[str]) -> bytes:
    document = Document()
    document.add_heading(title, 1)
    for item in items:
        document.add_paragraph(item, style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_text_is_read_with_its_labelled_lines() -> None:
    posting = read_saved("jobs/baker.txt", TEXT.encode())
    assert (posting.url, posting.key) == ("jobs/baker.txt", f"file:{hashlib.sha256(TEXT.encode()).hexdigest()}")
    assert (posting.method, posting.title, posting.company) == (
        ReadMethod.FILE,
        "Head Baker",
        "Harbour Bread",
    )
    assert posting.locations == ("Whitby",)
    assert posting.date_posted == date(2026, 9, 14)
    assert posting.salary is not None
    assert (posting.salary.min, posting.salary.max, posting.salary.currency) == (34_000, 39_000, "GBP")
    assert "• Plan the dough for each day" in posting.description


def test_markdown_loses_its_marks() -> None:
    posting = read_saved(
        "baker.md", b"# Head Baker\n\n## Tasks\n\n* **Plan** the [dough](https://a.example/x) each day\n"
    )
    assert posting.title == "Head Baker"
    assert "• Plan the dough each day" in posting.description
    assert not set("#*[]") & set(posting.description)


def test_a_short_text_is_trusted_from_40_characters_on() -> None:
    assert read_saved("a.txt", b"Baker wanted. Early shift, good bread. x").title.startswith("Baker wanted")
    with pytest.raises(EmptyPage):
        read_saved("a.txt", b"Baker wanted. Early shift, good bread.")


def test_a_saved_page_is_read_as_a_page() -> None:
    posting = read_saved("baker.html", (FOLDER / "generic" / "json-ld.page.html").read_bytes())
    assert (posting.title, posting.company, posting.source) == ("Head Baker", "Harbour Bread", "file")
    assert "Open jobs" not in posting.description


@pytest.mark.parametrize("name", ["linkedin", "indeed"])
def test_a_saved_page_of_a_walled_site_is_read_by_its_own_names(name: str) -> None:
    posting = read_saved("saved.html", (FOLDER / name / "saved.page.html").read_bytes())
    assert (posting.title, posting.company, posting.source) == ("Head Baker", "Harbour Bread", name)
    assert posting.locations
    assert "Sign in" not in posting.description


def test_a_saved_page_is_trusted_though_it_looks_like_a_list() -> None:
    page = "<title>All jobs</title><h1>All jobs</h1><p>We look for a baker who likes to get up early.</p>"
    assert "likes to get up early" in read_saved("x.html", page.encode()).description


def test_a_page_saved_whole_is_read() -> None:
    page = (FOLDER / "generic" / "plain.page.html").read_bytes().decode()
    whole = (
        "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n"
        f"Content-Location: https://jobs.harbourbread.example/1\r\n\r\n{page}\r\n--b--\r\n"
    )
    posting = read_saved("baker.mhtml", whole.encode())
    assert (posting.title, posting.company) == ("Head Baker", "Harbour Bread")


@pytest.mark.parametrize(
    ("name", "case"),
    [
        ("greenhouse", "nurse"), ("lever", "electrician"), ("workday", "planner"), ("recruitee", "gardener"),
        ("smartrecruiters", "receptionist"), ("oracle", "technician"), ("bamboohr", "analyst"), ("gem", "teller"),
        ("eightfold", "glazier"),
    ],
)  # fmt: skip
def test_the_answer_of_a_site_is_known_by_its_shape(name: str, case: str) -> None:
    expected = json.loads((FOLDER / name / f"{case}.expected.json").read_text("utf-8"))["posting"]
    posting = read_saved("answer.json", (FOLDER / name / f"{case}.page.json").read_bytes())
    assert (posting.source, posting.title, posting.method) == (name, expected["title"], ReadMethod.FILE)
    assert posting.company.lower() == expected["company"].lower() or name == "gem"


def test_the_answer_of_a_board_with_several_postings_is_none() -> None:
    with pytest.raises(NotAPosting) as refusal:
        read_saved("board.json", (FOLDER / "ashby" / "board.page.json").read_bytes())
    assert len(refusal.value.postings) == 2


def test_a_pdf_is_read() -> None:
    posting = read_saved("baker.pdf", pdf_with(["Head Baker", "Location: Whitby", "You plan the dough for each day."]))
    assert (posting.title, posting.locations) == ("Head Baker", ("Whitby",))


def test_a_word_document_is_read() -> None:
    posting = read_saved(
        "baker.docx", docx_with("Head Baker", ["Plan the dough for each day", "Keep the ovens in order"])
    )
    assert posting.title == "Head Baker"
    assert "• Plan the dough for each day" in posting.description


@pytest.mark.parametrize("name", ["-", "posting", "posting.dat"])
def test_a_file_without_an_ending_is_known_by_its_bytes(name: str) -> None:
    assert read_saved(name, TEXT.encode()).company == "Harbour Bread"
    assert (
        read_saved(name, pdf_with(["Head Baker", "You plan the dough for each and every day."])).title == "Head Baker"
    )
    assert read_saved(name, (FOLDER / "generic" / "json-ld.page.html").read_bytes()).title == "Head Baker"
    assert read_saved(name, (FOLDER / "lever" / "electrician.page.json").read_bytes()).source == "lever"


@pytest.mark.parametrize("name", ["x.pdf", "x.docx", "x.json", "x.mhtml", "x.bin"])
def test_a_broken_file_is_refused_with_its_name(name: str) -> None:
    with pytest.raises((NotAPosting, EmptyPage), match=rf"^{name} .*\.$"):
        read_saved(name, b"\x00\x01\x02 not what its ending says")


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(TooLarge):
        read_saved("x.txt", b"x" * (26 * 1024 * 1024))
