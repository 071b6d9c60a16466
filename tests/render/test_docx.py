from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import docx
import pytest

from jseeker.model.documents import DocumentStyle, Paper
from jseeker.model.resume import TailoredResume
from jseeker.render import DocxWriter, printable
from jseeker.render.content import printed_texts


@pytest.fixture(params=["classic", "serif", "compact", "one-of-my-own"])
def style(request: pytest.FixtureRequest) -> DocumentStyle:
    return DocumentStyle(template=request.param)


def opened(resume: TailoredResume, style: DocumentStyle):
    return docx.Document(io.BytesIO(DocxWriter().write(resume, style).content))


def test_the_styles_are_words_own(style: DocumentStyle, plain: TailoredResume) -> None:
    paragraphs = opened(plain, style).paragraphs
    by_style: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)

    assert by_style["Title"] == [plain.name.text]
    assert by_style["Subtitle"] == ["Staff Platform Engineer"]
    assert by_style["Heading 1"] == [section.heading for section in plain.sections]
    assert by_style["Heading 2"][0].startswith("Staff Platform Engineer ")
    assert len(by_style["Heading 2"]) == 6
    assert by_style["List Bullet"] == [
        line.text for section in plain.sections for entry in section.entries for line in entry.bullets
    ]


def test_every_line_stands_in_its_order(any_resume: TailoredResume) -> None:
    text = "\n".join(paragraph.text for paragraph in opened(any_resume, DocumentStyle()).paragraphs)

    at = 0
    for line in printed_texts(printable(any_resume)[0]):
        at = text.index(line, at) + len(line)


def test_the_properties_name_the_person_and_the_language_and_no_day(plain: TailoredResume) -> None:
    document = opened(replace(plain, language="fr-CA"), DocumentStyle())
    content = DocxWriter().write(plain, DocumentStyle()).content

    assert document.core_properties.title == "Zoë Brandt-Łapińska – Staff Platform Engineer"
    assert document.core_properties.author == "Zoë Brandt-Łapińska"
    assert document.core_properties.language == "fr-CA"
    assert document.core_properties.created is None
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(b"python-docx" not in package.read(name) for name in package.namelist())


def test_there_are_no_tables_text_boxes_or_pictures(style: DocumentStyle, dense: TailoredResume) -> None:
    with zipfile.ZipFile(io.BytesIO(DocxWriter().write(dense, style).content)) as package:
        body = package.read("word/document.xml").decode()
        names = package.namelist()

    assert not re.search(r"<w:(tbl|drawing|pict|txbxContent|object)\b", body)
    assert not [name for name in names if "media" in name or name.endswith(".jpeg")]


def test_the_parts_that_are_named_are_there_and_no_others() -> None:
    content = DocxWriter().write(_any_resume(), DocumentStyle()).content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = set(package.namelist())
        types = package.read("[Content_Types].xml").decode()
        relations = {name: package.read(name).decode() for name in names if name.endswith(".rels")}

    assert {part.lstrip("/") for part in re.findall(r'PartName="([^"]+)"', types)} <= names
    for name, text in relations.items():
        folder = name.replace("_rels/", "").rpartition("/")[0]
        for target in re.findall(r'Target="([^"]+)"(?! TargetMode)', text):
            assert f"{folder}/{target}".lstrip("/") in names


def test_the_page_and_its_text_are_as_the_style_asks(style: DocumentStyle, plain: TailoredResume) -> None:
    a4 = opened(plain, replace(style, paper=Paper.A4)).sections[0]
    letter = opened(plain, replace(style, paper=Paper.LETTER, density=1.0)).sections[0]

    assert (round(a4.page_width.mm), round(a4.page_height.mm)) == (210, 297)
    assert (round(letter.page_width.mm), round(letter.page_height.mm)) == (216, 279)
    assert opened(plain, replace(style, density=1.0)).styles["Normal"].font.size.pt >= 9.5


def test_links_open_what_they_say_and_others_are_plain_text(hostile: TailoredResume) -> None:
    document = opened(hostile, DocumentStyle())

    links = {link.text: link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks}

    assert links == {
        "mallory@example.org": "mailto:mallory@example.org",
        "a link with a space": "https://example.org/abc",
    }


def _any_resume() -> TailoredResume:
    from jseeker.model.profile import Section
    from jseeker.model.resume import Line

    return TailoredResume("0" * 64, "en", Line("A", Section.BASICS, "basics", "A"), None, (), ())
