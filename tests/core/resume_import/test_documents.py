"""Word and PDF files: our own read back, and traps."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from jseeker.core.resume_file import read_resume
from jseeker.core.resume_import import ImportFormat, read_foreign
from jseeker.errors import ResumeInvalid
from jseeker.model.documents import DocumentStyle
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.profile import Profile, Section
from jseeker.samples import sample_resume

POSTING = Posting("", "k", "file", ReadMethod.TEXT, "Acme", "Engineer", "Python and SQL")


@pytest.fixture(scope="module")
def printed() -> dict[str, bytes]:
    """The sample resume as our own writers print it."""
    from jseeker.core.match import match
    from jseeker.core.parse import parse
    from jseeker.core.tailor import Budget, tailor
    from jseeker.render import PdfWriter, writers

    profile = read_resume(sample_resume(), "resume.yaml")
    parsed = parse(POSTING)
    resume = tailor(profile, POSTING, parsed, match(POSTING, parsed, profile), Budget(26))
    made = {writer.format.value: writer for writer in writers(PdfWriter())}
    return {kind: made[kind].write(resume, DocumentStyle()).content for kind in ("pdf", "docx")}


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_what_we_print_reads_back(printed: dict[str, bytes], kind: str) -> None:
    # given the documents of the sample resume
    before = read_resume(sample_resume(), "resume.yaml")
    # when they are imported
    draft = read_foreign(printed[kind], f"resume.{kind}")
    after = read_resume(draft.text.encode(), "resume.yaml")
    # then jobs, degrees and lines are those of the person
    assert draft.form == ImportFormat(kind)
    assert (after.name, after.label, after.email, after.phone) == (
        before.name,
        before.label,
        before.email,
        before.phone,
    )
    for section in (Section.WORK, Section.EDUCATION, Section.CERTIFICATES, Section.LANGUAGES):
        assert facts(after, section) == facts(before, section)
    own = {line.text for item in before.items for line in item.lines}
    own |= {variant.text for item in before.items for line in item.lines for variant in line.variants}
    lines = [line.text for item in after.items for line in item.lines]
    assert len(lines) >= 14
    assert set(lines) <= own
    assert draft.unplaced == ()


def facts(profile: Profile, section: Section) -> set[tuple[str, ...]]:
    return {
        (item.title, item.organization, item.degree, item.detail, item.period.start or "", item.period.end or "")
        for item in profile.section(section)
    }


def word_file(body: str, *, extra: str = "") -> bytes:
    """The smallest Word file with that body."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kinds = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kinds}.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<?xml version="1.0"?>{extra}<w:document {space}><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_tables_are_read_in_their_place() -> None:
    cell = f"<w:tbl><w:tr><w:tc>{paragraph('Bolt, 2019 – 2020')}</w:tc></w:tr></w:tbl>"
    body = paragraph("Ana Example") + paragraph("Experience") + cell + paragraph("Education") + paragraph("MIT, 2012")
    draft = read_foreign(word_file(body), "cv.docx")
    profile = read_resume(draft.text.encode(), "resume.yaml")
    assert [item.organization for item in profile.section(Section.WORK)] == ["Bolt"]
    assert [item.organization for item in profile.section(Section.EDUCATION)] == ["MIT"]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (word_file(paragraph("&x;"), extra='<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entities"),
        (word_file(paragraph("0" * 9_000_000)), "times its size"),
        (word_file("<w:p>"), "Word document"),
        (b"PK\x03\x04 word/ torn", "damaged"),
        (b"%PDF-1.7 torn", "PDF"),
    ],
)
def test_a_trap_or_a_torn_file_is_refused(data: bytes, told: str) -> None:
    name = "cv.pdf" if data.startswith(b"%PDF") else "cv.docx"
    before = datetime.now(UTC)
    with pytest.raises(ResumeInvalid, match=told):
        read_foreign(data, name)
    assert (datetime.now(UTC) - before).total_seconds() < 5


def test_a_pdf_without_text_says_what_to_do() -> None:
    from pypdf import PdfWriter

    out = io.BytesIO()
    blank = PdfWriter()
    blank.add_blank_page(200, 200)
    blank.write(out)
    with pytest.raises(ResumeInvalid, match="holds no text"):
        read_foreign(out.getvalue(), "scan.pdf")


def test_a_locked_pdf_says_what_to_do() -> None:
    from pypdf import PdfWriter

    out = io.BytesIO()
    locked = PdfWriter()
    locked.add_blank_page(200, 200)
    locked.encrypt("secret", algorithm="RC4-128")
    locked.write(out)
    with pytest.raises(ResumeInvalid, match="password"):
        read_foreign(out.getvalue(), "locked.pdf")
