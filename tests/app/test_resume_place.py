"""The resume file in its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jseeker.app.resume_place import (
    content_for,
    fingerprint,
    has_before,
    put_resume,
    save_resume,
    undo_save,
)
from jseeker.errors import NotConfigured, UsageError


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return tmp_path / "home" / "resume.yaml"


def test_another_resume_never_replaces_one_without_keeping_it(mine: Path) -> None:
    assert put_resume(mine, b"one") is None
    kept = [put_resume(mine, b"two"), put_resume(mine, b"three")]

    assert mine.read_bytes() == b"three"
    assert [place.read_bytes() for place in kept if place] == [b"one", b"two"]
    assert sorted(path.name for path in mine.parent.iterdir()) == [
        "resume.yaml",
        "resume.yaml.old1",
        "resume.yaml.old2",
    ]


def test_an_edit_can_be_undone_and_done_again(mine: Path) -> None:
    save_resume(mine, b"one")
    assert not has_before(mine)
    save_resume(mine, b"two")

    undo_save(mine)
    assert mine.read_bytes() == b"one"
    undo_save(mine)
    assert mine.read_bytes() == b"two"


def test_where_nothing_was_edited_nothing_is_undone(mine: Path) -> None:
    save_resume(mine, b"one")
    with pytest.raises(UsageError, match="nothing was changed"):
        undo_save(mine)
    assert mine.read_bytes() == b"one"


def test_a_link_stays_a_link_and_the_mode_stays(mine: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.yaml"
    real.write_bytes(b"one")
    real.chmod(0o600)
    mine.parent.mkdir()
    mine.symlink_to(real)

    save_resume(mine, b"two")

    assert mine.is_symlink()
    assert real.read_bytes() == b"two"
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotConfigured, match="cannot be written"):
        put_resume(tmp_path / "file" / "resume.yaml", b"one")


def test_one_content_is_told_from_another(mine: Path) -> None:
    assert fingerprint(mine) == ""
    put_resume(mine, b"one")
    first = fingerprint(mine)
    put_resume(mine, b"two")
    assert first
    assert fingerprint(mine) not in ("", first)


def test_a_json_file_is_given_json() -> None:
    text = "basics: {name: Ana}\n"
    assert json.loads(content_for(Path("resume.JSON"), text)) == {"basics": {"name": "Ana"}}
    assert content_for(Path("resume.yaml"), text) == text.encode()
