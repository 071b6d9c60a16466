"""The lexicon: canonical skills with their families and aliases, out of this package's own data files.

A data file holds one family: `# Name` on its first line, then `Canonical | alias, alias` on each. A mark before a name
limits where it counts: `=REST` only in this spelling of capitals, `~rust` only near another skill, `^Notion` in another
spelling of capitals only near another skill, `?Go` only in this spelling and near another skill.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

import ahocorasick

from jseeker.core.skills.atoms import Atom, joined, key_of

__all__ = ["Lexicon", "LexiconMatch", "Name", "lexicon"]

_MARKS = "=~^?"


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling of a skill: whether it counts in these capitals alone (`cased`), near another skill alone (`shy`),
    and whether it is shy in other capitals (`careful`)."""

    written: str
    skill: str
    family: str
    cased: bool = False
    shy: bool = False
    careful: bool = False


@dataclass(frozen=True, slots=True)
class LexiconMatch:
    """A lexicon name found in a text, from `start` to `end`; a shy one counts only near another skill."""

    name: Name
    shy: bool
    start: int
    end: int
    first_atom: int
    last_atom: int


class Lexicon:
    """All names by their key, and the automaton that finds them in one pass."""

    def __init__(self, names: Iterator[Name]) -> None:
        self._by_key: dict[str, Name] = {}
        for name in names:
            self._by_key.setdefault(key_of(name.written), name)
        self._automaton = ahocorasick.Automaton()
        for key, name in self._by_key.items():
            self._automaton.add_word(f" {key} ", (len(key.split(" ")), name))
        self._automaton.make_automaton()

    def __len__(self) -> int:
        return len({name.skill for name in self._by_key.values()})

    def get(self, key: str) -> Name | None:
        """The name with this key (see `key_of`), None for a word that the lexicon does not hold."""
        return self._by_key.get(key)

    def families(self) -> dict[str, int]:
        """The number of canonical skills in each family."""
        skills = {name.skill: name.family for name in self._by_key.values()}
        return {family: sum(1 for f in skills.values() if f == family) for family in dict.fromkeys(skills.values())}

    def find(self, text: str, pieces: list[Atom]) -> list[LexiconMatch]:
        """The names in a text, longest first where they overlap, in the order of the text."""
        at_end: dict[int, int] = {}
        place = 0
        for index, piece in enumerate(pieces):
            place += len(piece.form) + 1
            at_end[place] = index
        found: list[LexiconMatch] = []
        for end, (count, name) in self._automaton.iter(joined(pieces)):
            last = at_end[end]
            first = last - count + 1
            start, stop = pieces[first].start, pieces[last].end
            as_written = _same_capitals(text[start:stop], name.written)
            if as_written or not name.cased:
                shy = name.shy or (name.careful and not as_written)
                found.append(LexiconMatch(name, shy, start, stop, first, last))
        return _longest(found)


def _same_capitals(found: str, written: str) -> bool:
    return found == written or found.replace("-", " ") == written.replace("-", " ")


def _longest(found: list[LexiconMatch]) -> list[LexiconMatch]:
    kept: list[LexiconMatch] = []
    taken: set[int] = set()
    for match in sorted(found, key=lambda m: (m.first_atom - m.last_atom, m.start)):
        span = range(match.first_atom, match.last_atom + 1)
        if taken.isdisjoint(span):
            kept.append(match)
            taken.update(span)
    return sorted(kept, key=lambda m: m.start)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon, read once."""
    return Lexicon(_shipped_names())


def _shipped_names() -> Iterator[Name]:
    folder = resources.files(__package__).joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".txt") and not file.name.startswith("learnt"):
            yield from _names(file.read_text(encoding="utf-8"))


def _names(text: str) -> Iterator[Name]:
    family = ""
    for line in text.splitlines():
        if line.startswith("#"):
            family = family or line[1:].strip()
        elif line.strip():
            canonical, _, aliases = line.partition("|")
            skill = canonical.strip().lstrip(_MARKS)
            for written in (canonical, *aliases.split(",")):
                if word := written.strip():
                    yield _name(word, skill, family)


def _name(word: str, skill: str, family: str) -> Name:
    bare = word.lstrip(_MARKS)
    return Name(bare, skill, family, cased=word[0] in "=?", shy=word[0] in "~?", careful=word[0] == "^")
