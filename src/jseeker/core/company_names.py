"""The name of a company as people write it, out of the short name in its links and the text of its posting."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["company_from_host", "company_from_slug", "company_in_text"]

_TAIL = re.compile(
    r"(?<=.{3})[-_ ]?(?:careers?|jobs?|hiring|recruiting|talent|work|external|hq|inc|llc|ltd|gmbh|corp|\d{1,2})$",
    re.IGNORECASE,
)
_DOMAIN = re.compile(
    r"(?<=\w{2})\.(?:com|co|io|ai|org|net|dev|app|tech|xyz|eu|de|fr|uk|au|ca|us|me|gg|so|health|inc)(?:\.[a-z]{2})?$",
    re.IGNORECASE,
)
_WORDS = (
    "labs lab health bank security consulting technologies technology tech software systems solutions group studios"
    " studio games"
    " analytics robotics energy media digital global capital partners ventures financial finance insurance"
    " therapeutics bio"
    " pharma medical care foods logistics mobility motors space aerospace networks cloud data design works house hub"
    " education learning academy foundation institute university college school hospital hotels travel retail market"
    " express"
).split()
_GENERIC_LABELS = frozenset(
    "www jobs job careers career apply recruiting recruitment karriere emploi hr join work talent stellen people team"
    " en us uk"
    " de boards board hire hiring portal my external".split()
)
_SECOND_LEVEL = frozenset("co com org net ac gov edu".split())
_NAMED = re.compile(
    r"(?:\bAbout |\bAt |\bJoin |\bWhy )(?!us\b|the\b|you\b|this\b|our\b|your\b)((?:[A-Z][\w&'’.-]*[\w]\s?){1,4})"
    r"(?=,|\n|:|\.| we\b| is\b)"
)
_MIN_LOWER_MENTIONS = 2


def company_from_slug(slug: str, text: str = "") -> str:
    """The company that a short name stands for, in the spelling that the text prefers; title case where it has none.

    `idealistconsulting` gives "Idealist Consulting" where the text says so, `eye-security` "Eye Security".
    """
    slug = _DOMAIN.sub("", slug.strip().lower())
    for name in dict.fromkeys((slug, _TAIL.sub("", slug))):
        if spelling := _spelling_in(name, text):
            return spelling
    name = _TAIL.sub("", slug)
    return _by_words(name, text)


def company_from_host(host: str, text: str = "") -> str:
    """The company that a web address belongs to (`careers.acme.co.uk` gives "Acme"); "" for an IP address."""
    labels = host.lower().split(".")
    if len(labels) < 2 or labels[-1].isdigit() or ":" in host:
        return ""
    labels = labels[:-2] if labels[-2] in _SECOND_LEVEL and len(labels) > 2 else labels[:-1]
    for label in reversed(labels):
        if label not in _GENERIC_LABELS:
            return company_from_slug(label, text)
    return ""


def company_in_text(text: str) -> str:
    """The company that a text names as itself ("About Acme", "At Acme, we …"); "" where it names none so."""
    found = Counter(match[1].strip() for match in _NAMED.finditer(text[:60_000]))
    return found.most_common(1)[0][0] if found else ""


def _spelling_in(slug: str, text: str) -> str:
    """The most frequent spelling of the slug in the text, its letters alone compared; "" where it is not there."""
    letters = [re.escape(char) for char in slug if char.isalnum()]
    if len(letters) < 2:
        return ""
    between = r"[\s\-_.&'’]?"
    first, rest = letters[0], "".join(between + letter for letter in letters[1:])
    # The look behind stands after the first letter: the search goes from one such letter to the next
    pattern = rf"({first}(?<![^\W_]{first}){rest})(?![^\W_])"
    found = re.findall(pattern, text[:60_000], re.IGNORECASE)
    spellings = Counter(" ".join(spelling.split()) for spelling in found)
    usual = {name: count for name, count in spellings.items() if not name.islower() or count >= _MIN_LOWER_MENTIONS}
    if len(usual) > 1:
        usual = {name: count for name, count in usual.items() if not (name.isupper() and len(name) > 4)} or usual
    return max(usual, key=lambda name: usual[name]) if usual else ""


def _by_words(slug: str, text: str) -> str:
    """The slug cut at its marks, or where the text's first word of it ends and a known word follows."""
    parts = [part for part in re.split(r"[-_.+\s]+", slug) if part]
    if len(parts) == 1:
        for word in _WORDS:
            head = slug.removesuffix(word)
            if head != slug and len(head) >= 3 and (head in text.lower() or len(word) > 4):
                parts = [head, word]
                break
    return " ".join(
        _spelling_in(part, text)
        if len(parts) > 1 and _spelling_in(part, text).lower() != _spelling_in(part, text)
        else _title(part)
        for part in parts
    )


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]
