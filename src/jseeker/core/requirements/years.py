"""Years of experience: the smallest number that a posting asks for, and the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jseeker.core.requirements.parts import Part, PostingLine
from jseeker.core.requirements.strength import Strength, sentences, strength_at

__all__ = ["YearsFound", "find_years"]

MAX_YEARS = 40  # more is the age of a company or a person, never a demand

_NUMBER_WORDS = {
    word: number
    for number, words in {
        1: "one ein eine einem einer einjährige un une uno una um uma",
        2: "two zwei zweijährige deux dos due dois duas couple",
        3: "three drei dreijährige trois tres tre três",
        4: "four vier vierjährige quatre cuatro quattro quatro",
        5: "five fünf fünfjährige cinq cinco cinque",
        6: "six sechs sechsjährige seis sei",
        7: "seven sieben sept siete sette sete",
        8: "eight acht huit ocho otto oito",
        9: "nine neun neuf nueve nove",
        10: "ten zehn dix diez dieci dez",
        12: "twelve zwölf douze doce dodici doze",
        15: "fifteen fünfzehn quinze quince quindici",
    }.items()
    for word in words.split()
}
_WORDS = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))
_YEARS = re.compile(
    rf"""(?<![\w.,$€£])(?P<low>\d{{1,2}}|{_WORDS})(?:\ ?\(\d{{1,2}}\))?\s*(?P<plus>\+|plus\b|or\ more\b|oder\ mehr\b)?
    (?:\s*(?:-|–|—|to|bis|à|a|or|oder|ou|o|und)\s*(?:\d{{1,2}}|{_WORDS})\s*\+?)?
    (?:\s+or\ more|\s+plus)?\s*[-–]?\s*
    (?:years?|yrs?|jahren?|jährige\w*|ans?|année?s?|años?|anni|anno|anos?)\b['’]?(?:\s*\+)?""",
    re.IGNORECASE | re.VERBOSE,
)
_SINGLE_COMPOUND = re.compile(r"\b(?P<low>\w+jährige)\w*\b", re.IGNORECASE)
_EXPERIENCE = re.compile(
    r"""experience|experienced|erfahrung|erfahren|expérience|experiencia|esperienza|experiência|track\ record
    |background|career
    |in\ (?:a|the|an)\ (?:similar|comparable|related|relevant|senior|same)|post[- ]quali|pqe\b|professional
    |working\ (?:as|in|with)|in\ production|hands[- ]on|(?:years?|yrs?)\ (?:of|in|as|working|building|leading
    |managing|using|doing|developing|writing|with)\b|berufspraxis|praxis""",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_A_DEMAND = re.compile(
    r"""\b(?:years?\ (?:ago|old)|of\ age|years?\ running|(?:we|our|company|firm|team)\b[^.;]{0,60}\b(?:for|over|has
    |have|with|years)\b|founded|established|since\ \d{4}|history|anniversar\w+|in\ (?:the\ )?(?:next|last|past
    |coming)\ \w+\ years?|(?:within|after|every|per)\ (?:the\ )?\w*\s*\w*\ ?years?|contract|warranty|fixed[- ]term
    |seit\ (?:über|mehr|rund|fast)|depuis\ |desde\ hace|da\ oltre|vertrag|befristet|vesting|cliff|sabbatical|cdd\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_ASKS = re.compile(
    r"\b(?:you|your|candidate|must|minimum|at\ least|require|du|sie|mindestens|vous|minimum|mínim\w+"
    r"|almeno|al\ menos|pelo\ menos)\b",
    re.IGNORECASE,
)
_OVERALL = re.compile(
    r"""^\W*(?:of\ |in\ |de\ |di\ |d['’])?(?:(?:the|a|an|your|relevant|professional|work(?:ing)?|industry|practical
    |related|similar|prior|previous|proven|solid|full[- ]time|hands[- ]on|commercial|combined|overall|total
    |post[- ]\w+|einschlägige\w*|relevante\w*|mehrjährige\w*|berufliche\w*|praktische\w*)\W+){0,4}
    (?:experience|erfahrung|berufserfahrung|berufspraxis|expérience|experiencia|esperienza|experiência|career
    |practice|as\b|in\ an?\ (?:similar|comparable|related|relevant)|pqe)""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class YearsFound:
    """The years asked for and the sentence that asks."""

    years: int
    evidence: str


@dataclass(frozen=True, slots=True)
class _Mention:
    years: int
    overall: bool
    must: bool
    sentence: str


def find_years(lines: Sequence[PostingLine]) -> YearsFound | None:
    """The years of experience that the work as a whole asks for; where years are named only for single skills, the
    most that one of them needs. None when no years are asked for."""
    mentions = [mention for line in lines for mention in _mentions(line)]
    for wanted in (
        [m for m in mentions if m.overall and m.must],
        [m for m in mentions if m.overall],
    ):
        if wanted:
            first = [m for m in wanted if m.sentence == wanted[0].sentence]
            least = min(first, key=lambda m: m.years)
            return YearsFound(least.years, least.sentence)
    demanded = [m for m in mentions if m.must]
    if not demanded:
        return None
    most = max(demanded, key=lambda m: m.years)
    return YearsFound(most.years, most.sentence)


def _mentions(line: PostingLine) -> list[_Mention]:
    if line.part in (Part.BENEFITS, Part.COMPANY, Part.SMALL_PRINT):
        return []
    found: list[_Mention] = []
    for begin, end in sentences(line.text):
        sentence = line.text[begin:end].strip()
        for match in [*_YEARS.finditer(sentence), *_SINGLE_COMPOUND.finditer(sentence)]:
            years = _number(match["low"])
            if years is None or not 0 < years <= MAX_YEARS or not _is_demand(sentence, match, line.part):
                continue
            rest = sentence[match.end() :]
            must = strength_at(line.text, begin + match.start(), begin + match.end(), line.part) is Strength.MUST
            found.append(_Mention(years, bool(_OVERALL.match(rest)), must, sentence))
    return found


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBER_WORDS.get(word.lower())


def _is_demand(sentence: str, match: re.Match[str], part: Part) -> bool:
    if _NOT_A_DEMAND.search(sentence) and not _ASKS.search(sentence):
        return False
    if re.match(r"\s*(?:old|ago|of\ age)\b", sentence[match.end() :], re.IGNORECASE):
        return False
    return part.is_asking or bool(_EXPERIENCE.search(sentence))
