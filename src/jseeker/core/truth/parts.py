"""A line cut into its statements, and the words in each that hold a claim back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jseeker.core.text import stem
from jseeker.core.truth.hedges import HEDGES
from jseeker.core.truth.tokens import Kind, Token, VerbUse
from jseeker.core.truth.words import DETERMINERS

__all__ = ["Hedge", "Statement", "statements"]

_ENDS = frozenset(";.!?—|")
_JOINS = frozenset(["and", "but", "while", "then", ",", "&"])

_PHRASE = 5  # words of "with two colleagues of the other shift" that are looked through
_LINKS = frozenset(["of", "for", "in", "on", "at", "to", "from", "by", "that", "which", "who"])
_EQUALS = frozenset(
    """colleague colleagues coworker coworkers teammate teammates peer peers partner partners co-founder flatmate
    classmate classmates roommate supervisor supervisors mentor mentors senior seniors tutor professor other others
    another someone helper helpers""".split()
)
_OVERSIGHT = frozenset(
    """supervision guidance direction mentorship oversight instruction instructions leadership tutelage eye approval
    authority control orders licence license command""".split()
)
_RELATIVES = frozenset(["that", "which", "who", "whom"])


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
def _phrases(language: str) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases by their first word, the longest first; in English, where words stand as they are listed."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in _all_phrases(language):
        found.setdefault(entry[0][0], []).append(entry)
    return {word: tuple(entries) for word, entries in found.items()}


@cache
def _all_phrases(language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
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
    done = 0
    for at, token in enumerate(tokens):
        if at < done:
            continue
        kind = _verb_hedge(token) if language == "en" else None
        if kind is not None:
            if not _is_of_others(tokens, at):
                found.append(Hedge(kind, token.text, token.groups))
            continue
        listed = _phrases(language).get(token.low, ()) if language == "en" else _all_phrases(language)
        phrase = next((entry for entry in listed if _is_at(entry[0], tokens, at, language)), None)
        if phrase is not None:
            text = " ".join(part.text for part in tokens[at : at + len(phrase[0])])
            done = at + len(phrase[0])
            of_parts = phrase[0][-1] == "of" and len(phrase[0]) > 1 and phrase[1] == "part"
            kind = "rank" if of_parts else phrase[1]
            found.append(Hedge(phrase[1], text, qualifies=_qualified(tokens, at + len(phrase[0]), kind)))
        elif language == "en" and (text := _beside_others(tokens, at)):
            found.append(Hedge("shared", text))
    return tuple(found)


def _is_of_others(tokens: Sequence[Token], at: int) -> bool:
    """True for the verb of a clause with a subject of its own: "a conference that the director planned"."""
    subject = False
    for token in reversed(tokens[:at]):
        if token.low in _RELATIVES:
            return subject
        if token.kind is not Kind.WORD or token.is_verb:
            return False
        subject = subject or token.is_content
    return False


def _beside_others(tokens: Sequence[Token], at: int) -> str:
    """The phrase with which a line says that others shared the work or watched over it: "with one colleague", "under a
    solicitor's supervision"; empty where none begins here."""
    if tokens[at].low not in ("with", "under"):
        return ""
    for place, token in enumerate(tokens[at + 1 : at + 1 + _PHRASE], at + 2):
        low = token.low.removesuffix("'s")
        if token.kind is Kind.MARK or token.is_verb or low in _LINKS:
            return ""
        if low in (_EQUALS if tokens[at].low == "with" else _OVERSIGHT):
            return " ".join(one.text for one in tokens[at:place])
    return ""


def _qualified(tokens: Sequence[Token], at: int, kind: str) -> tuple[Token, ...]:
    """The words right behind a rank or a share: without them it may go too."""
    if kind != "rank":
        return ()
    found: list[Token] = []
    for token in tokens[at:]:
        if token.low in DETERMINERS or token.low in ("them", "whom", "which"):
            continue
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
