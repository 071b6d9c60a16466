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

__all__ = ["FontChoice", "choose_fonts", "covered_by", "font_file_coverage", "typst_fonts"]

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
        return font_file_coverage(Path(path), index)
    except (OSError, struct.error, ValueError):
        return frozenset()


def font_file_coverage(path: Path, index: int = 0) -> frozenset[str]:
    """The characters in the font's character map.

    Raises:
        OSError, struct.error, ValueError: the file is not a font.
    """
    table = _cmap_table(path, index)
    subtables: dict[int, int] = {}
    for record in range(struct.unpack_from(">H", table, 2)[0]):
        platform, _, offset = struct.unpack_from(">HHI", table, 4 + 8 * record)
        if platform in (0, 3):
            subtables[struct.unpack_from(">H", table, offset)[0]] = offset
    if 12 in subtables:
        codes = _segmented_coverage(table, subtables[12])
    elif 4 in subtables:
        codes = _delta_coverage(table, subtables[4])
    else:
        codes = set()
    return frozenset(chr(code) for code in codes if not 0xD800 <= code <= 0xDFFF and 0x20 <= code <= 0x10FFFF)


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
    faces = [
        face
        for face in typst_fonts().fonts()
        if face.family == family and face.style == "normal" and face.path is not None
    ]
    if not faces:
        return frozenset()
    return frozenset.intersection(*(covered_by(str(face.path), face.index) for face in faces))


@functools.cache
def _system_faces() -> tuple[tuple[str, str, int], ...]:
    """The machine's own regular faces as (family, file, index), the likely ones first; no picture or icon fonts."""
    packaged = set(typst_fonts().families())
    faces = {
        (face.family, str(face.path), face.index)
        for face in typst_fonts(system=True).fonts()
        if face.path is not None
        and face.style == "normal"
        and face.weight == 400
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


def _cmap_table(path: Path, index: int) -> bytes:
    """The bytes of the font's character map table, read without the rest of the file.

    Source: the OpenType specification, "Table directory" and "cmap".
    """
    with path.open("rb") as file:
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12 + 4 * index)
            start = struct.unpack(">I", file.read(4))[0]
        file.seek(start + 4)
        tables = struct.unpack(">H", file.read(2))[0]
        file.seek(start + 12)
        directory = file.read(16 * tables)
        for entry in range(tables):
            tag, _, offset, length = struct.unpack_from(">4sIII", directory, 16 * entry)
            if tag == b"cmap":
                file.seek(offset)
                return file.read(length)
    raise ValueError("the font has no character map")


def _segmented_coverage(table: bytes, at: int) -> set[int]:
    """The code points of a format 12 character map."""
    codes: set[int] = set()
    for group in range(struct.unpack_from(">I", table, at + 12)[0]):
        first, last, _ = struct.unpack_from(">III", table, at + 16 + 12 * group)
        codes.update(range(first, min(last, 0x10FFFF) + 1))
    return codes


def _delta_coverage(table: bytes, at: int) -> set[int]:
    """The code points of a format 4 character map that lead to a glyph."""
    count = struct.unpack_from(">H", table, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", table, at + 14)
    starts = struct.unpack_from(f">{count}H", table, at + 16 + 2 * count)
    offsets_at = at + 16 + 6 * count
    codes: set[int] = set()
    for segment, (first, last) in enumerate(zip(starts, ends, strict=True)):
        here = offsets_at + 2 * segment
        offset = struct.unpack_from(">H", table, here)[0]
        if offset == 0:
            codes.update(range(first, last + 1))
            continue
        for code in range(first, last + 1):
            glyph_at = here + offset + 2 * (code - first)
            if glyph_at + 2 <= len(table) and struct.unpack_from(">H", table, glyph_at)[0]:
                codes.add(code)
    codes.discard(0xFFFF)
    return codes
