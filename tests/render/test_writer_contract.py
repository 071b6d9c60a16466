"""What every writer promises, joined by each."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from jseeker.errors import DocumentError
from jseeker.model.documents import DocumentFormat, DocumentStyle, Paper
from jseeker.model.resume import TailoredResume
from jseeker.ports import DocumentWriter
from jseeker.render import EchoWriter, prove, writer_for
from jseeker.render.readback import read_back

STYLE = DocumentStyle()


@pytest.fixture(params=[*DocumentFormat, "echo"], ids=str)
def writer(request: pytest.FixtureRequest) -> DocumentWriter:
    return EchoWriter() if request.param == "echo" else writer_for(request.param)


def test_every_line_reads_back_in_its_order(writer: DocumentWriter, any_resume: TailoredResume) -> None:
    document = writer.write(any_resume, STYLE)

    assert document.format is writer.format
    prove(any_resume, document, STYLE)


def test_the_same_resume_gives_the_same_bytes(writer: DocumentWriter, any_resume: TailoredResume) -> None:
    assert writer.write(any_resume, STYLE) == writer.write(any_resume, STYLE)


def test_several_threads_may_write_at_once(writer: DocumentWriter, plain: TailoredResume) -> None:
    alone = writer.write(plain, STYLE)

    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: writer.write(plain, STYLE), range(12)))

    assert together == [alone] * 12


def test_a_character_that_no_font_shows_is_left_out_and_named(writer: DocumentWriter, hostile: TailoredResume) -> None:
    document = writer.write(hostile, STYLE)

    assert "🚀" in document.notes[0]
    if writer.format not in (DocumentFormat.PDF, DocumentFormat.DOCX):
        assert "🚀" not in document.content.decode()


def test_links_of_other_kinds_than_web_mail_and_telephone_are_not_in_the_file(
    writer: DocumentWriter, hostile: TailoredResume
) -> None:
    content = writer.write(hostile, STYLE).content

    assert b"data:text/html" not in content
    assert b'Target="javascript:' not in content
    assert b"URI(javascript:" not in content


def test_paper_and_density_change_no_line(writer: DocumentWriter, plain: TailoredResume) -> None:
    tight = DocumentStyle(template="serif", paper=Paper.LETTER, density=1.0)

    document = writer.write(plain, tight)

    prove(plain, document, tight)


def test_a_missing_line_is_named(writer: DocumentWriter, plain: TailoredResume, dense: TailoredResume) -> None:
    document = writer.write(plain, STYLE)

    with pytest.raises(DocumentError, match=r"“Junior Developer” is missing"):
        prove(dense, document, STYLE)


def test_what_is_read_back_of_an_unreadable_file_is_an_error(plain: TailoredResume) -> None:
    from dataclasses import replace

    for document_format in (DocumentFormat.PDF, DocumentFormat.DOCX):
        document = writer_for(document_format).write(plain, STYLE)
        for damaged in (b"", b"nonsense", document.content[: len(document.content) // 2]):
            with pytest.raises(DocumentError, match="cannot be read"):
                read_back(replace(document, content=damaged))
