"""Why the gate refuses a line: a kind for programs and a sentence for people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Refusal", "RefusalKind"]


class RefusalKind(StrEnum):
    """What is wrong with a reworded line."""

    EMPTY = "empty"
    SIGN = "sign"
    NUMBER = "number"
    COUNTED = "counted"
    ORDER = "order"
    WORD = "word"
    NAME = "name"
    VERB = "verb"
    HEDGE = "hedge"
    RELATION = "relation"
    PLURAL = "plural"
    REPEATED = "repeated"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused line: the kind, the words at fault, and the sentence for the person."""

    kind: RefusalKind
    words: str
    sentence: str
