"""What the house rules look at: the project's modules as syntax trees, and every committed text."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _texts(folder: str) -> dict[str, str]:
    """The text of each Python file under a folder of the project, by its path from the root."""
    files = sorted((ROOT / folder).rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def source_texts() -> dict[str, str]:
    return _texts("src/jseeker")


@pytest.fixture(scope="session")
def test_texts() -> dict[str, str]:
    return _texts("tests")


@pytest.fixture(scope="session")
def source_trees(source_texts: dict[str, str]) -> dict[str, ast.Module]:
    return {path: ast.parse(text) for path, text in source_texts.items()}


@pytest.fixture(scope="session")
def test_trees(test_texts: dict[str, str]) -> dict[str, ast.Module]:
    return {path: ast.parse(text) for path, text in test_texts.items()}


@pytest.fixture(scope="session")
def committed_files() -> tuple[str, ...]:
    """The paths that are, or are about to be, part of the repository; an unpacked archive counts as a whole."""
    command = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, capture_output=True, text=True, check=False)
    if listing.returncode == 0:
        paths = sorted(set(filter(None, listing.stdout.split("\0"))))
    else:
        inside = (file.relative_to(ROOT) for file in ROOT.rglob("*") if file.is_file())
        made = {"__pycache__", "build", "dist", "output"}
        paths = sorted(f.as_posix() for f in inside if not f.parts[0].startswith(".") and not made & set(f.parts))
    return tuple(path for path in paths if (ROOT / path).is_file())


@pytest.fixture(scope="session")
def committed_texts(committed_files: tuple[str, ...]) -> dict[str, str]:
    """The text of each committed file; pictures, archives and the like are left out."""
    texts: dict[str, str] = {}
    for path in committed_files:
        raw = (ROOT / path).read_bytes()
        if b"\0" not in raw[:8192]:
            texts[path] = raw.decode("utf-8", errors="replace")
    return texts
