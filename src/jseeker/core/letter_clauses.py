"""A resume's line as the rest of a sentence ("I built …"), in the person's own words, where it fits one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jseeker.core.stopwords import FUNCTION_WORDS
from jseeker.core.text import clean, fold, words
from jseeker.core.truth.verbs import verb_forms

__all__ = ["Clause", "clause_of", "keeps_form"]

LONGEST_CLAUSE = 240
"""Letters; what is longer stands by itself."""
# English participles with which a line says what was done to the person ("Awarded a prize"), or what the person is.
_NOT_DEEDS = frozenset(
    """awarded promoted recognized recognised selected nominated elected appointed hired invited chosen named given
    granted honored honoured ranked rated certified licensed licenced registered experienced skilled motivated advanced
    dedicated qualified accredited educated distributed based used gifted united limited related required needed
    interested committed detailed varied mixed paid unpaid self-employed employed retained seconded credited praised
    voted accepted admitted assigned tasked entrusted published featured sponsored endowed born red bed seed""".split()
)
_BESIDE_PASSIVE = frozenset(["by", "as", "from", "among"])
_FRENCH_DEEDS = frozenset(
    """mis obtenu conçu réduit conduit construit produit traduit introduit écrit rédigé vendu défini
    fourni réuni garanti établi réussi accompli suivi tenu soutenu entretenu ouvert offert appris pris repris compris
    fait refait transmis promu permis traité édité visité exploité""".split()
)
_FRENCH_NOUNS = frozenset(
    "santé beauté marché café clé congé employé salarié diplômé chargé degré côté passé délégué associé blé thé".split()
)
_ITALIAN_DEEDS = frozenset(
    "ridotto condotto scritto svolto diretto tradotto prodotto introdotto corretto letto fatto preso risolto".split()
)
_ITALIAN_NOUNS = frozenset(
    "mercato risultato stato candidato certificato laureato impiegato diplomato incaricato avvocato soldato".split()
)
_SPANISH_NOUNS = frozenset(["café", "comité", "chalé", "bebé", "té"])
_GERMAN_DEED = re.compile(
    r"[a-zäöüß]*ge[a-zäöüß]{2,}(?:t|en)|[a-zäöüß]+iert|(?:be|er|ver|ent|zer|über|unter)[a-zäöüß]{2,}(?:t|en)"
)
_GERMAN_NOT_DEEDS = frozenset(
    "gewesen gegangen gekommen geworden gewachsen gereist geblieben aufgestiegen gegen".split()
)


@dataclass(frozen=True, slots=True)
class Clause:
    """What follows a frame: `before` holds the words between the frame and the clause ("I "), `text` the person's own
    words alone."""

    text: str
    before: str


def clause_of(line: str, language: str) -> Clause | None:
    """The line as the rest of a sentence in its language; None where it is a phrase, or more than one sentence."""
    plain = clean(line).rstrip(" .;,")
    said = words(plain)
    if len(said) < 2 or len(plain) > LONGEST_CLAUSE or re.search(r"[.!?;:]\s", plain) or not plain.startswith(said[0]):
        return None
    first, second = fold(said[0]), fold(said[1])
    match language:
        case "en":
            return _english(plain, said[0], second)
        case "de":
            return _german(plain, said)
        case "fr":
            return Clause(_lowered(plain), "j’ai ") if _is_french_deed(first) else None
        case "es":
            is_deed = first.endswith(("é", "í")) and len(first) > 3 and first not in _SPANISH_NOUNS
            return Clause(_lowered(plain), "") if is_deed else None
        case "it":
            is_deed = first in _ITALIAN_DEEDS or (first.endswith(("ato", "uto", "ito")) and first not in _ITALIAN_NOUNS)
            return Clause(_lowered(plain), "ho ") if is_deed else None
        case "pt":
            is_deed = len(first) > 4 and first.endswith(("ei", "vi", "zi", "ri", "di", "gi", "ti", "bi", "ci"))
            return Clause(_lowered(plain), "") if is_deed else None
        case _:
            return None


def keeps_form(clause: Clause, text: str, language: str) -> bool:
    """True when another text can stand in the clause's place behind the same words."""
    other = clause_of(text[:1].upper() + text[1:], language)
    return other is not None and other.before == clause.before


def _english(plain: str, first: str, second: str) -> Clause | None:
    low = fold(first)
    if plain.startswith("I "):
        return Clause(plain[2:], "I ")
    known = any(form == "past" for _, form in verb_forms(low))
    guessed = low.endswith("ed") and len(low) > 4 and low.isalpha()
    if not (known or guessed) or low in _NOT_DEEDS or second in _BESIDE_PASSIVE or not first.istitle():
        return None
    return Clause(_lowered(plain), "I ")


def _german(plain: str, said: tuple[str, ...]) -> Clause | None:
    """A line that ends with a participle: "habe ich … entwickelt"; its first word is small where it is no noun."""
    last = fold(said[-1])
    if not _GERMAN_DEED.fullmatch(last) or last in _GERMAN_NOT_DEEDS or said[-1][0].isupper() or "," in plain:
        return None
    adjective = said[0].lower().endswith(("e", "en", "er", "es", "em")) and said[1][0].isupper()
    is_small = fold(said[0]) in FUNCTION_WORDS["de"] or (adjective and said[0].istitle())
    return Clause(_lowered(plain) if is_small else plain, "habe ich ")


def _is_french_deed(first: str) -> bool:
    if first in _FRENCH_DEEDS:
        return True
    return len(first) > 4 and first.endswith("é") and not first.endswith("ité") and first not in _FRENCH_NOUNS


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
