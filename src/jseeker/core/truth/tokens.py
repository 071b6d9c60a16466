"""A line as tokens: words with the keys by which they are recognised, verbs by their use, numbers with their units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from jseeker.core.text import clean, fold, stem
from jseeker.core.truth.verbs import VerbForm, group_names, phrasal_forms, verb_forms
from jseeker.core.truth.words import DETERMINERS, FREE_WORDS

__all__ = ["Aliases", "Kind", "Token", "VerbUse", "english_keys", "tokenise"]

Aliases = Iterable[tuple[str, str]]


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


class VerbUse(StrEnum):
    """How a verb stands: it claims (main), describes what a claim is about (modifier), or is no verb here."""

    MAIN = "main"
    GERUND = "gerund"
    MODIFIER = "modifier"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `keys` name the word whatever its ending; two words are the same when they share a key.

    `verbs` are the base forms that the word can be a form of, `groups` the names of their groups.
    """

    text: str
    low: str
    kind: Kind
    keys: frozenset[str] = frozenset()
    free: bool = False
    verbs: frozenset[str] = frozenset()
    forms: frozenset[VerbForm] = frozenset()
    groups: frozenset[str] = frozenset()
    use: VerbUse = VerbUse.NONE

    @property
    def is_content(self) -> bool:
        """True for a word that says something."""
        return self.kind is Kind.WORD and not self.free

    @property
    def is_verb(self) -> bool:
        """True for a word that stands as a verb here."""
        return self.use in (VerbUse.MAIN, VerbUse.GERUND)

    def same(self, other: Token) -> bool:
        """True when both are the same word, whatever its ending."""
        return bool(self.keys & other.keys)


# A number with what is glued to it; a word, in which digits may follow letters (S3, p95); any other sign by itself.
_TOKEN = re.compile(
    r"(?P<number>(?<![^\W_])(?:\d{1,3}(?:[ \u00a0\u202f’']\d{3})+(?!\d)|\d+(?:[.,]\d+)*)"
    r"(?P<glued>[^\W\d_]{1,8}(?![^\W_]))?)(?![^\W_])"
    r"|(?P<word>(?<![^\W_])[^\W\d_]/[^\W\d_](?![^\W_])|\.?[^\W_]+(?:['’.&][^\W_]+)*(?:\+\+|#)?)"
    r"|(?P<mark>\S)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)$")
_INFLECTIONS = ("ing", "ed", "es", "s", "d", "ment", "ments", "ion", "ions", "ation", "ations", "ly")
_LEAST_STEM = 4  # shorter stems are other words: "nation" is not of "nat"
_PERIOD_WORDS = {
    "nightly": "night",
    "quarterly": "quarter",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annual": "year",
    "annually": "year",
    "hourly": "hour",
    "people": "person",
    "persons": "person",
    "children": "child",
    "analyses": "analysis",
    "men": "man",
    "women": "woman",
    "staff": "staff",
    "growth": "grow",
    "sale": "sales",
    "delivery": "deliver",
    "deliveries": "deliver",
    "maintenance": "maintain",
    "reduction": "reduce",
    "reductions": "reduce",
    "analysis": "analyse",
    "negotiation": "negotiate",
    "organisation": "organise",
    "organization": "organize",
}
_BEFORE_BARE_VERB = frozenset(["help", "let", "make"])  # "helped design", where the second verb has no ending
_NO_PARTICIPLES = frozenset(["hundred", "need", "speed", "indeed", "kindred", "feed", "seed", "breed", "weed"])
_ADVERB_OF = {word: f"{word}ly" for word in ("night", "week", "month", "year", "hour", "quarter")} | {"day": "daily"}
_BOUNDARY = frozenset(",;:.()[]{}!?–—|")


@lru_cache(maxsize=20_000)
def english_keys(word: str) -> frozenset[str]:
    """The keys of an English word: its base without the endings that leave its meaning whole.

    "manager" and "manage", "developer" and "develop", "intern" and "internal" share none, whatever a stemmer says.
    """
    low = word.removesuffix("'s").removesuffix("'")
    low = _PERIOD_WORDS.get(low, low)
    readings = verb_forms(low)
    irregular = [verb for verb, form in readings if form == "past" and not low.startswith(verb[:-1])]
    if irregular:  # "found" is of find, not of found: "founded" is another claim
        return frozenset(_base(verb) for verb in irregular)
    keys = {_base(verb) for verb, _ in readings} | {_base(low)}
    for ending in _INFLECTIONS:
        rest = low.removesuffix(ending)
        if rest != low and len(rest) >= (_LEAST_STEM if len(ending) < 3 else _LEAST_STEM - (ending == "ing")):
            keys.add(_base(rest))
            if rest.endswith("i"):
                keys.add(_base(rest[:-1] + "y"))
            if len(rest) > _LEAST_STEM and rest[-1] == rest[-2] and ending in ("ing", "ed"):
                keys.add(_base(rest[:-1]))
    if low.endswith("s") and not low.endswith("ss") and len(low) > 2:
        keys.add(_base(low[:-1]))
    return frozenset(keys)


def _base(word: str) -> str:
    """The word without a last e, so that "manag-ing" and "manage" meet; -ise as -ize, -our as -or, -lled as -led."""
    level = word.replace("isation", "ization").replace("ising", "izing").replace("ise", "ize").replace("yse", "yze")
    level = level.replace("our", "or") if len(level) > 4 else level
    return level[:-1] if level.endswith("e") and len(level) > 3 else level


def tokenise(text: str, language: str = "en", aliases: Aliases = ()) -> tuple[Token, ...]:
    """The tokens of a line; a skill and the names that the person declared for it are one token with one key."""
    plain = clean(text).replace("’", "'").replace("‘", "'").replace("‑", "-")
    tokens: list[Token] = []
    for match in _TOKEN.finditer(plain):
        tokens.extend(_tokens_of(match, language))
    merged = _with_skills(tokens, tuple(aliases), language)
    return _with_uses(_with_phrases(merged)) if language == "en" else tuple(merged)


def _tokens_of(match: re.Match[str], language: str) -> list[Token]:
    text = match.group()
    if match.group("mark"):
        return [Token(text, text, Kind.MARK)]
    glued = match.group("glued")
    if match.group("number") and not (glued and _ORDINAL.fullmatch(glued.lower())):
        number = text[: len(text) - len(glued or "")]
        parts = [Token(number, number, Kind.NUMBER)]
        return [*parts, _word(glued, language, glued=True)] if glued else parts
    return [_word(text, language)]


def _word(text: str, language: str, *, glued: bool = False) -> Token:
    low = fold(text)
    # "IT" and "US" are names, not pronouns; "I" claims.
    free = low in FREE_WORDS.get(language, frozenset()) and not (text.isupper() and len(text) > 1) and not glued
    if language != "en":
        return Token(text, low, Kind.WORD, frozenset({stem(low, language), low}), free)
    readings = verb_forms(low)
    return Token(
        text=text,
        low=low,
        kind=Kind.WORD,
        keys=english_keys(low),
        free=free,
        verbs=frozenset(verb for verb, _ in readings),
        forms=frozenset(form for _, form in readings),
        groups=frozenset(name for verb, _ in readings for name in group_names(verb)),
    )


def _with_phrases(tokens: list[Token]) -> list[Token]:
    """The tokens, with verbs and their particles as one ("set up"), and "with no" as "without"."""
    result: list[Token] = []
    for token in tokens:
        last = result[-1] if result else None
        if last is None or last.kind is not Kind.WORD:
            result.append(token)
        elif last.low == "with" and token.low == "no":
            result[-1] = _word("without", "en")
        elif last.low == "every" and token.low in _ADVERB_OF:
            result[-1] = _word(_ADVERB_OF[token.low], "en")
        elif readings := phrasal_forms(last.low, token.low):
            result[-1] = replace(
                last,
                text=f"{last.text} {token.text}",
                low=f"{last.low} {token.low}",
                keys=last.keys | {f"{min(last.verbs)} {token.low}"},
                verbs=frozenset(verb for verb, _ in readings),
                groups=frozenset(name for verb, _ in readings for name in group_names(verb)),
            )
        else:
            result.append(token)
    return result


def _with_skills(tokens: list[Token], aliases: tuple[tuple[str, str], ...], language: str) -> list[Token]:
    """The tokens, with each declared name of a skill as one token whose key is the skill."""
    names: list[tuple[tuple[Token, ...], str]] = []
    for skill in dict.fromkeys(skill for skill, _ in aliases):
        for name in (skill, *(alias for own, alias in aliases if own == skill)):
            plain = [token for match in _TOKEN.finditer(clean(name)) for token in _tokens_of(match, language)]
            names.append((tuple(plain), f"skill:{fold(skill)}"))
    names.sort(key=lambda entry: -len(entry[0]))
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        found = next(((name, key) for name, key in names if _stands(name, tokens, at)), None)
        if found is None:
            result.append(tokens[at])
            at += 1
            continue
        own = tokens[at : at + len(found[0])]
        keys = frozenset(key for token in own for key in token.keys) | {found[1]}
        text = " ".join(token.text for token in own)
        result.append(Token(text, fold(text), Kind.WORD, keys))
        at += len(own)
    return result


def _stands(name: Sequence[Token], tokens: Sequence[Token], at: int) -> bool:
    own = tokens[at : at + len(name)]
    return len(own) == len(name) > 0 and all(
        one.low == other.low or (bool(one.keys & other.keys) and one.text[:1].isupper() == other.text[:1].isupper())
        for one, other in zip(name, own, strict=True)
    )


def _with_uses(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens with each verb's use, judged by its form and its neighbours."""
    judged: list[Token] = []
    for at, token in enumerate(tokens):
        use = _use(token, judged, tokens[at + 1] if at + 1 < len(tokens) else None)
        judged.append(replace(token, use=use))
    return tuple(judged)


def _use(token: Token, before: Sequence[Token], after: Token | None) -> VerbUse:
    forms = _forms_of(token)
    if not forms:
        return VerbUse.NONE
    previous = before[-1] if before else None
    begins = _begins_clause(before)
    if previous is not None and "base" in forms and previous.verbs & _BEFORE_BARE_VERB:
        return VerbUse.MAIN
    if "past" in forms:
        return _past_use(previous, after, begins=begins)
    if "ing" in forms:
        if begins or previous is None:
            return VerbUse.GERUND
        blocked = previous.low in DETERMINERS or (previous.is_verb and not previous.low.endswith("ing"))
        return VerbUse.NONE if blocked else VerbUse.GERUND
    if begins or previous is None or previous.low in ("to", "that", "which", "who"):
        return VerbUse.MAIN
    return VerbUse.NONE


def _forms_of(token: Token) -> frozenset[str]:
    if token.kind is not Kind.WORD or token.free:
        return frozenset()
    if token.forms:
        return token.forms
    if token.low.endswith("ed") and len(token.low) > 4 and token.low not in _NO_PARTICIPLES:
        return frozenset({"past"})
    return frozenset({"ing"}) if token.low.endswith("ing") and len(token.low) > 5 else frozenset()


def _past_use(previous: Token | None, after: Token | None, *, begins: bool) -> VerbUse:
    if begins or previous is None:
        return VerbUse.MAIN
    describes = after is not None and after.is_content
    if describes and (previous.low in DETERMINERS or previous.use is not VerbUse.NONE or previous.free):
        clause_word = previous.low in ("was", "were", "been", "be", "is", "are", "have", "has", "had", "that", "which",
                                       "who", "and", "i")  # fmt: skip
        return VerbUse.MAIN if clause_word else VerbUse.MODIFIER
    return VerbUse.MAIN


def _begins_clause(before: Sequence[Token]) -> bool:
    """True after nothing, a boundary, or a joining word; adverbs in -ly between do not count."""
    for token in reversed(before):
        if token.kind is Kind.MARK:
            if token.low in _BOUNDARY:
                return True
            continue
        if token.low.endswith("ly") and token.kind is Kind.WORD:
            continue
        return token.low in ("and", "or", "but", "then", "while", "also", "to", "i", "we", "&")
    return True
