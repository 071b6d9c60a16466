"""The data that a template is given: the resume's texts in printed order, each with where its lines may break.

The shape (documented for people's own templates in templates/README.md), all texts already printable:

    title, author, lang, region, paper, density, fonts      for the page and the file's properties
    name, headline, contact[{text, href}]
    sections[{kind, heading, paragraphs[{label, text}], entries[{title, dates, organization, place, details[],
              bullets[], href}]}]

A text is a string, or a list of pieces: a string (breaks at its spaces), `["word"]` (never breaks), or
`["par", "ts"]` (breaks between its parts only). None stands for what the entry does not have.
"""

from __future__ import annotations

import re
from typing import Any

from jseeker.model.documents import DocumentStyle
from jseeker.model.profile import Section
from jseeker.model.resume import Entry, Line, TailoredResume
from jseeker.render.clean import safe_link
from jseeker.render.fonts import FontChoice

__all__ = ["Text", "document_title", "labelled", "language_of", "pieces", "printed_texts", "template_data"]

Text = str | list[str | list[str]]

LONGEST_WHOLE_WORD = 56
"""Letters; a longer word (a link, a key) may be broken, as it would not fit on a line."""
_PART = 12
"""Letters between two places where a very long word may break."""
_PARTS = re.compile(rf".{{0,{_PART - 1}}}[^-‐]|.{{1,{_PART}}}", re.DOTALL)
"""No part ends with a hyphen: readers take one at the end of a line for a word divided, and drop it."""
_LABELLED = frozenset({Section.SKILLS, Section.LANGUAGES, Section.INTERESTS})
_LABEL = re.compile(r"[^:]{1,40}: (?=\S)")
_BREAKS_INSIDE = re.compile(r"\w[^\w\s'’.,]+[\w(\[+#]|[-/\\|!?…‐–—][^\s-]")
"""A word with a hyphen, slash or the like inside: typesetters break there, and a break would read back as a space."""
_QUANTITY = re.compile(r"\d[\d.,]* (?:[%‰€£$×x°]|ms|s|min|h|[kKMGT]B|mg|kg|g|km|m)(?![\w])\S*")
"""A number and its unit, which belong on one line."""
_WORD_OR_SPACE = re.compile(rf"({_QUANTITY.pattern}| +)")
_WIDE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Scripts that break between any two letters (East Asian) or by dictionary (Thai, Lao, Khmer, Burmese)."""


def template_data(resume: TailoredResume, style: DocumentStyle, fonts: FontChoice) -> dict[str, Any]:
    """The template's data for a resume whose texts are printable."""
    language, region = language_of(resume.language)
    return {
        "title": document_title(resume),
        "author": resume.name.text,
        "lang": language,
        "region": region,
        "paper": "us-letter" if style.paper == "letter" else "a4",
        "density": min(1.0, max(0.0, style.density)),
        "fonts": list(fonts.families),
        "name": resume.name.text,
        "headline": _text(resume.headline),
        "contact": [{"text": _whole(part.line.text), "href": safe_link(part.href)} for part in resume.contact],
        "sections": [
            {
                "kind": section.section.value,
                "heading": section.heading,
                "paragraphs": [_paragraph(line, section.section) for line in section.paragraphs],
                "entries": [_entry(entry) for entry in section.entries],
            }
            for section in resume.sections
        ],
    }


def document_title(resume: TailoredResume) -> str:
    """The title in the file's properties: the person's name, and their headline where there is one."""
    parts = [resume.name.text, resume.headline.text if resume.headline else ""]
    return " – ".join(part for part in parts if part)[:200] or "Resume"


def language_of(tag: str) -> tuple[str, str | None]:
    """The language and the country of a BCP 47 tag as typst takes them; English for what is no tag."""
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?", tag)
    if match is None:
        return "en", None
    return match[1].lower(), match[2].upper() if match[2] else None


def printed_texts(resume: TailoredResume) -> list[str]:
    """Every text that stands in the document, headings included, in printed order."""
    texts = [resume.name.text, *([resume.headline.text] if resume.headline else [])]
    texts.extend(part.line.text for part in resume.contact)
    for section in resume.sections:
        texts.append(section.heading)
        texts.extend(line.text for line in section.lines())
    return texts


def pieces(text: str) -> Text:
    """The text with its places to break: at spaces only, except in words too long for a line."""
    if len(text) <= LONGEST_WHOLE_WORD and not _BREAKS_INSIDE.search(text) and not _QUANTITY.search(text):
        return text
    found: list[str | list[str]] = []
    for word in _WORD_OR_SPACE.split(text):
        piece = _piece(word)
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    return found[0] if len(found) == 1 and isinstance(found[0], str) else found


def _piece(word: str) -> str | list[str]:
    if len(word) > LONGEST_WHOLE_WORD and not _WIDE.search(word):
        return _PARTS.findall(word)
    if (_BREAKS_INSIDE.search(word) or _QUANTITY.fullmatch(word)) and not _WIDE.search(word):
        return [word]
    return word


def _text(line: Line | None) -> Text | None:
    return None if line is None else pieces(line.text)


def _whole(text: str) -> Text:
    """A part of the contact line, dates or a place: on one line wherever it can be."""
    return [[text]] if len(text) <= LONGEST_WHOLE_WORD else pieces(text)


def labelled(line: Line, section: Section) -> tuple[str, str]:
    """The label of a line in a list of skills ("Languages: ") and the rest; no label elsewhere."""
    label = _LABEL.match(line.text) if section in _LABELLED else None
    return (label[0], line.text[label.end() :]) if label else ("", line.text)


def _paragraph(line: Line, section: Section) -> dict[str, Text | None]:
    label, rest = labelled(line, section)
    return {"label": label.rstrip() or None, "text": pieces(rest)}


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "title": _text(entry.title),
        "dates": _whole(entry.dates.text) if entry.dates else None,
        "organization": _text(entry.organization),
        "place": _whole(entry.place.text) if entry.place else None,
        "details": [pieces(line.text) for line in entry.details],
        "bullets": [pieces(line.text) for line in entry.bullets],
        "href": safe_link(entry.href),
    }
