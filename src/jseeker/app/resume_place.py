"""The resume file in its place: written whole or not at all, and nothing that stood there is lost."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from jseeker.core.safe_data import read_data
from jseeker.errors import NotConfigured, UsageError

__all__ = ["content_for", "fingerprint", "has_before", "keep_before", "put_resume", "save_resume", "undo_save"]


def content_for(path: Path, text: str) -> bytes:
    """A resume in YAML as the content of that file: JSON where its name ends so."""
    if path.suffix.lower() == ".json":
        text = json.dumps(read_data(text.encode(), is_json=False), ensure_ascii=False, indent=2) + "\n"
    return text.encode()


def put_resume(path: Path, content: bytes) -> Path | None:
    """Writes another resume in place of the one that is there, which is kept beside it under the first free name: that
    file, or None where there was none.

    Raises:
        NotConfigured: it cannot be written.
    """
    kept = None
    if path.exists():
        number = 1
        while (kept := path.with_name(f"{path.name}.old{number}")).exists():
            number += 1
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if kept is not None:
            kept.write_bytes(path.read_bytes())
        _write(path, content)
    except OSError as error:
        raise _not_written(path, error) from error
    return kept


def save_resume(path: Path, content: bytes) -> Path | None:
    """Writes the resume as it was edited; how it was before is kept: that file, or None where there was none.

    Raises:
        NotConfigured: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = keep_before(path, path.read_bytes()) if path.exists() else None
        _write(path, content)
    except OSError as error:
        raise _not_written(path, error) from error
    return kept


def keep_before(path: Path, before: bytes) -> Path:
    """Keeps the content of before the last edit beside the file; the kept file.

    Raises:
        OSError: it cannot be written.
    """
    kept = _kept(path)
    _write(kept, before)
    return kept


def has_before(path: Path) -> bool:
    """True where the version of before the last edit is kept."""
    return _kept(path).exists()


def undo_save(path: Path) -> None:
    """Puts the version of before the last edit back and keeps the one that it replaces: twice is the same as never.

    Raises:
        UsageError: none is kept.
        NotConfigured: it cannot be written.
    """
    try:
        before = _kept(path).read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"There is no version before this one of {path}; nothing was changed.") from error
    save_resume(path, before)


def fingerprint(path: Path) -> str:
    """What tells one content of the file from another; "" where there is no file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _kept(path: Path) -> Path:
    return path.with_name(f"{path.name}.bak")


def _write(path: Path, content: bytes) -> None:
    """Writes the file under another name and renames it, so that no reader meets half of it; a link stays a link."""
    place = path.resolve()
    fresh = place.with_name(f".{place.name}.{os.getpid()}")
    fresh.write_bytes(content)
    with suppress(FileNotFoundError):
        fresh.chmod(place.stat().st_mode)
    fresh.replace(place)


def _not_written(path: Path, error: OSError) -> NotConfigured:
    return NotConfigured(f"The resume {path} cannot be written ({error.strerror}); name another place.")
