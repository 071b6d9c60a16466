"""A worker process's place in its home: a numbered file lock, so that a restart gets the same name back.

The lock is the operating system's: it is free the moment its process is gone, however it went. That tells a dead worker
of this home from a live one at once, without a clock.
"""

from __future__ import annotations

import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from jseeker.errors import NotConfigured

__all__ = ["Home", "Slot"]

MAX_SLOTS = 256
"""How many worker processes one home may have at once."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One held place: `worker_id` is `<host>-<home id>-<number>`; `release` gives it up."""

    worker_id: str
    number: int
    lock: FileLock

    def release(self) -> None:
        """Gives the place up for the next process."""
        self.lock.release()


class Home:
    """The folder of one installation: its id (made once) and its workers' places."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def id(self) -> str:
        """The home's id: eight hexadecimal digits, made at the first look and kept in the file `home_id`."""
        file = self.folder / "home_id"
        try:
            return file.read_text().strip()
        except FileNotFoundError:
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh = self.folder / f".home_id.{uuid.uuid4().hex}"
            fresh.write_text(uuid.uuid4().hex[:8])
            try:
                file.hardlink_to(fresh)  # whoever comes second keeps the first one's id
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
            return file.read_text().strip()

    def take_slot(self) -> Slot:
        """The first free place of this home, held until released or until the process ends.

        Raises:
            NotConfigured: all places are taken.
        """
        for number in range(1, MAX_SLOTS + 1):
            lock = self._lock(number)
            try:
                lock.acquire(blocking=False)
            except Timeout:
                continue
            return Slot(self.worker_id(number), number, lock)
        raise NotConfigured(f"All {MAX_SLOTS} worker places of {self.folder} are taken; end some workers first.")

    def worker_id(self, number: int) -> str:
        """The name of the worker in that place."""
        return f"{socket.gethostname()}-{self.id}-{number}"

    @contextmanager
    def holding(self, number: int) -> Iterator[bool]:
        """True inside the block when that place was free (and is held meanwhile): its worker is dead."""
        lock = self._lock(number)
        try:
            lock.acquire(blocking=False)
        except Timeout:
            yield False
            return
        try:
            yield True
        finally:
            lock.release()

    def _lock(self, number: int) -> FileLock:
        folder = self.folder / "workers"
        folder.mkdir(parents=True, exist_ok=True)
        return FileLock(folder / f"{number}.lock")
