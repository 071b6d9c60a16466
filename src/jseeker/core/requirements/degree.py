"""The degree asked for: the lowest that is enough, in the terms of several countries, and the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jseeker.core.requirements.parts import Part, PostingLine
from jseeker.core.requirements.strength import Strength, sentences, strength_at
from jseeker.model.posting import Degree

__all__ = ["DegreeFound", "find_degree"]

# Levels follow the European Qualifications Framework (Council Recommendation 2017/C 189/03): vocational = levels 3–4,
# associate = 5, bachelor = 6, master = 7, doctorate = 8.
_TERMS: tuple[tuple[Degree, str, str], ...] = (
    (
        Degree.DOCTORATE,
        r"""ph\.?\ ?d\b\.? | d\.?phil\b | doctora(?:te|l\ degree) | doctoral | juris\ doctor | promotion\ in
        | promoviert\w* | abgeschlossene\ promotion | doktor(?:titel|grad)\w* | doctorat | thèse\ de\ doctorat
        | doctorado | dottorato | doutora(?:do|mento)""",
        r"""\bEdD\b|\bDr\.\ rer\b|\bMD\s+degree""",
    ),
    (
        Degree.MASTER,
        r"""master['’]?s?\ (?:degree|level|of\ (?:science|arts|engineering|laws|business|public|social)|in\b|or\b
        |thesis) | master['’]s\b | masters\b(?=\ (?:degree|in|or)) | masterabschluss | master[- ]?studium
        | m\.sc\b\.? | mphil\b | pgce\b | postgraduate\ (?:degree|diploma|certificate|qualification)
        | post-graduate\ degree | graduate\ degree | advanced\ degree
        | (?:universitäts)?diplom\b(?![- ]?(?:verwaltung|kauf)) | magister | staatsexamen | bac\ ?\+\ ?5
        | diplôme\ d['’]ingénieur | école\ d['’]ingénieurs? | école\ de\ commerce | diplôme\ (?:de\ )?master
        | master\ (?:2|ii)\b | máster\b | título\ de\ máster | posgrado | laurea\ (?:magistrale|specialistica)
        | mestrado | pós[- ]graduação""",
        r"""\b(?:MSc|MEng|MBA|LLM|MFA|MSW|MPH|M\.?S\.?\s+(?:degree|in\b)|M\.S\.|M\.A\.|MA\s+(?:degree|in\b)|MS/PhD
        |MA/MS)\b""",
    ),
    (
        Degree.BACHELOR,
        r"""bachelor(?:['’]?s)?(?:\ ?(?:degree|level|of\ (?:science|arts|engineering|laws|nursing|commerce|education)
        |in\b|or\b|abschluss|studium))? | bachelorabschluss | b\.sc\b\.? | undergraduate\ degree | (?:university
        |college|academic|four[- ]year|4[- ]year|honou?rs|relevant|technical|engineering|science|stem|law|nursing
        |teaching|finance|first)\ degree | degree\ (?:in|from|at|or|level|qualified|educated|holder)
        | degree[- ](?:level|qualified|educated) | educated\ to\ degree | (?:a|your|university)\ degree\b | 2[:.]1\b
        | first[- ]class\ honours
        | (?:abgeschlossenes\ )?(?:hochschul|fachhochschul|universitäts)?studium\b(?!\s*generale)
        | hochschulabschluss | (?:fach)?hochschul(?:ab)?\w* | universitätsabschluss | akademische\w*\ abschluss
        | fachwirt\w* | meister(?:brief|prüfung|titel)
        | bac\ ?\+\ ?[34] | licence\ (?:professionnelle|pro|en|de)\b | diplôme\ universitaire
        | formation\ (?:supérieure|universitaire|ingénieur)
        | (?:grado|licenciatura|diplomatura|titulación|título|carrera|estudios)\ (?:universitari[oa]s?|en\ \w+
        |de\ grado) | ingeniería\ (?:técnica|superior) | licenciad[oa]\ en | titulad[oa]\ (?:superior
        |universitari\w+) | formación\ universitaria
        | laurea\b(?:\ triennale)? | laureat[oa] | licenciatura | ensino\ superior | (?:curso|formação)\ superior
        | graduação | bacharel\w* | diploma\ universitari\w+ """,
        r"""\b(?:BSc|BEng|LLB|BBA|BCom|BSN|BFA|BS/BA|BA/BS|BA/MA|BS/MS|B\.?S\.?\s+(?:degree|in\b)|B\.S\.|B\.A\.
        |BA\s+(?:degree|in\b|\(Hons\))|BS\s+or\b|B\.?Tech|B\.Ed)\b""",
    ),
    (
        Degree.ASSOCIATE,
        r"""associate['’]?s?\ degree | associates\ degree | foundation\ degree | higher\ national\ (?:diploma
        |certificate) | two[- ]year\ (?:college\ )?degree | bac\ ?\+\ ?2 | ciclo\ formativo\ de\ grado\ superior
        | grado\ superior | técnico\ superior | fp\ (?:ii|superior|grado\ superior) | its\ diploma | tecn[óo]logo
        | ctesp | staatlich\ geprüfte\w*\ techniker\w*""",
        r"""\b(?:HND|HNC|BTS|DUT|BUT|CFGS|DipHE)\b""",
    ),
    (
        Degree.VOCATIONAL,
        r"""(?:abgeschlossene\s|kaufmännische\s|technische\s|handwerkliche\s)*(?:berufs)?ausbildung
        \ (?:als|zum|zur|im|in|oder|mit)
        | (?:abgeschlossene
        |kaufmännische|technische|handwerkliche|medizinische)\w*\ (?:berufs)?ausbildung | berufsausbildung
        | lehrabschluss | gesellenbrief | (?:completed|recognised|relevant|trade|an?)\ apprenticeship
        | vocational\ (?:training|qualification|degree|diploma
        |education) | trade\ (?:school|certificate|qualification) | high[- ]school\ (?:diploma|degree|or)
        | secondary\ (?:school\ )?(?:education|diploma) | a[- ]levels? | journeyman | (?:cap|bep)\ (?:cuisine|\w+)
        | bac\ pro(?:fessionnel)?\b | baccalauréat | formación\ profesional | ciclo\ formativo | grado\ medio
        | bachillerato | diploma\ (?:di\ )?(?:maturità|superiore|tecnico) | qualifica\ professionale
        | ensino\ (?:médio|secundário|técnico) | curso\ (?:técnico|profissional) | 12\.?º\ ano""",
        r"""\b(?:NVQ|SVQ|BTEC|GED|GCSEs?|City\s*&\s*Guilds|CFGM|Abitur)\b""",
    ),
)
_PATTERNS = tuple(
    (
        level,
        re.compile(rf"(?<![\w+])(?:{words})", re.IGNORECASE | re.VERBOSE),
        re.compile(exact.replace("\\ ", r"\s")),
    )
    for level, words, exact in _TERMS
)
_PAIRS = re.compile(r"\b(?:bachelor|bsc|ba|bs)['’s]*\s*(?:/|or|oder|and|ou|o)\s*(?:master|msc|ma|ms)", re.IGNORECASE)
_NOT_ASKED = re.compile(
    r"high degree of|certain degree|large degree|degrees? of (?:freedom|autonomy|independence"
    r"|responsibility)|some degree|360|tuition|students? (?:in|enrolled)|no degree|without a degree"
    r"|degree (?:is )?not",
    re.IGNORECASE,
)
_ORDER = tuple(Degree)


@dataclass(frozen=True, slots=True)
class DegreeFound:
    """The degree that is enough and the sentence that asks for it."""

    degree: Degree
    evidence: str


def find_degree(lines: Sequence[PostingLine]) -> DegreeFound | None:
    """The lowest degree among those demanded; where none is demanded, the lowest that is preferred; else None."""
    demanded: list[DegreeFound] = []
    preferred: list[DegreeFound] = []
    for line in lines:
        if line.part in (Part.BENEFITS, Part.COMPANY, Part.SMALL_PRINT):
            continue
        for begin, end in sentences(line.text):
            for level, at in _levels(line.text[begin:end]):
                strength = strength_at(line.text, begin + at, begin + at + 1, line.part)
                found = DegreeFound(level, line.text[begin:end].strip())
                (demanded if strength is Strength.MUST else preferred).append(found)
    wanted = demanded or preferred
    return min(wanted, key=lambda found: _ORDER.index(found.degree)) if wanted else None


def _levels(sentence: str) -> list[tuple[Degree, int]]:
    if _NOT_ASKED.search(sentence):
        return []
    found: list[tuple[Degree, int]] = []
    taken: list[range] = []
    for level, words, exact in _PATTERNS:
        for match in [*words.finditer(sentence), *exact.finditer(sentence)]:
            if any(match.start() in span for span in taken):
                continue
            found.append((level, match.start()))
            taken.append(range(match.start(), match.end()))
    if _PAIRS.search(sentence):
        found.append((Degree.BACHELOR, 0))
    specific = [(level, at) for level, at in found if not _is_bare(sentence, at)]
    return specific or found


def _is_bare(sentence: str, at: int) -> bool:
    """True for "degree in …" without a level: it says nothing where a level stands beside it ("Master's degree in")."""
    return bool(re.match(r"(?:a |your |university |relevant |academic )?degree\b", sentence[at:], re.IGNORECASE))
