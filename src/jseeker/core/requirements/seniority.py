"""The level a posting is at: by its title first, then by what the text says, with the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jseeker.core.requirements.parts import Part, PostingLine
from jseeker.core.requirements.strength import sentences
from jseeker.model.posting import Seniority

__all__ = ["SeniorityFound", "find_seniority"]

# Highest first: "Senior Engineering Manager" is a manager, "Lead Nurse" a lead, "Senior Product Manager" a senior
# (managers of products, projects and accounts lead no people by their title alone).
_TITLE: tuple[tuple[Seniority, re.Pattern[str]], ...] = tuple(
    (level, re.compile(words, re.IGNORECASE | re.VERBOSE))
    for level, words in (
        (
            Seniority.INTERN,
            r"""\b(?:intern(?:ship)?|trainee|apprentice(?:ship)?|working\ student|werkstudent\w*|werkstudierend\w*
            |praktik(?:um|ant\w*)
            |azubi|auszubildende\w*|ausbildung|duales\ studium|stagiaire|stage|alternan(?:ce|t\w*)|apprenti\w*
            |becari[oa]|prácticas|tirocin\w+|stagista|estagi[áa]ri\w+|estágio|placement\ year|industrial\ placement
            |summer\ student|co-?op)\b""",
        ),
        (
            Seniority.EXECUTIVE,
            r"""\b(?:chief\ \w+(?:\ \w+)?\ officer|c[etfiomps]o|ciso|cpo|cmo|vp|s?vp|evp|vice[- ]president
            |managing\ director|geschäftsführer\w*|vorstand\w*|directeur\ général|direct(?:or|ora)\ general
            |amministratore\ delegato|president)\b""",
        ),
        (
            Seniority.DIRECTOR,
            r"""\b(?:director|head\ of|direktor\w*|leiter\w*\ (?:der|des)\ (?:abteilung|bereichs)\w*|bereichsleit\w*
            |directeur|directrice|directora|direttor[ei]|direttrice|diret(?:or|ora)|responsable\ national\w*)\b""",
        ),
        (
            Seniority.PRINCIPAL,
            r"""\b(?:principal|staff(?=\ (?:\w+\ ){0,3}(?:engineer|developer|designer|scientist|architect|manager))
            |distinguished|fellow)\b""",
        ),
        (
            Seniority.LEAD,
            r"""\b(?:(?:team|tech(?:nical)?|squad|shift|group|crew)[- ]?lead(?:er)?|lead(?:er)?|teamleit\w*
            |gruppenleit\w*|schichtleit\w*|stellvertretende\w*\ leit\w*|chef\ d['’]équipe|cheffe?\ de\ partie
            |jefe?a?\ de\ (?:equipo|partida|turno)|capo\ ?(?:squadra|turno|reparto)?|líder|encargad[oa]|charge\ nurse
            |foreman|forewoman|supervisor\w*|head\ (?:chef|teacher|nurse|waiter|barista|gardener))\b""",
        ),
        (
            Seniority.SENIOR,
            r"""\b(?:senior|sr\.?|experienced|erfahrene\w*|confirmée?|sénior|sênior|experto|expert\w*|esperto)(?!\w)""",
        ),
        (
            Seniority.JUNIOR,
            r"""\b(?:junior|jr\.?|graduate|entry[- ]level|new\ grad|early\ career|berufseinsteiger\w*|einsteiger\w*
            |absolvent\w*|débutant\w*|júnior|recién\ (?:titulado|graduado)|neolaureat\w+|recém[- ]formad\w+
            |newly\ qualified|assistant(?=\ (?:manager|professor)))(?!\w)""",
        ),
        (Seniority.MID, r"""\b(?:mid(?:dle)?(?:[- ](?:level|weight|senior))?|intermediate|medior|regular)\b"""),
        (
            Seniority.MANAGER,
            r"""\b(?:manager\w*|leiter\w*|leitung|filialleit\w*|abteilungsleit\w*|responsable|gérante?|jef[ea]\ de
            |gerente|responsabile|chef\ de\ (?:service|cuisine|rayon)|gestor\w*|matron)\b""",
        ),
    )
)
_MANAGER = _TITLE[-1][1]
_MANAGES_NO_PEOPLE = re.compile(
    r"""\b(?:product|project|program(?:me)?|account|customer(?:\ success)?|success|community|content
    |social(?:\ media)?|campaign|brand|case|category|partner(?:ships?)?|relationship|portfolio|release|delivery
    |change|risk|contract|communications?|marketing|growth|event|client|key\ account|crm|seo|affiliate
    |technical\ program|paid\ media|procurement|compliance|produkt|projekt|proyecto|projet|projeto
    |progetto)[- ]?manager\w*|gestor\w*\ de""",
    re.IGNORECASE | re.VERBOSE,
)
_TEXT: tuple[tuple[Seniority, re.Pattern[str]], ...] = tuple(
    (level, re.compile(words, re.IGNORECASE | re.VERBOSE))
    for level, words in (
        (
            Seniority.INTERN,
            r"\b(?:this|our|the|paid|\d+[- ]month)\ internship\b | \bwerkstudent\w*\b | \bpflichtpraktikum\b"
            r"| \bseniority:?\ intern",
        ),
        (
            Seniority.JUNIOR,
            r"\b(?:entry[- ]level|recent\ graduates?|new\ graduates?|no\ (?:prior\ "
            r"|previous\ )?experience\ (?:is\ )?(?:required|needed|necessary)|junior[- ](?:level|role|position"
            r"|developer|engineer)|berufseinsteiger\w*|quereinsteiger\w*|sin\ experiencia|débutants?\ acceptés?"
            r"|keine\ (?:vor)?erfahrung)\b",
        ),
        (Seniority.MID, r"\b(?:mid[- ]?(?:level|senior|weight))\b"),
        (
            Seniority.SENIOR,
            r"\b(?:senior[- ](?:level|role|position)|(?:a|an|as\ a|our\ next|experienced)\ senior\ \w+"
            r"|seniority:?\ senior)\b | \bexperience\ level:?\ senior\b",
        ),
    )
)


@dataclass(frozen=True, slots=True)
class SeniorityFound:
    """The level and the words that name it."""

    seniority: Seniority
    evidence: str


def find_seniority(title: str, lines: Sequence[PostingLine]) -> SeniorityFound | None:
    """The level that the title names, else the first that the text names; None where neither does."""
    named = _in_title(title)
    if named is not None:
        return SeniorityFound(named, title.strip())
    for line in lines:
        if line.part in (Part.BENEFITS, Part.COMPANY, Part.SMALL_PRINT):
            continue
        for begin, end in sentences(line.text):
            sentence = line.text[begin:end]
            for level, pattern in _TEXT:
                if pattern.search(sentence):
                    return SeniorityFound(level, sentence.strip())
    return None


def _in_title(title: str) -> Seniority | None:
    words = _MANAGES_NO_PEOPLE.sub(" ", title)
    manages = bool(_MANAGER.search(words))
    for level, pattern in _TITLE:
        if pattern.search(words):
            return Seniority.MANAGER if manages and level in (Seniority.SENIOR, Seniority.LEAD) else level
    return None
