"""The Word document as another word processor sets it: opened by LibreOffice, printed to PDF, read line by line."""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from jseeker.model.documents import DocumentStyle, Paper
from jseeker.model.resume import TailoredResume
from jseeker.render import DocxWriter, printable

NAMES = ("dense", "hostile", "international", "plain")
STYLES = {
    "dense": DocumentStyle(template="compact", density=1.0),
    "hostile": DocumentStyle(template="classic"),
    "international": DocumentStyle(template="serif"),
    "plain": DocumentStyle(template="classic", paper=Paper.LETTER),
}
PATIENCE_S = 120


@pytest.fixture(scope="session")
def printed(every_resume: dict[str, TailoredResume], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the PDFs that LibreOffice made, one for each resume; it skips where it is not installed."""
    if shutil.which("soffice") is None and not os.environ.get("CI"):
        pytest.skip("LibreOffice is not installed (apt install libreoffice-writer-nogui)")
    folder = tmp_path_factory.mktemp("libreoffice")
    for name in NAMES:
        (folder / f"{name}.docx").write_bytes(DocxWriter().write(every_resume[name], STYLES[name]).content)
    own = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", own, "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(folder / f"{name}.docx") for name in NAMES]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=PATIENCE_S)
    return folder


def read(pdf: Path) -> str:
    """The text that pdftotext finds."""
    found = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True).stdout.decode()
    return squeezed(found)


def squeezed(text: str) -> str:
    """The text without spaces and hyphens: lines end where the page wants, and pdftotext drops a hyphen there."""
    return "".join(unicodedata.normalize("NFKC", text).replace("-", "").split())


@pytest.mark.parametrize("name", NAMES)
def test_every_line_stands_on_the_page_in_its_order(
    name: str, printed: Path, every_resume: dict[str, TailoredResume]
) -> None:
    text = read(printed / f"{name}.pdf")

    at = 0
    for line in printable(every_resume[name])[0].lines():
        found = text.find(squeezed(line.text), at)
        assert found >= 0, line.text
        at = found + len(squeezed(line.text))


@pytest.mark.parametrize(("name", "size"), [("plain", "612 x 792"), ("dense", "595")])
def test_the_page_has_the_paper_that_was_asked_for_and_the_title_the_name(
    name: str, size: str, printed: Path, every_resume: dict[str, TailoredResume]
) -> None:
    shown = subprocess.run(["pdfinfo", str(printed / f"{name}.pdf")], check=True, capture_output=True).stdout.decode()
    facts = {line.partition(":")[0]: line.partition(":")[2].strip() for line in shown.splitlines()}

    assert facts["Page size"].startswith(size)
    assert every_resume[name].name.text in facts["Title"]
    assert 1 <= int(facts["Pages"]) <= 2
