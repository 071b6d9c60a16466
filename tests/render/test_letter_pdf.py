"""The letter's PDF: one page in each template, tagged, and read back whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jseeker.model.documents import DocumentStyle, Paper
from jseeker.model.profile import Section
from jseeker.model.resume import Line, ResumeSection, TailoredResume
from jseeker.render import prove, template_names
from jseeker.render.letter_pdf import LetterPdfWriter, letter_template

PROSE = ("Dear hiring team,", *(f"Paragraph {number} says what was built, word for word. " * 5 for number in range(4)))


@pytest.fixture
def sheet(plain: TailoredResume) -> TailoredResume:
    lines = tuple(Line(text.strip(), Section.SUMMARY, "letter", "") for text in PROSE)
    return replace(plain, headline=None, sections=(ResumeSection(Section.SUMMARY, "Application: Cook", lines),))


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("template", ["classic", "serif", "compact"])
def test_a_letter_has_one_page_and_reads_back_whole(sheet: TailoredResume, template: str, paper: Paper) -> None:
    style = DocumentStyle(template, paper)
    document = LetterPdfWriter().write(sheet, style)

    assert document.pages == 1
    prove(sheet, document, style)
    assert document.content == LetterPdfWriter().write(sheet, style).content


def test_each_shipped_template_has_a_letter_and_no_letter_is_a_template() -> None:
    found = {name: letter_template(name).name for name in template_names()}

    assert found == {name: f"_letter-{name}.typ" for name in ("classic", "compact", "serif")}


def test_a_template_of_the_persons_own_takes_the_plain_letter_or_their_own(tmp_path: Path) -> None:
    (tmp_path / "mine.typ").write_text("")
    assert letter_template("mine", tmp_path).name == "_letter-classic.typ"

    (tmp_path / "_letter-mine.typ").write_text("")
    assert letter_template("mine", tmp_path) == tmp_path / "_letter-mine.typ"
    assert letter_template("../mine", tmp_path).name == "_letter-classic.typ"
