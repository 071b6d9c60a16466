"""The numbers of a line: value, unit, bound and period, and the words that say what each one counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from jseeker.core.truth.spelled import spelled_number
from jseeker.core.truth.tokens import Kind, Token
from jseeker.core.truth.words import BOUND_PHRASES, DETERMINERS, NUMBER_WORDS, PERIODS, PHRASE_ENDS, SCALES, UNITS

__all__ = ["Quantity", "read_numbers"]

_MULTIPLES = {
    "doubled": 2, "double": 2, "doubling": 2, "doubles": 2, "twice": 2, "twofold": 2,
    "tripled": 3, "triple": 3, "tripling": 3, "thrice": 3, "threefold": 3,
    "quadrupled": 4, "quadruple": 4, "quadrupling": 4, "tenfold": 10,
}  # fmt: skip
_INHERITED = frozenset(
    ["%", "pp", "ms", "second", "minute", "hour", "day", "week", "month", "year", "usd", "eur", "gbp"]
)
_LINKS = frozenset(["to", "-", "–", "—", "bis", "à", "a"])
_PREFIXES = frozenset(["$", "€", "£", "¥"])
_LATE_BOUNDS = {("or", "more"): ">", ("oder", "mehr"): ">", ("ou", "plus"): ">", ("o", "más"): ">"}
_COMMA_DECIMALS = frozenset(["de", "fr", "es", "it", "pt"])
_CLAUSE_ENDS = frozenset(",;:.()!?")
_JOINS = frozenset(["and", "while", "but", "then", "und", "et", "y", "e", "or"])
_OLD_STATE = frozenset(["from", "instead", "than", "versus", "vs", "against", "von", "statt", "desde"])
_PHRASE_WORDS = 5  # a noun phrase after a number is at most so long
_PERIOD_ADVERBS = frozenset(
    ["daily", "weekly", "monthly", "yearly", "annual", "annually", "hourly", "nightly", "quarterly"]
)
_TIMES = frozenset(["calendar", "day", "week", "month", "year"])  # they date a whole statement
_OUT_OF = "out of"
_CALENDAR = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number: its value and unit, and what it counts.

    `bound` is ">" (at least), "<" (at most), "~" (about) or nothing; `period` what it is per; `lead` the small word
    before it ("by", "to", "from" for an old state, "out of" a whole); `right` the noun phrase after it, `around` the
    words of its clause, `nearest` the nearest of them, `modifiers` the noun phrase before its small word; a share is a
    part of what stands right of it; `follows` is the noun that a bare number stands behind ("a conference
    of 400"), and a name is a number that is no count ("route 14").
    """

    value: Decimal
    unit: str
    bound: str
    period: str
    lead: str
    right: tuple[Token, ...]
    around: tuple[Token, ...]
    nearest: Token | None
    text: str
    modifiers: tuple[Token, ...]
    is_share: bool = False
    follows: Token | None = None
    is_name: bool = False


@dataclass(slots=True)
class _Draft:
    start: int
    end: int
    value: Decimal
    unit: str
    bound: str = ""


def read_numbers(tokens: Sequence[Token], language: str = "en") -> tuple[tuple[Token, ...], tuple[Quantity, ...]]:
    """The tokens with each number (its bound and unit too) as one token, and the numbers in order."""
    drafts: list[_Draft] = []
    at = 0
    while at < len(tokens):
        draft = _draft(tokens, at, language)
        if draft is None:
            at += 1
            continue
        draft.bound, draft.start = _bound(tokens, draft.start)
        if not draft.bound and draft.end < len(tokens):
            draft.bound, draft.end = _late_bound(tokens, draft.end)
        drafts.append(draft)
        at = draft.end
    _inherit(tokens, drafts)
    return _collapsed(tokens, drafts)


def _collapsed(tokens: Sequence[Token], drafts: Sequence[_Draft]) -> tuple[tuple[Token, ...], tuple[Quantity, ...]]:
    line: list[Token] = []
    places: list[int] = []
    done = 0
    for draft in drafts:
        line += tokens[done : draft.start]
        places.append(len(line))
        text = "".join(
            token.text if token.kind is Kind.MARK or not line_text else f" {token.text}"
            for line_text, token in enumerate(tokens[draft.start : draft.end])
        )
        line.append(Token(text, text, Kind.NUMBER))
        done = draft.end
    line += tokens[done:]
    whole = tuple(line)
    return whole, tuple(_finish(whole, places, drafts, number) for number in range(len(drafts)))


def _draft(tokens: Sequence[Token], at: int, language: str) -> _Draft | None:
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        value = _value(token.text, language)
        return _with_unit(tokens, at, at + 1, value, scale=True)
    if token.kind is not Kind.WORD:
        return None
    if language == "en" and token.low in _MULTIPLES:
        return _Draft(at, at + 1, Decimal(_MULTIPLES[token.low]), "x")
    spelled = spelled_number(tokens, at, NUMBER_WORDS.get(language, {}))
    if spelled is None:
        return None
    value, end = spelled
    return _with_unit(tokens, at, end, value, scale=True)


def _value(text: str, language: str) -> Decimal:
    """The value of digits with separators: three digits behind a sign are thousands where the language writes so."""
    plain = text.replace(" ", "").replace("\u00a0", "").replace("\u202f", "").replace("'", "").replace("’", "")
    groups, decimal = (".", ",") if language in _COMMA_DECIMALS else (",", ".")
    whole, _, fraction = plain.rpartition(decimal) if decimal in plain else (plain, "", "")
    if not whole:
        whole, fraction = plain, ""
    if groups in whole and not all(len(part) == 3 for part in whole.split(groups)[1:]):
        whole = whole.replace(groups, decimal)  # "4,5" in English text: a decimal comma
    number = whole.replace(groups, "").replace(decimal, ".") + (f".{fraction}" if fraction else "")
    try:
        return Decimal(number).normalize()
    except InvalidOperation:  # "3.11.4": a version, compared as it is written
        return Decimal(int.from_bytes(plain.encode(), "big"))


def _with_unit(tokens: Sequence[Token], start: int, end: int, value: Decimal, *, scale: bool) -> _Draft:
    unit = ""
    if start and tokens[start - 1].text in _PREFIXES:
        start -= 1
        unit = UNITS[tokens[start].text]
    elif start and tokens[start - 1].low in ("usd", "eur", "gbp", "chf"):
        start -= 1
        unit = UNITS[tokens[start].low]
    hyphen = end + 1 < len(tokens) and tokens[end].text == "-"
    after = end + 1 if hyphen else end
    if scale and after < len(tokens) and _is_scale(tokens[after], unit):
        value = (value * SCALES[tokens[after].low]).normalize()
        end = after + 1
        hyphen = end + 1 < len(tokens) and tokens[end].text == "-"
        after = end + 1 if hyphen else end
    if not unit and after < len(tokens) and _is_unit(tokens[after], hyphen=hyphen):
        unit = UNITS[tokens[after].low]
        end = after + 1
        if unit == "%" and end + 1 < len(tokens) and tokens[end].low in ("point", "points"):
            unit, end = "pp", end + 1
    if not unit and value == value.to_integral_value() and int(value) in _CALENDAR and tokens[end - 1].text.isdigit():
        unit = "calendar"
    return _Draft(start, end, value, unit)


def _is_scale(token: Token, currency: str) -> bool:
    if token.low not in SCALES:
        return False
    if len(token.low) > 2:
        return True
    glued_million = token.text in ("M", "B", "K", "k", "bn", "Bn", "BN", "mn", "MM", "tn")
    return glued_million or (bool(currency) and token.low in ("m", "b"))


def _is_unit(token: Token, *, hyphen: bool) -> bool:
    """True for a unit; short letters only in their own case ("5 m" is metres, "5 T" is not tonnes)."""
    if token.low not in UNITS or token.text in _PREFIXES:
        return token.text in ("€", "$", "£")
    return len(token.low) > 1 or token.text in "%x×hs" or (token.text == "t" and not hyphen)


def _inherit(tokens: Sequence[Token], drafts: list[_Draft]) -> None:
    """Gives the first number of a range the unit of the second: "from 40 to 5 minutes", "3–5 %"."""
    for one, other in pairwise(drafts):
        between = [token.low for token in tokens[one.end : other.start]]
        if one.unit == "" and other.unit in _INHERITED and len(between) == 1 and between[0] in _LINKS:
            one.unit = other.unit


def _finish(tokens: Sequence[Token], places: Sequence[int], drafts: Sequence[_Draft], number: int) -> Quantity:
    draft, at = drafts[number], places[number]
    right, period = _right(tokens, at + 1)
    previous = places[number - 1] + 1 if number else 0
    following = places[number + 1] if number + 1 < len(places) else len(tokens)
    if draft.unit in _TIMES:
        previous, following = 0, len(tokens)
    lead = _lead(tokens, at)
    linked = number > 0 and previous == at - 1 and tokens[at - 1].low in (*_LINKS, "of")
    if linked and number and not right and places[number - 1]:
        before = places[number - 2] + 1 if number > 1 else 0
        left = _clause_left(tokens, places[number - 1], before)
    else:
        left = _clause_left(tokens, at, previous)
    if not left and not right and at > previous and tokens[at - 1].text == ",":
        # An afterthought, "answered questions on pay, about 20 a week": of anything before it
        left = tuple(token for token in reversed(tokens[previous : at - 1]) if token.is_content)
    after = _clause_right(tokens, at + 1, following)
    return Quantity(
        value=draft.value,
        unit=draft.unit,
        bound=draft.bound,
        period=period or _period_before(tokens, at),
        lead=_OUT_OF if linked and tokens[at - 1].low == "of" else lead,
        right=right,
        around=(*left, *after),
        nearest=next(
            (word for word in left if word.low not in PHRASE_ENDS),
            next(iter(_clause_right(tokens, at + 1, following, commas=False)), None),
        ),
        text=tokens[at].text,
        modifiers=_modifiers(tokens, places[number - 1] if linked else at),
        follows=_follows(tokens, at) if not draft.unit and not right and not linked else None,
        is_name=not draft.unit and not draft.bound and not right and at > 0 and _names_it(tokens, at),
        is_share=draft.unit == "%" and at + 1 < len(tokens) and tokens[at + 1].low == "of",
    )


def _follows(tokens: Sequence[Token], at: int) -> Token | None:
    """The noun right before a number, or before "of" and the number."""
    place = at - 2 if at > 1 and tokens[at - 1].low == "of" else at - 1
    before = tokens[place] if place >= 0 else None
    is_noun = before is not None and before.is_content and not before.is_verb and before.low not in PHRASE_ENDS
    return before if is_noun and not (before and before.low.endswith("ly")) else None


def _names_it(tokens: Sequence[Token], at: int) -> bool:
    """True for a number right behind one thing: "route 14", "room 3"."""
    before = tokens[at - 1]
    return _follows(tokens, at) is before and not before.low.endswith("s") and before.kind is Kind.WORD


def _modifiers(tokens: Sequence[Token], at: int) -> tuple[Token, ...]:
    """The words of the noun phrase that a change is about: "missed doses" in "cut missed doses by 30 %"."""
    at -= 1
    while at >= 0 and not tokens[at].is_content and tokens[at].kind is Kind.WORD:
        at -= 1
    found: list[Token] = []
    while at >= 0 and tokens[at].is_content and not tokens[at].is_verb:
        found.append(tokens[at])
        at -= 1
    return tuple(found)


def _period_before(tokens: Sequence[Token], at: int) -> str:
    """The period of "yearly savings of 15,000"."""
    if at < 3 or tokens[at - 1].low != "of" or not tokens[at - 3].low.endswith(("ly", "annual")):
        return ""
    return PERIODS.get(tokens[at - 3].low, "")


def _bound(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    for phrase, sign in BOUND_PHRASES:
        begin = start - len(phrase)
        if begin >= 0 and tuple(token.low for token in tokens[begin:start]) == phrase:
            return sign, begin
    if start and tokens[start - 1].text in (">", "<", "~", "≥", "≤", "≈"):
        return {"≥": ">", "≤": "<", "≈": "~"}.get(tokens[start - 1].text, tokens[start - 1].text), start - 1
    return "", start


def _late_bound(tokens: Sequence[Token], end: int) -> tuple[str, int]:
    if tokens[end].text == "+":
        return ">", end + 1
    pair = tuple(token.low for token in tokens[end : end + 2])
    for phrase, sign in _LATE_BOUNDS.items():
        if pair == phrase:
            return sign, end + 2
    return "", end


def _lead(tokens: Sequence[Token], start: int) -> str:
    """The small word that says how the number stands: by, to, from (an old state), or nothing."""
    at = start - 1
    while at >= 0 and tokens[at].low in ("a", "an", "the", "only", "just"):
        at -= 1
    if at < 0 or tokens[at].kind is not Kind.WORD:
        return ""
    low = tokens[at].low
    if (
        low in _OLD_STATE
        or (low == "of" and at and tokens[at - 1].low == "instead")
        or (low == "to" and at and tokens[at - 1].low == "compared")
    ):
        return "from"
    return low if low in ("by", "to", "um", "auf", "de", "à", "un", "a") else ""


def _right(tokens: Sequence[Token], end: int) -> tuple[tuple[Token, ...], str]:
    """The noun phrase behind a number, and what the number is per, if anything."""
    if end + 1 < len(tokens) and tokens[end].text == "-" and tokens[end + 1].kind is Kind.WORD:
        return (tokens[end + 1],), ""  # "a 10-bed unit" counts beds
    phrase: list[Token] = []
    at = end
    while at < len(tokens) and len(phrase) < _PHRASE_WORDS:
        token = tokens[at]
        if not phrase and at > end - (token.low == "of") and _opens_phrase(tokens, at):
            at += 1
            continue
        if token.text != "-" and _ends_phrase(token, started=any(word.low not in _PERIOD_ADVERBS for word in phrase)):
            break
        if token.text != "-":
            phrase.append(token)
        at += 1
    period = _period(tokens, end, at)
    return tuple(token for token in phrase if token.low not in _PERIOD_ADVERBS), period


def _opens_phrase(tokens: Sequence[Token], at: int) -> bool:
    """True for "of", an article behind it, and a number behind that: "95 % of a 400K sales target"."""
    token = tokens[at]
    return (
        token.low == "of"
        or token.low in DETERMINERS
        or (token.kind is Kind.NUMBER and tokens[at - 1].low in DETERMINERS)
    )


def _ends_phrase(token: Token, *, started: bool) -> bool:
    if not token.is_content or token.low in _JOINS or token.low in ("per", "each", "every") or token.low in PHRASE_ENDS:
        return True
    return started and token.is_verb


def _period(tokens: Sequence[Token], end: int, at: int) -> str:
    """What a number is per: "/day", "per user", "a week", "daily"."""
    adverb = next((PERIODS[token.low] for token in tokens[end : at + 1] if token.low.endswith(("ly", "lich", "annual"))
                   and token.low in PERIODS), "")  # fmt: skip
    if adverb or at + 1 >= len(tokens):
        return adverb
    link, thing = tokens[at].low, tokens[at + 1]
    if link in ("/", "per", "each", "every", "pro", "par", "por") and thing.kind is Kind.WORD:
        return PERIODS.get(thing.low) or min(thing.keys, default=thing.low)
    if link in ("a", "an", "am", "al", "à", "the") and thing.low in PERIODS:
        return PERIODS[thing.low]
    return ""


def _clause_left(tokens: Sequence[Token], start: int, least: int) -> tuple[Token, ...]:
    """The words before a number in its clause, the nearest first."""
    found: list[Token] = []
    for token in reversed(tokens[least:start]):
        if token.low in _CLAUSE_ENDS or (token.low in _JOINS and found):
            break
        if token.is_content:
            found.append(token)
    return tuple(found)


def _clause_right(tokens: Sequence[Token], end: int, most: int, *, commas: bool = True) -> tuple[Token, ...]:
    found: list[Token] = []
    for token in tokens[end:most]:
        if token.low in _JOINS or (commas and token.low in _CLAUSE_ENDS):
            break
        if token.is_content:
            found.append(token)
    return tuple(found)
