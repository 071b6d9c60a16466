from __future__ import annotations

from dataclasses import replace

import pytest

from jseeker.errors import DocumentError
from jseeker.model.documents import DocumentFormat, DocumentStyle
from jseeker.model.resume import TailoredResume
from jseeker.render import DocxWriter, PdfWriter, prove, text_of_docx, text_of_pdf, writer_for

STYLE = DocumentStyle()
PAGED = (DocumentFormat.PDF, DocumentFormat.DOCX)


@pytest.fixture(params=PAGED)
def document(request: pytest.FixtureRequest, plain: TailoredResume):
    return writer_for(request.param).write(plain, STYLE)


def test_the_texts_read_line_by_line(plain: TailoredResume) -> None:
    pdf = text_of_pdf(PdfWriter().write(plain, STYLE).content).split("\n")
    word = text_of_docx(DocxWriter().write(plain, STYLE).content).split("\n")

    for lines in (pdf, word):
        assert "Zoë Brandt-Łapińska" in lines
        assert "Experience" in lines
        assert any(line.startswith("Staff Platform Engineer | 03/2021 – Present") for line in lines)


def test_sections_in_another_order_are_noticed(document, plain: TailoredResume) -> None:
    swapped = replace(plain, sections=(*plain.sections[:2], plain.sections[3], plain.sections[2], *plain.sections[4:]))

    with pytest.raises(DocumentError, match="does not read back whole"):
        prove(swapped, document, STYLE)


def test_one_changed_letter_is_noticed_and_the_line_is_named(document, plain: TailoredResume) -> None:
    skills = plain.sections[3]
    changed = replace(skills, paragraphs=(replace(skills.paragraphs[0], text="Languages: Python, Ho"),))

    with pytest.raises(DocumentError, match=r"“Languages: Python, Ho” is missing; try another template\."):
        prove(replace(plain, sections=(*plain.sections[:3], changed, *plain.sections[4:])), document, STYLE)


def test_a_pdf_that_is_not_tagged_is_refused(plain: TailoredResume) -> None:
    document = PdfWriter().write(plain, STYLE)
    untagged = replace(document, content=document.content.replace(b"/Marked true", b"/Marked null"))

    with pytest.raises(DocumentError, match="not tagged"):
        prove(plain, untagged, STYLE)


def test_pages_that_are_not_there_are_noticed(plain: TailoredResume) -> None:
    document = PdfWriter().write(plain, STYLE)

    with pytest.raises(DocumentError, match="has 2 pages and not 7"):
        prove(plain, replace(document, pages=7), STYLE)


def test_a_word_document_without_a_title_is_refused(plain: TailoredResume) -> None:
    document = DocxWriter().write(replace(plain, name=replace(plain.name, text="Another")), STYLE)

    with pytest.raises(DocumentError):
        prove(plain, document, STYLE)
