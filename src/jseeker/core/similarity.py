"""How alike two short texts are: stemmed TF-IDF over the texts at hand."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from jseeker.core.text import content_stems

__all__ = ["Weights", "cosine"]


class Weights:
    """Term weights learnt from a set of texts: a stem that few of them use weighs more."""

    def __init__(self, texts: Iterable[str], language: str = "en") -> None:
        self.language = language
        documents = [frozenset(content_stems(text, language)) for text in texts]
        self._count = len(documents)
        self._frequency = Counter(stem for document in documents for stem in document)

    def weight(self, stem: str) -> float:
        """The inverse document frequency of a stem; the highest weight for one that no text uses."""
        return math.log((1 + self._count) / (1 + self._frequency[stem])) + 1

    def vector(self, text: str, language: str | None = None) -> dict[str, float]:
        """The text as stem → weight, of length 1; empty for a text without content."""
        counts = Counter(content_stems(text, language or self.language))
        raw = {stem: (1 + math.log(count)) * self.weight(stem) for stem, count in counts.items()}
        length = math.sqrt(sum(value * value for value in raw.values()))
        return {stem: value / length for stem, value in raw.items()} if length else {}


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two vectors of length 1: 0 (nothing shared) to 1 (the same words)."""
    small, large = (one, other) if len(one) <= len(other) else (other, one)
    return sum(value * large.get(stem, 0.0) for stem, value in sorted(small.items()))
