from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from jseeker.model.documents import DocumentStyle, Paper
from jseeker.model.resume import TailoredResume
from jseeker.render import printable, template_names
from jseeker.render.estimate import page_fill
from jseeker.render.fit import HOPELESS_FILL
from jseeker.render.pdf import TEMPLATES, compiled

HEIGHT = {Paper.A4: 841.89, Paper.LETTER: 792.0}


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The templates on paper as long as the text."""
    folder = tmp_path_factory.mktemp("endless") / "templates"
    shutil.copytree(TEMPLATES, folder)
    shared = (folder / "resume.typ").read_text()
    roll = 'width: if data.paper == "a4" { 595.28pt } else { 612pt }, height: auto'
    assert "paper: data.paper" in shared
    (folder / "resume.typ").write_text(shared.replace("paper: data.paper", roll))
    return folder


@pytest.mark.parametrize("template", template_names())
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("density", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("name", ["plain", "dense", "sparse"])
def test_the_estimate_is_the_height_of_the_page(  # the measures in estimate.py are the templates' own
    template: str, paper: Paper, density: float, name: str, endless: Path, every_resume: dict[str, TailoredResume]
) -> None:
    style = DocumentStyle(template=template, paper=paper, density=density)
    resume, _ = printable(every_resume[name])

    (content,) = compiled(endless / f"{template}.typ", resume, style, "pdf")
    box = re.search(rb"/MediaBox\[0 0 [\d.]+ ([\d.]+)\]", content)
    assert box is not None
    estimate, taken = page_fill(resume, style), float(box[1]) / HEIGHT[paper]

    assert estimate is not None
    # The margins, which the estimate leaves out, weigh on both sides: they count as text that fills the page.
    assert taken - 1 == pytest.approx((estimate - 1) * (1 - margins(endless, template, style)), abs=HOPELESS_FILL - 1)


def margins(endless: Path, template: str, style: DocumentStyle) -> float:
    """The share of a page's height that its margins take, from the template's own words."""
    text = (endless / f"{template}.typ").read_text()
    ends = re.findall(r"(?:top|bottom): between\(([\d.]+)cm, ([\d.]+)cm\)", text)
    assert len(ends) == 2
    cm = sum(float(airy) + (float(tight) - float(airy)) * style.density for airy, tight in ends)
    return cm * 28.3465 / HEIGHT[style.paper]


def test_two_pages_hold_twice_as_much(every_resume: dict[str, TailoredResume]) -> None:
    one = page_fill(every_resume["dense"], DocumentStyle())
    two = page_fill(every_resume["dense"], DocumentStyle(max_pages=2))

    assert one is not None
    assert two == pytest.approx(one / 2)


def test_nothing_is_said_of_own_templates_and_of_scripts_with_other_widths(
    every_resume: dict[str, TailoredResume],
) -> None:
    plain = every_resume["plain"]

    assert page_fill(plain, DocumentStyle(template="mine")) is None
    assert page_fill(every_resume["international"], DocumentStyle()) is None
    assert page_fill(replace(plain, language="de"), DocumentStyle()) == page_fill(plain, DocumentStyle())
