"""Lines of a text document sorted into sections: what Word files, PDFs and plain text have in common."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jseeker.core.resume_import.headings import LONGEST_WORDS, section_of
from jseeker.core.resume_import.periods import find_period
from jseeker.core.text import clean
from jseeker.model.profile import Section

__all__ = ["WITH_ENTRIES", "Part", "TextLine", "joined", "lines_of_text", "parts_of"]

_BULLET = re.compile(r"^\s*(?:[•●▪◦‣·■□➢➤✓✔\uf0b7\uf0a7]\s*|[-–—*o]\s+(?=\S))")
_ENDS_SENTENCE = re.compile(r"[.!?:;]$")
WRAPPED_BEFORE_LOWER, WRAPPED_BEFORE_UPPER = 0.5, 0.8
"""A line at least this long, against the longest of its document, may go on in the next one, which begins with a small
letter or with any other."""
SHORTEST_HEADING = 4
WITH_ENTRIES = (Section.WORK, Section.VOLUNTEER, Section.EDUCATION, Section.PROJECTS)
SENTENCE_CHARS = 60
"""A line that is no bullet and shorter than this is no sentence that could go on."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: whether it is a list's item, and whether its style (a heading's, or bold) sets it apart."""

    text: str
    is_bullet: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """The lines below one heading; the first part, before any heading, has neither section nor title."""

    section: Section | None
    title: str
    lines: tuple[TextLine, ...]


def lines_of_text(text: str) -> list[TextLine]:
    """The lines of a plain text that hold anything, their bullets taken off."""
    found: list[TextLine] = []
    for raw in text.splitlines():
        told = _one(raw)
        mark = _BULLET.match(told)
        bare = told[mark.end() :].strip() if mark else told.strip()
        if bare:
            found.append(TextLine(bare, is_bullet=mark is not None))
    return found


def _one(raw: str) -> str:
    """A line without invisible characters; a tab, or a gap of several spaces, stays as a tab."""
    cells = re.split(r"\t+|\s{3,}", raw.strip("\n\r"))
    return "\t".join(told for cell in cells if (told := clean(cell)))


def joined(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines where those that a page's edge has broken are whole again."""
    longest = max((len(line.text) for line in lines), default=0)
    whole: list[TextLine] = []
    last_chars = 0
    for at, line in enumerate(lines):
        before = whole[-1] if whole else None
        above_dates = at + 1 < len(lines) and find_period(lines[at + 1].text) is not None
        if before is not None and _goes_on(before, line, last_chars / longest, above_dates=above_dates):
            text = before.text[:-1] if _is_cut_word(before.text, line.text) else f"{before.text} "
            whole[-1] = replace(before, text=text + line.text)
        else:
            whole.append(line)
        last_chars = len(line.text)
    return whole


def _goes_on(before: TextLine, line: TextLine, fullness: float, *, above_dates: bool) -> bool:
    """True where a line carries on the one before it, which is so full against the longest of the document."""
    if line.is_bullet or line.is_heading or before.is_heading or section_of(line.text) or "\t" in line.text:
        return False
    if not (before.is_bullet or len(before.text) > SENTENCE_CHARS) or "\t" in before.text:
        return False
    if _is_cut_word(before.text, line.text):
        return True
    if line.text[0].islower():
        return fullness >= WRAPPED_BEFORE_LOWER
    period = find_period(line.text)
    if above_dates or (period is not None and not period.is_single):
        return False
    return fullness >= WRAPPED_BEFORE_UPPER and not _ENDS_SENTENCE.search(before.text)


def _is_cut_word(before: str, after: str) -> bool:
    return bool(re.search(r"[a-zà-ÿ]-$", before)) and after[0].islower() and len(after.split()[0]) > 3


def parts_of(lines: Sequence[TextLine]) -> Iterator[Part]:
    """The lines by section, in their order."""
    section, title, held = None, "", list[TextLine]()
    in_capitals = False
    for at, line in enumerate(lines):
        found = section_of(line.text) if _may_be_heading(line) else None
        strange = found is None and (title != "") and _is_strange_heading(lines, at, section, in_capitals=in_capitals)
        if found is None and not strange:
            held.append(line)
            continue
        if held or title:
            yield Part(section, title, tuple(held))
        section, title, held = found, line.text.strip(": \t"), []
        in_capitals = in_capitals or title.isupper()
    if held or title:
        yield Part(section, title, tuple(held))


def _may_be_heading(line: TextLine) -> bool:
    return not line.is_bullet and len(line.text.split()) <= LONGEST_WORDS and not line.text.endswith((".", ","))


def _is_strange_heading(lines: Sequence[TextLine], at: int, section: Section | None, *, in_capitals: bool) -> bool:
    """True for a heading that names no section: in capitals alone, where the others are so or the style says it, and
    not the employer above a line with dates."""
    line = lines[at]
    told = line.text.strip(": ")
    words = told.split()
    if not (_may_be_heading(line) and told.isupper() and len(told) > SHORTEST_HEADING and len(words) <= LONGEST_WORDS):
        return False
    if not all(word.replace("-", "").isalpha() or word in "&/" for word in words):
        return False
    if section in WITH_ENTRIES and (not line.is_heading or any(find_period(one.text) for one in lines[at : at + 3])):
        return False
    return line.is_heading or in_capitals
