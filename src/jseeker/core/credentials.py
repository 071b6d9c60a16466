"""What a profile can show besides lines: degrees, languages spoken, years stated."""

from __future__ import annotations

import re

from jseeker.core.requirements.languages import LANGUAGE_NAMES
from jseeker.core.text import fold, words
from jseeker.model.posting import Degree
from jseeker.model.profile import ProfileItem

__all__ = ["degree_of", "language_name", "names_degree", "stated_years"]

# Words in a degree's own name (`studyType`), after dots are taken out, by level of the European Qualifications
# Framework; the highest level that matches counts.
_DEGREE_WORDS: tuple[tuple[Degree, str], ...] = (
    (Degree.DOCTORATE, r"ph ?d|dphil|doctor\w*|doktor\w*|promotion|doctorat\w*|dottorat\w*|doutor\w*|edd|dr"),
    (
        Degree.MASTER,
        r"m ?sc|m ?a|m ?eng|mba|mphil|llm|mfa|msw|mph|m ?ed|master\w*|máster|magister|diplom|diplom-\w+|staatsexamen|"
        r"laurea magistrale|laurea specialistica|mestrado|pgce|postgraduate|posgrado|ingénieur|maîtrise",
    ),
    (
        Degree.BACHELOR,
        r"b ?sc|b ?a|b ?eng|b ?ed|llb|bba|bcom|bsn|bfa|btech|bachelor\w*|licenciatura|licence|grado|laurea|graduação|"
        r"bacharel\w*|undergraduate|degree|fachhochschul\w*|meister\w*|ingeniería",
    ),
    (Degree.ASSOCIATE, r"associate\w*|hnd|hnc|bts|dut|but|foundation|técnico superior|techniker\w*"),
    (
        Degree.VOCATIONAL,
        r"diploma|certificate|apprentice\w*|ausbildung|lehre|gesell\w+|nvq|btec|cap|bep|bac pro|formación profesional|"
        r"vocational|journeyman|abitur|bachillerato|baccalauréat|a-?levels?|ged|high school",
    ),
)
_DEGREES = tuple((level, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")) for level, pattern in _DEGREE_WORDS)
_STATED_YEARS = re.compile(
    r"(?<![\d.,])(\d{1,2})\s?\+?\s?(?:years?|yrs?|jahren?|ans|années|años|anni|anos)\b", re.IGNORECASE
)


def degree_of(item: ProfileItem) -> Degree | None:
    """The level of an education item by its degree's name; None where the name tells no level."""
    name = fold(item.degree).replace(".", "")
    return next((level for level, pattern in _DEGREES if pattern.search(name)), None)


def names_degree(text: str) -> bool:
    """True for words that name a degree ("Bachelor's degree in law"): a qualification, not a skill."""
    words_of_degree = fold(text).replace(".", "").replace("'s", "")
    return any(pattern.search(words_of_degree) for _, pattern in _DEGREES[:3])


def language_name(text: str) -> str | None:
    """The English name of the language that `text` names in any of six languages; None where it names none."""
    return next((LANGUAGE_NAMES[word] for word in map(str.lower, words(text)) if word in LANGUAGE_NAMES), None)


def stated_years(text: str) -> int | None:
    """The largest number of years that a sentence of the person states ("8 years"), None where it states none."""
    return max((int(match.group(1)) for match in _STATED_YEARS.finditer(text)), default=None)
