"""Checks of words and numbers: each comes from the source, verbs claim no more, numbers count the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jseeker.core.truth.quantities import Quantity
from jseeker.core.truth.refusal import Refusal, RefusalKind
from jseeker.core.truth.tokens import Kind, Token, VerbUse

__all__ = ["check_numbers", "check_shares", "check_signs", "check_words"]

_PLAIN_SIGNS = frozenset(".,;:-–—()/&'\"%+“”‘’|")
_CHANGES = frozenset(["lower", "shorten", "raise", "improve", "save", "tune"])
_MEASURES = frozenset(["%", "x", "pp", "usd", "eur", "gbp", "chf", "jpy"])  # of something that may not grow wider
_SINGULAR_MARKS = frozenset(["a", "an", "one", "the", "this", "its", "his", "her", "their", "my", "our"])
_SMALL_VERBS = frozenset(["do", "does", "did", "done", "doing", "have", "has", "had", "having"])
_OF_WORDS = 4  # "3 of the team's 11 tests"
_BY, _TO, _FROM, _OUT_OF = "by", "to", "from", "out of"


def check_signs(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses signs that the source has not: links, markup, emoji."""
    known = {token.text for token in source} | _PLAIN_SIGNS
    strange = next((token for token in line if token.kind is Kind.MARK and token.text not in known), None)
    if strange is None:
        return None
    return Refusal(RefusalKind.SIGN, strange.text, f"The sign “{strange.text}” is not in your line.")


def check_numbers(line: Sequence[Quantity], source: Sequence[Quantity]) -> Refusal | None:
    """Refuses a number that the source has not, or has with another unit, bound, order or thing counted."""
    taken: list[int] = []
    for number in line:
        fits = [place for place, own in enumerate(source) if place not in taken and _refused(number, own) is None]
        if not fits:
            return _nearest_refusal(number, source)
        ordered = [
            place
            for place in fits
            if all(_keeps_order(source[before], source[place], kept=before < place) for before in taken)
        ]
        if not ordered:
            told = f"The numbers stand in another order than in your line: {number.text}."
            return Refusal(RefusalKind.ORDER, number.text, told)
        taken.append(ordered[0])
    return None


def check_shares(
    line: Sequence[Token], numbers: Sequence[Quantity], tokens: Sequence[Token], source: Sequence[Quantity]
) -> Refusal | None:
    """Refuses a whole where the source has a share of it: "wrote the plan" for "wrote 70 % of the plan", "ran the
    team's tests" for "ran 3 of the team's 11 tests". `tokens` are those of the `source`."""
    for part, whole in _parts_of_wholes(tokens, source):
        if not whole.right or any(number.value == part.value for number in numbers):
            continue
        if any(token.same(whole.right[-1]) for token in line if token.is_content):
            told = f"Your line says {part.text} of the {whole.right[-1].text}, and this one leaves the share out."
            return Refusal(RefusalKind.NUMBER, part.text, told)
    return None


def _parts_of_wholes(tokens: Sequence[Token], source: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each share with what it is a share of: of a thing, or of a number of things."""
    yield from ((own, own) for own in source if own.is_share)
    places = [at for at, token in enumerate(tokens) if token.kind is Kind.NUMBER]
    for number, (at, following) in enumerate(pairwise(places)):
        between = tokens[at + 1 : following]
        if 0 < len(between) <= _OF_WORDS and between[0].low == "of" and not any(one.is_verb for one in between):
            yield source[number], source[number + 1]


def _keeps_order(before: Quantity, own: Quantity, *, kept: bool) -> bool:
    """True when two numbers stand in the source's order, or cannot be taken for one another."""
    if kept or before.unit != own.unit:
        return True
    return bool(before.right and own.right) and not before.right[-1].same(own.right[-1])


def _nearest_refusal(number: Quantity, source: Sequence[Quantity]) -> Refusal:
    for own in source:
        if own.value == number.value:
            refused = _refused(number, own)
            if refused is not None:
                return refused
    return Refusal(RefusalKind.NUMBER, number.text, f"The number {number.text} is not in your line.")


def _refused(number: Quantity, own: Quantity) -> Refusal | None:
    """What keeps `number` from standing for `own`; None where nothing does."""
    if number.value != own.value:
        return Refusal(RefusalKind.NUMBER, number.text, f"The number {number.text} is not in your line.")
    if number.unit != own.unit or number.period != own.period:
        return Refusal(RefusalKind.NUMBER, number.text, f"“{own.text}” became “{number.text}”: another unit.")
    if number.bound != own.bound and not (own.bound == ">" and not number.bound):
        return Refusal(RefusalKind.NUMBER, number.text, f"“{number.text}” is bound otherwise than in your line.")
    if not _same_lead(number, own):
        told = f"“{number.text}” is given as another kind of change than in your line."
        return Refusal(RefusalKind.NUMBER, number.text, told)
    if not _counts_the_same(number, own):
        counted = number.right[-1].text if number.right else (number.nearest.text if number.nearest else number.text)
        told = f"In your line {own.text} does not belong to “{counted}”."
        return Refusal(RefusalKind.COUNTED, number.text, told)
    return None


def _same_lead(number: Quantity, own: Quantity) -> bool:
    """A change by, to and from a number are three claims; without a word the number is a result or an amount."""
    if number.lead == own.lead:
        return True
    if number.lead == _BY:
        nouns = {name for token in own.right for name in token.groups}
        return own.lead == "" and number.unit == "%" and bool(nouns & _CHANGES)
    if number.lead == _TO:
        return own.lead == "" and number.unit == "" and (bool(number.right) or not own.right)
    return number.lead == "" and own.lead not in (_FROM, _OUT_OF)


def _counts_the_same(number: Quantity, own: Quantity) -> bool:
    """True when `number` counts, or measures a change of, what `own` does, and of nothing wider."""
    if number.lead and number.lead == own.lead and number.unit in _MEASURES and not own.right:
        return _covers(number.modifiers, own.modifiers) or _covers(number.around, own.modifiers)
    if number.right:
        return _same_phrase(number, own)
    if number.nearest is None:
        return True
    if own.right and number.unit != "calendar":
        return number.nearest.same(own.right[-1])
    meant = own.around if own.nearest is None else (*own.around, own.nearest)
    return any(number.nearest.same(token) for token in meant) or _verb_swap(number.nearest, meant)


def _covers(said: Sequence[Token], meant: Sequence[Token]) -> bool:
    return all(any(token.same(own) for token in said) for own in meant)


def _same_phrase(number: Quantity, own: Quantity) -> bool:
    if not own.right and own.follows:  # "route 14", "a conference of 400": a name or a size, of that word alone
        return not own.is_name and number.right[-1].same(own.follows)
    if not own.right:
        return any(number.right[-1].same(token) for token in own.around)
    head = next((at for at, token in enumerate(number.right) if token.same(own.right[-1])), None)
    return head is not None and _covers(own.right, number.right[:head])


def _verb_swap(token: Token, around: Sequence[Token]) -> bool:
    return bool(token.groups) and any(token.groups & other.groups for other in around)


def check_words(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a word that the source has not (or not so often), and a verb that claims more than the source's."""
    left = [token for token in source if token.kind is Kind.WORD]
    waiting: list[tuple[int, Token]] = []
    for at, token in enumerate(line):
        if not token.is_content:
            continue
        refused = _new_verb(token, source)
        if refused is not None:
            return refused
        own = _take(token, left)
        if own is None:
            waiting.append((at, token))
        elif (refused := _new_name(at, line, source)) is not None:
            return refused
    for one, other in pairwise(line):
        if one.kind is Kind.WORD and one.low == other.low:
            return Refusal(RefusalKind.REPEATED, one.text, f"“{one.text}” stands twice side by side.")
    for at, token in waiting:
        swapped = next((own for own in left if _may_stand_for(token, own)), None)
        if swapped is None:
            return _unknown(at, token, source)
        left.remove(swapped)
    return _bare_auxiliary(line, source) or _plural(line, source)


def _bare_auxiliary(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses "did drawings", "had a team": a small verb that claims by itself, where the source has it only before
    another verb or not at all."""
    own = {token.low for at, token in enumerate(source) if _claims_alone(source, at)}
    for at, token in enumerate(line):
        if token.low not in own and _claims_alone(line, at):
            return Refusal(RefusalKind.VERB, token.text, f"Your line does not say that you “{token.text}” this.")
    return None


def _claims_alone(tokens: Sequence[Token], at: int) -> bool:
    """True for do or have before its object."""
    if tokens[at].low not in _SMALL_VERBS:
        return False
    for token in tokens[at + 1 :]:
        if token.low in _SINGULAR_MARKS or token.kind is Kind.NUMBER:
            return True
        if token.kind is Kind.MARK or token.low in ("not", "been", "also", "to") or token.is_verb:
            return False
        if token.is_content:
            return not token.low.endswith("ly") and not token.forms & {"past", "base"}
    return False


def _take(token: Token, left: list[Token]) -> Token | None:
    """Takes the source's word for `token` out of `left`: the same form where there is one."""
    own = next((other for other in left if other.text == token.text), None)
    own = own or next((other for other in left if other.low == token.low), None)
    own = own or next((other for other in left if token.same(other)), None)
    if own is not None:
        left.remove(own)
    return own


def _may_stand_for(token: Token, own: Token) -> bool:
    """True for a verb of the same strength as a verb of the source."""
    return own.is_verb and bool(token.verbs) and bool(token.groups & own.groups)


def _new_verb(token: Token, source: Sequence[Token]) -> Refusal | None:
    """Refuses a noun or adjective of the source that became what the person did ("manager" → "managed")."""
    if not token.is_verb or token.text.isupper():
        return None
    same = [own for own in source if own.kind is Kind.WORD and token.same(own)]
    if not same or any(own.is_verb for own in same):
        return None
    if any(_may_stand_for(token, own) for own in source) or (
        token.use is VerbUse.GERUND and token.low in {s.low for s in same}
    ):
        return None
    return Refusal(RefusalKind.VERB, token.text, f"Your line does not say that you did this: “{token.text}”.")


def _new_name(at: int, line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a common word of the source that became a name ("oracle" → "Oracle")."""
    token = line[at]
    begins = not any(other.kind is not Kind.MARK for other in line[:at]) or line[at - 1].text in ".;:"
    if begins or not token.text[0].isupper():
        return None
    same = [own for own in source if own.kind is Kind.WORD and token.same(own)]
    first_word = next((own for own in source if own.kind is Kind.WORD), None)
    if any(own.text[0].isupper() and own is not first_word for own in same) or any(
        own.text == token.text or (own.low == token.low and token.text.isupper()) for own in same
    ):
        return None
    return Refusal(RefusalKind.NAME, token.text, f"“{token.text}” is a name that your line does not have.")


def _unknown(at: int, token: Token, source: Sequence[Token]) -> Refusal:
    if any(own.kind is Kind.WORD and token.same(own) for own in source):
        return Refusal(RefusalKind.REPEATED, token.text, f"“{token.text}” stands more often than in your line.")
    if token.is_verb:
        return Refusal(RefusalKind.VERB, token.text, f"“{token.text}” says something else than the verbs of your line.")
    if at and token.text[0].isupper():
        return Refusal(RefusalKind.NAME, token.text, f"The name “{token.text}” is not in your line.")
    return Refusal(RefusalKind.WORD, token.text, f"The word “{token.text}” is not in your line.")


def _plural(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses one thing that became several ("a shop" → "shops")."""
    known = {token.low for token in source}
    for token in line:
        if token.kind is not Kind.WORD or not token.low.endswith("s") or token.low in known or token.is_verb:
            continue
        for at, own in enumerate(source):
            one = own.low.removesuffix("'s")
            if token.low in (one + "s", one + "es", one[:-1] + "ies") and _is_one(source, at):
                told = f"Your line has one “{own.text}”, not several."
                return Refusal(RefusalKind.PLURAL, token.text, told)
    return None


def _is_one(source: Sequence[Token], at: int) -> bool:
    """True for a noun with a, an, one, the … before it."""
    for place in range(at - 1, max(-1, at - 5), -1):
        token = source[place]
        if token.low in _SINGULAR_MARKS:
            return True
        if not token.is_content and token.text != "-" and source[place + 1].text != "-":
            return False
    return False
