"""Archives and trees for the imports."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from jseeker.core.resume_import import Draft
from jseeker.core.safe_data import read_data


@pytest.fixture
def zipped() -> Callable[[dict[str, str]], bytes]:
    """Makes an archive of texts."""

    def make(members: dict[str, str]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name, content in members.items():
                made.writestr(name, content)
        return out.getvalue()

    return make


@pytest.fixture
def tree_of() -> Callable[[Draft], dict[str, Any]]:
    """The plain data of a draft's text."""

    def read(draft: Draft) -> dict[str, Any]:
        tree: dict[str, Any] = read_data(draft.text.encode(), is_json=False)
        return tree

    return read
