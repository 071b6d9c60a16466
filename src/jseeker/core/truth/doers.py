"""Checks of who did it: the person, or someone whom the line names; and which roles the person is said to have."""

from __future__ import annotations

from collections.abc import Sequence

from jseeker.core.truth.phrases import next_noun
from jseeker.core.truth.refusal import Refusal, RefusalKind
from jseeker.core.truth.relations import small_word_classes
from jseeker.core.truth.tokens import Kind, Token
from jseeker.core.truth.words import PEOPLE, PHRASE_ENDS, ROLE_NOUNS

__all__ = ["check_doers", "check_roles"]

_RELATIVES = frozenset(["that", "which", "who", "whom", "where", "what"])
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person")
_AUXILIARIES = frozenset(
    ["had", "has", "have", "was", "were", "been", "did", "would", "could", "also", "later", "then", "is", "are"]
)


def check_doers(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses what someone else did in the source ("which a colleague had designed") as the person's own deed."""
    for at, verb in enumerate(line):
        if not verb.is_verb:
            continue
        doers = [_doer(source, place) for place, own in enumerate(source) if own.is_verb and _same_deed(verb, own)]
        if not doers or any(doer is None for doer in doers):
            continue
        said = _doer(line, at)
        if said is None and _made_by_the_person(doers, line):
            continue
        if said is None or not any(doer is not None and said.same(doer) for doer in doers):
            told = f"In your line it is the {doers[0].text if doers[0] else ''} that “{verb.text}”."
            return Refusal(RefusalKind.RELATION, verb.text, told)
    return None


def _made_by_the_person(doers: Sequence[Token | None], line: Sequence[Token]) -> bool:
    """True when it was a thing that did it, and the line names it: "cut errors with a checklist"."""
    return any(doer is not None and not _is_someone(doer) and any(doer.same(token) for token in line) for doer in doers)


def _same_deed(verb: Token, own: Token) -> bool:
    return verb.same(own) or bool(verb.groups & own.groups)


def _doer(tokens: Sequence[Token], at: int) -> Token | None:
    """The word for whoever does the verb at `at`, where the line names someone; None where it is the person."""
    place = at - 1
    while place >= 0 and (tokens[place].low in _AUXILIARIES or tokens[place].low.endswith("ly")):
        place -= 1
    if place < 0:
        return None
    if tokens[place].low in _RELATIVES:
        return next((token for token in reversed(tokens[:place]) if token.is_content), None)
    subject = tokens[place]
    if not subject.is_content or subject.is_verb:
        return None
    while place >= 0 and tokens[place].kind is Kind.WORD and not tokens[place].is_verb:
        if tokens[place].low in _RELATIVES:
            return subject
        if tokens[place].low in small_word_classes("en"):
            return None
        place -= 1
    begins = place < 0 or tokens[place].text in ".;,"
    return subject if begins and _is_someone(subject) else None


def _is_someone(token: Token) -> bool:
    return token.low in PEOPLE or token.low in ROLE_NOUNS


def check_roles(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a role that the person is said to have, where the source only names someone who has it."""
    for at, token in enumerate(line):
        if token.kind is not Kind.WORD or token.is_verb or not token.is_content:
            continue
        governor = _governor(line, at)
        if token.low not in ROLE_NOUNS and not (governor[0] == "start" and _seems_person(line, at)):
            continue
        own = [
            _governor(source, place) for place, other in enumerate(source) if token.same(other) and not other.is_verb
        ]
        if own and governor not in own and not _same_governor(governor, own):
            told = f"Your line does not say that you were “{token.text}”."
            return Refusal(RefusalKind.RELATION, token.text, told)
    return None


def _seems_person(line: Sequence[Token], at: int) -> bool:
    """True for the last word of a phrase that ends like the name of a doer ("mayor", "pianist")."""
    low = line[at].low
    if low in PEOPLE and next_noun(line, at) is None:
        return True
    known = low in PHRASE_ENDS or low in small_word_classes("en")
    return low.endswith(_PERSON_ENDINGS) and not known and next_noun(line, at) is None


def _governor(tokens: Sequence[Token], at: int) -> tuple[str, frozenset[str]]:
    """What a noun depends on: the nearest verb or small word before it, or nothing."""
    classes = small_word_classes("en")
    for token in reversed(tokens[:at]):
        if token.text in ",;.:()":
            return "start", frozenset()
        if token.is_verb:
            return "verb", token.groups | token.keys
        if token.low in classes and token.low not in ("in", "on"):
            return "small", classes[token.low]
        if token.low in ("during", "across", "throughout", "per"):
            return "small", frozenset({token.low})
    return "start", frozenset()


def _same_governor(governor: tuple[str, frozenset[str]], own: Sequence[tuple[str, frozenset[str]]]) -> bool:
    return any(governor[0] == other[0] and governor[1] & other[1] for other in own)
