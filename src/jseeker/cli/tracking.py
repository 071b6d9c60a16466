"""What the `jseeker track` commands do: each one look at the applications, or one change to them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from jseeker.app import App
from jseeker.app.tracked import filled, key_of, key_or_digest
from jseeker.cli.columns import in_columns
from jseeker.cli.home import opened
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.core.dates import date_of
from jseeker.core.tracking_files import application_shape, as_csv, as_ics, as_markdown, as_xlsx
from jseeker.core.tracking_files import as_json as json_of
from jseeker.core.tracking_import import read_applications
from jseeker.core.words import counted, printable
from jseeker.errors import NotConfigured, UsageError
from jseeker.model.application import Application, ApplicationStatus, NewApplication

__all__ = [
    "add_application",
    "export_applications",
    "import_applications",
    "list_applications",
    "move_application",
    "show_application",
]

SHOWN_NOTES = 20
Fields = Mapping[str, str | None]


def list_applications(status: str | None, *, as_json: bool) -> int:
    """Prints the applications, all or those of one status.

    Raises:
        UsageError: there is no such status.
    """
    wanted = _status(status) if status is not None else None
    with opened() as app:
        found = app.store.applications.listing(wanted)
    if as_json:
        sys.stdout.write(json_line([application_shape(one) for one in found]) + "\n")
    elif not found:
        which = f"{wanted.value} " if wanted is not None else ""
        sys.stdout.write(f"There are no {which}applications yet; jseeker run makes some, jseeker track add adds one.\n")
    else:
        heads = ("ID", "Company", "Role", "Status", "Applied", "Follow up", "Fit")
        sys.stdout.write(in_columns(heads, [_row(one) for one in found]))
    return ExitCode.OK


def _row(one: Application) -> tuple[str, ...]:
    fit = "" if one.ats_score is None else str(one.ats_score)
    return (str(one.id), one.company, one.role, one.status.value, _day(one.date_applied), _day(one.follow_up), fit)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def show_application(application_id: int, *, as_json: bool) -> int:
    """Prints one application.

    Raises:
        UnknownId: there is none with this id.
    """
    with opened() as app:
        one = app.store.applications.get(application_id)
        versions = app.store.applications.documents(application_id)
    if as_json:
        documents = [{"version": one.number, "folder": one.folder, "files": dict(one.files)} for one in versions]
        about = {"ats_score": one.ats_score, "next_action": one.next_action}
        told = {**application_shape(one), **about, "documents": documents}
        sys.stdout.write(json_line(told) + "\n")
        return ExitCode.OK
    facts = {
        "Status": one.status.value,
        "Applied": _day(one.date_applied),
        "Follow up": _day(one.follow_up),
        "Next": one.next_action,
        "Place": one.location,
        "Salary": one.salary,
        "Fit": one.ats_score,
        "Link": one.url,
    }
    lines = [printable(f"{one.company} · {one.role} (application {one.id})")]
    lines += [f"{name + ':':<11}{printable(value)}" for name, value in facts.items() if value not in (None, "")]
    lines += [f"{'Notes:':<11}{printable(note)}" for note in one.notes.splitlines() if note.strip()]
    lines += [f"{f'{move.at.astimezone():%Y-%m-%d}':<11}{move.status}" for move in one.history]
    lines += [f"{'Documents:':<11}{printable(version.folder)}" for version in versions]
    sys.stdout.write("\n".join(lines) + "\n")
    return ExitCode.OK


def add_application(link: str, fields: Fields, *, as_json: bool) -> int:
    """Adds one application and prints its id; where its link is there already, that one.

    Raises:
        UsageError: a status or date is none, or company and role are not known.
        Refused: the link cannot be one.
    """
    with opened() as app:
        new = NewApplication(
            company=fields["company"] or "",
            role=fields["role"] or "",
            status=_status(fields["status"] or ApplicationStatus.SAVED),
            url=link,
            date_applied=_given_day(fields["date_applied"]),
            location=fields["location"],
            salary=fields["salary"],
            notes=fields["notes"] or "",
            follow_up=_given_day(fields["follow_up"]),
        )
        known = filled(app, new)
        if not (known.company and known.role):
            raise UsageError("The application needs a name; give --company and --role.")
        ((number, is_new),) = app.store.applications.add([(known, key_of(app, known))], app.clock.now())
        one = app.store.applications.get(number)
    if as_json:
        sys.stdout.write(json_line(application_shape(one)) + "\n")
    elif is_new:
        sys.stdout.write(f"Application {number} is added: {printable(one.company)} · {printable(one.role)}.\n")
    else:
        sys.stdout.write(f"It is there already: application {number}; change it with jseeker track move {number} …\n")
    return ExitCode.OK


def move_application(application_id: int, status: str, fields: Fields, *, as_json: bool) -> int:
    """Moves an application on; moved to applied, it gets today's date where it has none.

    Raises:
        UsageError: the status or a date is none.
        UnknownId: there is no such application.
    """
    wanted = _status(status)
    changes: dict[str, Any] = {}
    for name in ("date_applied", "follow_up"):
        if fields[name] is not None:
            changes[name] = _given_day(fields[name])
    with opened() as app:
        before = app.store.applications.get(application_id)
        if fields["notes"]:
            changes["notes"] = "\n".join(part for part in (before.notes, fields["notes"]) if part)
        app.store.applications.move([application_id], wanted, app.clock.now(), **changes)
        after = app.store.applications.get(application_id)
    if as_json:
        sys.stdout.write(json_line(application_shape(after)) + "\n")
        return ExitCode.OK
    when = f" (applied on {after.date_applied})" if wanted is ApplicationStatus.APPLIED else ""
    moved = "is" if before.status is wanted else f"was {before.status} and is now"
    sys.stdout.write(f"Application {after.id}, {printable(after.company)}, {moved} {after.status}{when}.\n")
    return ExitCode.OK


def import_applications(path: str, *, as_json: bool) -> int:
    """Adds the applications of a file, all or none of them, and says how many were new.

    Raises:
        UsageError: the file cannot be read as a list of applications.
    """
    found = read_applications(_content(path), Path(path).name)
    with opened() as app:
        by_url = {one.url: one.key for one in app.store.applications.listing() if one.url}
        keyed = [(one, by_url.get(one.url) or key_or_digest(app, one)) for one in found.applications]
        done = app.store.applications.add(keyed, app.clock.now())
    added = sum(is_new for _, is_new in done)
    if as_json:
        told = {"read": len(done), "added": added, "known": len(done) - added, "notes": list(found.notes)}
        sys.stdout.write(json_line(told) + "\n")
        return ExitCode.OK
    known = f", {len(done) - added:,} were there already" if len(done) > added else ""
    sys.stdout.write(f"{counted(added, 'application')} added{known}.\n")
    shown = found.notes[:SHOWN_NOTES]
    sys.stderr.write("".join(f"{printable(note)}\n" for note in shown))
    if len(found.notes) > len(shown):
        sys.stderr.write(f"{len(found.notes) - len(shown):,} more rows have such notes; --json gives them all.\n")
    return ExitCode.OK


def export_applications(path: str) -> int:
    """Writes all applications to a file, in the format of its ending, and prints its path.

    Raises:
        UsageError: no format has this ending.
        NotConfigured: the file cannot be written.
    """
    place = Path(path).expanduser().absolute()
    ending = place.suffix.lower()
    if ending not in (".csv", ".xlsx", ".json", ".ics", ".md"):
        raise UsageError(f"The ending of {path} names no format; use .csv, .xlsx, .json, .ics or .md.")
    with opened() as app:
        content = _exported(ending, app.store.applications.listing(), app)
    _write_whole(place, content)
    sys.stdout.write(f"{place}\n")
    return ExitCode.OK


def _exported(ending: str, found: Sequence[Application], app: App) -> bytes:
    match ending:
        case ".csv":
            return as_csv(found).encode()
        case ".xlsx":
            return as_xlsx(found)
        case ".json":
            return json_of(found).encode()
        case ".ics":
            return as_ics(found, app.clock.now()).encode()
        case _:
            return as_markdown(found).encode()


def _write_whole(place: Path, content: bytes) -> None:
    """Writes a file whole or not at all."""
    making = place.with_name(f".{place.name}.part")
    try:
        making.write_bytes(content)
        making.replace(place)
    except OSError as error:
        making.unlink(missing_ok=True)
        raise NotConfigured(f"The file {place} cannot be written ({error.strerror}); name another.") from error


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"The file {path} cannot be read ({error.strerror}); check its name.") from error


def _status(word: str) -> ApplicationStatus:
    told = word.strip().lower().replace("-", "_").replace(" ", "_")
    if told not in set(ApplicationStatus):
        names = ", ".join(ApplicationStatus)
        raise UsageError(f"There is no status {word!r}; use one of {names}.")
    return ApplicationStatus(told)


def _given_day(text: str | None) -> date | None:
    if not text:
        return None
    day = date_of(text)
    if day is None:
        raise UsageError(f"{text!r} is no clear date; write it like 2026-11-30.")
    return day
