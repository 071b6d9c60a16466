"""The letter's DOCX: Word's own styles, and the same lines as its PDF."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import pytest

from jseeker.model.documents import DocumentStyle
from jseeker.model.profile import Section
from jseeker.model.resume import Line, ResumeSection, TailoredResume
from jseeker.render import prove
from jseeker.render.letter_docx import LetterDocxWriter


@pytest.mark.parametrize("template", ["classic", "serif", "compact"])
def test_a_letter_stands_in_words_own_styles_and_reads_back(plain: TailoredResume, template: str) -> None:
    lines = tuple(Line(text, Section.SUMMARY, "letter", "") for text in ("Dear <team> & all,", "I built it.", "Ana"))
    sheet = replace(plain, headline=None, sections=(ResumeSection(Section.SUMMARY, "Application: Cook", lines),))
    style = DocumentStyle(template)

    document = LetterDocxWriter().write(sheet, style)

    prove(sheet, document, style)
    told = [(p.style.name, p.text) for p in docx.Document(io.BytesIO(document.content)).paragraphs]
    assert told[0] == ("Title", plain.name.text)
    assert told[-4:] == [("Heading 1", "Application: Cook"), *(("Normal", line.text) for line in lines)]
    assert document.content == LetterDocxWriter().write(sheet, style).content
