"""What was pasted, line by line: which words are links, which come twice, which are known, which are none."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from jseeker.core.links import clean_link
from jseeker.core.words import counted
from jseeker.errors import Refused

__all__ = ["MAX_GIVEN", "Given", "GivenKind", "Pasted", "read_paste", "summary_of_paste"]

_LINK = re.compile(r"https?://[^\s<>\"'`]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}…»”’"
MAX_GIVEN = 10_000
"""So many links are looked at in one paste; more belong into a file for `jseeker run -a`."""


class GivenKind(StrEnum):
    """What one word of the paste is."""

    LINK = "link"
    DOUBLE = "double"
    KNOWN = "known"
    FILE = "file"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Given:
    """One link, saved file, or line that is neither; `note` says why it is refused, or which application knows it."""

    text: str
    line: int
    kind: GivenKind
    note: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """All that was pasted, in order."""

    all: tuple[Given, ...] = ()

    def of(self, *kinds: GivenKind) -> tuple[Given, ...]:
        """Those of these kinds."""
        return tuple(given for given in self.all if given.kind in kinds)

    @property
    def inputs(self) -> tuple[str, ...]:
        """What can be started: links and saved files as given, doubles and known ones included."""
        return tuple(given.text for given in self.all if given.kind is not GivenKind.REFUSED)

    @property
    def rest(self) -> str:
        """The lines that are neither, to be put right."""
        return "\n".join(given.text for given in self.of(GivenKind.REFUSED))


def read_paste(
    text: str,
    key_of: Callable[[str], str],
    known: Callable[[list[str]], Mapping[str, int]],
    files: Sequence[str] = (),
) -> Pasted:
    """What the text holds. A line may hold several links and words around them; one that begins with # is left out.

    `key_of` names a link's posting, `known` gives the applications of such names; `files` are paths of saved postings
    that stand for themselves.
    """
    found = [given for number, line in enumerate(text.splitlines(), 1) for given in _of_line(line, number, files)]
    named = [_named(given, key_of) for given in found[:MAX_GIVEN]]
    applications = known([given.key for given in named if given.key])
    seen: set[str] = set()
    told: list[Given] = []
    for given in named:
        if given.key and given.key in seen:
            told.append(replace(given, kind=GivenKind.DOUBLE))
        elif given.key in applications:
            told.append(replace(given, kind=GivenKind.KNOWN, note=f"application {applications[given.key]}"))
        else:
            told.append(given)
        seen.add(given.key)
    return Pasted(tuple(told))


def _of_line(line: str, number: int, files: Sequence[str]) -> list[Given]:
    line = line.strip()
    if not line or line.startswith("#"):
        return []
    if line in files:
        return [Given(line, number, GivenKind.FILE)]
    links = [link.rstrip(_TRAILING) if link[-1] in _TRAILING else link for link in _LINK.findall(line)]
    if links:
        return [Given(link, number, GivenKind.LINK) for link in links]
    return [Given(line, number, GivenKind.LINK)]


def _named(given: Given, key_of: Callable[[str], str]) -> Given:
    if given.kind is GivenKind.FILE:
        return given
    try:
        return replace(given, key=key_of(clean_link(given.text)))
    except Refused as error:
        return replace(given, kind=GivenKind.REFUSED, note=error.message)


def summary_of_paste(pasted: Pasted, files: int = 0) -> str:
    """`8 links to start · 1 comes twice · 2 have documents already · 1 line is no link`; what there is of each."""
    counts = {kind: len(pasted.of(kind)) for kind in GivenKind}
    fresh, saved = counts[GivenKind.LINK], counts[GivenKind.FILE] + files
    parts = [
        counted(fresh, "link") if fresh else "",
        counted(saved, "saved posting") if saved else "",
        _verb(counts[GivenKind.DOUBLE], "comes twice", "come twice"),
        _verb(counts[GivenKind.KNOWN], "has documents already", "have documents already"),
        _verb(counts[GivenKind.REFUSED], "line is no link", "lines are no links"),
    ]
    return " · ".join(part for part in parts if part)


def _verb(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}" if count else ""
