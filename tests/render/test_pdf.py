from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from jseeker.errors import DocumentError, UsageError
from jseeker.model.documents import DocumentStyle, Paper
from jseeker.model.resume import TailoredResume
from jseeker.render import PdfWriter, page_pictures, prove, template_names
from jseeker.render.pdftext import _TOKEN, PdfFile, _unescaped

TEMPLATES = ("classic", "compact", "serif")


@pytest.fixture(params=TEMPLATES)
def style(request: pytest.FixtureRequest) -> DocumentStyle:
    return DocumentStyle(template=request.param)


def test_the_three_templates_are_the_ones_that_are_offered() -> None:
    assert template_names() == TEMPLATES


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("density", [0.0, 1.0])
def test_every_template_sets_every_resume_whole(
    style: DocumentStyle, paper: Paper, density: float, any_resume: TailoredResume
) -> None:
    style = replace(style, paper=paper, density=density)

    prove(any_resume, PdfWriter().write(any_resume, style), style)


def test_the_page_is_of_the_paper_that_was_asked_for(style: DocumentStyle, plain: TailoredResume) -> None:
    boxes = {
        paper: re.findall(
            rb"/MediaBox\[0 0 ([\d.]+) ([\d.]+)\]", PdfWriter().write(plain, replace(style, paper=paper)).content
        )[0]
        for paper in Paper
    }

    assert [round(float(side)) for side in boxes[Paper.A4]] == [595, 842]
    assert [round(float(side)) for side in boxes[Paper.LETTER]] == [612, 792]


def test_no_text_is_smaller_than_nine_and_a_half_points(style: DocumentStyle, dense: TailoredResume) -> None:
    content = PdfWriter().write(dense, replace(style, density=1.0)).content
    file = PdfFile(content)
    pages = [file._stream(int(number)) for number in re.findall(rb"/Contents (\d+) 0 R", content)]

    sizes = {float(size) for page in pages for size in re.findall(rb"/f\d+ ([\d.]+) Tf", page)}

    assert min(sizes) >= 9.5
    assert max(sizes) < 40


def test_headings_and_lists_are_tagged_as_such_and_links_open_what_they_say(
    style: DocumentStyle, plain: TailoredResume
) -> None:
    content = PdfWriter().write(plain, style).content

    assert content.count(b"/S/H1/") == len(plain.sections)
    assert content.count(b"/S/H2/") == sum(len(section.entries) for section in plain.sections)
    assert content.count(b"/S/LI/") == 12
    assert b"URI(mailto:zoe.brandt@example.org)" in content
    assert b"URI(tel:+15550100142)" in content
    assert b"pdfuaid:part>1<" in content


def test_no_letter_is_drawn_as_the_box_that_stands_for_a_missing_one(
    style: DocumentStyle, any_resume: TailoredResume
) -> None:
    content = PdfWriter().write(any_resume, style).content
    file = PdfFile(content)
    drawn: list[bytes] = []
    for page in re.findall(rb"/Contents (\d+) 0 R", content):
        for token in _TOKEN.finditer(file._stream(int(page))):
            if token.lastgroup == "literal":
                raw = _unescaped(token["literal"])
                drawn += [raw[at : at + 2] for at in range(0, len(raw), 2)]

    assert len(drawn) > 50
    assert b"\0\0" not in drawn


def test_a_denser_style_never_takes_more_pages(style: DocumentStyle, dense: TailoredResume) -> None:
    pages = [
        PdfWriter().write(dense, replace(style, density=density)).pages or 0 for density in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]

    assert pages == sorted(pages, reverse=True)
    assert pages[-1] <= 2


def test_another_process_gives_the_same_bytes(plain: TailoredResume, tmp_path: Path) -> None:
    import pickle

    (tmp_path / "resume.pickle").write_bytes(pickle.dumps(plain))
    script = (
        "import pickle, sys, pathlib\n"
        "from jseeker.render import PdfWriter\n"
        "from jseeker.model.documents import DocumentStyle\n"
        "resume = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes())\n"
        "sys.stdout.buffer.write(PdfWriter().write(resume, DocumentStyle()).content)\n"
    )
    elsewhere = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "resume.pickle")], capture_output=True, check=True, cwd=tmp_path
    )

    assert elsewhere.stdout == PdfWriter().write(plain, DocumentStyle()).content


def test_a_template_of_the_persons_own_comes_before_the_shipped_one(plain: TailoredResume, tmp_path: Path) -> None:
    template = '#let data = json("/resume.json")\n#set document(title: data.title)\n= Own\n#data.name\n'
    (tmp_path / "classic.typ").write_text(template)
    (tmp_path / "mine.typ").write_text(template)
    for part in ("resume.typ", "_colours.typ", "my look.typ", "notes.txt"):
        (tmp_path / part).write_text("#let part = true")
    writer = PdfWriter(tmp_path)

    texts = [
        "".join(PdfFile(writer.write(plain, DocumentStyle(template=name)).content).page_texts())
        for name in ("classic", "mine")
    ]

    assert [text.split("\n")[1] for text in texts] == ["Own", "Own"]
    assert template_names(tmp_path) == (*TEMPLATES, "mine")


@pytest.mark.parametrize("name", ["nowhere", "", "../classic", "resume", "/etc/passwd", "classic.typ"])
def test_an_unknown_template_is_refused_with_the_names_of_those_there_are(name: str, plain: TailoredResume) -> None:
    with pytest.raises(UsageError, match=r"There is no template .*; use one of classic, compact, serif\."):
        PdfWriter().write(plain, DocumentStyle(template=name))


def test_a_template_that_reaches_outside_its_folder_is_stopped(plain: TailoredResume, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "secret.json").write_text(json.dumps({"key": 1}))
    (folder / "spy.typ").write_text('#json("../secret.json")\n')

    with pytest.raises(DocumentError, match="The template spy cannot set this resume"):
        PdfWriter(folder).write(plain, DocumentStyle(template="spy"))


def test_a_fault_in_a_template_is_named_with_its_line(plain: TailoredResume, tmp_path: Path) -> None:
    (tmp_path / "mine.typ").write_text('#let data = json("/resume.json")\n\n#data.nothing\n')

    with pytest.raises(DocumentError) as refused:
        PdfWriter(tmp_path).write(plain, DocumentStyle(template="mine"))

    assert refused.value.message == (
        'The template mine cannot set this resume: dictionary does not contain key "nothing" (mine.typ, line 3).'
    )


def test_a_template_that_was_edited_is_read_again(plain: TailoredResume, tmp_path: Path) -> None:
    template = tmp_path / "mine.typ"
    texts = []
    for word in ("Before", "After"):
        template.write_text(f"#set document(title: [x])\n{word}\n")
        content = PdfWriter(tmp_path).write(plain, DocumentStyle(template="mine")).content
        texts.append("".join(PdfFile(content).page_texts()).strip())

    assert texts == ["Before", "After"]


def test_there_is_a_picture_of_each_page(plain: TailoredResume, dense: TailoredResume) -> None:
    (picture,) = page_pictures(plain, DocumentStyle(density=1), ppi=72)
    both = page_pictures(dense, DocumentStyle(), ppi=72)

    assert picture.startswith(b"\x89PNG")
    assert int.from_bytes(picture[16:20]) == 595
    assert len(both) == PdfWriter().write(dense, DocumentStyle()).pages == 2


def test_three_thousand_lines_are_set_whole(plain: TailoredResume) -> None:
    work = plain.sections[1]
    entry = work.entries[0]
    bullets = tuple(replace(entry.bullets[0], text=f"Line number {number} of many.") for number in range(3000))
    long = replace(plain, sections=(replace(work, entries=(replace(entry, bullets=bullets),)),))

    document = PdfWriter().write(long, DocumentStyle())

    prove(long, document, DocumentStyle())
    assert (document.pages or 0) > 50


def test_a_paragraph_longer_than_a_page_flows_on(plain: TailoredResume) -> None:
    work = plain.sections[1]
    entry = work.entries[0]
    bullet = replace(entry.bullets[0], text="a longish-word and more " * 2000)
    long = replace(plain, sections=(replace(work, entries=(replace(entry, bullets=(bullet,)),)),))

    document = PdfWriter().write(long, DocumentStyle())

    prove(long, document, DocumentStyle())
    assert 8 <= (document.pages or 0) < 40


def test_more_text_than_a_document_can_hold_is_refused(plain: TailoredResume) -> None:
    with pytest.raises(DocumentError, match=r"The resume has 3,00\d,\d\d\d characters; shorten it"):
        PdfWriter().write(replace(plain, name=replace(plain.name, text="x " * 1_500_000)), DocumentStyle())
