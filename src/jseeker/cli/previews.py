"""What `jseeker documents preview` does: the person's resume in each template, as PDF and pictures in a folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jseeker.app import App, ResumeFile, make_tools, pdf_writer_of, wishes_of
from jseeker.cli.home import opened
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode
from jseeker.errors import DocumentError, JSeekerError, NotConfigured
from jseeker.model.posting import Posting, ReadMethod
from jseeker.ports import DocumentWriter
from jseeker.render import page_pictures, template_names, template_path
from jseeker.samples import sample_resume
from jseeker.walk import Kit, fit, plan

__all__ = ["preview_documents"]

PIXELS_PER_INCH = 144
NO_POSTING = Posting("", "", "", ReadMethod.TEXT, "", "", "")
"""It asks for nothing, so that no line is preferred for a posting's sake."""


@dataclass(frozen=True, slots=True)
class _Preview:
    """One template's files, and what a person should know of them."""

    template: str
    pages: int
    pdf: Path
    pictures: tuple[Path, ...]
    notes: tuple[str, ...]

    def shape(self) -> dict[str, Any]:
        pictures = [str(path) for path in self.pictures]
        return {
            "template": self.template,
            "pages": self.pages,
            "pdf": str(self.pdf),
            "png": pictures,
            "notes": list(self.notes),
        }


def preview_documents(settings: Mapping[str, Any], *, template: str | None, folder: str | None, as_json: bool) -> int:
    """Writes the previews and lists them; the exit code is 1 where a template cannot set the resume.

    Raises:
        UsageError: there is no template of that name.
        ResumeMissing, ResumeInvalid, NotConfigured: the resume cannot be used, or the folder not be written.
    """
    with opened(**settings) as app, closing(pdf_writer_of(app.settings)) as pdf:
        own = app.settings.templates_dir
        if template is not None:
            template_path(template, own)
        place = (Path(folder).expanduser() if folder is not None else app.settings.home / "previews").absolute()
        kit = _kit(app, pdf)
        failed = False
        for name in [template] if template is not None else template_names(own):
            try:
                made = _preview(name, kit, pdf, own, place)
            except DocumentError as error:
                failed = True
                _tell_failure(name, error, as_json=as_json)
            else:
                _tell(made, as_json=as_json)
    return ExitCode.FAILED if failed else ExitCode.OK


def _kit(app: App, pdf: DocumentWriter) -> Kit:
    options = app.options()
    return Kit(_resume(app).profile(), wishes_of(options), make_tools(app.sources, (), (), pdf))


def _resume(app: App) -> ResumeFile:
    """The person's resume, or the sample's where the home has none and none was named."""
    path = app.settings.resume
    if "resume" in app.settings.model_fields_set or path.exists():
        return app.resume
    sys.stderr.write(f"There is no resume at {path}; the previews show that of an invented person.\n")
    return ResumeFile("resume.yaml", sample_resume().decode())


def _preview(name: str, kit: Kit, pdf: DocumentWriter, own: Path, place: Path) -> _Preview:
    """The files of one template, read back as every document is.

    Raises:
        DocumentError: the template cannot set the resume, or leaves out a line of it.
    """
    wishes = replace(kit.wishes, style=replace(kit.wishes.style, template=name))
    resume, document, style = fit(NO_POSTING, plan(NO_POSTING, kit.profile), replace(kit, wishes=wishes), pdf)
    kit.tools.prove(resume, document, style)
    pictures = page_pictures(resume, style, own, PIXELS_PER_INCH)
    names = [f"{name}.png", *(f"{name}-{page}.png" for page in range(2, len(pictures) + 1))]
    _write(place, {f"{name}.pdf": document.content, **dict(zip(names, pictures, strict=True))})
    if len(pictures) == 1:
        (place / f"{name}-2.png").unlink(missing_ok=True)
    paths = tuple(place / file for file in names)
    return _Preview(name, document.pages or 1, place / f"{name}.pdf", paths, resume.notes)


def _write(place: Path, files: Mapping[str, bytes]) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (place / name).write_bytes(content)
    except OSError as error:
        raise NotConfigured(
            f"The folder {place} cannot be written ({error.strerror}); name another with -o."
        ) from error


def _tell(made: _Preview, *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json_line(made.shape()) + "\n")
        return
    sys.stdout.write("".join(f"{path}\n" for path in (made.pdf, *made.pictures)))
    sys.stderr.write("".join(f"{note}\n" for note in made.notes))


def _tell_failure(template: str, error: JSeekerError, *, as_json: bool) -> None:
    if as_json:
        failure = {"kind": error.kind.value, "message": error.message}
        sys.stdout.write(json_line({"template": template, "error": failure}) + "\n")
    else:
        sys.stderr.write(f"{template}: {error.message}\n")
