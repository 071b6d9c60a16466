"""A line cut into its statements, and the words in each that hold a claim back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jseeker.core.text import stem
from jseeker.core.truth.hedges import HEDGES
from jseeker.core.truth.tokens import Kind, Token, VerbUse

__all__ = ["Hedge", "Statement", "statements"]

_ENDS = frozenset(";.!?—|")
_JOINS = frozenset(["and", "but", "while", "then", ",", "&"])


@dataclass(frozen=True, slots=True)
class Hedge:
    """One word that holds a claim back: its kind, its text, the groups of the verb it is, and the words that it
    qualifies where it qualifies a title ("deputy ward manager")."""

    kind: str
    text: str
    groups: frozenset[str] = frozenset()
    qualifies: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a line: its tokens and its hedges."""

    tokens: tuple[Token, ...]
    hedges: tuple[Hedge, ...]


def statements(tokens: Sequence[Token], language: str = "en") -> tuple[Statement, ...]:
    """The statements of a line: one for each finite verb that a joining word begins, and for each sentence."""
    parts: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        if token.low in _ENDS or (language == "en" and _starts(tokens, at, parts[-1])):
            parts.append([])
        if token.low not in _ENDS:
            parts[-1].append(token)
    return tuple(Statement(tuple(part), _hedges(part, language)) for part in parts if part)


def _starts(tokens: Sequence[Token], at: int, current: Sequence[Token]) -> bool:
    """True where a new finite verb follows a joining word, and the statement has one already."""
    token = tokens[at]
    if token.use is not VerbUse.MAIN or at == 0 or not any(other.use is VerbUse.MAIN for other in current):
        return False
    before = at - 1
    while before > 0 and tokens[before].low.endswith("ly") and tokens[before].kind is Kind.WORD:
        before -= 1
    if tokens[before].low not in _JOINS:
        return False
    bare = not token.forms - {"base", "s"} and bool(token.forms)
    return not (bare and any(_verb_hedge(other) for other in current))


def _verb_hedge(token: Token) -> str | None:
    if not token.is_verb:
        return None
    return next((kind for kind, verbs in _verb_hedges().items() if token.verbs & verbs), None)


@cache
def _verb_hedges() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words.split()) for kind, words in HEDGES["en"].items() if kind.isupper()}


@cache
def _phrases(language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    table = HEDGES.get(language, {})
    listed = [
        (tuple(phrase.split()), kind)
        for kind, phrases in table.items()
        if not kind.isupper()
        for phrase in phrases.split("|")
        if phrase
    ]
    return tuple(sorted(listed, key=lambda entry: -len(entry[0])))


def _hedges(tokens: Sequence[Token], language: str) -> tuple[Hedge, ...]:
    found: list[Hedge] = []
    for at, token in enumerate(tokens):
        kind = _verb_hedge(token) if language == "en" else None
        if kind is not None:
            found.append(Hedge(kind, token.text, token.groups))
            continue
        phrase = next((entry for entry in _phrases(language) if _is_at(entry[0], tokens, at, language)), None)
        if phrase is not None:
            text = " ".join(part.text for part in tokens[at : at + len(phrase[0])])
            found.append(Hedge(phrase[1], text, qualifies=_qualified(tokens, at + len(phrase[0]), phrase[1])))
    return tuple(found)


def _qualified(tokens: Sequence[Token], at: int, kind: str) -> tuple[Token, ...]:
    """The words right behind a rank: without them the rank may go too."""
    if kind != "rank":
        return ()
    found: list[Token] = []
    for token in tokens[at:]:
        if not token.is_content or token.is_verb:
            break
        found.append(token)
    return tuple(found)


def _is_at(phrase: tuple[str, ...], tokens: Sequence[Token], at: int, language: str) -> bool:
    own = tokens[at : at + len(phrase)]
    return len(own) == len(phrase) and all(
        token.low == word
        or (language != "en" and not token.free and len(word) > 4 and stem(word, language) in token.keys)
        for token, word in zip(own, phrase, strict=True)
    )
