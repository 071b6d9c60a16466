"""Checks of phrases: heads, adverbs, names side by side, and parts that changed places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from jseeker.core.truth.refusal import Refusal, RefusalKind
from jseeker.core.truth.relations import swaps
from jseeker.core.truth.tokens import Kind, Token, VerbUse
from jseeker.core.truth.words import PHRASE_ENDS, ROLE_NOUNS

__all__ = ["check_adverbs", "check_heads", "check_moves", "check_names_together", "next_noun"]

_MOST_MOVES = 3  # parts of a line that may have changed places; more is another sentence
_DEGREES = frozenset(
    [
        "rarely",
        "mostly",
        "mainly",
        "partly",
        "seldom",
        "occasionally",
        "sometimes",
        "often",
        "always",
        "never",
        "usually",
    ]
)
_JOINS = frozenset(["and", "but", "while", "then"])
_ADVERBS = frozenset(["later", "abroad", "twice", "online", "there", "here", "ago", "worldwide", "first", "back"])


def check_heads(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a phrase that lost its last word: "managed the company" for "managed the company's account"."""
    said = [token for token in line if token.is_content]
    for at, token in enumerate(line):
        if not token.is_content or token.is_verb or next_noun(line, at) is not None:
            continue
        heads = [next_noun(source, place) for place, own in enumerate(source) if token.same(own) and own.is_content]
        if heads and all(head is not None and not any(head.same(other) for other in said) for head in heads):
            told = f"Your line says “{token.text} {heads[0].text if heads[0] else ''}”, not “{token.text}”."
            return Refusal(RefusalKind.RELATION, token.text, told)
    return None


def next_noun(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun that the word at `at` only qualifies; None where the phrase ends with it."""
    after = at + 1
    if after < len(tokens) and tokens[after].text == "-":
        after += 1
    if after >= len(tokens) or not tokens[after].is_content:
        return None
    noun = tokens[after]
    ends = noun.use is not VerbUse.NONE or noun.low in PHRASE_ENDS or noun.low.endswith("ly") or noun.low in _ADVERBS
    return None if ends else noun


def check_adverbs(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses adverbs of degree that changed places: "mostly nights, rarely days" for "rarely nights, mostly days"."""
    own = [at for at, token in enumerate(source) if token.low in _DEGREES]
    if len(own) < 2:
        return None
    for at, token in enumerate(line):
        if token.low not in _DEGREES:
            continue
        beside = _beside(line, at)
        meant = [other for place in own if source[place].low == token.low for other in _beside(source, place)]
        if not any(one.same(other) for one in beside for other in meant):
            told = f"“{token.text}” belongs to other words in your line."
            return Refusal(RefusalKind.RELATION, token.text, told)
    return None


def _beside(tokens: Sequence[Token], at: int) -> list[Token]:
    """The words of content nearest to a place, before and behind it, up to a mark or a joining word."""
    sides = (takewhile(_goes_on, reversed(tokens[:at])), takewhile(_goes_on, tokens[at + 1 :]))
    nearest = (next((token for token in side if token.is_content), None) for side in sides)
    return [token for token in nearest if token is not None]


def _goes_on(token: Token) -> bool:
    return token.text == "-" or (token.kind is not Kind.MARK and token.low not in _JOINS)


def check_names_together(line: Sequence[Token], source: Sequence[Token], skills: frozenset[str]) -> Refusal | None:
    """Refuses two names side by side that stand apart in the source ("Google Cloud")."""
    for at in range(1, len(line) - 1):
        one, other = line[at], line[at + 1]
        role = other.low in ROLE_NOUNS and not other.is_verb and one.is_content and not one.is_verb
        if not role and not (_is_name(one) and _is_name(other)):
            continue
        if not role and (one.low in skills or other.low in skills):
            continue
        if not _stand_together(one, other, source):
            told = f"“{one.text} {other.text}” do not stand together in your line."
            return Refusal(RefusalKind.NAME, f"{one.text} {other.text}", told)
    return None


def _is_name(token: Token) -> bool:
    return token.is_content and token.text[0].isupper() and not token.is_verb


def _stand_together(one: Token, other: Token, source: Sequence[Token]) -> bool:
    return any(
        one.same(left) and other.same(right)
        for left, right in pairwise(source)
        if left.kind is Kind.WORD and right.kind is Kind.WORD
    )


def check_moves(line: Sequence[Token], source: Sequence[Token], most: int = _MOST_MOVES) -> Refusal | None:
    """Refuses a line whose parts changed places more than `most` times: another sentence out of the same words."""
    used: set[int] = set()
    last, moves = -1, 0
    for token in line:
        if not token.is_content:
            continue
        places = [at for at, own in enumerate(source) if at not in used and (token.same(own) or swaps(token, own))]
        if not places:
            continue
        place = min((at for at in places if at > last), default=places[0])
        used.add(place)
        moves += place < last
        last = place
    if moves <= most:
        return None
    return Refusal(RefusalKind.ORDER, "", "The words of your line stand in quite another order here.")
