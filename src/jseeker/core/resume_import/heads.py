"""Who is who in the lines above a job's or a degree's bullets: title, employer, place, dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jseeker.core.credentials import names_degree
from jseeker.core.places import country_of
from jseeker.core.resume_import.periods import find_period
from jseeker.core.text import fold

__all__ = ["EntryHead", "head_of_job", "head_of_school", "read_head"]

_SPLIT = re.compile(r"\t+|\s+[|·•]\s*|\s*[|·•]\s+|\s+[–—]\s+|\s+-\s+|\s+@\s+")
_AT = re.compile(r"^(?P<title>.{3,60}?)\s+(?:at|bei|chez|presso)\s+(?P<org>\S.{1,60})$")
_TITLE_WORDS = frozenset(
    """accountant administrator adviser advisor agent analista analyst apprentice architect artist assistant associate
    auditor baker barista becaria becario berater beraterin buyer carer cashier ceo cfo chargé chargée chef
    chief cleaner clerk coach consultant consultante consultor consultora controller coo cook coordinator
    copywriter counsel counsellor cto curator desarrollador desarrolladora desenvolvedor desenvolvedora designer
    developer devops director diretor doctor draughtsman driver développeur développeuse economist editor
    electrician enfermeiro enfermera enfermero engenheira engenheiro engineer enseignant entwickler entwicklerin
    estagiária estagiário estimator executive expert fellow fitter foreman founder freelancer gardener geologist
    gerente gestor guide head hygienist impiegato infermiere infirmier infirmière ingegnere ingeniera ingeniero
    ingenieur ingenieurin ingénieur ingénieure insegnante inspector instructor intern interpreter investigator
    janitor joiner journalist judge kauffrau kaufmann laborer labourer lawyer lead leader lecturer lehrer
    lehrerin leiter leiterin librarian machinist maker manager marketer mason mechanic member mentor
    merchandiser midwife nurse officer operator optician optometrist owner painter paralegal paramedic partner
    pfleger pharmacist photographer physician physiotherapist pilot planner plumber porter praktikant
    praktikantin president principal producer profesor profesora professor programmer qa receptionist recruiter
    registrar representative researcher responsable roofer sales scientist scrum secretary sergeant server shop
    specialist stagiaire stagista steward strategist student superintendent supervisor surgeon surveyor
    sviluppatore sviluppatrice teacher technician technologist teller therapist trainee trainer translator
    treasurer tutor técnica técnico undersecretary underwriter veterinarian vp waiter waitress warden welder
    werkstudent werkstudentin worker writer""".split()
)
_SCHOOL = re.compile(
    r"\b(?:universi\w*|college|school|institut\w*|academ\w*|akademi\w*|polytechni\w*|politecnic\w*|hochschule|"
    r"fachhochschule|gymnasium|schule|école|ecole|lycée|escola|escuela|colegio|liceo|scuola|faculty|facult\w*|eth|mit|"
    r"conservatoire|conservatory)\b",
    re.IGNORECASE,
)
_DEGREE_ENDS = re.compile(r"\s+(?:in|of|en|em|im fach|in der|di)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EntryHead:
    """What the lines above the bullets say: texts in their order, without the dates, and the dates in ISO form."""

    texts: tuple[str, ...]
    start: str = ""
    end: str = ""

    @property
    def dates(self) -> dict[str, str]:
        """The dates as JSON Resume has them; those that are not known are left out."""
        return {key: value for key, value in (("startDate", self.start), ("endDate", self.end)) if value}


def read_head(lines: Sequence[str]) -> EntryHead:
    """The parts of the head's lines; its first period (else its first date) is taken as the entry's."""
    found = [find_period(line) for line in lines]
    ranges = [at for at, period in enumerate(found) if period is not None and not period.is_single]
    dated = ranges or [at for at, period in enumerate(found) if period is not None]
    texts: list[str] = []
    for at, line in enumerate(lines):
        period = found[at] if dated and at == dated[0] else None
        texts += _split(period.rest if period is not None else line)
    period = found[dated[0]] if dated else None
    return EntryHead(tuple(texts), period.start, period.end) if period is not None else EntryHead(tuple(texts))


def _split(line: str) -> list[str]:
    parts = [part.strip(" ,;") for part in _SPLIT.split(line)]
    told = [part for part in parts if part and re.search(r"\w", part)]
    if len(told) == 1 and (both := _AT.match(told[0])) and is_title(both["title"]):
        return [both["title"], both["org"]]
    return told


def is_title(text: str) -> bool:
    """True for words that name a job."""
    return any(word in _TITLE_WORDS for word in re.findall(r"[^\W\d_]+", fold(text)))


def _is_place(text: str) -> bool:
    """True for `Lisbon, Portugal`, `Austin, TX` and `Remote`."""
    if fold(text) in ("remote", "hybrid", "on-site", "remoto", "télétravail", "homeoffice"):
        return True
    return country_of([text]) is not None or re.fullmatch(r"[^\W\d]+(?:[ -][^\W\d]+){0,2}, [A-Z]{2}", text) is not None


def head_of_job(head: EntryHead) -> tuple[dict[str, str], tuple[str, ...]]:
    """Position, employer (`name`) and place of a job, and the texts that are none of them."""
    texts = list(head.texts)
    place = next((text for text in texts[1:] if _is_place(text)), "")
    if place:
        texts.remove(place)
    if len(texts) == 1 and not place and ", " in texts[0] and is_title(texts[0].split(", ", 1)[0]):
        texts = texts[0].split(", ", 1)
    title_at = next((at for at, text in enumerate(texts[:2]) if is_title(text)), 0 if len(texts) > 1 else None)
    job = {"location": place}
    if title_at is not None and texts:
        job["position"] = texts.pop(title_at)
    if texts:
        job["name"] = texts.pop(0)
        if not place and (found := re.fullmatch(r"(.+?), ([^,]+, [^,]+|[^,]+)", job["name"])) and _is_place(found[2]):
            job["name"], job["location"] = found[1], found[2]
    return {key: value for key, value in job.items() if value}, tuple(texts)


def head_of_school(head: EntryHead) -> tuple[dict[str, str], tuple[str, ...]]:
    """Institution, degree and area of an education, and the texts that are none of them."""
    texts = [part for text in head.texts for part in _split_degree(text)]
    school: dict[str, str] = {}
    for text in tuple(texts):
        if "institution" not in school and _SCHOOL.search(text) and not names_degree(text.split(",")[0]):
            school["institution"] = text
            texts.remove(text)
    for text in tuple(texts):
        if "studyType" not in school and names_degree(text):
            school |= _degree(text)
            texts.remove(text)
    if texts and "institution" not in school:
        school["institution"] = texts.pop(0)
    return school, tuple(texts)


def _split_degree(text: str) -> list[str]:
    """`BSc Physics, University of Jena` as two texts; any other text as it is."""
    parts = text.split(", ")
    for at in range(1, len(parts)):
        first, second = ", ".join(parts[:at]), ", ".join(parts[at:])
        if names_degree(first) and _SCHOOL.search(parts[at]) and not _SCHOOL.search(first):
            return [first, second]
        if _SCHOOL.search(first) and names_degree(second) and not names_degree(first):
            return [first, second]
    return [text]


def _degree(text: str) -> dict[str, str]:
    """The degree and its subject: `MSc, Computer Science`, `Bachelor of Science in Biology`, `BSc Physics`."""
    if ", " in text:
        kind, area = text.split(", ", 1)
        if names_degree(kind):
            return {"studyType": kind, "area": area}
    splits = list(_DEGREE_ENDS.finditer(text))
    last = next((split for split in reversed(splits) if " of " not in split.group().lower()), None)
    if last is None and splits and not re.match(r"(?:bachelor|master|doctor)s? of", text, re.IGNORECASE):
        last = splits[-1]
    if last is not None:
        return {"studyType": text[: last.start()], "area": text[last.end() :]}
    first, _, rest = text.partition(" ")
    if rest and names_degree(first) and not names_degree(rest) and not rest.lower().startswith(("of ", "degree")):
        return {"studyType": first, "area": rest}
    return {"studyType": text}
