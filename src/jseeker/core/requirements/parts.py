"""The lines of a posting, each with the part it stands in: duties, must, nice, benefits, small print."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Part", "PostingLine", "heading_part", "split_lines"]

MAX_HEADING_WORDS = 9
MAX_HEADING_CHARS = 80


class Part(StrEnum):
    """What the lines below a heading are about."""

    OPEN = "open"
    DUTIES = "duties"
    MUST = "must"
    NICE = "nice"
    BENEFITS = "benefits"
    COMPANY = "company"
    SMALL_PRINT = "small_print"

    @property
    def is_asking(self) -> bool:
        """True for the parts that hold requirements."""
        return self in (Part.MUST, Part.NICE)


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One line of a posting: its words without the list mark, where they start in the text, and its part."""

    text: str
    start: int
    part: Part
    is_item: bool
    is_heading: bool = False


_NICE = r"""
nice[- ]to[- ]haves? | (?:big\ )?(?:plus|bonus)(?:es)?(?:\ (?:points?|skills?|if))? | preferred | desirables? | desired
| good\ to\ have | would\ be\ (?:nice|great|a\ plus|an\ advantage) | it['’]?s\ a\ plus | extra\ credit | advantageous
| (?:you\ )?might\ also\ (?:have|bring) | even\ better | ideally | we['’]d\ love | what\ sets\ you\ apart | stand\ out
| additional\ (?:skills|qualifications) | optional
| von\ vorteil | wünschenswert\w* | nice\ to\ have | idealerweise | das\ wäre\ (?:toll|super|schön) | pluspunkte?
| plus\ für | kann[- ]anforderungen | bonuspunkte | zusätzliche\ qualifikationen
| (?:les\ )?(?:plus|atouts?|petits\ plus) | souhait(?:é|able)\w* | serait\ un\ plus | apprécié\w* | bonus
| se\ valorar[áa] | valorable | deseables? | (?:requisitos\ )?valorad[oa]s? | (?:puntos\ )?extra | plus | adicionales?
| costituisc\w+\ (?:un\ )?titolo\ preferenziale | gradit[oaie] | preferenziali | preferibil\w+
    | requisiti\ preferenziali
    | sarà\ un\ plus
| diferencia(?:l|is) | desej[áa]ve(?:l|is) | valorizamos | (?:requisitos\ )?preferenciais | valorizad[oa]s?
"""
_MUST = r"""
requirements? | required | qualifications? | must[- ]haves? | (?:key|core|technical|hard|basic|minimum|essential
    |main)?\ ?
(?:skills|competenc(?:ies|es)|criteria|knowledge) | essentials? | (?:your|the)\ (?:profile|background|experience
    |skills|qualifications|toolbox)
| profile | about\ you | who\ you\ are | who\ (?:are\ )?(?:we|you)\W*(?:are|re)?\ (?:looking\ for|are|you)
    | you\ (?:have|bring|are|must|should|need|offer)
| what\ (?:you|you['’]ll|we)\W*(?:will\ |ll\ |re\ |are\ )?(?:bring|need|have|expect|looking\ for|look\ for|seek|ask
    |require)
| what\ (?:are\ )?we\W*(?:are|re)?\ (?:looking\ for|expect) | we(?:\ are|['’]re)\ looking\ for | we\ (?:expect|need
    |require|seek|ask)
| what\ makes\ you | is\ this\ you | (?:ideal|successful)\ candidate | the\ (?:right\ )?(?:candidate|person)
    | candidate\ profile | experience
| tech(?:nology|nical)?\ ?stack | technologies | tools | (?:the\ )?stack | education | licen[sc]es?
    | certifications? | person\ specification
| to\ (?:be\ successful|succeed|apply) | skills\ (?:and|&)\ \w+ | languages
| (?:dein|ihr|unser|das)\ profil | profil | anforderungen | anforderungsprofil | voraussetzungen
    | qualifikation(?:en)? | qualifikationsprofil
| was\ (?:du|sie)\ (?:mitbringst|mitbringen) | (?:das|du|sie)\ bring(?:st|en)(?:\ du|\ sie)?(?:\ mit)?
    | das\ (?:solltest|erwarten)\ \w+ | wir\ (?:erwarten|suchen|wünschen)
| was\ wir\ (?:erwarten|suchen|uns\ wünschen) | dich\ zeichnet\ aus | das\ zeichnet\ dich\ aus | kenntnisse
    | fähigkeiten | muss[- ]anforderungen | wen\ wir\ suchen | damit\ überzeug\w+
| (?:votre|ton|le|vos)\ profil | profil\ (?:recherché|souhaité|requis) | (?:pré)?requis | compétences?(?:\ \w+)?
    | exigences | qualifications\ requises | qui\ (?:êtes|es)[- ](?:vous|tu) | ce\ que\ nous\ (?:recherchons
    |attendons) | formation | vous\ (?:avez|êtes)
| requisitos?(?:\ \w+)? | (?:tu|su)\ perfil | perfil(?:\ \w+)? | qué\ buscamos | (?:lo\ )?que\ (?:buscamos|necesitas
    |esperamos|pedimos) | conocimientos | competencias | habilidades | formación | experiencia
| requisiti(?:\ \w+)? | (?:il\ )?(?:tuo\ )?profilo | cosa\ cerchiamo | chi\ cerchiamo | competenze(?:\ \w+)?
    | conoscenze | esperienza
| requisitos\ obrigat[óo]rios | o\ que\ (?:procuramos|esperamos|buscamos|precisa\w*|você\ precisa) | (?:o\ )?(?:teu
    |seu)\ perfil | qualificações | compet[êe]ncias | conhecimentos | experiência | habilitações
"""
_DUTIES = r"""
responsibilit(?:y|ies) | (?:key|main|your|core|the|day[- ]to[- ]day)\ (?:responsibilities|duties|tasks|activities
    |accountabilities|mission) | duties | tasks | accountabilities
| what\ (?:you|you['’]ll|will\ you)\W*(?:will|ll)?\ ?(?:be\ )?(?:do|doing|work\ on|working\ on|own|build)
    | what\ the\ (?:job|role)\ involves | (?:in\ this\ role,?\ )?you\ (?:will|['’]ll) | you['’]ll
| the\ (?:role|job|opportunity|position|work) | (?:about\ )?(?:the|this|your)\ (?:role|job|position|new\ role)
    | (?:your\ )?(?:role|mission|impact|day) | how\ you\ will | a\ (?:typical\ )?day\ in | job\ (?:description
    |summary|duties|purpose) | your\ (?:work|job|challenge|opportunity)
| (?:deine|ihre|die)?\ ?(?:aufgaben?|tätigkeiten|verantwortlichkeiten|mission|rolle|hauptaufgaben)(?:gebiet|bereich
    |n)? | was\ (?:dich|sie|du)\ (?:erwartet|machst|tust|bewegst) | das\ (?:erwartet|machst)\ \w+
    | stellenbeschreibung | was\ (?:sind\ deine|du\ bei\ uns)
| (?:vos|tes|les|votre|ta)?\ ?(?:missions?|responsabilités|tâches|activités|rôle) | (?:le|votre)\ (?:poste|rôle)
    | descriptif\ du\ poste | ce\ que\ (?:vous|tu)\ (?:ferez|feras) | description\ du\ poste
| (?:tus|sus|las|principales)?\ ?(?:responsabilidades|funciones|tareas|misión) | qué\ harás | (?:lo\ )?que\ harás
    | (?:el|tu)\ (?:puesto|rol) | descripción\ del\ puesto
| (?:le\ tue\ |principali\ )?(?:responsabilità|mansioni|attività|compiti) | cosa\ farai | di\ cosa\ ti\ occuperai
    | (?:il|la)\ (?:ruolo|posizione) | descrizione
| (?:as\ tuas\ |principais\ )?(?:responsabilidades|funções|tarefas|atividades|atribuições) | o\ que\ (?:vais\ fazer
    |você\ vai\ fazer|irá\ fazer|farás) | a\ (?:função|vaga)
"""
_BENEFITS = r"""
(?:our\ |job\ |your\ |the\ )?(?:benefits?|perks)(?:\ (?:and|&|at|of|for)\b.*)? | what\ we\W*(?:ll|can)?\ ?(?:offer
    |provide|give) | what['’]?s\ in\ it\ for\ (?:you|me) | we\ (?:offer|can\ offer) | why\ (?:join|work|you|us|choose
    |apply)\b.* | compensation(?:\ \w+)* | (?:pay|salary|remuneration)(?:\ \w+)* | you['’]?ll\ (?:get|enjoy|love)
    | what\ you['’]?\w*\ (?:get|receive|gain) | rewards?
| wir\ bieten(?:\ \w+)* | (?:unser\ |das\ )?(?:angebot|vorteile|benefits) | was\ wir\ (?:dir\ |ihnen\ )?bieten
    | das\ bieten\ wir\b.* | darauf\ (?:kannst|können)\b.* | deine\ (?:vorteile|benefits) | gehalt | vergütung
    | freu\ dich\b.* | warum\ \w+
| (?:nos\ |les\ |vos\ )?avantages(?:\ .*)? | nous\ (?:offrons|proposons|vous\ offrons) | ce\ que\ nous\ (?:offrons
    |proposons|vous)\b.* | rémunération | pourquoi\b.*
| (?:qué\ |lo\ que\ )?(?:te\ )?(?:ofrecemos|beneficios|ventajas)(?:\ .*)? | por\ qué\b.* | salario
| (?:cosa\ )?(?:ti\ )?(?:offriamo|benefit|vantaggi)(?:\ .*)? | perché\b.* | retribuzione
| (?:o\ que\ )?(?:oferecemos|benef[íi]cios|vantagens)(?:\ .*)? | por\ que\b.* | remuneração
"""
_COMPANY = r"""
(?:about|who)\ (?:us|we\ are|the\ (?:company|team|organi[sz]ation)|our\ \w+) | company(?:\ (?:description|overview
    |profile|culture|benefits))? | our\ (?:company|culture|values|story|mission|team|history|vision)
    | the\ (?:company|team)
| über\ uns | (?:das\ |unser\ )?(?:unternehmen|team) | wer\ wir\ sind | unternehmensprofil | das\ sind\ wir
| (?:à\ propos|qui\ sommes[- ]nous|l['’]entreprise|notre\ (?:entreprise|équipe|société|histoire))\b.*
| (?:sobre|acerca\ de)\ nosotros | quiénes\ somos | la\ empresa | nuestra\ \w+
| chi\ siamo | l['’]azienda | (?:sobre|quem)\ (?:nós|somos) | a\ empresa
"""
_SMALL_PRINT = r"""
equal\ (?:employment\ )?opportunit\w*(?:\ .*)? | (?:our\ )?(?:diversity|inclusion|eeo|dei|commitment)\b.*
    | privacy\b.* | data\ protection\b.* | disclaimer | accommodations?\b.* | legal | how\ to\ apply
    | (?:the\ )?(?:application|interview|hiring|recruitment|selection)(?:\ (?:process|procedure|deadline|steps))?
    | interested\b.* | next\ steps | apply(?:\ now|\ today)? | contact(?:\ \w+)* | ready\ to\ apply
    | what\ happens\ next | e-?verify
| (?:bewerbung|kontakt|interesse|datenschutz|jetzt\ bewerben|bewerbungsprozess|chancengleichheit|vielfalt)\b.*
    | haben\ wir\b.*
| (?:comment\ )?postuler\b.* | (?:candidature|processus\ de\ recrutement|égalité|diversité)\b.* | (?:cómo\ aplicar
    |proceso|igualdad|contacto|privacidad)\b.* | (?:candidati|candidatura|processo|pari\ opportunità
    |come\ candidarsi)\b.* | (?:candidatura|igualdade|como\ se\ candidatar)\b.*
"""


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{words})", re.IGNORECASE | re.VERBOSE)


# Order matters: "preferred qualifications" is nice, "what we offer" is no duty, "company benefits" are benefits.
_HEADINGS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (Part.SMALL_PRINT, _compiled(_SMALL_PRINT)),
    (Part.BENEFITS, _compiled(_BENEFITS)),
    (Part.NICE, _compiled(_NICE)),
    (Part.DUTIES, _compiled(_DUTIES)),
    (Part.MUST, _compiled(_MUST)),
    (Part.COMPANY, _compiled(_COMPANY)),
)
_CONTAINS_NICE = re.compile(rf"\b(?:{_NICE})\b", re.IGNORECASE | re.VERBOSE)
_CONTAINS_MUST = re.compile(
    r"\b(?:requirements?|qualifications?|anforderungen|requisitos?|requisiti|profil)\b", re.IGNORECASE
)
_ITEM = re.compile(r"\s*(?:[•◦▪▫‣⁃●○■□➤►▶→✓✔✅❖♦★☆·∙]|[-–—*+](?=\s)|o(?=\s{2,})|\d{1,2}[.)](?=\s)|[a-z]\)(?=\s))\s*")
_DECORATION = re.compile(r"^[\W_]+|[\W_]+$")
_ENDS_SENTENCE = re.compile(r"[.;,!]\s*$")


def heading_part(line: str) -> Part | None:
    """The part that a heading's words open, None when the words are no heading we know."""
    words = _DECORATION.sub("", line).strip()
    if not words or len(words) > MAX_HEADING_CHARS or len(words.split()) > MAX_HEADING_WORDS:
        return None
    for part, pattern in _HEADINGS:
        if pattern.fullmatch(words):
            return _prefer_nice(part, words)
    return _heading_by_start(words)


def _heading_by_start(words: str) -> Part | None:
    short = len(words.split()) <= 6
    if short and _CONTAINS_MUST.search(words):
        return Part.NICE if _CONTAINS_NICE.search(words) else Part.MUST
    for part, pattern in _HEADINGS:
        if (found := pattern.match(words)) is None:
            continue
        rest = words[found.end() :]
        if rest and not rest[0].isalnum() and (short or rest.lstrip()[:1] in "(:&/"):
            return _prefer_nice(part, words)
    return None


def _prefer_nice(part: Part, words: str) -> Part:
    return Part.NICE if part is Part.MUST and _CONTAINS_NICE.search(words) else part


def split_lines(text: str) -> tuple[PostingLine, ...]:
    """The lines that hold words, in order, each in the part that the nearest heading above (or before it) opens."""
    lines: list[PostingLine] = []
    part = Part.OPEN
    position = 0
    for raw in text.splitlines(keepends=True):
        start, position = position, position + len(raw)
        mark = _ITEM.match(raw)
        offset = mark.end() if mark else len(raw) - len(raw.lstrip())
        body = raw[offset:].rstrip()
        if not body:
            continue
        opened, head_end = _opened_by(body, is_item=mark is not None, previous=lines[-1] if lines else None)
        here = part if opened is None else opened
        lines.extend(_pieces(body, start + offset, here, head_end, is_item=mark is not None))
        part = part if mark is not None else here  # a list item's own heading ("Tools: …") ends with the item
    return tuple(lines)


def _pieces(body: str, start: int, part: Part, head_end: int, *, is_item: bool) -> list[PostingLine]:
    """The heading of a line and what follows it on the same line, each as a line of its own."""
    rest = body[head_end:].strip()
    pieces = [PostingLine(body[:head_end], start, part, is_item=False, is_heading=True)] if head_end else []
    if rest:
        pieces.append(PostingLine(rest, start + body.index(rest, head_end), part, is_item=is_item))
    return pieces


def _opened_by(body: str, *, is_item: bool, previous: PostingLine | None) -> tuple[Part | None, int]:
    """The part that the line opens and where its heading ends; (None, 0) for a line that opens none."""
    colon = body.find(":")
    if 0 < colon <= MAX_HEADING_CHARS and (part := heading_part(body[:colon])) is not None:
        return part, colon + 1
    if is_item or _ENDS_SENTENCE.search(body):
        return None, 0
    if (part := heading_part(body)) is not None:
        return part, len(body)
    looks_like_heading = len(body.split()) <= MAX_HEADING_WORDS and (
        (body.endswith((":", "?")) and len(body) <= MAX_HEADING_CHARS) or (body.isupper() and len(body) > 3)
    )
    if looks_like_heading and previous is not None and previous.part is not Part.OPEN:
        return (previous.part if body.endswith(":") and previous.is_heading else Part.OPEN), len(body)
    return None, 0
