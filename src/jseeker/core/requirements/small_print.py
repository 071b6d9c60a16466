"""Sentences that every posting carries and that ask for nothing: equal opportunity, privacy, pay, fraud warnings."""

from __future__ import annotations

import re

__all__ = ["is_small_print"]

_SMALL_PRINT = re.compile(
    r"""
    \bequal[- ](?:employment[- ])?opportunit | \bdiscriminat | \b(?:race|colou?r|religion|creed
    |national\ origin)\b.{0,80}
    \b(?:religion|gender|sex|age|disability|national\ origin|veteran|orientation)\b | \bsexual\ orientation\b
    | \bgender\ identity\b | \bveteran\ status\b | \bprotected\ (?:class|characteristic|veteran|status|by\ law)
    | \breasonable\ accommodation | \baffirmative\ action\b | \bunderrepresented\b | \ball\ backgrounds\b
    | \bprivacy\ (?:policy|notice|statement)\b | \bpersonal\ data\b.{0,60}\b(?:process|store|collect)
    | \b(?:scam|phishing\ (?:attempt|email)|fraudulent)\b.{0,120}\b(?:recruit|job|offer|candidate|applicant|money|bank)
    | \b(?:recruit|candidate|applicant).{0,120}\b(?:bank\ account|credit\ card|scam|fraudulent)
    | \b(?:salary|base\ pay|pay\ range|compensation\ range|on[- ]target\ earnings|ote)\b.{0,120}[$€£]\ ?\d
    | [$€£]\ ?\d[\d.,]*\ ?k?\ ?(?:-|–|—|to)\ ?[$€£]?\ ?\d | \b(?:usd|eur|gbp|cad|aud|chf)\ ?\d | \d\ ?(?:usd|eur|gbp
    |cad|aud|chf)\b
    | \bstock\ options\b | \b401\ ?\(?k\)? | \b(?:health|dental|vision|life
    |medical)\ (?:and\ \w+\ )?insurance\b.{0,80}\b(?:plan|leave|holiday|vacation|pension|401)
    | \bpaid\ (?:time\ off|holidays?|vacation|parental\ leave)\b | \bpension\ (?:scheme|plan|contribution)
    | \bchancengleichheit\b | \bschwerbehinder | \bunabhängig\ von\b.{0,40}\b(?:geschlecht|herkunft|alter|religion)
    | \bégalité\ des\ chances\b | \bsituation\ de\ handicap\b | \btravailleurs?\ handicapés?\b
    | \bigualdad\ de\ oportunidades\b | \bpari\ opportunità\b | \bl\.?\ ?903/77\b | \bigualdade\ de\ oportunidades\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_small_print(sentence: str) -> bool:
    """True for a sentence that tells of the employer's duties and gifts, not of the work."""
    return bool(_SMALL_PRINT.search(sentence))
