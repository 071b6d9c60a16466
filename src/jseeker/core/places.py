"""Places of work as sites write them: one line a place, and what a line says about working from home."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jseeker.core.page_text import clean_line
from jseeker.model.posting import Workplace

__all__ = ["place_line", "unique_places", "workplace_in", "workplace_of"]

_REMOTE = re.compile(
    r"\bremote\b|\bremotely\b|work from home|\bwfh\b|télétravail|teletrabajo|teletrabalho|\bremoto\b|lavoro da remoto"
    r"|homeoffice|home office"
    r"|zdaln\w+|distans|etätyö|удал[её]нн\w+|リモート|在宅|远程|遠端|원격|재택|telecommute|thuiswerk",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\bhybrid\w*|\bhybride\b|híbrid\w*|ibrid\w*|hybrydow\w*|ハイブリッド|混合办公|하이브리드|гибрид\w*", re.IGNORECASE
)
_ON_SITE = re.compile(
    r"\bon[ -]?site\b|\bin[ -](?:office|person)\b|vor ort|sur site|presencial|in sede|op locatie|stacjonarn\w+",
    re.IGNORECASE,
)
_NOT_REMOTE = re.compile(r"\b(?:no|not|non)[ -](?:a )?remote|remote:? (?:no|false)|\bnicht remote", re.IGNORECASE)


def place_line(*parts: object) -> str:
    """The parts of one place (city, region, country) in a line, empty and repeated neighbours left out."""
    kept: list[str] = []
    for part in parts:
        text = clean_line(part) if isinstance(part, str) else ""
        text = ", ".join(piece.strip() for piece in text.split(",") if piece.strip())
        if text and text not in kept[-1:]:
            kept.append(text)
    return ", ".join(kept)


def unique_places(places: Iterable[str]) -> tuple[str, ...]:
    """The places in their order, each once, empty ones left out."""
    return tuple(dict.fromkeys(place for raw in places if (place := place_line(raw))))


def workplace_of(value: object) -> Workplace | None:
    """The workplace that a site's own field names (`remote`, `ON_SITE`, `Hybrid`, `TELECOMMUTE`), or None."""
    return workplace_in(value.replace("_", " ")) if isinstance(value, str) else None


def workplace_in(text: str) -> Workplace | None:
    """The workplace that a short text (a place, a title) names, None for none. Hybrid wins over remote."""
    if _HYBRID.search(text):
        return Workplace.HYBRID
    if _REMOTE.search(text) and not _NOT_REMOTE.search(text):
        return Workplace.REMOTE
    return Workplace.ON_SITE if _ON_SITE.search(text) else None
