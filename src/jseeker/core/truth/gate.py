"""The gate: one reworded line against its own source, and against nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jseeker.core.text import clean, fold, guess_language, words
from jseeker.core.truth.asides import ASIDES
from jseeker.core.truth.doers import check_doers, check_roles, check_shared_causes
from jseeker.core.truth.hedges import HEDGES
from jseeker.core.truth.phrases import check_adverbs, check_heads, check_moves, check_names_together
from jseeker.core.truth.quantities import Quantity, read_numbers
from jseeker.core.truth.refusal import Refusal, RefusalKind
from jseeker.core.truth.relations import check_hedges, check_objects, check_small_words
from jseeker.core.truth.tokens import Aliases, Kind, Token, tokenise
from jseeker.core.truth.verbs import verb_forms
from jseeker.core.truth.vocabulary import check_numbers, check_shares, check_signs, check_words
from jseeker.core.truth.words import FREE_WORDS
from jseeker.model.profile import SourceLine

__all__ = ["check_line"]


# Numbers in words and small words make a line longer, not twice as long; a bound keeps endless answers cheap.
MOST_LENGTH, SHORT_LINE = 2, 40


@dataclass(frozen=True, slots=True)
class _Read:
    """A line as the gate reads it."""

    raw: tuple[Token, ...]
    tokens: tuple[Token, ...]
    numbers: tuple[Quantity, ...]


def check_line(text: str, source: SourceLine, aliases: Aliases, *, strict: bool = False) -> Refusal | None:
    """None when `text` says nothing that its source line (or one of its variants) does not say; else the refusal.

    `aliases` are the (skill, other name) pairs that the person declared. `strict` allows leaving out and aliases only.
    The refusal is that of the source line itself.
    """
    declared = tuple(aliases)
    first: Refusal | None = None
    for own, language in _wordings(source):
        refusal = _check(text, own, language, declared, _skills(source), strict=strict)
        if refusal is None:
            return None
        first = first or refusal
    return first


def _wordings(source: SourceLine) -> Iterator[tuple[str, str]]:
    """The person's wordings of a line, each with its language."""
    for wording, language in ((source.text, source.language), *((v.text, v.language) for v in source.variants)):
        yield wording, (language or _language(wording))[:2]


def _language(wording: str) -> str:
    """The language of a wording that declares none; "und" where it is none that the gate knows."""
    guessed = guess_language(wording, default="")
    if guessed:
        return guessed
    own = [fold(word) for word in words(wording)]
    return "en" if any(word in FREE_WORDS["en"] or verb_forms(word) for word in own) else "und"


def _skills(source: SourceLine) -> frozenset[str]:
    return frozenset(fold(word) for skill in source.skills for word in words(skill))


def _check(
    text: str, own: str, language: str, aliases: Sequence[tuple[str, str]], skills: frozenset[str], *, strict: bool
) -> Refusal | None:
    if clean(text) == clean(own):
        return None
    if not clean(text):
        return Refusal(RefusalKind.EMPTY, "", "The line is empty.")
    if len(text) > MOST_LENGTH * len(own) + SHORT_LINE:
        return Refusal(RefusalKind.REPEATED, "", "The line is much longer than yours.")
    line, source = _read(text, language, aliases), _read(own, language, aliases)
    if not any(token.is_content for token in line.tokens):
        return Refusal(RefusalKind.EMPTY, text, "The line says nothing.")
    if text != clean(text).strip():
        return Refusal(RefusalKind.SIGN, "", "The line has line breaks or characters that cannot be seen.")
    return next((refusal for refusal in _refusals(line, source, language, skills, strict=strict) if refusal), None)


def _read(text: str, language: str, aliases: Sequence[tuple[str, str]]) -> _Read:
    tokens = tokenise(text, language, aliases)
    return _Read(tokens, *read_numbers(tokens, language))


def _refusals(
    line: _Read, source: _Read, language: str, skills: frozenset[str], *, strict: bool
) -> Iterator[Refusal | None]:
    """The checks in the order of how plainly their sentences speak."""
    if language not in HEDGES:
        yield _not_the_same(line.raw, source.raw)
    if strict:
        yield _only_left_out(line.raw, source.raw)
    yield check_signs(line.raw, source.raw)
    yield check_numbers(line.numbers, source.numbers)
    yield check_shares(line.tokens, line.numbers, source.tokens, source.numbers)
    yield check_words(line.tokens, source.tokens)
    yield check_hedges(line.tokens, source.tokens, language)
    yield check_small_words(line.tokens, source.tokens, language)
    if language == "en":
        yield check_objects(line.tokens, source.tokens)
        yield check_doers(line.tokens, source.tokens)
        yield check_adverbs(line.tokens, source.tokens)
        yield check_heads(line.tokens, source.tokens)
        yield check_roles(line.tokens, source.tokens)
        yield check_shared_causes(line.tokens, source.tokens)
        for check in ASIDES:
            yield check(line.tokens, source.tokens)
        yield check_names_together(line.tokens, source.tokens, skills)
        yield check_moves(line.tokens, source.tokens)
    else:
        # Outside English verbs are not told from nouns: only leaving out and inflecting is let through.
        yield check_moves(line.tokens, source.tokens, most=0)


def _not_the_same(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses any change but of declared names: the words that hold a claim back are not known in this language."""
    said, own = ([token for token in tokens if token.kind is not Kind.MARK] for tokens in (line, source))
    if len(said) == len(own) and all(_identical(one, other) for one, other in zip(said, own, strict=True)):
        return None
    told = "In the language of this line only your own wording is used."
    return Refusal(RefusalKind.WORD, "", told)


def _only_left_out(line: Sequence[Token], source: Sequence[Token]) -> Refusal | None:
    """Refuses anything but the source's own words in their order, some left out, declared names exchanged."""
    at = 0
    own = [token for token in source if token.kind is not Kind.MARK]
    for token in line:
        if token.kind is Kind.MARK:
            continue
        place = next((n for n in range(at, len(own)) if _identical(token, own[n])), None)
        if place is None:
            told = f"Strict: “{token.text}” does not stand there in your line."
            return Refusal(RefusalKind.STRICT, token.text, told)
        at = place + 1
    return None


def _identical(token: Token, own: Token) -> bool:
    declared = any(key.startswith("skill:") for key in token.keys & own.keys)
    return token.low == own.low or declared
