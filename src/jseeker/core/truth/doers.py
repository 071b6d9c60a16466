"""Checks of who did it: the person, or someone whom the line names; and which roles the person is said to have."""

from __future__ import annotations

from collections.abc import Sequence

from jseeker.core.truth.phrases import next_noun
from jseeker.core.truth.refusal import Refusal, RefusalKind
from jseeker.core.truth.relations import small_word_classes
from jseeker.core.truth.tokens import Kind, Token
from jseeker.core.truth.words import PEOPLE, PHRASE_ENDS, ROLE_NOUNS

__all__ = ["check_doers", "check_roles", "check_shared_causes"]

_RELATIVES = frozenset(["that", "which", "who", "whom", "where", "what"])
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person")
_AUXILIARIES = frozenset(
    ["had", "has", "have", "was", "were", "been", "did", "would", "could", "also", "later", "then", "is", "are"]
)
_PASSIVE = frozenset(["was", "were", "been", "being", "be", "is", "are", "got"])
_CONJUNCTIONS = frozenset(
    "after before when while because since until once if although though whereas so whenever".split()
)
_MEANS = frozenset(["with", "by", "via", "through", "using", "from"])
_AGENT_WORDS = 4  # "by the head of office"


def check_doers(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses what someone else did in the source ("which a colleague had designed") as the person's own deed."""
    for at, verb in enumerate(line):
        if not verb.is_verb:
            continue
        same = [place for place, own in enumerate(source) if own.is_verb and _same_deed(verb, own)]
        doers = [_doer(source, place) for place in same]
        if same and _doer(line, at) is None and not _is_passive(line, at) and all(_is_passive(source, n) for n in same):
            told = f"Your line does not say who “{verb.text}”."
            return Refusal(RefusalKind.RELATION, verb.text, told)
        if not doers or any(doer is None for doer in doers):
            continue
        said = _doer(line, at)
        if said is None and _made_by_the_person(doers, line, at):
            continue
        if said is None or not any(doer is not None and said.same(doer) for doer in doers):
            told = f"In your line it is the {doers[0].text if doers[0] else ''} that “{verb.text}”."
            return Refusal(RefusalKind.RELATION, verb.text, told)
    return None


def check_shared_causes(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses a result as the person's alone, where the source says what they and someone else did for it."""
    if not any(token.low == "i" for token in source) or not any(token.kind is Kind.NUMBER for token in line):
        return None
    for at, verb in enumerate(source):
        doer = _doer(source, at) if verb.is_verb else None
        beside = doer is not None and _is_someone(doer) and any(token.low == "i" for token in source[at:])
        if doer is not None and beside and not any(doer.same(token) for token in line):
            told = f"Your line names the {doer.text}, too, and this one does not."
            return Refusal(RefusalKind.HEDGE, doer.text, told)
    return None


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """True for a participle behind a form of "be", and for one right before "by"."""
    place = at - 1
    while place >= 0 and (tokens[place].low.endswith("ly") or tokens[place].low in ("then", "also", "later", "not")):
        place -= 1
    behind = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return "past" in tokens[at].forms and ((place >= 0 and tokens[place].low in _PASSIVE) or behind == "by")


def _made_by_the_person(doers: Sequence[Token | None], line: Sequence[Token], at: int) -> bool:
    """True when a thing did it, and the line names it first or as a means: "cut errors with a checklist"."""
    means = [token for n, token in enumerate(line) if any(one.low in _MEANS for one in line[max(0, n - 4) : n])]
    return any(
        doer is not None and not _is_someone(doer) and any(doer.same(token) for token in (*line[:at], *means))
        for doer in doers
    )


def _same_deed(verb: Token, own: Token) -> bool:
    return verb.same(own) or bool(verb.groups & own.groups)


def _doer(tokens: Sequence[Token], at: int) -> Token | None:
    """The word for whoever does the verb at `at`, where the line names someone; None where it is the person."""
    return _agent(tokens, at) or _subject(tokens, at)


def _agent(tokens: Sequence[Token], at: int) -> Token | None:
    """The someone behind "by" in a passive: "were settled before trial by the partners"."""
    behind = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if behind != "by" and not any(token.low in _PASSIVE for token in tokens[max(0, at - 2) : at]):
        return None
    for place, token in enumerate(tokens[at + 1 :], at + 1):
        if token.is_verb or token.text in ".;,":
            return None
        if token.low == "by":
            phrase = tokens[place + 1 : place + 1 + _AGENT_WORDS]
            return next((one for one in phrase if _is_someone(one)), None)
    return None


def _subject(tokens: Sequence[Token], at: int) -> Token | None:
    """The someone before a verb, or before the verb that "and" joins it to."""
    place = at - 1
    joined = place > 0 and tokens[place].low in ("and", "then") and tokens[place - 1].is_verb
    if joined and (doer := _subject(tokens, place - 1)) is not None:
        return doer
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
        if tokens[place].low in _CONJUNCTIONS:
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
