"""Facts in labelled lines ("Location: Leeds"), in the languages that postings are written in."""

from __future__ import annotations

import re
from functools import cache

from jseeker.core.page_text import BULLET

__all__ = ["labelled", "without_label_lines"]

_LABELS = {
    "title": "title|job title|position|position title|role|stellenbezeichnung|intitulé du poste|poste|puesto|職種|岗位"
    "|职位",
    "company": "company|company name|employer|organi[sz]ation|hiring organi[sz]ation|unternehmen|firma|arbeitgeber"
    "|entreprise|société"
    "|empresa|azienda|bedrijf|werkgever|pracodawca|företag|virksomhed|会社名|企業名|公司|회사|компания|работодатель",
    "locations": "locations?|job locations?|primary location|work location|place of work|city|standorte?|arbeitsort"
    "|einsatzort|ort|lieu|lieu de travail"
    "|localisation|ubicaci[óo]n|lugar|localidad|localiza[çc][ãa]o|local|sede|luogo di lavoro|luogo|locatie|standplaats"
    "|lokalizacja|miejsce pracy"
    "|plats|ort|sted|arbejdssted|sijainti|勤務地|工作地点|工作地點|근무지|город|место работы",
    "salary": "salary|salary range|pay|pay range|compensation|base salary|gehalt|vergütung|salaire|rémunération"
    "|salario|retribuci[óo]n|sal[áa]rio|stipendio"
    "|ral|salaris|wynagrodzenie|lön|løn|lønn|palkka|mzda|plat|ücret|給与|年収|月給|薪资|薪資|薪酬|급여|연봉|зарплата",
    "employment_type": "employment type|job type|contract type|type of employment|contract|schedule|time type"
    "|beschäftigungsart|anstellungsart|vertragsart|arbeitszeit"
    "|type de contrat|contrat|tipo de contrato|jornada|tipo di contratto|contratto|dienstverband|contractvorm|rodzaj"
    " umowy|anställningsform|雇用形態|工作性质|고용형태|занятость",
    "workplace": "workplace|workplace type|work model|work type|remote type|remote|arbeitsmodell|télétravail|modalidad",
    "date_posted": "date posted|posted|posted on|posting date|published|publication date|veröffentlicht|veröffentlicht"
    " am|date de publication|publié le|fecha de publicaci[óo]n"
    "|publicado|data pubblicazione|geplaatst|data publikacji|publicerad|掲載日|发布时间|등록일",
    "valid_through": "closing date|apply by|application deadline|deadline|expires|valid through|bewerbungsfrist|date"
    " limite|fecha l[íi]mite|scadenza|sluitingsdatum"
    "|termin|sista ansökningsdag|ansøgningsfrist|応募締切|截止日期|마감일",
}
_MAX_VALUE_CHARS = 160
_TOP_LINES = 60
"""Labelled facts stand above the text or in a box beside it; further down the same words begin sentences."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"(?:{label})\s*(?:[:：]\s*(?P<value>.*))?", re.IGNORECASE) for name, label in _LABELS.items()
    }


def labelled(text: str) -> dict[str, str]:
    """The facts that labelled lines name, by field; a label alone on its line names the next line."""
    lines = [line.removeprefix(BULLET).strip() for line in text.split("\n")]
    facts: dict[str, str] = {}
    for index, line in enumerate(lines[:_TOP_LINES]):
        for name, pattern in _patterns().items():
            if name in facts or len(line) > _MAX_VALUE_CHARS + 40 or not (match := pattern.fullmatch(line)):
                continue
            value = (match["value"] or "").strip()
            if not value:
                value = _next_line(lines, index)
            if value and len(value) <= _MAX_VALUE_CHARS:
                facts[name] = value
    return facts


def without_label_lines(text: str) -> str:
    """The text without its labelled lines: what is left tells whether there is a description."""
    return "\n".join(
        line for line in text.split("\n") if not any(p.fullmatch(line.strip()) for p in _patterns().values())
    )


def _next_line(lines: list[str], index: int) -> str:
    """The value below a label: the next line, unless that is a label itself."""
    following = next((line for line in lines[index + 1 : index + 3] if line), "")
    is_label = following.endswith(":") or any(pattern.fullmatch(following) for pattern in _patterns().values())
    return "" if is_label else following
