"""PDF by typst: tagged (PDF/UA-1), links, packaged fonts, the same bytes for the same resume.

Source: measured with typst 0.15: one Compiler a thread (a shared one raises "Already borrowed"), Fonts shared by all.
"""

from __future__ import annotations

import json
import re
import threading
from functools import cache
from pathlib import Path
from typing import Any

import typst

from jseeker.errors import DocumentError, UsageError
from jseeker.model.documents import DocumentFormat, DocumentStyle, RenderedDocument
from jseeker.model.resume import TailoredResume
from jseeker.render.clean import printable
from jseeker.render.content import template_data
from jseeker.render.estimate import page_fill
from jseeker.render.fonts import choose_fonts, typst_fonts

__all__ = ["PdfWriter", "compiled", "page_pictures", "shipped_fill", "template_names", "template_path"]

TEMPLATES = Path(__file__).parent / "templates"
_SHARED_PART = "resume"
"""The file that the shipped templates import (and copies of them in the person's folder); no template itself."""
_DATA_FILE = "resume.json"
"""The file, in memory alone, in which a template finds the data: typst keeps what it has set of one document for the
next only where `sys.inputs` stays the same."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_PAGES = re.compile(rb"/Type/Pages/Count (\d+)")

_PLACE = re.compile(r"([^\s/\\]+):([0-9]+):[0-9]+")
"""Where typst's account of an error shows file, line and column; the template itself is called `_MAIN` there."""
_MAIN = "main"

_compilers = threading.local()


class PdfWriter:
    """Writes PDF; from several threads at once, each with its own compiler.

    `own_templates` is a folder of the person's templates (`<name>.typ`), looked into before the shipped ones.
    """

    format = DocumentFormat.PDF

    def __init__(self, own_templates: Path | None = None) -> None:
        self.own_templates = own_templates

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:
        """The PDF, with the number of its pages.

        Raises:
            DocumentError: the template cannot set this resume.
            UsageError: there is no template of that name.
        """
        template = template_path(style.template, self.own_templates)
        clean, notes = printable(resume)
        (content,) = compiled(template, clean, style, "pdf")
        return RenderedDocument(self.format, content, pages=_page_count(content), notes=notes)

    def fill(self, resume: TailoredResume, style: DocumentStyle) -> float | None:
        """The share of its pages that a document will take; None for a template of the person's own."""
        return shipped_fill(resume, style, self.own_templates)

    def close(self) -> None:
        """Nothing is left to give up: each compiler goes with its thread."""


def compiled(
    template: Path, resume: TailoredResume, style: DocumentStyle, kind: str, ppi: float = 144
) -> tuple[bytes, ...]:
    """The template's output for a printable resume: one PDF, or (kind "png") the picture of each page.

    Raises:
        DocumentError: the template cannot set this resume.
    """
    text = "".join(line.text for line in resume.lines()) + "".join(part.heading for part in resume.sections)
    fonts = choose_fonts(text, resume.language)
    data = json.dumps(template_data(resume, style, fonts), ensure_ascii=False).encode()
    # typst's stubs do not know the mix of paths and contents that its compiler takes.
    files: Any = {_MAIN: str(template), _DATA_FILE: data}
    compiler = _compiler(template, system=fonts.system)
    try:
        if kind == "png":
            output = compiler.compile(input=files, format="png", ppi=ppi)
        else:
            # PDF/UA-1: typst refuses to write a file that a screen reader could not follow.
            output = compiler.compile(input=files, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError as error:
        raise DocumentError(
            f"The template {template.stem} cannot set this resume: {_reason(error, template)}."
        ) from error
    pages = tuple(page for page in (output if isinstance(output, list) else [output]) if page)
    if not pages:
        raise DocumentError(f"The template {template.stem} gives no page; correct it or use another.")
    return pages


def shipped_fill(resume: TailoredResume, style: DocumentStyle, own_templates: Path | None) -> float | None:
    """The share of its pages that a document will take; None for a template of the person's own.

    Raises:
        UsageError: there is no template of that name.
    """
    is_shipped = template_path(style.template, own_templates).parent == TEMPLATES
    return page_fill(resume, style) if is_shipped else None


def template_names(own_templates: Path | None = None) -> tuple[str, ...]:
    """The names that a style may ask for: the shipped ones, and those in the person's own folder."""
    own = sorted(path.stem for path in own_templates.glob("*.typ")) if own_templates else []
    return tuple(dict.fromkeys([*_shipped_names(), *filter(_may_be_template, own)]))


def template_path(name: str, own_templates: Path | None = None) -> Path:
    """The file of a template.

    Raises:
        UsageError: there is none of that name.
    """
    if _may_be_template(name):
        if own_templates is not None and (own := own_templates / f"{name}.typ").is_file():
            return own
        if name in _shipped_names():
            return TEMPLATES / f"{name}.typ"
    known = ", ".join(template_names(own_templates))
    raise UsageError(f"There is no template {name[:64]!r}; use one of {known}.")


def _may_be_template(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and name != _SHARED_PART


@cache
def _shipped_names() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in TEMPLATES.glob("*.typ") if _may_be_template(path.stem)))


def _compiler(template: Path, *, system: bool) -> typst.Compiler:
    """This thread's compiler for the template; its root is the template's folder, so it reads nothing else."""
    kept: dict[tuple[Path, bool], typst.Compiler] = _compilers.__dict__.setdefault("kept", {})
    key = (template, system)
    if key not in kept:
        kept[key] = typst.Compiler(
            str(template), root=str(template.parent), font_paths=typst_fonts(system=system), ignore_system_fonts=True
        )
    return kept[key]


def _reason(error: typst.TypstError, template: Path) -> str:
    """What typst found wrong, and in which line of which file where it says so."""
    reason = (str(error).strip().splitlines() or ["no reason given"])[0]
    place = _PLACE.search(error.diagnostic)
    if place is None:
        return reason
    file = template.name if place[1] == _MAIN else place[1]
    return f"{reason} ({file}, line {place[2]})"


def _page_count(content: bytes) -> int:
    """The number of pages, read from the PDF's page tree.

    Raises:
        DocumentError: there is none.
    """
    match = _PAGES.search(content)
    if match is None:
        raise DocumentError("The PDF has no pages; render it again with another template.")
    return int(match[1])


def page_pictures(
    resume: TailoredResume, style: DocumentStyle, own_templates: Path | None = None, ppi: float = 144
) -> tuple[bytes, ...]:
    """The picture of each page of the document, as PNG.

    Raises:
        DocumentError: the template cannot set this resume.
        UsageError: there is no template of that name.
    """
    clean, _ = printable(resume)
    return compiled(template_path(style.template, own_templates), clean, style, "png", ppi)
