"""The formats without a page: Markdown and plain text (for application forms), and JSON (for programs)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from jseeker.model.documents import DocumentFormat, DocumentStyle, RenderedDocument
from jseeker.model.resume import Entry, Line, TailoredResume
from jseeker.render.clean import printable, safe_link

__all__ = ["JsonWriter", "MarkdownWriter", "TextWriter"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_BLOCK_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+$|-{3,}$|\d{1,9}[.)](?=\s|$)|>)")


class MarkdownWriter:
    """Writes CommonMark: the name as the title, sections and entries as headings, bullets as a list."""

    format = DocumentFormat.MARKDOWN

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:  # noqa: ARG002 - the port's shape
        """The Markdown, in UTF-8; characters that Markdown would read as marks are escaped."""
        clean, notes = printable(resume)
        text = "\n\n".join(_markdown_blocks(clean)) + "\n"
        return RenderedDocument(self.format, text.encode(), notes=notes)


class TextWriter:
    """Writes plain text as application forms take it: one line for each line, blank lines between entries."""

    format = DocumentFormat.TEXT

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:  # noqa: ARG002 - the port's shape
        """The text, in UTF-8."""
        clean, notes = printable(resume)
        text = "\n\n".join(_text_blocks(clean)) + "\n"
        return RenderedDocument(self.format, text.encode(), notes=notes)


class JsonWriter:
    """Writes the lines as JSON, in printed order, each with the id of what it stands on."""

    format = DocumentFormat.JSON

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:  # noqa: ARG002 - the port's shape
        """The JSON object, in UTF-8."""
        clean, notes = printable(resume)
        content = json.dumps(_json_value(clean), ensure_ascii=False, indent=2) + "\n"
        return RenderedDocument(self.format, content.encode(), notes=notes)


def _markdown_blocks(resume: TailoredResume) -> Iterator[str]:
    if resume.name.text:
        yield f"# {_escaped(resume.name.text)}"
    if resume.headline is not None:
        yield _escaped(resume.headline.text)
    parts = [_linked(part.line.text, part.href) for part in resume.contact]
    if parts:
        yield " · ".join(parts)
    for section in resume.sections:
        yield f"## {_escaped(section.heading)}"
        for line in section.paragraphs:
            yield _escaped(line.text)
        for entry in section.entries:
            yield from _markdown_entry(entry)


def _markdown_entry(entry: Entry) -> Iterator[str]:
    head = _joined((entry.title, entry.dates), " · ", _escaped)
    if head:
        yield f"### {head}" if entry.title is not None else head
    below = _joined((entry.organization, entry.place), " · ", _escaped)
    if below:
        yield below
    for line in entry.details:
        yield _escaped(line.text)
    if entry.bullets:
        yield "\n".join(f"- {_escaped(line.text)}" for line in entry.bullets)


def _text_blocks(resume: TailoredResume) -> Iterator[str]:
    head = [resume.name.text, resume.headline.text if resume.headline else ""]
    head.append(" | ".join(part.line.text for part in resume.contact))
    yield "\n".join(line for line in head if line)
    for section in resume.sections:
        blocks = ["\n".join(line.text for line in section.paragraphs)] if section.paragraphs else []
        blocks.extend("\n".join(_text_entry(entry)) for entry in section.entries)
        yield f"{section.heading}\n" + "\n\n".join(blocks)


def _text_entry(entry: Entry) -> Iterator[str]:
    for pair in ((entry.title, entry.dates), (entry.organization, entry.place)):
        if text := _joined(pair, " | ", str):
            yield text
    for line in entry.details:
        yield line.text
    for line in entry.bullets:
        yield f"- {line.text}"


def _joined(lines: tuple[Line | None, ...], separator: str, shown: Callable[[str], str]) -> str:
    return separator.join(shown(line.text) for line in lines if line is not None)


def _escaped(text: str) -> str:
    """The text with Markdown's marks escaped, also those that count only at the start of a line."""
    escaped = _SPECIAL.sub(r"\\\1", text).replace("&", "&amp;")
    return _BLOCK_START.sub(lambda found: _escaped_start(found[0]), escaped)


def _escaped_start(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}" if mark[0].isdigit() else f"\\{mark}"


def _linked(text: str, href: str | None) -> str:
    link = safe_link(href)
    return _escaped(text) if link is None else f"[{_escaped(text)}](<{link}>)"


def _json_value(resume: TailoredResume) -> dict[str, Any]:
    return {
        "language": resume.language,
        "name": resume.name.text,
        "headline": resume.headline.text if resume.headline else None,
        "contact": [{"text": part.line.text, "href": safe_link(part.href)} for part in resume.contact],
        "sections": [
            {
                "section": section.section.value,
                "heading": section.heading,
                "paragraphs": [_json_line(line) for line in section.paragraphs],
                "entries": [
                    {
                        "title": _json_line(entry.title),
                        "dates": _json_line(entry.dates),
                        "organization": _json_line(entry.organization),
                        "place": _json_line(entry.place),
                        "details": [_json_line(line) for line in entry.details],
                        "bullets": [_json_line(line) for line in entry.bullets],
                    }
                    for entry in section.entries
                ],
            }
            for section in resume.sections
        ],
    }


def _json_line(line: Line | None) -> dict[str, str] | None:
    return None if line is None else {"text": line.text, "source_id": line.source_id}
