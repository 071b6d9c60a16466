"""The fonts that documents are set in: the packaged families, which characters each can show, and typst's handle.

Only packaged families are used while they suffice, so that a document looks the same on every machine. For a character
that none of them has, the machine's own fonts are asked (Noto first); what no font has is left out and named.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import rendercv_fonts
import typst

from jseeker.render.font_file import advances, coverage

__all__ = ["FontChoice", "choose_fonts", "covered_by", "typst_fonts", "widths_of"]

PACKAGED_FAMILIES = (
    "Source Sans 3",
    "EB Garamond",
    "XCharter",
    "Gentium Book Plus",
    "Noto Sans",
    "Open Sans",
    "Noto Sans SC",
    "Noto Sans JP",
    "Noto Sans KR",
)
"""In the order in which they are asked for a character; Open Sans stands for Hebrew, Noto Sans for Devanagari."""

_EAST_ASIAN = {"zh": "Noto Sans SC", "ja": "Noto Sans JP", "ko": "Noto Sans KR"}
_SYSTEM_FAVOURITES = ("Noto Sans", "Noto Naskh", "Noto", "DejaVu Sans", "Liberation Sans", "Arial", "Segoe UI")
_PICTURE_FONTS = ("emoji", "color", "symbol", "icon", "awesome", "last resort", "math", "mono", "condensed")

_REGULAR = 400
"""The weight of a font's regular face."""
_FIRST_OF_SYMBOLS = 0x2200
"""Below it stand the letters and marks of the alphabets that are set one after the other."""


@dataclass(frozen=True, slots=True)
class FontChoice:
    """What a text needs: the families to fall back on, in order; whether the machine's own fonts are among them; and
    the characters that no font can show."""

    families: tuple[str, ...]
    system: bool
    missing: frozenset[str]


def choose_fonts(text: str, language: str) -> FontChoice:
    """The families that together show all of `text` that can be shown, those of the document's language first."""
    families = _packaged_order(language)
    missing = _not_covered(set(text), families)
    if not missing:
        return FontChoice(families, system=False, missing=frozenset())
    added: list[str] = []
    for family, path, index in _system_faces():
        shown = missing & covered_by(path, index)
        if shown:
            added.append(family)
            missing -= shown
            if not missing:
                break
    return FontChoice((*families, *added), system=bool(added), missing=frozenset(missing))


@functools.cache
def typst_fonts(*, system: bool = False) -> typst.Fonts:
    """Typst's handle on the fonts, shared by all threads; the machine's own fonts are in it only where `system`."""
    folders = [str(rendercv_fonts.path_of[family]) for family in _package_folders()]
    return typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=folders)


@functools.cache
def covered_by(path: str, index: int = 0) -> frozenset[str]:
    """The characters that one font file can show; nothing where the file cannot be read as a font."""
    try:
        return coverage(Path(path), index)
    except (OSError, struct.error, ValueError):
        return frozenset()


@functools.cache
def widths_of(family: str) -> dict[str, float]:
    """How wide a packaged family's upright regular face sets each letter, in ems; scripts with shapes of their own left
    out."""
    face = next(face for face in _upright_faces(family) if face.weight == _REGULAR)
    return advances(Path(str(face.path)), _FIRST_OF_SYMBOLS, face.index)


def _packaged_order(language: str) -> tuple[str, ...]:
    """The packaged families with that of the language's own script before its cousins (one Han, three styles)."""
    own = _EAST_ASIAN.get(language.partition("-")[0].lower())
    if own is None:
        return PACKAGED_FAMILIES
    others = tuple(family for family in PACKAGED_FAMILIES if family != own)
    return (*others[: others.index("Open Sans") + 1], own, *others[others.index("Open Sans") + 1 :])


def _not_covered(characters: set[str], families: Iterable[str]) -> set[str]:
    missing = set(characters)
    for family in families:
        missing -= _family_coverage(family)
        if not missing:
            break
    return missing


@functools.cache
def _family_coverage(family: str) -> frozenset[str]:
    """The characters that every upright face of a packaged family shows (a bold line must not lose letters)."""
    faces = _upright_faces(family)
    if not faces:
        return frozenset()
    return frozenset.intersection(*(covered_by(str(face.path), face.index) for face in faces))


def _upright_faces(family: str) -> list[typst.FontInfo]:
    return [
        face
        for face in typst_fonts().fonts()
        if face.family == family and face.style == "normal" and face.path is not None
    ]


@functools.cache
def _system_faces() -> tuple[tuple[str, str, int], ...]:
    """The machine's own regular faces as (family, file, index), the likely ones first; no picture or icon fonts."""
    packaged = set(typst_fonts().families())
    faces = {
        (face.family, str(face.path), face.index)
        for face in typst_fonts(system=True).fonts()
        if face.path is not None
        and face.style == "normal"
        and face.weight == _REGULAR
        and face.family not in packaged
        and not any(word in face.family.lower() for word in _PICTURE_FONTS)
    }
    return tuple(sorted(faces, key=lambda face: (_favour(face[0]), face)))


def _favour(family: str) -> int:
    for rank, start in enumerate(_SYSTEM_FAVOURITES):
        if family.startswith(start):
            return rank
    return len(_SYSTEM_FAVOURITES)


def _package_folders() -> tuple[str, ...]:
    """The package's folders that hold our families (all Noto faces share one)."""
    return tuple(family for family in PACKAGED_FAMILIES if family in rendercv_fonts.path_of)
