"""What every shelf promises, joined by each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jseeker.ports import Shelf
from jseeker.render import FolderShelf, MemoryShelf

FILES = [("resume.pdf", b"%PDF one"), ("resume.docx", b"PK one")]
OTHER = [("resume.pdf", b"%PDF two"), ("resume.docx", b"PK two")]
NAME = "northwind-engineer-0a1b2c3d"


@pytest.fixture(params=[FolderShelf, MemoryShelf])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    return request.param()


@pytest.fixture
def content(shelf: Shelf) -> Callable[[Path], bytes]:
    """How to read a file back from either shelf."""
    return shelf.contents.__getitem__ if isinstance(shelf, MemoryShelf) else Path.read_bytes


def test_the_first_version_stands_in_the_folder_itself(shelf: Shelf, content, tmp_path: Path) -> None:
    documents = shelf.put(tmp_path, NAME, 1, FILES)

    assert (documents.folder, documents.version) == (tmp_path / NAME, 1)
    assert {file.name: content(file) for file in documents.files} == dict(FILES)
    assert all(file.is_absolute() for file in documents.files)


def test_a_later_version_stands_inside_and_leaves_the_first_as_it_was(shelf: Shelf, content, tmp_path: Path) -> None:
    first = shelf.put(tmp_path, NAME, 1, FILES)
    second = shelf.put(tmp_path, NAME, 2, OTHER)

    assert (second.folder, second.version) == (tmp_path / NAME / "v2", 2)
    assert content(first.files[0]) == b"%PDF one"
    assert content(second.files[0]) == b"%PDF two"


def test_the_same_content_again_is_the_same_folder(shelf: Shelf, tmp_path: Path) -> None:
    assert shelf.put(tmp_path, NAME, 1, FILES) == shelf.put(tmp_path, NAME, 1, FILES)
    assert shelf.put(tmp_path, NAME, 2, OTHER) == shelf.put(tmp_path, NAME, 2, OTHER)


def test_other_content_takes_the_next_free_version(shelf: Shelf, content, tmp_path: Path) -> None:
    first = shelf.put(tmp_path, NAME, 1, FILES)
    second = shelf.put(tmp_path, NAME, 1, OTHER)
    third = shelf.put(tmp_path, NAME, 1, [("resume.pdf", b"%PDF three")])

    assert [documents.version for documents in (first, second, third)] == [1, 2, 3]
    assert content(first.files[0]) == b"%PDF one"


def test_what_was_removed_can_be_put_again(shelf: Shelf, content, tmp_path: Path) -> None:
    documents = shelf.put(tmp_path, NAME, 1, FILES)
    shelf.remove(documents)
    shelf.remove(documents)

    again = shelf.put(tmp_path, NAME, 1, OTHER)

    assert again.version == 1
    assert content(again.files[0]) == b"%PDF two"


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "a\\b", ".hidden", "a\x00b", "x" * 300, "con:", "dot."])
def test_a_name_that_leads_elsewhere_is_refused(shelf: Shelf, name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no safe name"):
        shelf.put(tmp_path, name, 1, FILES)
    with pytest.raises(ValueError, match="no safe name"):
        shelf.put(tmp_path, NAME, 1, [(name, b"")])
