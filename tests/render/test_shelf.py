from __future__ import annotations

import errno
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from jseeker.errors import DiskFull, DocumentError
from jseeker.render import FolderShelf

FILES = [("resume.pdf", b"%PDF one"), ("resume.docx", b"PK one")]
OTHER = [("resume.pdf", b"%PDF two"), ("resume.docx", b"PK two")]
NAME = "northwind-engineer-0a1b2c3d"


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_nothing_but_the_named_files_is_left_in_the_folders(tmp_path: Path) -> None:
    shelf = FolderShelf()
    shelf.put(tmp_path, NAME, 1, FILES)
    shelf.put(tmp_path, NAME, 2, OTHER)

    assert names_in(tmp_path) == {NAME}
    assert names_in(tmp_path / NAME) == {"resume.pdf", "resume.docx", "v2"}
    assert names_in(tmp_path / NAME / "v2") == {"resume.pdf", "resume.docx"}


def test_removing_leaves_no_empty_folder_and_keeps_other_versions(tmp_path: Path) -> None:
    shelf = FolderShelf()
    first = shelf.put(tmp_path, NAME, 1, FILES)
    second = shelf.put(tmp_path, NAME, 2, OTHER)

    shelf.remove(first)
    assert names_in(tmp_path / NAME) == {"v2"}
    shelf.remove(second)
    assert names_in(tmp_path) == set()


def test_many_writers_of_the_same_content_share_one_folder(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        folders = {doc.folder for doc in pool.map(lambda _: FolderShelf().put(tmp_path, NAME, 1, FILES), range(24))}

    assert folders == {tmp_path / NAME}
    assert names_in(tmp_path) == {NAME}


def test_many_writers_of_different_content_each_get_a_version(tmp_path: Path) -> None:
    def put(number: int) -> tuple[int, bytes]:
        documents = FolderShelf().put(tmp_path, NAME, 1, [("resume.pdf", b"%d" % number)])
        return documents.version, documents.files[0].read_bytes()

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(put, range(12)))

    assert sorted(version for version, _ in results) == list(range(1, 13))
    assert sorted(content for _, content in results) == sorted(b"%d" % number for number in range(12))


def test_a_killed_writer_leaves_no_folder_and_its_leftover_goes_with_the_next_put(tmp_path: Path) -> None:
    script = (
        "import os, pathlib, sys\n"
        "from jseeker.render import shelf\n"
        "shelf._move = lambda making, folder: os._exit(9)\n"
        f"shelf.FolderShelf().put(pathlib.Path(sys.argv[1]), {NAME!r}, 1, {FILES!r})\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert killed.returncode == 9
    (leftover,) = names_in(tmp_path)
    assert leftover.startswith(".making-")

    FolderShelf().put(tmp_path, NAME, 1, OTHER)

    assert names_in(tmp_path) == {NAME}


def test_a_leftover_of_a_living_process_is_kept(tmp_path: Path) -> None:
    from jseeker.render import shelf

    living = tmp_path / f".making-{NAME}-{shelf._host()}-{os.getpid()}-999"
    living.mkdir()

    FolderShelf().put(tmp_path, NAME, 1, FILES)

    assert living.is_dir()


def test_a_full_disk_halts_the_batch_and_leaves_nothing_behind(tmp_path: Path, monkeypatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull) as caught:
        FolderShelf().put(tmp_path, NAME, 1, FILES)

    assert caught.value.message == f"No space left in {tmp_path}; free some and resume."
    assert names_in(tmp_path) == set()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(DocumentError, match=r"file.*cannot be written .*; choose another output folder\."):
        FolderShelf().put(tmp_path / "file", NAME, 1, FILES)
