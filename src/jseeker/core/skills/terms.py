"""Terms learnt from labelled postings: how often each word sequence was a skill, and how often it stood at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

__all__ = ["MAX_TERM_TOKENS", "LearntTerms", "TermCount", "TermGrades", "grade"]

MAX_TERM_TOKENS = 5  # longer names are too rare to be met again


@dataclass(frozen=True, slots=True)
class TermCount:
    """How often a term was labelled a skill, and how often it stood in the text."""

    labelled: int
    seen: int


class TermGrades(Protocol):
    """Says how surely a word sequence is a skill."""

    def grade(self, term: tuple[str, ...]) -> str | None:
        """A short word for it (the tagger learns what it is worth), None for a sequence never labelled."""
        ...


def grade(count: TermCount) -> str | None:
    """The share of mentions that are skills in four steps, and the number of labels in three."""
    if count.labelled <= 0:
        return None
    share = count.labelled / max(count.seen, 1)
    step = "h" if share > 2 / 3 else "m" if share > 1 / 3 else "l" if share > 0.1 else "z"
    number = "1" if count.labelled == 1 else "2" if count.labelled < 4 else "4"
    return step + number


class LearntTerms:
    """The learnt terms with their grades."""

    def __init__(self, counts: Mapping[tuple[str, ...], TermCount]) -> None:
        self._grades = {term: grade(count) for term, count in counts.items()}

    def grade(self, term: tuple[str, ...]) -> str | None:
        """The term's grade, None for a term that was not learnt."""
        return self._grades.get(term)


def term_marks(forms: Sequence[str], terms: TermGrades) -> list[tuple[str | None, str | None]]:
    """For each token its place in the longest learnt term that starts first: (place and grade, place and length)."""
    marks: list[tuple[str | None, str | None]] = [(None, None)] * len(forms)
    index = 0
    while index < len(forms):
        for length in range(min(MAX_TERM_TOKENS, len(forms) - index), 0, -1):
            found = terms.grade(tuple(forms[index : index + length]))
            if found is None:
                continue
            for offset in range(length):
                place = "I" if offset else "B"
                marks[index + offset] = (place + found, f"{place}{min(length, 3)}")
            index += length - 1
            break
        index += 1
    return marks
