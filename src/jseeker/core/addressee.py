"""Whom a letter is for: the company and the role as a posting names them, without what does not belong into a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from jseeker.core.requirements.injection import has_instructions, without_instructions
from jseeker.core.text import clean
from jseeker.model.posting import Posting

__all__ = ["Addressee", "addressee_of", "without_orders"]

LONGEST_NAME = 80
"""Letters; companies and titles are shorter, and what is longer is a text that somebody put there."""
_GENDERS = re.compile(r"\s*[(\[](?:[a-zäöü]{1,3}\s*[/|,*]\s*){1,3}[a-zäöü*]{1,3}[)\]]", re.IGNORECASE)
_STRANGE = re.compile(r"https?:|www\.|[<>{}\\`$#@=~^]|[\w-]+\.(?:com|org|net|io)/")
_SENTENCE = re.compile(r"(?<=\w\w\w)[.!?;:]\s|[\r\n]")
_SPEAKS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|must|should|shall|will|please|candidates?|applicants?|r[eé]sum[eé]s?|cvs?"
    r"|you|your|they|he|she|i|say|says|write|claim|claims|add|mention|state|pretend|hired|hire|hiring|with"
    r"|kandidat(?:in)?|bewerber(?:in)?|ist|hat|sind|schreibe?|candidate?s?|est|candidato|candidata|es|tiene"
    r"|\d+\s+years?)\b",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[-–—|/•·]+\s+|\s*[,(\[]\s*")
_ENDS = " \t-–—|/•·,;:.!?\"'“”„«»"


@dataclass(frozen=True, slots=True)
class Addressee:
    """The company and the role, each empty where the posting gives no name that a letter could repeat."""

    company: str
    role: str


def addressee_of(posting: Posting) -> Addressee:
    """The company and the role of a posting, each on one line; a sentence or an order in their place is left out."""
    return Addressee(_name(posting.company), _name(posting.title))


def without_orders(posting: Posting) -> Posting:
    """The posting without sentences that give orders to a machine, in its title and company too: they must not sway a
    choice, a score or a letter."""
    title, company = without_instructions(posting.title), without_instructions(posting.company)
    if title != posting.title:
        title = title.strip(_ENDS)
        company = "" if company in posting.title and company not in title else company.strip(_ENDS)
    return replace(posting, title=title, company=company, description=without_instructions(posting.description))


def _name(text: str) -> str:
    """The part of the text that is a name: up to the first sentence's end, or the first part that speaks."""
    plain = clean(without_instructions(text[: 10 * LONGEST_NAME].replace("\n", ". ")))
    plain = _SENTENCE.split(_GENDERS.sub("", plain), maxsplit=1)[0]
    speaks = _SPEAKS.search(plain)
    if speaks:
        ends = [found.start() for found in _SEPARATOR.finditer(plain) if found.start() < speaks.start()]
        plain = plain[: ends[-1]] if ends else ""
    plain = plain.strip(_ENDS)
    if not plain.isprintable() or len(plain) > LONGEST_NAME or _STRANGE.search(plain) or has_instructions(plain):
        return ""
    return plain
