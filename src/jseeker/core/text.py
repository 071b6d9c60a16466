"""Words of a text: cleaned, split, folded and stemmed the same way everywhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import snowballstemmer

from jseeker.core.stopwords import FUNCTION_WORDS

__all__ = ["clean", "contains_phrase", "content_stems", "fold", "guess_language", "shorten", "stem", "stems", "words"]

KEPT_CHARS = 400
"""Texts up to this length are the lines of resumes, asked for again and again in a batch: their stems are kept."""
_STEMMERS = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
}
# C++, C#, .NET, Node.js, O'Neil and R&D stay whole; CI/CD and full-time become two words.
_WORD = re.compile(r"\.?[^\W_]+(?:['’.&][^\W_]+)*(?:\+\+|#)?")
_INVISIBLE = re.compile(
    r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """The text on one line: composed (NFC), with single spaces, without control, invisible or broken characters."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", whole))
    spaced = "".join(" " if unicodedata.category(char) in {"Cc", "Zl", "Zp"} else char for char in visible)
    return " ".join(spaced.split())


def fold(text: str) -> str:
    """The text for comparing: without case, with plain quotes and hyphens."""
    plain = text.replace("’", "'").replace("‘", "'").replace("‑", "-").replace("–", "-").replace("—", "-")
    return unicodedata.normalize("NFC", plain.casefold())


def words(text: str) -> tuple[str, ...]:
    """The words of a text in order, as written; C++, C#, .NET and Node.js stay whole."""
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=50_000)
def stem(word: str, language: str = "en") -> str:
    """The stem of one word in a language (ISO 639-1); languages without a stemmer keep the folded word."""
    # A stemmer keeps its word in itself, so threads must not share one; making one takes under a microsecond.
    folded = fold(word)
    name = _STEMMERS.get(language)
    stemmed: str = snowballstemmer.stemmer(name).stemWord(folded) if name else folded
    return stemmed


def stems(text: str, language: str = "en") -> tuple[str, ...]:
    """The stems of all words of a text, in order."""
    return tuple(stem(word, language) for word in words(text))


def content_stems(text: str, language: str = "en") -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order: without the language's function words."""
    return _kept_content_stems(text, language) if len(text) <= KEPT_CHARS else _content_stems(text, language)


@lru_cache(maxsize=8192)
def _kept_content_stems(text: str, language: str) -> tuple[str, ...]:
    return _content_stems(text, language)


def _content_stems(text: str, language: str) -> tuple[str, ...]:
    empty = FUNCTION_WORDS.get(language, FUNCTION_WORDS["en"])
    return tuple(stem(word, language) for word in words(text) if fold(word) not in empty)


def contains_phrase(sequence: Sequence[str], phrase: Sequence[str]) -> bool:
    """True when `phrase` (not empty) stands in `sequence` as neighbours, in order."""
    size = len(phrase)
    wanted = tuple(phrase)
    return bool(size) and any(tuple(sequence[at : at + size]) == wanted for at in range(len(sequence) - size + 1))


def guess_language(text: str, default: str = "en") -> str:
    """The language (of the six with function words) that the text is written in; `default` when it does not show."""
    folded = [fold(word) for word in words(text)]
    counts = {language: sum(word in empty for word in folded) for language, empty in FUNCTION_WORDS.items()}
    best = max(counts, key=lambda language: (counts[language], language == default, language == "en", language))
    sure = counts[best] >= 2 and counts[best] > counts.get(default, 0)  # two function words: one alone is chance
    return best if sure else default


def shorten(text: str, size: int = 90) -> str:
    """The text, cut at a word's end with an ellipsis where it is longer than `size` characters."""
    if len(text) <= size:
        return text
    return text[: size - 1].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
