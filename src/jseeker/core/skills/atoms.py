"""Text as atoms: lower-cased word pieces with their places, the same for a skill's name and for a posting's line.

Spelling that carries no meaning is levelled ("front-end" = "front end", "CI / CD" = "CI/CD"); what tells skills apart
stays ("C", "C++", "C#", ".NET", "Node.js").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["NO_BLANKS", "Atom", "atoms", "joined", "key_of"]

# Scripts written without blanks between words: a run of them is one piece, apart from Latin words beside it.
NO_BLANKS = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0e7f"
_LETTER = rf"[^\W_{NO_BLANKS}]"
_ELIDED = r"(?:[cdjlmnst]|qu|un|dell|nell|all|dall|sull)['’](?=[^\W\d_])"  # "l'anglais", "dell'inglese"
_ATOM = re.compile(
    rf"<[A-Z]+>|(?<!\w){_ELIDED}|\.?{_LETTER}+(?:[.'’]{_LETTER}+)*[+#]*|[{NO_BLANKS}]+|[/&]|[^\s\w\-‐‑–—]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Atom:
    """One piece of a text: its lower-cased form, and its place in the text."""

    form: str
    start: int
    end: int


def atoms(text: str) -> list[Atom]:
    """The pieces of a text in order; hyphens and blanks part them, other marks are pieces of their own."""
    return [Atom(m.group().lower().replace("’", "'"), m.start(), m.end()) for m in _ATOM.finditer(text)]


def joined(pieces: list[Atom]) -> str:
    """The forms with one blank before, between and after: what the automaton searches."""
    return f" {' '.join(piece.form for piece in pieces)} "


def key_of(name: str) -> str:
    """A skill's name as the lexicon looks it up: its atoms' forms, joined by blanks."""
    return joined(atoms(name)).strip()
