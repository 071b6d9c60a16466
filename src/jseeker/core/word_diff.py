"""What changed between two sentences, word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Change", "Kept", "word_diff"]

_PIECE = re.compile(r"\s+|[^\W_]+|[^\w\s]|_")


class Kept(StrEnum):
    """What became of a piece of the first sentence, or whence one of the second comes."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stayed, went or came."""

    kind: Kept
    text: str


def word_diff(before: str, after: str) -> tuple[Change, ...]:
    """The runs in order: those that are not added make up `before`, those that are not removed `after`."""
    return tuple(_joined(_changes(_PIECE.findall(before), _PIECE.findall(after))))


def _changes(before: list[str], after: list[str]) -> Iterator[Change]:
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield Change(Kept.SAME, "".join(before[first:last]))
            continue
        if last > first:
            yield Change(Kept.REMOVED, "".join(before[first:last]))
        if end > start:
            yield Change(Kept.ADDED, "".join(after[start:end]))


def _joined(changes: Iterator[Change]) -> Iterator[Change]:
    """The changes, where blanks alone between two of them do not break a run."""
    held: list[Change] = []
    for change in changes:
        if change.kind is Kept.SAME and not change.text.isspace():
            yield from _runs(held)
            held = []
            yield change
        else:
            held.append(change)
    yield from _runs(held)


def _runs(held: list[Change]) -> Iterator[Change]:
    if len(held) == 1:
        yield held[0]
        return
    removed = "".join(change.text for change in held if change.kind is not Kept.ADDED)
    added = "".join(change.text for change in held if change.kind is not Kept.REMOVED)
    if removed:
        yield Change(Kept.REMOVED, removed)
    if added:
        yield Change(Kept.ADDED, added)
