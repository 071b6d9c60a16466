"""`make new-source` in a copy of the repository: what it writes passes every test of sources right away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
URL = "https://careers.tidewater.example/en/positions/HB-4711"


def run_tool(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    tool = ROOT / "tools" / "new_source.py"
    return subprocess.run(
        [sys.executable, str(tool), *arguments, "--root", str(root)], capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The parts of the repository that the tests of sources need."""
    root = tmp_path / "copy"
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(
        ROOT / "tests" / "sources", root / "tests" / "sources", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", root)
    (root / "docs").mkdir()
    shutil.copy(ROOT / "docs" / "reading.md", root / "docs")
    return root


def test_a_new_source_passes_the_tests_of_sources_right_away(copy: Path) -> None:
    made = run_tool(copy, "tidewater", URL)
    assert made.returncode == 0, made.stderr
    assert made.stdout.count("wrote ") == 4
    environment = {**os.environ, "PYTHONPATH": str(copy / "src")}
    tests = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/sources/test_sources.py",
         "tests/sources/test_source_contract.py", "-k", "tidewater or folder or asked_last or docs"],
        cwd=copy, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert tests.returncode == 0, tests.stdout
    links = json.loads((copy / "tests/sources/tidewater/links.json").read_text("utf-8"))
    assert links["claims"] == {URL: "tidewater:hb-4711"}


def test_a_new_source_is_styled_as_the_house_asks(copy: Path) -> None:
    run_tool(copy, "tidewater", URL)
    module = copy / "src/jseeker/sources/tidewater.py"
    for check in (["check"], ["format", "--check"]):
        ruff = subprocess.run(
            [sys.executable, "-m", "ruff", *check, str(module)], cwd=copy, capture_output=True, text=True, check=False
        )
        assert ruff.returncode == 0, ruff.stdout + ruff.stderr


@pytest.mark.parametrize(
    ("name", "url", "sentence"),
    [
        ("Tide-Water", URL, "is no name for a source"),
        ("class", URL, "is no name for a source"),
        ("tidewater", "careers.tidewater.example", "is no link"),
        ("tidewater", "https://careers.tidewater.example/", "names no posting"),
        ("lever", URL, "is there already"),
    ],
)
def test_what_cannot_be_a_source_is_refused_in_one_sentence(copy: Path, name: str, url: str, sentence: str) -> None:
    before = sorted(copy.rglob("*"))
    refused = run_tool(copy, name, url)
    assert refused.returncode == 2
    assert sentence in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert sorted(copy.rglob("*")) == before
