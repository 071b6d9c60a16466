"""The members of a ZIP archive of unknown origin, bounded: their number, their sizes, how much they unfold."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from jseeker.core.resume_import.draft import unreadable

__all__ = ["read_members"]

MAX_MEMBERS = 5_000  # a whole LinkedIn archive has under 100, a Word file under 50; with pictures some hundreds
MAX_MEMBER_BYTES = 10_000_000  # the text of a long resume is under 1 MB
MAX_TOTAL_BYTES = 30_000_000
MAX_RATIO = 150  # text packs to a tenth, repetitive XML to a fiftieth
RATIO_MATTERS_BYTES = 200_000  # below that a member is harmless whatever its ratio


def read_members(data: bytes, name: str, wanted: Callable[[str], bool]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The members that are wanted, by their path, and the paths of the others (folders left out).

    Raises:
        ResumeInvalid: it is no whole ZIP archive, is encrypted, or unfolds to more than a resume has.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MAX_MEMBERS:
                raise unreadable(name, f"the archive holds more than {MAX_MEMBERS:,} files (give the export itself)")
            chosen = [entry for entry in entries if wanted(entry.filename)]
            _bound(chosen, name)
            read = {entry.filename: _content(archive, entry, name) for entry in chosen}
    except (BadZipFile, LargeZipFile, EOFError, zlib.error, NotImplementedError, OSError, ValueError) as error:
        raise unreadable(name, "the archive is damaged (download or save it again)") from error
    return read, tuple(entry.filename for entry in entries if not wanted(entry.filename))


def _bound(entries: list[ZipInfo], name: str) -> None:
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable(name, "the archive is encrypted (save it without a password)")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL_BYTES:
        raise unreadable(name, "the archive unfolds to more than 30 MB (a resume is text: take pictures out)")
    for entry in entries:
        if entry.file_size > RATIO_MATTERS_BYTES and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            raise unreadable(name, f"{entry.filename} unfolds to {MAX_RATIO} times its size (it is no resume)")


def _content(archive: ZipFile, entry: ZipInfo, name: str) -> bytes:
    """The bytes of a member, whatever size its header states."""
    with archive.open(entry) as member:
        content = member.read(MAX_MEMBER_BYTES + 1)
    if len(content) > MAX_MEMBER_BYTES:
        raise unreadable(name, f"{entry.filename} is larger than 10 MB (a resume is text)")
    return content
