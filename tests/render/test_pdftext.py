from __future__ import annotations

import re

import pytest

from jseeker.model.documents import DocumentFormat, DocumentStyle
from jseeker.model.resume import TailoredResume
from jseeker.render import printable, writer_for
from jseeker.render.content import printed_texts
from jseeker.render.pdftext import PdfFile


@pytest.fixture
def read():
    """The PDF of a resume, opened by the quick reader."""

    def opened(resume: TailoredResume) -> PdfFile:
        return PdfFile(writer_for(DocumentFormat.PDF).write(resume, DocumentStyle()).content)

    return opened


def test_every_letter_comes_back_without_a_general_reader(read, any_resume: TailoredResume) -> None:
    texts = printed_texts(printable(any_resume)[0])

    drawn = re.sub(r"\s", "", "".join(read(any_resume).page_texts()))

    missing = [word for text in texts for word in text.split() if word not in drawn and len(word) < 40]
    assert missing == []


def test_brackets_inside_brackets_come_back(read, plain: TailoredResume) -> None:
    from dataclasses import replace

    name = replace(plain.name, text="f(g(h(x)))) (((( \\( \\) \\\\")
    text = "".join(read(replace(plain, name=name)).page_texts())

    assert "f(g(h(x)))) (((( \\( \\) \\\\" in text


def test_the_properties_say_who_in_which_language(read, plain: TailoredResume) -> None:
    file = read(plain)

    assert file.property("Title") == "Zoë Brandt-Łapińska – Staff Platform Engineer"
    assert file.property("Author") == "Zoë Brandt-Łapińska"
    assert file.language() == "en"
    assert file.is_tagged()
    assert file.page_count() == 2


def test_no_date_is_in_the_file(plain: TailoredResume) -> None:
    content = writer_for(DocumentFormat.PDF).write(plain, DocumentStyle()).content

    assert not re.search(rb"/(Creation|Mod)Date|CreateDate|ModifyDate|20(2[4-9]|3\d)-\d\d-\d\d", content)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"startxref\n9\n%%EOF", b"startxref\n99999999999\n%%EOF"])
def test_what_is_no_pdf_of_typst_is_a_value_error(content: bytes) -> None:
    with pytest.raises(ValueError, match="PDF"):
        PdfFile(content)
