"""Checks of how words belong together: who did what to whom, from what to what, and what held a claim back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jseeker.core.truth.parts import Hedge, Statement, statements
from jseeker.core.truth.refusal import Refusal, RefusalKind
from jseeker.core.truth.tokens import Kind, Token
from jseeker.core.truth.words import BINDING, DETERMINERS, PHRASE_ENDS

__all__ = ["check_hedges", "check_objects", "check_small_words", "small_word_classes", "swaps"]

_SOFT = frozenset(
    ["via", "using", "with", "through", "in", "on", "about", "mit", "par", "avec", "con", "mediante", "com", "tramite"]
)
_NEGATIONS = frozenset(["not", "no", "without", "never", "ohne", "nicht", "kein", "keine", "sans", "sin"])
_WINDOW = 8  # content words after a small word that can be its object, lists included
_HARD = frozenset(";.()!?")
_GOVERNING = frozenset(["with", "to", "under", "by", "for", "at", "against", "from", "on", "as"])
_JOINS = frozenset(["and", ",", ";", "but", "while", "then", "&"])
_DESCRIBING = frozenset(
    ["of", "in", "on", "for", "to", "with", "by", "from", "at", "as", "under", "that", "which", "who", "through", "via"]
)
# Nouns that only measure what follows: who reduced the number of errors reduced errors.
_LIGHT = frozenset(
    ["number", "numbers", "amount", "rate", "range", "variety", "set", "series", "volume", "total", "level", "time"]
)
_BESIDES = frozenset(["was", "were", "been", "be", "is", "are", "and"])


def check_hedges(line: Sequence[Token], source: Sequence[Token], language: str) -> Refusal | None:
    """Refuses a statement that lost a word which held it back: helped, part of, pilot, not, without."""
    own = statements(source, language)
    for said in statements(line, language):
        for place, meant in enumerate(own):
            others = own[:place] + own[place + 1 :]
            if meant.hedges and _touches(said, meant, others):
                lost = _lost(said, meant.hedges)
                if lost is not None:
                    told = f"Your line says “{lost.text}”, and this one leaves it out."
                    return Refusal(RefusalKind.HEDGE, lost.text, told)
    return None


def _touches(said: Statement, meant: Statement, others: Sequence[Statement]) -> bool:
    """True when `said` repeats something that only `meant` says."""
    shared = [token for token in meant.tokens if token.kind is not Kind.MARK and not token.free]
    elsewhere = [token for other in others for token in other.tokens if not token.free]
    unique = [token for token in shared if not any(token.same(other) or token.low == other.low for other in elsewhere)]
    wanted = unique or shared
    return any(token.same(own) or token.low == own.low or swaps(token, own) for token in said.tokens for own in wanted)


def swaps(token: Token, own: Token) -> bool:
    """True for two verbs of one group."""
    return token.is_verb and own.is_verb and bool(token.groups & own.groups)


def _lost(said: Statement, hedges: Sequence[Hedge]) -> Hedge | None:
    kept = list(said.hedges)
    for hedge in hedges:
        match = next((other for other in kept if other.kind == hedge.kind), None)
        if match is not None:
            kept.remove(match)
        elif not _same_verb(said, hedge) and not _is_gone(said, hedge):
            return hedge
    return None


def _is_gone(said: Statement, hedge: Hedge) -> bool:
    """True when all that the hedge qualifies is left out with it."""
    return bool(hedge.qualifies) and not any(token.same(own) for own in hedge.qualifies for token in said.tokens)


def _same_verb(said: Statement, hedge: Hedge) -> bool:
    return bool(hedge.groups) and any(token.is_verb and token.groups & hedge.groups for token in said.tokens)


@cache
def small_word_classes(language: str) -> dict[str, frozenset[str]]:
    """The relations that each small word of a language can express."""
    table: dict[str, set[str]] = {}
    for name, words in BINDING.get(language, {}).items():
        for word in words.split():
            table.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in table.items()}


def check_small_words(line: Sequence[Token], source: Sequence[Token], language: str) -> Refusal | None:
    """Refuses from, to, for, by, as, under, without … before another thing than in the source."""
    classes = small_word_classes(language)
    for at, token in enumerate(line):
        names = classes.get(token.low)
        if names is None or token.low in _SOFT or token.kind is not Kind.WORD:
            continue
        target = _object(line, at, classes)
        if target is None or _is_purpose(token, target, line[at + 1]) or _goes_with_verb(line, at, target, source):
            continue
        places = [place for place in _places(source, names, classes) if _has_object(source, place, target, classes)]
        several = len(_places(source, names, classes)) > 1
        if not places or (several and not any(_same_before(line, at, source, place) for place in places)):
            told = f"Your line does not say “{token.text} {target.text}” like this."
            return Refusal(RefusalKind.RELATION, f"{token.text} {target.text}", told)
    return None


def _goes_with_verb(line: Sequence[Token], at: int, target: Token, source: Sequence[Token]) -> bool:
    """True for the small word that another verb of the same strength takes: "responded to" for "answered"."""
    verb = line[at - 1] if at else None
    if verb is None or not verb.is_verb or any(verb.same(own) for own in source):
        return False
    meant = [place for place, own in enumerate(source) if own.is_verb and own.groups & verb.groups]
    return any(target.same(token) for place in meant for token in _direct_object(source, place))


def _same_before(line: Sequence[Token], at: int, source: Sequence[Token], place: int) -> bool:
    """True when the word before the small word is one of those before it in the source, or a verb."""
    before = next((token for token in reversed(line[:at]) if token.is_content or token.text in ",;"), None)
    if before is None or not before.is_content or before.is_verb:
        return True
    for token in reversed(source[:place]):
        if token.low in _JOINS:
            return False
        if token.same(before):
            return True
    return False


def _object(line: Sequence[Token], at: int, classes: dict[str, frozenset[str]]) -> Token | None:
    """The first word of content behind a small word; None for a bare number, another small word, or the end."""
    negated = line[at].low in _NEGATIONS
    for place, token in enumerate(line[at + 1 :], at + 1):
        if token.kind is Kind.MARK and token.text != "-":
            return None
        if token.low in classes and token.low != "using":
            if negated and token.low in _SOFT:
                continue
            return None
        if token.is_content:
            return token
        if token.kind is Kind.NUMBER and [other.low for other in line[place + 1 : place + 2]] in (
            ["a"],
            ["per"],
            ["/"],
        ):
            return None  # "for two hours a week"
    return None


def _is_purpose(small: Token, target: Token, following: Token) -> bool:
    """True for "to" before a bare verb, and "for" before a verb in -ing."""
    if small.low == "to":
        return following is target and "base" in target.forms
    return small.low == "for" and "ing" in target.forms and following is target


def _places(source: Sequence[Token], names: frozenset[str], classes: dict[str, frozenset[str]]) -> list[int]:
    return [at for at, token in enumerate(source) if names & classes.get(token.low, frozenset())]


def _has_object(source: Sequence[Token], at: int, target: Token, classes: dict[str, frozenset[str]]) -> bool:
    """True when `target` stands in what the small word at `at` governs."""
    negated = source[at].low in _NEGATIONS
    count = 0
    for token in source[at + 1 :]:
        if token.text in _HARD or count >= _WINDOW or (count and source[at].low == "as" and token.low in _DESCRIBING):
            return False
        if token.low in classes and token.low != "using":
            if count or not (negated and token.low in _SOFT):
                return False
        elif token.is_content:
            if target.same(token) or swaps(target, token):
                return True
            count += 1
    return False


def check_objects(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a verb that got the object of another, or that lost the small word before its object."""
    own_verbs = [at for at, token in enumerate(source) if token.is_verb]
    for at, verb in enumerate(line):
        if not verb.is_verb:
            continue
        same = [place for place in own_verbs if verb.same(source[place]) or verb.groups & source[place].groups]
        refused = _lost_preposition(line, at, source, same)
        if refused is None and same:
            refused = _other_object(line, at, source, same)
        if refused is not None:
            return refused
    return None


def _lost_preposition(line: Sequence[Token], at: int, source: Sequence[Token], same: Sequence[int]) -> Refusal | None:
    """Refuses "mentored the director" for "was mentored by the director", "led the team" for "worked with …"."""
    after = line[at + 1] if at + 1 < len(line) else None
    for place in same:
        small = source[place + 1] if place + 1 < len(source) else None
        if small is None or small.low not in _GOVERNING or (after is not None and after.low == small.low):
            continue
        target = _object(source, place + 1, {})
        direct = _direct_object(line, at)
        agent = small.low == "by" and target is not None and not target.is_verb and _is_word(source, place + 2)
        stolen = verb_same(line[at], source[place]) and target is not None and any(map(target.same, direct))
        if (stolen or agent) and not any(other != place and verb_is_free(source, other) for other in same):
            told = f"Your line says “{source[place].text} {small.text} …”, which is something else."
            return Refusal(RefusalKind.RELATION, line[at].text, told)
    return None


def verb_same(one: Token, other: Token) -> bool:
    """True for the same verb, not one of its group: another verb takes another small word."""
    return one.same(other)


def _is_word(source: Sequence[Token], at: int) -> bool:
    return at < len(source) and source[at].kind is Kind.WORD


def verb_is_free(source: Sequence[Token], at: int) -> bool:
    """True when the verb at `at` stands without a governing small word behind it."""
    return at + 1 >= len(source) or source[at + 1].low not in _GOVERNING


def _direct_object(line: Sequence[Token], at: int) -> list[Token]:
    """The words of the noun phrase right behind a verb; empty where none follows."""
    found: list[Token] = []
    for token in line[at + 1 :]:
        if token.kind is Kind.NUMBER or token.low in DETERMINERS or token.text in "-+$€£%":
            continue
        if not token.is_content or token.is_verb or token.low in PHRASE_ENDS:
            break
        found.append(token)
    return found


def _other_object(line: Sequence[Token], at: int, source: Sequence[Token], same: Sequence[int]) -> Refusal | None:
    head = _head(line, at)
    if head is None:
        return None
    if any(head.same(token) for place in same for token in _scope(source, place)):
        return None
    phrase = _direct_object(line, at)  # "taught five apprentices knife skills": the object stands first
    if any(token.same(own[-1]) for place in same if (own := _direct_object(source, place)) for token in phrase):
        return None
    told = f"In your line “{line[at].text}” does not belong to “{head.text}”."
    return Refusal(RefusalKind.RELATION, f"{line[at].text} {head.text}", told)


def _head(line: Sequence[Token], at: int) -> Token | None:
    """What a verb acts on: the last word of the phrase behind it, of a joined verb's, or the word before it."""
    phrase = _direct_object(line, at)
    if phrase:
        return phrase[-1]
    following = line[at + 1 : at + 3]
    if len(following) == 2 and following[0].low in ("and", ",") and following[1].is_verb:
        return _head(line, at + 2 - (0 if following[1] is line[at + 2] else 1))
    for token in reversed(line[:at]):
        if token.kind is Kind.MARK and token.text != "-":
            return None
        if token.low in _BESIDES or token.is_verb:
            continue
        return token if token.is_content else None
    return None


def _scope(source: Sequence[Token], at: int) -> list[Token]:
    """The words that a verb of the source acts on: its object and those joined to it, or what is before a passive."""
    found: list[Token] = []
    inside = False  # in a phrase that describes an object ("the review OF A TEAM"): not acted on
    for place in range(at + 1, len(source)):
        token, before = source[place], source[place - 1]
        joined = before.low in _JOINS
        if token.text in _HARD or (joined and token.is_verb and found and token.forms != {"ing"}):
            break
        if joined:
            inside = False
        if token.is_content and not inside and not (joined and token.is_verb):
            found.append(token)
        elif token.low in _DESCRIBING and found:
            inside = found[-1].low not in _LIGHT or token.low != "of"
    return found + _before_passive(source, at)


def _before_passive(source: Sequence[Token], at: int) -> list[Token]:
    """What stands before a verb that has no object of its own behind it: "kept pumps tested and repaired"."""
    found: list[Token] = []
    if any(not token.low.endswith("ly") for token in _direct_object(source, at)):
        return found
    if at and source[at - 1].text == ",":
        at -= 1
    for token in reversed(source[:at]):
        if token.kind is Kind.MARK and token.text != "-":
            break
        if token.is_verb:
            if token.low not in _BESIDES and source[at - 1].low != "and":
                break
        elif token.is_content:
            found.append(token)
    return found
