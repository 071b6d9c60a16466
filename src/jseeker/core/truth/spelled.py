"""Numbers in words: "two hundred and fifty", "half a million", "a dozen"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from jseeker.core.truth.tokens import Token
from jseeker.core.truth.words import SCALES, UNITS

__all__ = ["spelled_number"]

_HUNDRED = 100
_ONE_SCALES = frozenset(["hundred", "thousand", "million", "billion", "dozen"])  # "a hundred"
_LONE_SCALES = frozenset(["cent", "cien", "mil", "mille", "hundert", "tausend"])  # a number without "one" before it


def spelled_number(tokens: Sequence[Token], at: int, known: Mapping[str, int]) -> tuple[Decimal, int] | None:
    """The value of number words from `at` ("two hundred and fifty", "twenty-five"), and the token behind them."""
    low = tokens[at].low
    if low == "half" and [token.low for token in tokens[at + 1 : at + 3]] == ["a", "million"]:
        return Decimal(500_000), at + 3
    if low == "half" and _is_half(tokens, at):
        return Decimal("0.5"), at + 2
    total = current = 0
    end = at
    if low in ("a", "an") and at + 1 < len(tokens) and tokens[at + 1].low in _ONE_SCALES:
        current, end = 1, at + 1
    seen = end > at
    while end < len(tokens):
        low = tokens[end].low
        if low in known:
            current = current * 12 if low == "dozen" and current else current + known[low]
        elif low in SCALES and len(low) > 2 and (seen or low in _LONE_SCALES):
            total, current = _scaled(total, current, SCALES[low])
        elif not (seen and low in ("-", "and") and _goes_on(tokens, end, known) and _small(current)):
            break
        seen = True
        end += 1
    if not seen or _is_pronoun(tokens, at, end):
        return None
    return Decimal(total + current).normalize(), end


def _scaled(total: int, current: int, scale: int) -> tuple[int, int]:
    """The sum so far and the number in the making behind a scale; "a million million" multiplies."""
    if not current and total:
        current, total = total, 0
    current = max(current, 1) * scale
    return (total + current, 0) if scale > _HUNDRED else (total, current)


def _goes_on(tokens: Sequence[Token], at: int, known: Mapping[str, int]) -> bool:
    """True where a number word follows: "twenty-five", "two hundred and fifty"."""
    return at + 1 < len(tokens) and tokens[at + 1].low in known


def _is_half(tokens: Sequence[Token], at: int) -> bool:
    """True for "half a year"."""
    following = [token.low for token in tokens[at + 1 : at + 3]]
    return len(following) == 2 and following[0] in ("a", "an") and following[1] in UNITS


def _small(current: int) -> bool:
    return current >= 20 and current % 10 == 0


def _is_pronoun(tokens: Sequence[Token], at: int, end: int) -> bool:
    """True for "one of", "one-on-one", "no one": no count."""
    if tokens[at].low != "one" or end != at + 1:
        return False
    following = tokens[end].low if end < len(tokens) else ""
    before = tokens[at - 1].low if at else ""
    return following in ("of", "-", "to") or before in ("no", "any", "every", "-", "some")
