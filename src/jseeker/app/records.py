"""The record beside an application's documents, read back: what was printed, of which posting, out of which resume."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from jseeker.app.root import App
from jseeker.batch.resumes import ResumeFile
from jseeker.errors import DocumentError, NotConfigured, ResumeMissing
from jseeker.model.application import Application
from jseeker.model.batch import Batch, BatchOptions
from jseeker.model.codec import load
from jseeker.model.posting import Posting
from jseeker.model.revision import DocumentVersion

__all__ = ["Origin", "Record", "latest_version", "origin_of", "read_record"]

BATCHES_LOOKED_AT = 500


@dataclass(frozen=True, slots=True)
class Record:
    """What stands beside one version's documents: the posting, and the printed lines as `provenance.json` has them."""

    posting: Posting
    lines: tuple[Mapping[str, Any], ...]
    resume_sha256: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The resume that a version was made of and the options of its batch, as far as they are still known.

    `is_same` is False where that resume is not kept any more, and the present file stands in for it; `is_changed` is
    True where the resume file is there, but not as it was.
    """

    resume: ResumeFile
    options: BatchOptions
    is_same: bool
    is_changed: bool


def latest_version(app: App, application: Application) -> DocumentVersion:
    """The application's latest documents.

    Raises:
        DocumentError: it has none.
    """
    versions = app.store.applications.documents(application.id)
    if not versions:
        raise DocumentError(
            f"Application {application.id} has no documents; make them with: jseeker run {application.url or 'LINK'}"
        )
    return versions[-1]


def read_record(folder: Path) -> Record:
    """The record of the documents in that folder.

    Raises:
        DocumentError: it is gone, or not what jSeeker wrote.
    """
    told = _json(folder / "provenance.json")
    lines = told.get("lines", ())
    if not isinstance(lines, list) or not all(_is_line(line) for line in lines):
        raise DocumentError("The file provenance.json is not what jSeeker wrote; make the documents again.")
    return Record(_posting(_json(folder / "posting.json"), folder), tuple(lines), str(told.get("resume_sha256", "")))


def _is_line(line: object) -> bool:
    keys = ("section", "text", "source_id", "source_text", "mode")
    return isinstance(line, dict) and all(isinstance(line.get(key), str) for key in keys)


def _json(path: Path) -> Mapping[str, Any]:
    try:
        value = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise DocumentError(
            f"The file {path} is gone; make the documents again with: jseeker run LINK --again"
        ) from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"The file {path} cannot be read ({error}); make the documents again.") from error
    if not isinstance(value, dict):
        raise DocumentError(f"The file {path} is not what jSeeker wrote; make the documents again.")
    return value


def _posting(told: Mapping[str, Any], folder: Path) -> Posting:
    fields = {name: value for name, value in told.items() if name in Posting.__slots__}
    origins = told.get("origins")
    fields["origins"] = list(origins.items()) if isinstance(origins, dict) else []
    try:
        return load(Posting, fields)
    except ValidationError as error:
        raise DocumentError(
            f"{folder / 'posting.json'} is not what jSeeker wrote; make the documents again."
        ) from error


def origin_of(app: App, application_id: int, resume_sha256: str) -> Origin:
    """The resume with that digest, out of the batches that remember it, else the present one.

    Raises:
        ResumeMissing, NotConfigured: it is not kept, and the present one cannot be read.
    """
    makers = app.store.applications.makers(application_id)
    batch = _of_resume(makers, resume_sha256)
    if batch is None:
        recent = [row[0] for row in app.store.batches.recent(BATCHES_LOOKED_AT)]
        batch = _of_resume(recent, resume_sha256)
    if batch is None:
        options = makers[0].options if makers else app.options()
        present = app.resume
        is_same = _digest(present.text) == resume_sha256
        return Origin(present, options, is_same=is_same, is_changed=not is_same)
    is_changed = _present_digest(app) not in ("", resume_sha256)
    return Origin(ResumeFile(batch.resume_name, batch.resume_text), batch.options, is_same=True, is_changed=is_changed)


def _of_resume(batches: Sequence[Batch], resume_sha256: str) -> Batch | None:
    return next((one for one in batches if one.resume_text and _digest(one.resume_text) == resume_sha256), None)


def _present_digest(app: App) -> str:
    """The digest of the resume file as it is now; "" where there is none."""
    try:
        return _digest(app.resume.text)
    except (ResumeMissing, NotConfigured):
        return ""


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
