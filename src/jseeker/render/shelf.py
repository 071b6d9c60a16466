"""Where finished documents stand: folders that appear whole or not at all, and files that never change.

A folder in the making has a name that starts with `.making-`, stands beside its place, and is renamed once every file
is on the disk. What a killed process left behind is harmless, and gone after the next `put` to the same place.
"""

from __future__ import annotations

import errno
import itertools
import os
import re
import secrets
import shutil
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from jseeker.errors import DiskFull, DocumentError
from jseeker.model.documents import DocumentSet

__all__ = ["FolderShelf", "MemoryShelf", "version_folder"]

_FULL = (errno.ENOSPC, errno.EDQUOT)
_TAKEN = (errno.EEXIST, errno.ENOTEMPTY, errno.EACCES, errno.EPERM)
"""What a rename onto a folder that another writer just finished says (the last two on Windows)."""
_LEFTOVER_AGE_S = 3600.0
"""After an hour a folder in the making is nobody's, whatever its process number says (numbers are used again)."""
_MOST_VERSIONS = 10_000
_SAFE_NAME = re.compile(r"[^.\s/\\:*?\"<>|\x00-\x1f][^/\\:*?\"<>|\x00-\x1f]{0,199}")
_VERSION = re.compile(r"v[0-9]+")

Files = Sequence[tuple[str, bytes]]


class FolderShelf:
    """The shelf on the disk. May be used by several threads, processes and machines at once."""

    def put(self, output_dir: Path, folder_name: str, version: int, files: Files) -> DocumentSet:
        """The files in `<output_dir>/<folder_name>/` (version 1) or its `v<version>/`.

        Putting the same content again is harmless; where other content stands there, the next free version is used.

        Raises:
            DiskFull: no space is left.
            DocumentError: the folder cannot be written; the message names it.
        """
        _check_names(folder_name, version, files)
        base = output_dir.absolute() / folder_name
        with _disk_errors(base):
            for number in range(version, version + _MOST_VERSIONS):
                folder = version_folder(base, number)
                if _put_here(folder, files):
                    return DocumentSet(folder, number, tuple(folder / name for name, _ in files))
        raise DocumentError(f"The folder {base} holds too many versions; move some away.")

    def remove(self, documents: DocumentSet) -> None:
        """Takes back what `put` wrote; missing files are fine."""
        with _disk_errors(documents.folder):
            for file in documents.files:
                file.unlink(missing_ok=True)
            for folder in _folders_of(documents):
                with suppress(FileNotFoundError):
                    _clean_leftovers(folder.parent, folder.name)
                    if not any(folder.iterdir()):
                        folder.rmdir()


class MemoryShelf:
    """The shelf in memory, for tests: `contents` holds every file by its path."""

    def __init__(self) -> None:
        self.contents: dict[Path, bytes] = {}
        self._lock = threading.Lock()

    def put(self, output_dir: Path, folder_name: str, version: int, files: Files) -> DocumentSet:
        """The files at the paths that the disk would give them."""
        _check_names(folder_name, version, files)
        base = output_dir.absolute() / folder_name
        with self._lock:
            for number in itertools.count(version):
                folder = version_folder(base, number)
                there = {path.name for path in self.contents if path.parent == folder}
                same = there and all(self.contents.get(folder / name) == content for name, content in files)
                if there and not same:
                    continue
                self.contents.update({folder / name: content for name, content in files})
                return DocumentSet(folder, number, tuple(folder / name for name, _ in files))
        raise AssertionError("unreachable: the versions do not end")

    def remove(self, documents: DocumentSet) -> None:
        """Forgets the files; missing ones are fine."""
        with self._lock:
            for file in documents.files:
                self.contents.pop(file, None)


def version_folder(base: Path, version: int) -> Path:
    """The folder of one version: the application's own for the first, `v2`, `v3` … inside it for later ones."""
    return base if version == 1 else base / f"v{version}"


def _check_names(folder_name: str, version: int, files: Files) -> None:
    """Raises ValueError for a name that would lead out of its folder or is not safe on every system."""
    for name in (folder_name, *(name for name, _ in files)):
        if not _SAFE_NAME.fullmatch(name) or name.endswith((".", " ")):
            raise ValueError(f"{name!r} is no safe name for a file or folder")
    if version < 1 or not files:
        raise ValueError("a version is at least 1 and holds at least one file")


def _put_here(folder: Path, files: Files) -> bool:
    """Whether the files now stand in the folder: put there whole, or found there just so."""
    _clean_leftovers(folder.parent, folder.name)
    if _occupied(folder):
        return _stands(folder, files)
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = folder.parent / f".making-{folder.name}-{_host()}-{os.getpid()}-{secrets.token_hex(4)}"
    try:
        _write_all(making, files)
        try:
            _move(making, folder)
        except OSError as error:
            if error.errno not in _TAKEN or not folder.exists():
                raise
            return _stands(folder, files)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    _flush_folder(folder.parent)
    return True


def _move(making: Path, folder: Path) -> None:
    """Renames the finished folder to its name; an empty folder of that name gives way."""
    with suppress(OSError):
        folder.rmdir()
    making.rename(folder)


def _occupied(folder: Path) -> bool:
    return folder.exists() and (not folder.is_dir() or any(folder.iterdir()))


def _stands(folder: Path, files: Files) -> bool:
    """Whether each of the files stands in the folder with just this content."""
    try:
        return all((folder / name).read_bytes() == content for name, content in files)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return False


def _write_all(making: Path, files: Files) -> None:
    """The files in a new folder, all of them on the disk when this returns."""
    making.mkdir()
    for name, content in files:
        with (making / name).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    _flush_folder(making)


def _flush_folder(folder: Path) -> None:
    """Sees that the folder's entries survive a power cut; Windows cannot open folders, and does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clean_leftovers(parent: Path, name: str) -> None:
    """Removes what dead processes left in the making for this very folder."""
    for leftover in list(parent.glob(f".making-{glob_escape(name)}-*")):
        if _is_abandoned(leftover, name):
            shutil.rmtree(leftover, ignore_errors=True)


def glob_escape(name: str) -> str:
    """The name with the characters that a glob would read as wildcards set in brackets."""
    return re.sub(r"([*?\[])", r"[\1]", name)


def _is_abandoned(leftover: Path, name: str) -> bool:
    match = re.fullmatch(r"(.*)-([0-9]+)-([0-9a-f]+)", leftover.name.removeprefix(f".making-{name}-"))
    if match is None:
        return False
    with suppress(OSError):
        if time.time() - leftover.stat().st_mtime > _LEFTOVER_AGE_S:
            return True
    return match[1] == _host() and not _is_alive(int(match[2]))


def _is_alive(process: int) -> bool:
    """Whether a process of this number runs here (on Windows, where asking would end it, always yes)."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def _host() -> str:
    return re.sub(r"[^A-Za-z0-9]", "", socket.gethostname())[:32] or "host"


def _folders_of(documents: DocumentSet) -> Iterator[Path]:
    """The version's folder, then (for a later version) the application's, each removed only when empty."""
    yield documents.folder
    if _VERSION.fullmatch(documents.folder.name) and documents.version > 1:
        yield documents.folder.parent


@contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    """Turns what the system says about a disk into what a person can act on."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(f"No space left in {folder.parent}; free some and resume.") from error
        reason = error.strerror or type(error).__name__
        raise DocumentError(
            f"The folder {folder} cannot be written ({reason.lower()}); choose another output folder."
        ) from error
