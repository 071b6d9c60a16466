"""What the work consists of: the list items under duties headings, else the sentences that speak of duties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jseeker.core.requirements.parts import Part, PostingLine
from jseeker.core.requirements.strength import sentences

__all__ = ["find_responsibilities"]

MAX_RESPONSIBILITIES = 20
MIN_WORDS = 3

_DUTY_VERBS = (
    "accompany achieve act administer advise analyse analyze answer apply assemble assess assist audit "
    "automate bake book build calculate care carry check clean coach collaborate collect communicate "
    "conduct configure contribute control cook coordinate create debug define deliver deploy design "
    "develop diagnose document draft drive educate enable engage enhance ensure establish evaluate "
    "execute "
    "facilitate fix forecast generate guide handle help identify implement improve influence inspect "
    "install integrate investigate keep lead liaise maintain make manage measure mentor migrate monitor "
    "negotiate operate optimise optimize order organise organize oversee own participate partner perform "
    "pick plan prepare present prioritise prioritize process produce promote prove provide publish "
    "purchase "
    "recommend record recruit repair report represent research resolve respond review run schedule scope "
    "secure select sell serve set shape ship source steer stock streamline supervise supply support take "
    "teach test track train translate troubleshoot understand update use verify welcome work write"
)
_STARTS_WITH_VERB = re.compile(rf"^(?:{'|'.join(_DUTY_VERBS.split())})(?:ing|s|es|ed)?\b", re.IGNORECASE)
_SPEAKS_OF_DUTIES = re.compile(
    r"""^\W*(?:as\ (?:a|an|our)\ [^,]{3,60},\ )?(?:in\ this\ (?:role|position),?\ )?(?: you(?:['’]ll|\ will
    |\ are\ responsible|\ would)\b | your\ (?:main\ |key\ |core\ )?(?:tasks?|responsibilit\w+|job|role|duties)\b
    | the\ (?:role|job|position|successful\ candidate|post\ holder)\ (?:will|involves|includes|is\ responsible)
    | responsible\ for | responsibilities\ include
    | (?:du|sie)\ (?:bist|sind|übernimmst|übernehmen|entwickelst|entwickeln|betreust|betreuen|unterstützt
    |unterstützen|planst|planen|arbeitest|arbeiten)\b | vous\ (?:serez|aurez|participerez|assurerez
    |êtes\ en\ charge) | tu\ (?:seras|participeras) | te\ encargarás | serás\ responsable | ti\ occuperai
    | sarai\ responsabile | será\ responsável | vais )""",
    re.IGNORECASE | re.VERBOSE,
)


def find_responsibilities(lines: Sequence[PostingLine]) -> tuple[str, ...]:
    """The duties in the posting's words, in its order, each once."""
    under = [line for line in lines if line.part is Part.DUTIES and not line.is_heading]
    items = [line.text for line in under if line.is_item]
    if not items:
        items = [line.text for line in under if _STARTS_WITH_VERB.match(line.text)]
    if not items:
        items = _duty_sentences(lines)
    return tuple(dict.fromkeys(item for item in items if len(item.split()) >= MIN_WORDS))[:MAX_RESPONSIBILITIES]


def _duty_sentences(lines: Sequence[PostingLine]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if line.is_heading or line.part not in (Part.OPEN, Part.DUTIES):
            continue
        for begin, end in sentences(line.text):
            sentence = line.text[begin:end].strip()
            if _SPEAKS_OF_DUTIES.match(sentence) or (line.is_item and _STARTS_WITH_VERB.match(sentence)):
                found.append(sentence)
    return found
