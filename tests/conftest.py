"""Fixtures that every room's tests may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of captures and doubles beside the repository; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("JSEEKER_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip("the shared folder is not beside this repository")
    return folder
