"""Which of a board's postings a person means: words of the title and of the place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from jseeker.core.places import country_of
from jseeker.core.text import fold, stem, words
from jseeker.errors import ListedPosting

__all__ = ["PostingFilter"]

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt")
_SHORTEST_TAIL_CHARS = 5
"""A word this long also fits at the end of another: `entwickler` in `Softwareentwickler`."""


@dataclass(frozen=True, slots=True)
class PostingFilter:
    """Words to choose postings by. Each of `titles` is one wish: all its words have to be in the title; one wish that
    holds is enough. So with `places`. Nothing at all lets every posting pass."""

    titles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.titles or self.places)

    def chosen(self, postings: Iterable[ListedPosting]) -> tuple[ListedPosting, ...]:
        """Those of the postings that fit, in their order."""
        return tuple(posting for posting in postings if self.fits(posting))

    def fits(self, posting: ListedPosting) -> bool:
        """True where the title and the place are among the wished ones; a posting that does not say its place fits no
        wish for one."""
        in_title = not self.titles or any(_holds(posting.title, wish) for wish in self.titles)
        return in_title and (not self.places or any(_is_at(posting.place, wish) for wish in self.places))


def _is_at(place: str, wish: str) -> bool:
    """True where the place holds the words, or is in the country that they name."""
    if _holds(place, wish):
        return True
    country = country_of([wish])
    return country is not None and any(country_of([one]) == country for one in place.split(";"))


def _holds(text: str, wish: str) -> bool:
    """True where each word of the wish is in the text, accents, case and endings aside."""
    there = [_plain(word) for word in words(text)]
    stems = {stem(word, language) for word in there for language in _LANGUAGES}
    return all(_is_in(_plain(word), there, stems) for word in words(wish))


def _is_in(word: str, there: list[str], stems: set[str]) -> bool:
    if word in there or (len(word) >= _SHORTEST_TAIL_CHARS and any(other.endswith(word) for other in there)):
        return True
    return len(word) >= _SHORTEST_TAIL_CHARS and any(stem(word, language) in stems for language in _LANGUAGES)


def _plain(word: str) -> str:
    """The word without case and accents."""
    apart = unicodedata.normalize("NFD", fold(word))
    return "".join(char for char in apart if not unicodedata.combining(char))
