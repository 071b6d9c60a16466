"""DOCX: real Title, Heading and List Bullet styles, no tables or text boxes, the same bytes for the same resume.

The styles come from python-docx once (docx_base); the body is written as text, since building it element by element
took four times as long.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from jseeker.model.documents import DocumentFormat, DocumentStyle, Paper, RenderedDocument
from jseeker.model.resume import Entry, Line, ResumeSection, TailoredResume
from jseeker.render.clean import printable, safe_link
from jseeker.render.content import document_title, labelled, language_of
from jseeker.render.docx_look import DocxLook, look_of

__all__ = ["DocxBody", "DocxWriter", "contact_paragraph", "packed"]

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file inside: the earliest that ZIP knows, so that the bytes do not tell the day."""
_PAPERS = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
"""Width and height in twips."""
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi"})
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


class DocxWriter:
    """Writes Word documents; from several threads at once."""

    format = DocumentFormat.DOCX

    def write(self, resume: TailoredResume, style: DocumentStyle) -> RenderedDocument:
        """The document; it has no pages until a word processor sets it, so `pages` is None.

        Raises:
            DocumentError: there is more text than a document can hold.
        """
        clean, notes = printable(resume)
        body = DocxBody.of(clean, look_of(style.template, style.density))
        return RenderedDocument(self.format, packed(clean, style, body, "".join(_paragraphs(clean, body))), notes=notes)


@dataclass(slots=True)
class DocxBody:
    """The pieces of WordprocessingML, and the links met so far."""

    look: DocxLook
    right_to_left: bool
    links: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, resume: TailoredResume, look: DocxLook) -> DocxBody:
        """The empty body of a printable document in its language."""
        return cls(look, right_to_left=language_of(resume.language)[0] in _RIGHT_TO_LEFT)

    def paragraph(self, style: str, *runs: str, space: tuple[int, int] | None = None) -> str:
        """A paragraph of runs in a style; `space` is that before and behind it in twips, None the style's own."""
        direction = "<w:bidi/>" if self.right_to_left else ""
        spacing = f'<w:spacing w:before="{space[0]}" w:after="{space[1]}"/>' if space else ""
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direction}{spacing}</w:pPr>{"".join(runs)}</w:p>'

    def run(self, text: str, *, quiet: bool = False, bold: bool = False) -> str:
        """A run of text."""
        marks = '<w:rStyle w:val="Quiet"/>' if quiet else ""
        marks += "<w:b/>" if bold else ""
        marks += "<w:rtl/>" if self.right_to_left else ""
        properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
        return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'

    def link(self, text: str, href: str) -> str:
        """A run of text that opens a link."""
        key = self.links.setdefault(href, f"rIdLink{len(self.links) + 1}")
        return f'<w:hyperlink r:id="{key}">{self.run(text)}</w:hyperlink>'

    def relations(self) -> Iterator[str]:
        """The relations that the links need."""
        for href, key in self.links.items():
            yield (
                f'<Relationship Id="{key}" Type="{_OFFICE}/relationships/hyperlink" '
                f'Target="{escape(href)}" TargetMode="External"/>'
            )


def packed(clean: TailoredResume, style: DocumentStyle, body: DocxBody, paragraphs: str) -> bytes:
    """The whole file of a printable document with these paragraphs of `body`."""
    from jseeker.render.docx_base import base_parts  # noqa: PLC0415 - python-docx takes 250 ms to import

    language, region = language_of(clean.language)
    tag = f"{language}-{region}" if region else language
    parts = dict(base_parts(body.look, tag))
    parts["word/document.xml"] = _document(paragraphs, body.look, style.paper)
    parts["docProps/core.xml"] = _core_properties(clean, tag)
    parts["docProps/app.xml"] = _APP_PROPERTIES
    relations = parts["word/_rels/document.xml.rels"].decode()
    parts["word/_rels/document.xml.rels"] = relations.replace(
        "</Relationships>", "".join(body.relations()) + "</Relationships>"
    ).encode()
    return _zipped(parts)


def _paragraphs(resume: TailoredResume, body: DocxBody) -> Iterator[str]:
    yield body.paragraph("Title", body.run(resume.name.text))
    if resume.headline is not None:
        yield body.paragraph("Subtitle", body.run(resume.headline.text))
    if resume.contact:
        yield contact_paragraph(resume, body)
    for section in resume.sections:
        yield from _section(section, body)


def contact_paragraph(resume: TailoredResume, body: DocxBody) -> str:
    """The contact line, with its links."""
    runs: list[str] = []
    for part in resume.contact:
        if runs:
            runs.append(body.run(f" {body.look.separator} "))
        href = safe_link(part.href)
        runs.append(body.link(part.line.text, href) if href else body.run(part.line.text))
    return body.paragraph("Contact", *runs)


def _section(section: ResumeSection, body: DocxBody) -> Iterator[str]:
    yield body.paragraph("Heading1", body.run(section.heading))
    for line in section.paragraphs:
        label, rest = labelled(line, section.section)
        runs = [body.run(label, bold=True)] if label else []
        yield body.paragraph("Normal", *runs, body.run(rest))
    for entry in section.entries:
        yield from _entry(entry, body)


def _entry(entry: Entry, body: DocxBody) -> Iterator[str]:
    if entry.title is not None or entry.dates is not None:
        yield body.paragraph("Heading2", *_pair(entry.title, entry.dates, body))
    if entry.organization is not None or entry.place is not None:
        yield body.paragraph("Organization", *_pair(entry.organization, entry.place, body))
    for line in entry.details:
        yield body.paragraph("Normal", body.run(line.text, quiet=True))
    for line in entry.bullets:
        yield body.paragraph("ListBullet", body.run(line.text))


def _pair(left: Line | None, right: Line | None, body: DocxBody) -> Iterator[str]:
    if left is not None:
        yield body.run(left.text)
    if left is not None and right is not None:
        yield body.run(f" {body.look.separator} ", quiet=True)
    if right is not None:
        yield body.run(right.text, quiet=True)


def _document(paragraphs: str, look: DocxLook, paper: Paper) -> bytes:
    width, height = _PAPERS[paper]
    page = (
        f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{look.margin_y}" w:right="{look.margin_x}" '
        f'w:bottom="{look.margin_y}" w:left="{look.margin_x}" w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'
    )
    names = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}/relationships"'
    return f"{_HEAD}<w:document {names}><w:body>{paragraphs}{page}</w:body></w:document>".encode()


def _core_properties(resume: TailoredResume, language: str) -> bytes:
    """The file's properties: title, author and language; no dates, so that they do not tell the day."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(document_title(resume))}</dc:title><dc:creator>{escape(resume.name.text)}</dc:creator>"
        f"<dc:language>{escape(language)}</dc:language></cp:coreProperties>"
    ).encode()


_APP_PROPERTIES = (
    f'{_HEAD}<Properties xmlns="{_OFFICE}/extended-properties"><Application>jSeeker</Application></Properties>'
).encode()


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The parts as a ZIP file whose bytes depend on nothing else; the content types come first, as readers expect."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            package.writestr(info, parts[name])
    return stream.getvalue()
