"""Previews: whose resume they show, the person's own templates among them, and what a broken template does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jseeker.render import text_of_pdf

MINIMAL = '#let data = json("/resume.json")\n#set document(title: data.title)\n= Own\n#data.name\n'
SHIPPED = Path(__file__).parents[2] / "src" / "jseeker" / "render" / "templates"


@pytest.fixture
def own_templates(home: Path) -> Path:
    """The folder for templates, with a copy of a shipped one under another name."""
    folder = home / "templates"
    folder.mkdir()
    (folder / "resume.typ").write_text((SHIPPED / "resume.typ").read_text())
    (folder / "mine.typ").write_text((SHIPPED / "serif.typ").read_text().replace("EB Garamond", "Lato"))
    return folder


def previewed(say: Any, *arguments: str) -> tuple[int, dict[str, dict[str, Any]], str]:
    code, out, err = say("documents", "preview", "--json", *arguments)
    return code, {shape["template"]: shape for shape in map(json.loads, out.splitlines())}, err


def test_templates_of_ones_own_are_shown_beside_the_shipped_ones(say, own_templates: Path) -> None:
    code, shapes, err = previewed(say)

    assert (code, err) == (0, "")
    assert list(shapes) == ["classic", "compact", "serif", "mine"]
    assert Path(shapes["mine"]["pdf"]).read_bytes() != Path(shapes["serif"]["pdf"]).read_bytes()
    assert "Marta Quintela" in text_of_pdf(Path(shapes["mine"]["pdf"]).read_bytes())


def test_a_template_that_is_broken_or_leaves_lines_out_is_named_and_the_others_are_shown(
    say, own_templates: Path
) -> None:
    (own_templates / "broken.typ").write_text("#let x = (")
    (own_templates / "short.typ").write_text(MINIMAL)

    code, shapes, _ = previewed(say)

    assert code == 1
    failed = {name: shape["error"] for name, shape in shapes.items() if "error" in shape}
    assert set(failed) == {"broken", "short"}
    assert "unclosed delimiter (broken.typ, line 1)" in failed["broken"]["message"]
    assert "“Backend and Data Engineer” is missing" in failed["short"]["message"]
    assert {failure["kind"] for failure in failed.values()} == {"document"}
    assert {"classic", "compact", "serif", "mine"} == set(shapes) - set(failed)


def test_without_a_resume_the_sample_is_shown_and_that_is_said(say, home: Path) -> None:
    (home / "resume.yaml").unlink()

    code, shapes, err = previewed(say, "--template", "serif")

    assert code == 0
    assert "that of an invented person" in err
    assert list(shapes) == ["serif"]


def test_the_paper_and_the_folder_are_those_that_were_asked_for(say, tmp_path: Path) -> None:
    _, shapes, _ = previewed(say, "--paper", "letter", "--template", "compact", "-o", str(tmp_path / "out"))

    (picture,) = map(Path, shapes["compact"]["png"])
    assert picture == tmp_path / "out" / "compact.png"
    assert int.from_bytes(picture.read_bytes()[16:20]) == 612 * 2
    assert b"/MediaBox[0 0 612 792]" in Path(shapes["compact"]["pdf"]).read_bytes()


def test_every_line_is_shown_where_there_is_room_and_a_second_page_has_its_own_picture(say, home: Path) -> None:
    texts = [f"Sorted apples{number} and pears{number} by weight{number} for shop{number}" for number in range(48)]
    jobs = "".join(
        f"  - name: Shop {job}\n    position: Clerk\n    startDate: '20{job + 10}'\n    highlights:\n"
        + "".join(f"      - {text}\n" for text in texts[6 * job : 6 * job + 6])
        for job in range(8)
    )
    (home / "resume.yaml").write_text(f"basics:\n  name: Robin Sample\nwork:\n{jobs}")

    _, shapes, _ = previewed(say, "--pages", "2", "--template", "classic")
    shown = text_of_pdf(Path(shapes["classic"]["pdf"]).read_bytes())
    assert [text for text in texts if text not in shown] == []
    assert [Path(path).name for path in shapes["classic"]["png"]] == ["classic.png", "classic-2.png"]
    _, again, _ = previewed(say, "--pages", "1", "--template", "classic")

    assert not (home / "previews" / "classic-2.png").exists()
    assert len(again["classic"]["png"]) == 1


def test_a_folder_that_cannot_be_written_is_one_sentence(say, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    code, out, err = say("documents", "preview", "-o", str(tmp_path / "file"))

    assert (code, out) == (3, "")
    assert err == f"The folder {tmp_path / 'file'} cannot be written (File exists); name another with -o.\n"
