"""The page on documents and its pictures say what the documents are now, as tools/readback_page.py measures them.

Pinned: 99 % of the words by each of three readers on the plain, the dense and the hostile resume, sections in order, no
Type 3 fonts, two pages at most, and what an independent resume parser found.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "documents.md"
PICTURE_BYTES_MAX = 300_000
ADVICE = "run python tools/readback_page.py"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("readback_page", ROOT / "tools" / "readback_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def rows(block: str) -> list[list[str]]:
    """The cells of each row of the table between two marks, without its head."""
    text = PAGE.read_text("utf-8").partition(f"<!-- {block} -->")[2].partition(f"<!-- end of {block} -->")[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in re.findall(r"^\|.*\|$", text, re.MULTILINE)
    ][2:]


def test_the_table_is_what_the_readers_find_now(tool: ModuleType) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (apt install poppler-utils)")
    text = PAGE.read_text("utf-8")

    assert tool.with_block(text, "read back", tool.readback_table()) == text, ADVICE


def test_the_table_holds_what_is_promised(tool: ModuleType) -> None:
    table = rows("read back")

    assert len(table) == 3 * len(tool.READ_BACK)
    for resume, _, pages, *shares, ordered, type_3 in table:
        least = 90.0 if resume == "international" else 99.0
        assert all(float(share.removesuffix(" %")) >= least for share in shares), resume
        assert (ordered, type_3) == ("yes", "0")
        assert all(int(number) <= 2 for number in pages.split(", "))


def test_an_independent_parser_found_the_person_the_jobs_and_the_degrees() -> None:
    table = rows("parser")

    assert len(table) == 4
    assert all(row[1:] == ["yes", "yes", "yes", "3 of 3", "3 of 3", "2 of 2"] for row in table)


def test_the_pictures_show_the_templates_as_they_are_now(tool: ModuleType) -> None:
    made = dict(tool.pictures())

    assert len(made) == 9
    for name, content in made.items():
        file = tool.PICTURES / name
        assert file.read_bytes() == content, f"{name}: {ADVICE}"
        assert len(content) <= PICTURE_BYTES_MAX
        assert f"(pictures/{name})" in PAGE.read_text("utf-8")
