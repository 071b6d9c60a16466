"""Checks of asides: a label before a colon, what stands between two commas, and verbs with two small words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from jseeker.core.truth.refusal import Refusal, RefusalKind
from jseeker.core.truth.tokens import Kind, Token

__all__ = ["ASIDES"]

_OPENS = frozenset(["with", "by", "under", "via", "through", "after", "without", "using", "as", "though", "if", "when"])
_LONGEST_ASIDE = 8
_PARTICLES = frozenset(["in", "out", "off", "up", "down", "back", "along", "over", "on"])
_ADVERBS = frozenset(["off", "away", "down", "back"])
_PARTING = frozenset(["before", "after", "until", "since", "without", "except", "instead"])
_SMALL = frozenset(["on", "for", "as", "with", "at", "to", "of", "from", "by"])
_RELATIVES = frozenset(["that", "which", "who", "whom"])
_CLAUSES = frozenset(["after", "before", "when", "while", "because", "since", "until", "whereas", "although"])
_PLACES = frozenset(["in", "with", "using", "on", "via", "through", "at", "for"])
_ENDS = frozenset(".;!?")


def check_labels(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a label that the source has not: "Lego: visited the fair" says for whom."""
    own = [source[at - 1] for at, token in enumerate(source) if at and token.text == ":"]
    for at, token in enumerate(line):
        labelled = at > 0 and token.text == ":" and line[at - 1].is_content
        if labelled and not any(line[at - 1].same(label) for label in own):
            told = f"Your line has no colon behind “{line[at - 1].text}”."
            return Refusal(RefusalKind.RELATION, line[at - 1].text, told)
    return None


def check_asides(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses to leave out, or to move, what stands between commas right before the word that it qualifies: "in English
    and, with a dictionary, in German"."""
    for aside, meant in _asides(source):
        if not any(meant.same(token) for token in line):
            continue
        if not any(word.same(token) for word in aside for token in line):
            told = f"Your line says “{' '.join(word.text for word in aside)}” of “{meant.text}”, and this one does not."
            return Refusal(RefusalKind.HEDGE, aside[0].text, told)
    own = list(_asides(source))
    for aside, meant in _asides(line):
        same = [other for words, other in own if any(word.same(one) for word in words for one in aside)]
        if same and not any(meant.same(other) for other in same):
            told = f"“{' '.join(word.text for word in aside)}” belongs to other words in your line."
            return Refusal(RefusalKind.RELATION, aside[0].text, told)
    return None


def check_joints(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses to join what a semicolon parts: "weekly and monthly" for "weekly; monthly before 2022"."""
    parted = [(source[at - 1], source[at + 1]) for at in range(1, len(source) - 1) if source[at].text == ";"]
    joined = list(_neighbours(source))
    for one, other in _neighbours(line):
        is_parted = any(one.same(left) and other.same(right) for left, right in parted)
        if is_parted and not any(one.same(left) and other.same(right) for left, right in joined):
            told = f"Your line does not join “{one.text}” and “{other.text}”."
            return Refusal(RefusalKind.RELATION, other.text, told)
    return None


def _neighbours(tokens: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """The words of content side by side, or with "and" between."""
    for at, token in enumerate(tokens[:-1]):
        after = tokens[at + 1 + (tokens[at + 1].low in ("and", "or", ",") and at + 2 < len(tokens))]
        if token.is_content and after.is_content:
            yield token, after


def _asides(tokens: Sequence[Token]) -> Iterator[tuple[list[Token], Token]]:
    """The words of content of each aside, and the first such word behind it."""
    commas = [at for at, token in enumerate(tokens) if token.text == ","]
    for begin, end in pairwise(commas):
        inside = [token for token in tokens[begin + 1 : end] if token.is_content]
        opens = tokens[begin + 1].low in _OPENS and tokens[begin - 1].low in ("and", "or", "but", "then")
        if not opens or not inside or end - begin > _LONGEST_ASIDE:
            continue
        meant = next((token for token in tokens[end + 1 :] if token.is_content), None)
        if meant is not None:
            yield inside, meant


def check_owners(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a thing that got another owner: "the market's eggs" for "eggs at the market"."""
    for at, token in enumerate(line[:-1]):
        if not token.low.endswith("'s") or not token.is_content or not any(token.same(own) for own in source):
            continue
        owned = [word for word in line[at + 1 : at + 4] if word.is_content and not word.is_verb]
        if owned and not any(_owns(source, place, owned) for place, own in enumerate(source) if own.same(token)):
            told = f"In your line “{owned[0].text}” is not the {token.text.removesuffix(chr(39) + 's')}'s."
            return Refusal(RefusalKind.RELATION, token.text, told)
    return None


def _owns(source: Sequence[Token], at: int, owned: Sequence[Token]) -> bool:
    """True where one of the things stands right behind the word, or before "of", "for" or "by" and the word."""
    behind = source[at + 1 : at + 5]
    if any(word.same(thing) for word in behind for thing in owned):
        return True
    before = source[max(0, at - 8) : at]
    if not any(token.low in ("of", "for", "by", "from") for token in before[-4:]):
        return False
    return any(word.same(thing) for word in before for thing in owned)


def check_links(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses two things side by side that a word of time or lack parts in the source: "the year I joined" for "the
    year before I joined"."""
    for at, link in enumerate(source):
        if link.low not in _PARTING:
            continue
        left = next((token for token in reversed(source[:at]) if token.is_content), None)
        right = next((token for token in source[at + 1 :] if token.is_content), None)
        if left is None or right is None or left.low in _PARTING or right.low in _PARTING:
            continue
        places = (place for place, token in enumerate(line) if token.same(left))
        between = [found for place in places if (found := _up_to(line, place + 1, right)) is not None]
        if between and not any(one.low in _PARTING or one.text in ",;" for found in between for one in found):
            told = f"Your line says “{link.text} {right.text}”, and this one leaves “{link.text}” out."
            return Refusal(RefusalKind.HEDGE, link.text, told)
    return None


def _up_to(line: Sequence[Token], begin: int, end: Token) -> list[Token] | None:
    """The free words from a place to a word; None where other words stand between."""
    found: list[Token] = []
    for token in line[begin:]:
        if token.same(end):
            return found
        if token.is_content and token.low not in _PARTING:
            return None
        found.append(token)
    return None


def check_particles(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a verb that lost its particle: "sat on hearings" for "sat in on hearings", "switched it" for "switched it
    off"."""
    for at, own in enumerate(source):
        if own.low not in _ADVERBS:
            continue
        verb = next((token for token in reversed(source[max(0, at - 3) : at]) if token.is_verb), None)
        if verb is None or any(token.low == own.low for token in line):
            continue
        if any(token.is_verb and token.same(verb) for token in line):
            told = f"Your line says “{verb.text} … {own.text}”, which is something else."
            return Refusal(RefusalKind.RELATION, verb.text, told)
    return _before_small_words(line, source)


def _before_small_words(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    for at, own in enumerate(source[:-2]):
        if not (own.is_verb and source[at + 1].low in _PARTICLES and source[at + 2].low in _SMALL):
            continue
        said = [place for place, verb in enumerate(line) if verb.is_verb and verb.same(own)]
        behind = {line[place + 1].low for place in said if place + 1 < len(line)}
        if said and source[at + 1].low not in behind:
            told = f"Your line says “{own.text} {source[at + 1].text}”, which is something else."
            return Refusal(RefusalKind.RELATION, line[said[0]].text, told)
    return None


def check_clauses_of_others(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a thing out of what others did, as the person's: "in dbt" of "tables that engineers modelled in dbt"."""
    for verb, things in _clauses(source):
        for thing in things:
            places = [at for at, token in enumerate(line) if token.is_content and token.same(thing)]
            nearest = [next((other for other in reversed(line[:at]) if other.is_verb), None) for at in places]
            if places and not any(one is None or one.same(verb) or one.groups & verb.groups for one in nearest):
                told = f"In your line “{thing.text}” belongs to what others {verb.text}."
                return Refusal(RefusalKind.RELATION, thing.text, told)
    return None


def _clauses(source: Sequence[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """The verb of each relative clause with a doer of its own, and what stands behind its small words."""
    for at, token in enumerate(source):
        if token.low not in _RELATIVES:
            continue
        place = next((n for n in range(at + 1, len(source)) if source[n].is_verb or source[n].text in _ENDS), None)
        if place is None or not source[place].is_verb:
            continue
        subject = [word for word in source[at + 1 : place] if word.is_content and not word.low.endswith("ly")]
        if not subject:
            continue
        yield source[place], list(_things(source, place))


def _things(source: Sequence[Token], place: int) -> Iterator[Token]:
    """What stands in, with or on behind a verb, up to the end of its statement, where it stands nowhere before."""
    before = source[:place]
    behind = False
    for token in source[place + 1 :]:
        if token.text in _ENDS or token.is_verb:
            return
        if token.low in _PLACES:
            behind = True
        elif behind and token.kind is Kind.WORD and token.is_content and not any(token.same(own) for own in before):
            yield token


def check_compounds(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses two nouns as one thing that stand in different clauses: "museum visitors" for "visitors came after the
    museum reopened"."""
    for one, other in pairwise(line):
        if not all(token.is_content and not token.is_verb and not token.low.endswith("ly") for token in (one, other)):
            continue
        places = [
            (left, right)
            for left, token in enumerate(source)
            if token.same(one)
            for right, behind in enumerate(source)
            if behind.same(other)
        ]
        if places and all(_parted(source, *sorted(pair)) for pair in places):
            told = f"“{one.text} {other.text}” do not stand together in your line."
            return Refusal(RefusalKind.RELATION, f"{one.text} {other.text}", told)
    return None


def _parted(source: Sequence[Token], begin: int, end: int) -> bool:
    """True where a word or a mark between two places begins another clause."""
    return any(token.low in _CLAUSES or token.text in _ENDS for token in source[begin + 1 : end])


ASIDES = (
    check_labels,
    check_asides,
    check_joints,
    check_owners,
    check_links,
    check_particles,
    check_clauses_of_others,
    check_compounds,
)
"""All checks of this kind, in the order of how plainly their sentences speak."""
