"""How much of its pages a resume will fill, worked out from the letters' widths before anything is set.

It names the density to try first, no more: what fits is what the finished document shows. The measures are those of the
shipped templates; tests hold them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from jseeker.model.documents import DocumentStyle, Paper
from jseeker.model.resume import ResumeSection, TailoredResume
from jseeker.render.fonts import widths_of

__all__ = ["page_fill"]

_PAPERS = {Paper.A4: (595.28, 841.89), Paper.LETTER: (612.0, 792.0)}
"""Width and height in points."""
_POINTS_A_CM = 28.3465
_HEADING_EM = 1.4
"""A measure in em beside a first heading is of typst's size for it, this many times the text's."""
_BULLETS_EM = 0.08
"""The extra space above a list of bullets."""
_MOST_STRANGE_SHARE = 0.02
"""Where more letters than this are in other fonts, whose widths are not known here, nothing is said."""
_STRANGE_EM = 0.5
"""The width of such a letter: about that of an n."""
_KERNED = 0.996
"""Pairs of letters stand a little closer than their widths: measured on the shipped fonts with English text."""
KEPT_WORDS = 20_000
"""Words whose widths are kept: those of a few people's resumes, each measured for three densities and every posting."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A measure at its airy and its tight end."""

    airy: float
    tight: float

    def at(self, density: float) -> float:
        return self.airy + (self.tight - self.airy) * density


@dataclass(frozen=True, slots=True)
class _Shape:
    """A template's measures: `size` in points, margins in cm, all others in em; `cap` is its capitals' height."""

    font: str
    cap: float
    size: _Span
    margin_x: _Span
    margins_y: _Span
    leading: _Span
    between_lines: _Span
    between_entries: _Span
    after_heading: _Span
    above_heading: _Span
    below_heading: float
    heading: float
    name: float
    above_headline: _Span
    headline: float
    above_contact: _Span
    contact: float
    indent: float


_SHAPES = {
    "classic": _Shape(
        font="Source Sans 3", cap=0.66, size=_Span(10.6, 9.5), margin_x=_Span(2.2, 1.6), margins_y=_Span(3.9, 2.3),
        leading=_Span(0.62, 0.5), between_lines=_Span(0.66, 0.5), between_entries=_Span(1.3, 1.08),
        after_heading=_Span(0.8, 0.6), above_heading=_Span(1.75, 1.2), below_heading=0.36, heading=1.12, name=2.45,
        above_headline=_Span(1.05, 0.9), headline=1.22, above_contact=_Span(0.85, 0.65), contact=1, indent=0.6,
    ),
    "serif": _Shape(
        font="EB Garamond", cap=0.65, size=_Span(11.6, 10.4), margin_x=_Span(2.4, 1.9), margins_y=_Span(4.1, 2.7),
        leading=_Span(0.56, 0.44), between_lines=_Span(0.6, 0.45), between_entries=_Span(1.2, 1),
        after_heading=_Span(0.75, 0.55), above_heading=_Span(1.5, 1.05), below_heading=0.3, heading=1.18, name=2.5,
        above_headline=_Span(1.05, 0.9), headline=1.18, above_contact=_Span(0.8, 0.6), contact=0.95, indent=0.55,
    ),
    "compact": _Shape(
        font="XCharter", cap=0.671, size=_Span(10, 9.5), margin_x=_Span(1.7, 1.4), margins_y=_Span(2.9, 2.1),
        leading=_Span(0.55, 0.44), between_lines=_Span(0.55, 0.44), between_entries=_Span(1.1, 1),
        after_heading=_Span(0.65, 0.5), above_heading=_Span(1.3, 0.95), below_heading=0.3, heading=1.08, name=2,
        above_headline=_Span(0.8, 0.8), headline=1.1, above_contact=_Span(0.6, 0.6), contact=1, indent=0.45,
    ),
}  # fmt: skip


def page_fill(resume: TailoredResume, style: DocumentStyle) -> float | None:
    """The share of the style's `max_pages` that the text of a resume takes: 1 is full, 1.1 a tenth too much.

    None where it cannot be told: for the person's own templates, and for scripts that are set in other ways.
    """
    shape = _SHAPES.get(style.template)
    if shape is None or _share_of_strange_letters(resume, shape) > _MOST_STRANGE_SHARE:
        return None
    density = min(1.0, max(0.0, style.density))
    width, height = _PAPERS[style.paper]
    size = shape.size.at(density)
    margin_cm = shape.margin_x.at(density)
    column = _Column(shape, density, room=(width - 2 * margin_cm * _POINTS_A_CM) / size)
    on_a_page = height - shape.margins_y.at(density) * _POINTS_A_CM
    text = (column.head(resume) + sum(column.section(each) for each in resume.sections)) * size
    return text / (on_a_page * style.max_pages)


@dataclass(frozen=True, slots=True)
class _Column:
    """A template's column of text at one density: heights and the room for letters, all in em."""

    shape: _Shape
    density: float
    room: float

    def head(self, resume: TailoredResume) -> float:
        """From the top of the name to the foot of the contact line."""
        shape = self.shape
        height = shape.cap * shape.name
        if resume.headline is not None:
            height += shape.above_headline.at(self.density) + shape.cap * shape.headline
        if resume.contact:
            text = " | ".join(part.line.text for part in resume.contact)
            lines = _lines(text, shape.font, self.room / shape.contact)
            height += shape.above_contact.at(self.density) + lines * shape.cap * shape.contact
            height += (lines - 1) * shape.leading.at(self.density)
        return height

    def section(self, section: ResumeSection) -> float:
        """A heading and all below it, with the space above."""
        shape = self.shape
        line, leading = shape.cap, shape.leading.at(self.density)
        height = (shape.above_heading.at(self.density) + shape.below_heading) * _HEADING_EM + shape.cap * shape.heading
        between = shape.between_lines.at(self.density) - leading
        for paragraph in section.paragraphs:
            height += between + self._block(paragraph.text, self.room)
        indented = self.room - shape.indent - widths_of(shape.font).get("•", 0.0)
        for number, entry in enumerate(section.entries):
            height += (shape.between_entries if number else shape.after_heading).at(self.density)
            if entry.title is not None or entry.dates is not None:
                height += line
            if entry.organization is not None or entry.place is not None:
                height += leading + line
            height += sum(self._block(detail.text, self.room) for detail in entry.details)
            height += _BULLETS_EM if entry.bullets else 0
            height += sum(between + self._block(bullet.text, indented) for bullet in entry.bullets)
        return height

    def _block(self, text: str, room: float) -> float:
        """A text's lines, each with the leading above it."""
        return _lines(text, self.shape.font, room) * (self.shape.cap + self.shape.leading.at(self.density))


def _lines(text: str, font: str, room: float) -> int:
    """How many lines the words fill, each word put where there is still room for it."""
    space = _width(" ", font)
    lines, at = 1, -space
    for word in text.split(" "):
        width = _width(word, font)
        if at + space + width > room and at > 0:
            lines, at = lines + 1, width
        else:
            at += space + width
    return lines


@lru_cache(maxsize=KEPT_WORDS)
def _width(word: str, font: str) -> float:
    widths = widths_of(font)
    return _KERNED * sum(widths.get(letter, _STRANGE_EM) for letter in word)


def _share_of_strange_letters(resume: TailoredResume, shape: _Shape) -> float:
    known = widths_of(shape.font)
    text = "".join(line.text for line in resume.lines())
    return sum(letter not in known for letter in text) / max(1, len(text))
