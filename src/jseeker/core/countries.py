"""The country of a place as postings write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

__all__ = ["country_of"]

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
