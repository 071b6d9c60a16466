"""What `jseeker profile import`, `export` and `edit` do: a resume file brought in, sent out, changed."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from jseeker.app.resume_place import content_for, keep_before, put_resume
from jseeker.cli.home import opened
from jseeker.cli.outcome import ExitCode
from jseeker.cli.resume_files import check_resume, refuse_to_replace, tell_kept
from jseeker.core.resume_export import ExportFormat, export_resume
from jseeker.core.resume_import import MAX_FILE_BYTES, Draft, ImportFormat, read_foreign
from jseeker.core.words import counted, printable
from jseeker.errors import NotConfigured, ResumeMissing, UsageError

__all__ = ["edit_resume", "export_profile", "import_profile"]

SHOWN_TEXTS = 40
SHOWN_CHARS = 160


def import_profile(path: str, form: str | None, *, force: bool) -> int:
    """Writes the resume of a foreign file where the settings say, and lists what was not understood.

    Raises:
        UsageError: a resume is there already and `force` was not given, or the file cannot be read.
        ResumeInvalid: the file holds no resume, or is damaged.
    """
    source = Path(path).expanduser()
    draft = read_foreign(_content(source), source.name, ImportFormat(form) if form else None)
    with opened() as app:
        place = app.settings.resume
    refuse_to_replace(place, force=force)
    tell_kept(put_resume(place, content_for(place, draft.text)))
    _tell(draft, place)
    return ExitCode.OK


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise UsageError(f"The file {path} cannot be read ({error.strerror}); check its name.") from error


def _tell(draft: Draft, place: Path) -> None:
    sys.stdout.write(f"{place}\n")
    for note in draft.notes:
        sys.stdout.write(f"{printable(note)}\n")
    if draft.unplaced:
        what = counted(len(draft.unplaced), "text was", "texts were")
        sys.stdout.write(f"{what} not understood; they stand in the file under meta.jseeker.unsorted:\n")
        shown = draft.unplaced[:SHOWN_TEXTS]
        sys.stdout.write("".join(f"  {_short(text)}\n" for text in shown))
        if len(draft.unplaced) > len(shown):
            sys.stdout.write(f"  … and {len(draft.unplaced) - len(shown):,} more\n")
    for problem in draft.problems:
        sys.stdout.write(f"To mend: {printable(problem)}\n")
    sys.stdout.write("Check it with: jseeker profile check\n")


def _short(text: str) -> str:
    told = printable(text)
    return told if len(told) <= SHOWN_CHARS else f"{told[: SHOWN_CHARS - 1]}…"


def export_profile(form: str | None, output: str | None, resume: str | None) -> int:
    """Prints the resume in another format, or writes it to a file and prints its path; what the format has no room for
    is told on standard error.

    Raises:
        ResumeMissing, ResumeInvalid: the resume cannot be used.
        UsageError: the file named is the resume itself.
        NotConfigured: the file cannot be written.
    """
    with opened(resume=resume) as app:
        file, own = app.resume, app.settings.resume
    place = Path(output).expanduser().absolute() if output is not None else None
    exported = export_resume(file.text.encode(), file.name, _form(form, place))
    sys.stderr.write("".join(f"{note}\n" for note in exported.notes))
    if place is None:
        sys.stdout.write(exported.text)
        return ExitCode.OK
    if place.exists() and place.samefile(own):
        raise UsageError(f"{place} is your resume file itself; name another with -o.")
    try:
        place.write_text(exported.text, "utf-8", newline="")
    except OSError as error:
        raise NotConfigured(f"The file {place} cannot be written ({error.strerror}); name another.") from error
    sys.stdout.write(f"{place}\n")
    return ExitCode.OK


def _form(form: str | None, place: Path | None) -> ExportFormat:
    if form is not None:
        return ExportFormat(form)
    is_yaml = place is not None and place.suffix.lower() in (".yaml", ".yml")
    return ExportFormat.YAML if is_yaml else ExportFormat.JSON


def edit_resume() -> int:
    """Opens the resume in the person's editor and checks it afterwards; the file as it was stays beside it.

    Raises:
        ResumeMissing: there is none.
        NotConfigured: there is no editor, or it failed.
    """
    with opened() as app:
        place = app.settings.resume
    try:
        before = place.read_bytes()
    except FileNotFoundError as error:
        raise ResumeMissing(f"There is no resume at {place}; make one with jseeker profile init.") from error
    _open_editor(place)
    if not place.exists() or place.read_bytes() == before:
        if not place.exists():
            place.write_bytes(before)
        sys.stdout.write("Nothing was changed.\n")
        return ExitCode.OK
    kept = keep_before(place, before)
    sys.stdout.write(f"The file as it was is kept as {kept}\n")
    return check_resume(None)


def _open_editor(place: Path) -> None:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    usual = next((name for name in ("nano", "vi", "notepad") if shutil.which(name)), None)
    command = shlex.split(named) if named else [usual] if usual else []
    if not command:
        raise NotConfigured(f"There is no editor; set EDITOR to the name of yours, or open {place} with it.")
    try:
        code = subprocess.call([*command, str(place)])  # noqa: S603 - the person's own editor
    except OSError as error:
        raise NotConfigured(f"The editor {command[0]} cannot be started ({error.strerror}); set EDITOR.") from error
    if code != 0:
        raise NotConfigured(f"The editor {command[0]} ended with code {code}; the resume is at {place}.")
