"""The human languages asked for, by their English names, with the words that ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jseeker.core.requirements.parts import Part, PostingLine
from jseeker.core.requirements.strength import sentences

__all__ = ["LANGUAGE_NAMES", "LanguageFound", "find_languages"]

# English name | the names that English, German, French, Spanish, Italian and Portuguese postings use.
_NAMES = """
English | englisch anglais inglés inglese inglês englischkenntnisse englisch-kenntnisse
German | deutsch allemand alemán tedesco alemão deutschkenntnisse deutsch-kenntnisse
French | französisch français francés francese francês französischkenntnisse
Spanish | spanisch espagnol español castellano spagnolo espanhol spanischkenntnisse
Italian | italienisch italien italiano italienischkenntnisse
Portuguese | portugiesisch portugais portugués portoghese português
Dutch | niederländisch néerlandais neerlandés holandés olandese neerlandês holandês
Danish | dänisch danois danés danese dinamarquês
Swedish | schwedisch suédois sueco svedese
Norwegian | norwegisch norvégien noruego norvegese norueguês
Finnish | finnisch finnois finlandés finlandese finlandês
Polish | polnisch polonais polaco polacco polonês
Czech | tschechisch tchèque checo ceco tcheco
Slovak | slowakisch slovaque eslovaco slovacco
Hungarian | ungarisch hongrois húngaro ungherese
Romanian | rumänisch roumain rumano rumeno romeno
Bulgarian | bulgarisch bulgare búlgaro bulgaro
Greek | griechisch grec griego greco grego
Turkish | türkisch turc turco
Russian | russisch russe ruso russo
Ukrainian | ukrainisch ukrainien ucraniano ucraino
Arabic | arabisch arabe árabe arabo
Hebrew | hebräisch hébreu hebreo ebraico hebraico
Hindi | hindí
Urdu |
Bengali |
Mandarin | mandarín mandarino mandarim
Cantonese | kantonesisch cantonais cantonés
Chinese | chinesisch chinois chino cinese chinês
Japanese | japanisch japonais japonés giapponese japonês
Korean | koreanisch coréen coreano
Vietnamese | vietnamesisch vietnamien vietnamita
Thai | thailändisch tailandés
Indonesian | indonesisch
Malay |
Tagalog |
Catalan | katalanisch catalán català
Croatian | kroatisch croate croata
Serbian | serbisch serbe serbio
Slovenian | slowenisch slovène esloveno
Estonian | estnisch
Latvian | lettisch
Lithuanian | litauisch
Welsh |
Irish |
"""
LANGUAGE_NAMES: dict[str, str] = {
    word: line.split("|")[0].strip()
    for line in _NAMES.strip().splitlines()
    for word in (line.split("|")[0].strip().lower(), *line.split("|")[1].split())
}
_LANGUAGE = re.compile(
    rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, LANGUAGE_NAMES), key=len, reverse=True))})(?![\w])", re.IGNORECASE
)
_ASKED = re.compile(
    r"""\b(?: fluen\w+ | nativ\w+ | mother\ tongue | proficien\w+ | speak\w* | spoken | written | writing
    | languages? | bilingual\w* | conversational | business[- ](?:level|fluent) | verbal\w* | oral\w*
    | communicat\w+ | command\ of | knowledge | skills | level\ [abc][12] | [abc][12]\b | is\ (?:a\ )?(?:must|plus
    |required)
    | (?:sehr\ )?gute\w* | fließend\w* | verhandlungssicher\w* | muttersprach\w* | sprach\w* | kenntnisse
    | (?:in\ )?wort\ und\ schrift | sprichst | sicher\w*
    | courante?(?:ment)? | bilingue | langue\w* | parl\w+ | maîtris\w+ | niveau | lu,?\ écrit | notions
    | fluid\w+ | nivel | idiomas? | hablad\w+ | bilingüe | dominio | conocimientos?
    | fluent\w+ | lingu[ae]\w* | conoscenza | madrelingua | livello | ottim\w+ | buon\w+
    | fluên\w+ | fluente | línguas? | conhecimentos?\ de | domínio | excellent | good | strong | professional ) """,
    re.IGNORECASE | re.VERBOSE,
)
_NO_LANGUAGE = re.compile(
    r"[-\s](?:market|speaking\ (?:market|countr|region)|cuisine|law|food|company|customers?|clients?|team"
    r"|office|tax|accounting|gaap|literature)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class LanguageFound:
    """A language by its English name and the sentence that asks for it."""

    language: str
    evidence: str


def find_languages(lines: Sequence[PostingLine]) -> tuple[LanguageFound, ...]:
    """The languages asked for, each once, in the order of the posting."""
    found: dict[str, LanguageFound] = {}
    for line in lines:
        if line.part in (Part.BENEFITS, Part.COMPANY, Part.SMALL_PRINT):
            continue
        for begin, end in sentences(line.text):
            sentence = line.text[begin:end].strip()
            for name in _asked(sentence, line.part):
                found.setdefault(name, LanguageFound(name, sentence))
    return tuple(found.values())


def _asked(sentence: str, part: Part) -> list[str]:
    names = [match for match in _LANGUAGE.finditer(sentence) if not _NO_LANGUAGE.match(sentence, match.end())]
    short = part.is_asking and len(sentence.split()) <= 6
    if not names or not (short or _ASKED.search(sentence)):
        return []
    return [
        LANGUAGE_NAMES[match.group().lower()]
        for match in names
        if match.group()[0].isupper() or short or _latin(match.group())
    ]


def _latin(word: str) -> bool:
    """True for names that their language writes in lower case ("anglais", "inglés")."""
    return word.lower() != LANGUAGE_NAMES[word.lower()].lower()
