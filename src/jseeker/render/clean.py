"""Texts made printable: no control characters, one kind of space, and only characters that a font here can show.

`printable` is what the pipeline applies once, before anything is written, so that every format, the provenance and the
read-back speak of the same lines. Applying it again changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from jseeker.errors import DocumentError
from jseeker.model.resume import ContactPart, Entry, Line, ResumeSection, TailoredResume
from jseeker.render.fonts import choose_fonts

__all__ = ["clean_text", "printable", "safe_link"]

MAX_CHARACTERS = 2_000_000
"""Longest resume that is set at all; 1 MB of words takes some seconds, and no person's resume is a tenth of it."""

_SCHEMES = ("https", "http", "mailto", "tel")
_NAMED_CHARACTERS = 12
"""How many left-out characters the note names before it says "and more"."""
_SPACES = re.compile(r"[ \t\r\n\f\v\u0085\u1680\u2000-\u200a\u2028\u2029\u205f\u3000]+")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
"""ﬀ, ﬁ, ﬂ … as single characters: written as letters, since readers look for letters (fonts join them anyway)."""
_JOINERS = "\u200c\u200d"
_AT_THE_ENDS = f" \u00a0\u202f{_JOINERS}"
_UNSAFE_IN_LINK = re.compile(r"[\x00-\x20\x7f-\x9f<>\"\\^`{|}]")


def printable(resume: TailoredResume) -> tuple[TailoredResume, tuple[str, ...]]:
    """The resume with every text as it can be printed, and a sentence for the person where something was left out.

    Lines of which nothing is left are gone, and with them entries and sections that held nothing else.

    Raises:
        DocumentError: there is more text than a document can hold.
    """
    every = [line.text for line in resume.lines()] + [section.heading for section in resume.sections]
    size = sum(map(len, every))
    if size > MAX_CHARACTERS:
        raise DocumentError(f"The resume has {size:,} characters; shorten it to at most {MAX_CHARACTERS:,}.")
    texts = {text: clean_text(text) for text in every}
    missing = choose_fonts("".join(texts.values()), resume.language).missing
    if missing:
        texts = {text: _without(cleaned, missing) for text, cleaned in texts.items()}
    if all(text == cleaned for text, cleaned in texts.items()):
        return resume, ()
    return _with_texts(resume, lambda text: texts[text]), _notes(missing)


def clean_text(text: str) -> str:
    """The text in NFC on one line: control, direction and zero-width characters gone, runs of spaces made one."""
    if text.isascii() and text.isprintable():
        return _SPACES.sub(" ", text).strip(_AT_THE_ENDS)
    spaced = _SPACES.sub(" ", text.translate(_LIGATURES))
    kept = "".join(letter for letter in spaced if letter == " " or _is_shown(letter))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", kept)).strip(_AT_THE_ENDS)


def safe_link(href: str | None) -> str | None:
    """The link where its scheme is one that may stand in a document (https, http, mailto, tel), else None."""
    if not href:
        return None
    link = _UNSAFE_IN_LINK.sub("", href.encode("utf-8", "ignore").decode("utf-8"))
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.path):
        return None
    return link


def _is_shown(letter: str) -> bool:
    """Whether a character is meant to be seen, or shapes its neighbours (joiners between letters)."""
    if letter in _JOINERS:
        return True
    if "\ufe00" <= letter <= "\ufe0f" or letter > "\U000e0000":
        return False
    return unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def _without(text: str, missing: frozenset[str]) -> str:
    """The text without characters that no font shows, nor marks and joiners that hung on them."""
    kept: list[str] = []
    base_gone = False
    for letter in text:
        hangs = letter in _JOINERS or unicodedata.category(letter) in ("Mn", "Me")
        if letter in missing or (hangs and base_gone):
            base_gone = base_gone or not hangs
            continue
        base_gone = False
        kept.append(letter)
    return clean_text("".join(kept))


def _notes(missing: Iterable[str]) -> tuple[str, ...]:
    letters = sorted(missing)
    if not letters:
        return ()
    named = " ".join(letters[:_NAMED_CHARACTERS])
    more = f" and {len(letters) - _NAMED_CHARACTERS} more" if len(letters) > _NAMED_CHARACTERS else ""
    return (f"No font here can show {named}{more}, so the documents leave them out; reword those lines.",)


def _with_texts(resume: TailoredResume, text_of: Callable[[str], str]) -> TailoredResume:
    """The same resume with each text replaced; what became empty is gone (the name always stays)."""

    def line(old: Line) -> Line:
        return old if (text := text_of(old.text)) == old.text else replace(old, text=text)

    def some(old: Line | None) -> Line | None:
        return None if old is None or not text_of(old.text) else line(old)

    def several(old: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line(each) for each in old if text_of(each.text))

    def entry(old: Entry) -> Entry:
        return Entry(
            title=some(old.title),
            dates=some(old.dates),
            organization=some(old.organization),
            place=some(old.place),
            details=several(old.details),
            bullets=several(old.bullets),
            href=old.href,
        )

    def section(old: ResumeSection) -> ResumeSection:
        entries = tuple(new for each in old.entries if any((new := entry(each)).lines()))
        return replace(old, heading=text_of(old.heading), paragraphs=several(old.paragraphs), entries=entries)

    sections = (section(old) for old in resume.sections)
    return replace(
        resume,
        name=line(resume.name),
        headline=some(resume.headline),
        contact=tuple(ContactPart(line(part.line), part.href) for part in resume.contact if text_of(part.line.text)),
        sections=tuple(new for new in sections if new.paragraphs or new.entries),
    )
