"""A line as tokens: words with their places, fit for the tagger.

Commas are no tokens: they are remembered as walls, which no skill's name crosses, so that a list reads the same with
commas and without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from jseeker.core.skills.atoms import NO_BLANKS

__all__ = ["Token", "shape_of", "short_shape", "tokens"]

_LETTER = rf"[^\W_{NO_BLANKS}]"
_TOKEN = re.compile(
    rf"<[A-Z]+>|\.?{_LETTER}+(?:[.'’&\-‐‑]{_LETTER}+)*[+#]*|[{NO_BLANKS}]+|[^\s\w]|_+",
)
_WALLS = frozenset(",，、;；|•·")
_RUNS = re.compile(r"(.)\1+")
_SHAPES = re.compile(r"([A-Z])|([a-z])|([0-9])")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: as written and in lower case, its place, and whether a comma parts it from the one before."""

    written: str
    form: str
    start: int
    end: int
    after_wall: bool


def shape_of(word: str) -> str:
    """Which kinds of letters a word has, in order: "Node.js" is "Xxxx.xx"."""
    return _SHAPES.sub(lambda m: "X" if m[1] else "x" if m[2] else "d", word)


def short_shape(shape: str) -> str:
    """A shape with runs cut to one: "Xxxx.xx" is "Xx.x"."""
    return _RUNS.sub(r"\1", shape)


def tokens(line: str) -> list[Token]:
    """The tokens of a line, in order."""
    found: list[Token] = []
    wall = False
    for match in _TOKEN.finditer(line):
        if match.group() in _WALLS:
            wall = True
            continue
        found.append(Token(match.group(), match.group().lower(), match.start(), match.end(), wall))
        wall = False
    return found
