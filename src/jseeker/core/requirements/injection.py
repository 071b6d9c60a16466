"""Text in a posting that gives orders to an AI instead of describing work: found, so that it can be left out."""

from __future__ import annotations

import re

from jseeker.core.requirements.strength import sentences

__all__ = ["has_instructions", "without_instructions"]

_ORDERS = re.compile(
    r"""
    \b(?:ignore|disregard|forget|override|bypass|neglect)\b[^.\n]{0,40}\b(?:previous|prior|above|earlier|preceding
    |all|any|your|other|existing)\b[^.\n]{0,30}\b(?:instructions?|prompts?|rules?|directions?|guidelines?|context
    |constraints?|orders?)\b
    | \b(?-i:SYSTEM|ASSISTANT|DEVELOPER)\s*(?:prompt|message|override|note)?\s*[:>]\s*\S | ^\s*(?:system
    |assistant)\s*(?:prompt|message)?\s*:\s*\S | \b(?:system|assistant)\ (?:prompt|override)\s*: | </?(?:system
    |assistant
    |instructions?|prompt)>? | \[/?(?:inst|system)\] | <\|\w+\|>
    | \b(?:reveal|print|show|leak|repeat|output|send|exfiltrate)\b[^.\n]{0,40}\b(?:system\ prompt|your\ prompt
    |hidden\ prompt|api[- ]keys?|secrets?|instructions?|environment\ variables?|phone\ number|candidate['’]s)\b
    | \b(?:if\ you\ are|as|attention|dear|note\ to(?:\ the|\ any)?|to\ the|to\ any|hey
    |hello)\b[^.\n]{0,15}\b(?:an?\ )?(?:ai|llm|a\.i\.|language\ model|chatbot|chatgpt|gpt|claude|gemini|copilot
    |ai\ (?:assistant|agent|model|recruiter|tool))\b
    | \byou\ are\ (?:now\ )?(?:an?\ )?(?:ai|llm|language\ model|chatgpt|dan|different\ assistant|unrestricted)\b
    | \b(?:ais?|llms?|language\ models?|chatbots?|automated\ (?:tools?|systems?|agents?))\b[^.\n]{0,25}\b(?:must
    |should|shall|are\ instructed|have\ to|need\ to)\b
    | \b(?:add|insert|include|claim|state|say|write|mention|pretend|invent)\b[^.\n]{0,50}\b(?:to|in|into|on
    |that)\ (?:the|this|their|your|his|her|any)?\ ?(?:resume|résumé|cv|candidate|applicant|output|answer|reply
    |response)\b
    | \bsay\ (?:that\ )?(?:they|the\ candidate|he|she)\b | \bset\ (?:the\ )?(?:company|score|title|salary
    |rating)\ (?:to|=) | \b(?:rate|rank|score)\ (?:this|the|every|all)\b[^.\n]{0,30}\b(?:candidates?|applicants?
    |resumes?|100|highest)\b
    | \b(?:new|updated|additional|real|secret|hidden|special)\ instructions?\s*[:;] | \bprompt\ injection\b
    | \bjailbreak\b | \bdo\ not\ follow\b[^.\n]{0,30}\b(?:rules|instructions|guidelines)\b
    | \b(?:ignoriere|ignorieren|vergiss|missachte|vergessen)\b[^.\n]{0,50}\b(?:anweisungen|instruktionen|regeln
    |vorgaben|befehle)\b | \b(?:ignore[zr]?|oublie[zr]?|négligez)\b[^.\n]{0,50}\b(?:instructions|consignes|règles
    |directives)\b
    | \b(?:ignora|ignore|olvida|omite|descarta)\w*\b[^.\n]{0,50}\b(?:instrucciones|reglas|indicaciones|órdenes)\b
    | \b(?:ignora|dimentica|trascura)\w*\b[^.\n]{0,50}\b(?:istruzioni|regole|indicazioni)\b | \b(?:ignor|esque[çc]
    |desconsider)\w*\b[^.\n]{0,50}\b(?:instru[çc][õo]es|regras|orienta[çc][õo]es)\b
    | \b(?:note|notice|attention|hinweis|achtung|nota|aviso|remarque|avviso|atención|attenzione|atenção)\b
    [^.\n]{0,25}\b(?-i:AIs?|A\.I\.|KIs?|IAs?|LLMs?)\b
    | \b(?:wenn|falls)\ (?:du|sie|ihr)\b[^.\n]{0,25}\b(?:(?-i:KI|AI|LLM)|sprachmodell)\ (?:bist|sind|seid)\b
    | \b(?:si\ eres|si\ es\ usted|si\ vous\ êtes|si\ tu\ es|se\ sei|se\ siete|se\ és|se\ você\ (?:é|for))\b
    [^.\n]{0,20}\b(?:(?-i:IA|AI|LLM)|modèle\ de\ langage|modelo\ de\ lenguaje|modello\ linguistico|modelo\ de\ linguagem
    |intelig[eê]ncia\ artificial|intelligence\ artificielle|intelligenza\ artificiale)\b
    | \b(?:schreib|écri|escrib|scriv|escrev)\w*\b[^.\n]{0,20}\b(?:dass|que|che)\b[^.\n]{0,15}\b(?:kandidat|bewerber
    |candidat|person)\w*
    | \b(?:füge|ajoute|añad|aggiung|acrescent|adicion)\w*\b[^.\n]{0,60}\b(?:dem\ lebenslauf|au\ cv|al\ cv|al\ curr
    |ao\ curr)
    | (?:忽略|无视|忽视|無視|忘记)[^。\n]{0,20}(?:指令|指示|说明|提示|命令)
    | (?:игнорируй|забудь|игнорировать)
    \w*[^.\n]{0,40}(?:инструкц
    |указани|правил) | (?:무시)[^.\n]{0,10}(?:지시|명령) | 지시[^.\n]{0,10}무시 | 指示[^。\n]{0,10}無視
    | تجاهل[^.\n]{0,30}(?:التعليمات|الأوامر)
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)


def has_instructions(text: str) -> bool:
    """True when the text gives orders to an AI."""
    return bool(_ORDERS.search(_HIDDEN.sub("", text)))


def without_instructions(text: str) -> str:
    """The text without invisible characters and with plain blanks, each line only up to the sentence that gives orders
    to an AI: what follows such a sentence on its line belongs to the orders."""
    clean = _HIDDEN.sub("", text).replace("\N{NO-BREAK SPACE}", " ")
    if not _ORDERS.search(clean):
        return clean
    return "\n".join(_before_orders(line) for line in clean.splitlines())


def _before_orders(line: str) -> str:
    for begin, end in sentences(line):
        if _ORDERS.search(line[begin:end]):
            return line[:begin].rstrip()
    return "" if _ORDERS.search(line) else line
