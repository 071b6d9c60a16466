"""Places of work as sites write them: one line a place, its country, and what it says about working from home."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from jseeker.core.page_text import clean_line
from jseeker.model.posting import Workplace

__all__ = ["country_of", "place_line", "unique_places", "workplace_in", "workplace_of"]

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
# ISO 3166-1 code: names in English and in the country's own languages (those where most postings are).
_NAMES: dict[str, str] = {
    "ar": "argentina",
    "at": "austria|österreich",
    "au": "australia",
    "be": "belgium|belgique|belgië",
    "br": "brazil|brasil",
    "ca": "canada|ontario|quebec|québec|british columbia",
    "ch": "switzerland|schweiz|suisse|svizzera",
    "cl": "chile",
    "cn": "china",
    "co": "colombia",
    "cz": "czechia|czech republic|česko",
    "de": "germany|deutschland",
    "dk": "denmark|danmark",
    "ee": "estonia|eesti",
    "es": "spain|españa|espanya",
    "fi": "finland|suomi",
    "fr": "france",
    "gb": "united kingdom|uk|great britain|england|scotland|wales|northern ireland",
    "gr": "greece",
    "hu": "hungary|magyarország",
    "ie": "ireland|éire",
    "il": "israel",
    "in": "india",
    "it": "italy|italia",
    "jp": "japan",
    "kr": "south korea|korea",
    "lt": "lithuania",
    "lu": "luxembourg|luxemburg",
    "lv": "latvia",
    "mx": "mexico|méxico",
    "nl": "netherlands|nederland|the netherlands",
    "no": "norway|norge",
    "nz": "new zealand",
    "pe": "peru|perú",
    "pl": "poland|polska",
    "pt": "portugal",
    "ro": "romania|românia",
    "rs": "serbia",
    "se": "sweden|sverige",
    "sg": "singapore",
    "tr": "turkey|türkiye",
    "ua": "ukraine",
    "us": "united states|usa|united states of america|u.s.|us",
    "za": "south africa",
}
# Two letters that also name a state of the USA are not read as a country ("Wilmington, DE").
_CODES = frozenset(_NAMES) - frozenset({"ar", "ca", "co", "de", "in", "me", "pa", "il"})


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


@cache
def _country_by_name() -> dict[str, str]:
    return {name: code for code, names in _NAMES.items() for name in names.split("|")}


def country_of(places: Iterable[str]) -> str | None:
    """The lower-case ISO code of the country that the first telling place names; None where none tells."""
    for place in places:
        parts = [part.strip().casefold() for part in re.split(r"[,;/()|·\-–]", place)]
        for part in reversed(parts):
            code = _country_by_name().get(part) or (part if part in _CODES else None)
            if code:
                return code
    return None
