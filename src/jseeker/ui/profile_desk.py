"""The resume file on the desk: as it is, or as it is being edited; the edits are kept in the database until they are
saved into the file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jseeker.app import App
from jseeker.app.resume_place import content_for, fingerprint, has_before, put_resume, save_resume, undo_save
from jseeker.core.resume_file import read_resume
from jseeker.core.resume_import import Draft
from jseeker.core.safe_data import DataInvalid
from jseeker.errors import NotConfigured, ResumeInvalid
from jseeker.model.profile import Profile
from jseeker.ui.profile_edits import Tree, read_tree, with_section

__all__ = ["Desk", "Sheet"]

DRAFT = "profile"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text that is edited. `base` is the fingerprint of the file that it began from; `turn` grows whenever entries
    or lines change their places, so that nobody edits another one than they see. `is_draft` where it is not saved."""

    text: str
    base: str
    turn: int = 0
    is_draft: bool = False
    notes: tuple[str, ...] = ()


class Desk:
    """Reads and writes the sheet, each call on what stands in the database and the file at that moment."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.path: Path = app.settings.resume

    @property
    def is_json(self) -> bool:
        """True where the file is JSON."""
        return self.path.suffix.lower() == ".json"

    def sheet(self) -> Sheet:
        """The draft where there is one, else the file.

        Raises:
            ResumeMissing: there is neither.
            NotConfigured: the file cannot be read as text.
        """
        kept = _read(self._app.store.drafts.get(DRAFT))
        if kept is not None:
            return kept
        return Sheet(self._app.resume.text, fingerprint(self.path))

    def profile(self, sheet: Sheet) -> Profile:
        """The sheet as values.

        Raises:
            ResumeInvalid: it is not valid.
        """
        return read_resume(sheet.text.encode(), self.path.name)

    def problems(self, sheet: Sheet) -> tuple[str, ...]:
        """What keeps the sheet from being a resume: sentences that name path, value and fix; none where it is one."""
        try:
            self.profile(sheet)
        except ResumeInvalid as error:
            return error.problems
        return ()

    def tree(self, sheet: Sheet) -> Tree | None:
        """The sheet as plain data; None where it is not even that."""
        try:
            return read_tree(sheet.text, is_json=self.is_json)
        except DataInvalid:
            return None

    def is_stale(self, sheet: Sheet) -> bool:
        """True where the file is another one by now than the draft began from."""
        return sheet.is_draft and fingerprint(self.path) != sheet.base

    def edit(self, turn: int, change: Callable[[Tree], Tree], section: str, *, moves: bool = False) -> bool:
        """Changes one section of the sheet that stands in the database now; False where places have changed since
        `turn`, or the sheet is no longer readable: then nothing is changed. `moves`: this change moves places."""
        sheet = self.sheet()
        tree = self.tree(sheet)
        if tree is None or sheet.turn != turn:
            return False
        try:
            wanted = change(tree)
            text = with_section(sheet.text, section, wanted.get(section), is_json=self.is_json)
        except (DataInvalid, IndexError):
            return False
        self._keep(replace(sheet, text=text, turn=sheet.turn + moves, is_draft=True))
        return True

    def rewrite(self, text: str) -> None:
        """Puts another text into the sheet."""
        sheet = self.sheet()
        self._keep(replace(sheet, text=text, turn=sheet.turn + 1, is_draft=True))

    def take_in(self, draft: Draft) -> None:
        """Puts what an import made into the sheet; the file stays as it is until it is saved."""
        text = content_for(self.path, draft.text).decode()
        turn = _turn_of(self._app.store.drafts.get(DRAFT)) + 1
        self._keep(Sheet(text, fingerprint(self.path), turn, is_draft=True, notes=draft.notes))

    def save(self) -> None:
        """Writes the sheet into the file; the version before it is kept for `undo`.

        Raises:
            ResumeInvalid: it is not valid; the file stays as it is.
            NotConfigured: the file cannot be written, or is another one by now.
        """
        sheet = self.sheet()
        self.profile(sheet)
        if self.is_stale(sheet):
            raise NotConfigured(f"{self.path} was changed meanwhile; choose which version stays.")
        save_resume(self.path, sheet.text.encode())
        self.discard()

    def save_over(self) -> Path | None:
        """Writes the sheet although the file is another one by now; that one is kept beside it, and given.

        Raises:
            ResumeInvalid: it is not valid; the file stays as it is.
            NotConfigured: the file cannot be written.
        """
        sheet = self.sheet()
        self.profile(sheet)
        kept = put_resume(self.path, sheet.text.encode())
        self.discard()
        return kept

    def discard(self) -> None:
        """Takes the draft away: the file is shown again."""
        self._app.store.drafts.save(DRAFT, "", self._app.clock.now())

    def can_undo(self) -> bool:
        """True where the version of before the last save is kept."""
        return has_before(self.path)

    def undo(self) -> None:
        """Puts the version of before the last save back; once more brings the later one back.

        Raises:
            UsageError: none is kept.
            NotConfigured: the file cannot be written.
        """
        undo_save(self.path)
        self.discard()

    def stamp(self, sheet: Sheet) -> str:
        """What the fields of this sheet are known by: another one after a change of places or of the file."""
        seed = sheet.base if sheet.is_draft else hashlib.sha256(sheet.text.encode()).hexdigest()
        return f"{seed[:12]}.{sheet.turn}"

    def _keep(self, sheet: Sheet) -> None:
        kept = {"text": sheet.text, "base": sheet.base, "turn": sheet.turn, "notes": list(sheet.notes)}
        self._app.store.drafts.save(DRAFT, json.dumps(kept, ensure_ascii=False), self._app.clock.now())


def _read(text: str) -> Sheet | None:
    """A draft as it was kept; None where there is none that this version understands."""
    try:
        kept: Any = json.loads(text) if text else None
        if kept is None:
            return None
        return Sheet(str(kept["text"]), str(kept["base"]), int(kept["turn"]), True, tuple(kept.get("notes", ())))
    except (ValueError, KeyError, TypeError):
        return None


def _turn_of(text: str) -> int:
    kept = _read(text)
    return kept.turn if kept is not None else 0
