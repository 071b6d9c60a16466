"""The empty Word document of a look: its styles, page and settings, made once by python-docx and then only copied.

python-docx's own base holds 800 KB of styles that a resume does not use; only those that we set are kept.
"""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from jseeker.render.docx_look import DocxLook

__all__ = ["base_parts"]

KEPT_LOOKS = 64
"""Base documents kept: three templates, three densities, some languages; about 20 KB each."""

_KEPT_STYLES = frozenset(
    {"Normal", "Title", "Subtitle", "heading 1", "heading 2", "List Bullet", "Default Paragraph Font", "No List"}
)
_UNUSED_RELATIONS = ("stylesWithEffects", "customXml", "thumbnail", "webSettings")


@lru_cache(maxsize=KEPT_LOOKS)
def base_parts(look: DocxLook, language: str) -> tuple[tuple[str, bytes], ...]:
    """The parts of a document with these styles and no text, by name; the body and properties are not among them."""
    document = docx.Document()
    _drop_unused(document)
    _set_language(document, language)
    _set_styles(document, look)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        written_anew = ("word/document.xml", "docProps/core.xml", "docProps/app.xml")
        return tuple((name, package.read(name)) for name in sorted(package.namelist()) if name not in written_anew)


def _drop_unused(document: Any) -> None:
    """Takes out the parts and styles that a resume does not use."""
    for package in (document.part, document.part.package):
        for key, relation in list(package.rels.items()):
            if relation.reltype.rpartition("/")[2] in _UNUSED_RELATIONS:
                del package.rels[key]
    styles = document.styles.element
    for style in list(styles.style_lst):
        if style.name_val not in _KEPT_STYLES:
            styles.remove(style)
            continue
        for link in style.findall(qn("w:link")):
            style.remove(link)


def _set_language(document: Any, language: str) -> None:
    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), language)


def _set_styles(document: Any, look: DocxLook) -> None:
    styles = document.styles
    _set_text(styles["Normal"], look, look.size, look.ink)
    _set_space(styles["Normal"], after=1.5, line=look.line)
    _set_text(styles["Title"], look, look.size * 2.3, look.accent if look.centred else look.ink, bold=not look.centred)
    _set_space(styles["Title"], after=1, line=1.0)
    _remove(styles["Title"], "w:pBdr")
    _set_text(styles["Subtitle"], look, look.size * 1.15, look.accent, italic=look.centred)
    _set_space(styles["Subtitle"], after=1)
    _remove(styles["Subtitle"], "w:numPr")
    contact = styles.add_style("Contact", WD_STYLE_TYPE.PARAGRAPH)
    contact.base_style = styles["Normal"]
    _set_text(contact, look, look.size, look.grey)
    for style in (styles["Title"], styles["Subtitle"], contact):
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER if look.centred else WD_ALIGN_PARAGRAPH.LEFT
    _set_text(styles["Heading 1"], look, look.size * 1.12, look.accent, bold=True)
    _set_space(styles["Heading 1"], before=look.before_heading, after=3)
    _add_rule(styles["Heading 1"], look.accent)
    _set_text(styles["Heading 2"], look, look.size, look.ink, bold=True)
    _set_space(styles["Heading 2"], before=look.before_entry, after=0)
    organization = styles.add_style("Organization", WD_STYLE_TYPE.PARAGRAPH)
    organization.base_style = styles["Normal"]
    _set_text(organization, look, look.size, look.accent, italic=look.centred)
    organization.paragraph_format.keep_with_next = True
    _set_space(organization, after=1)
    bullet = styles["List Bullet"]
    _set_text(bullet, look, look.size, look.ink)
    _set_space(bullet, after=1.5)
    bullet.paragraph_format.left_indent = Pt(look.size * 1.2)
    bullet.paragraph_format.first_line_indent = Pt(-look.size * 1.0)
    quiet = styles.add_style("Quiet", WD_STYLE_TYPE.CHARACTER)
    quiet.font.bold = False
    quiet.font.italic = False
    quiet.font.color.rgb = RGBColor.from_string(look.grey)


def _set_text(
    style: Any, look: DocxLook, size: float, colour: str, *, bold: bool = False, italic: bool = False
) -> None:
    font = style.font
    font.name = look.font
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:cs"), look.font)
    font.size = Pt(round(size * 2) / 2)
    font.bold = bold
    font.italic = italic
    font.color.rgb = RGBColor.from_string(colour)
    for name in ("w:spacing", "w:kern"):
        for element in style.element.rPr.findall(qn(name)):
            style.element.rPr.remove(element)


def _set_space(style: Any, *, before: float = 0, after: float = 0, line: float | None = None) -> None:
    spacing = style.paragraph_format
    spacing.space_before = Pt(before)
    spacing.space_after = Pt(after)
    if line is not None:
        spacing.line_spacing = line
    _remove(style, "w:contextualSpacing")


def _remove(style: Any, name: str) -> None:
    for element in style.element.pPr.findall(qn(name)):
        style.element.pPr.remove(element)


def _add_rule(style: Any, colour: str) -> None:
    """A hair-fine line below the paragraph, in the place that the schema gives it (before the spacing)."""
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", colour)):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    style.element.pPr.find(qn("w:spacing")).addprevious(borders)
