"""Verbs of resumes: groups of the same strength, and every form in which a verb can stand."""

from __future__ import annotations

from functools import cache

__all__ = ["VerbForm", "group_names", "phrasal_forms", "verb_forms"]

VerbForm = str  # "base", "s", "past" or "ing"

# Verbs that claim the same thing with the same strength may stand for one another. A verb that claims more (led for
# helped, designed for built, owned for ran) is in another group on purpose; so is one of another trade.
_GROUPS: dict[str, str] = {
    "build": "build develop create construct make implement program code",
    "write": "write author compose pen",
    "design": "design devise conceive",
    "improve": "improve enhance refine",
    "tune": "optimize optimise tune",
    "raise": "increase raise grow boost lift",
    "lower": "reduce cut lower decrease trim",
    "shorten": "shorten cut reduce",
    "lead": "lead head",
    "manage": "manage run oversee",
    "supervise": "supervise oversee",
    "help": "help assist aid",
    "support": "support assist help",
    "take-part": "participate",
    "contribute": "contribute",
    "teach": "teach train instruct",
    "mentor": "mentor coach",
    "tutor": "tutor teach",
    "screen": "screen check review",
    "examine": "analyze analyse examine study",
    "assess": "assess evaluate appraise",
    "investigate": "investigate research",
    "organize": "organize organise coordinate arrange",
    "plan": "plan schedule",
    "ship": "deliver ship",
    "release": "release launch",
    "introduce": "introduce establish",
    "set-up": "set install configure",
    "automate": "automate",
    "move": "migrate move transfer port",
    "maintain": "maintain keep",
    "operate": "operate run",
    "test": "test check verify validate",
    "inspect": "inspect check examine",
    "fix": "fix repair resolve correct mend",
    "debug": "debug troubleshoot",
    "document": "document record log",
    "present": "present show demonstrate",
    "negotiate": "negotiate",
    "sell": "sell",
    "use": "use utilize utilise employ apply",
    "handle": "handle process",
    "monitor": "monitor track watch",
    "advise": "advise counsel",
    "hire": "hire recruit",
    "care": "care nurse tend",
    "look": "look",
    "carry": "carry",
    "serve": "serve",
    "answer": "answer respond reply",
    "prepare": "prepare make ready",
    "cook": "cook prepare",
    "clean": "clean tidy",
    "assemble": "assemble mount fit",
    "load": "load",
    "store": "store keep",
    "gather": "collect gather compile",
    "combine": "combine merge integrate unite",
    "model": "model",
    "rewrite": "rewrite refactor restructure",
    "replace": "replace substitute swap",
    "remove": "remove delete eliminate",
    "cover": "cover",
    "edit": "edit revise",
    "translate": "translate",
    "draw": "draw draft sketch",
    "print": "print",
    "buy": "buy purchase procure",
    "save": "save",
    "earn": "earn",
    "win": "win",
    "start": "start begin",
    "work": "work",
    "treat": "treat",
    "drive": "drive",
    "deploy": "deploy roll",
    "reconcile": "reconcile balance",
    "audit": "audit review",
    "review": "review check",
    "weld": "weld",
    "wire": "wire",
    "pack": "pack package",
    "dispatch": "dispatch send ship",
    "order": "order",
    "greet": "greet welcome",
    "host": "host",
    "guide": "guide steer",
    "report": "report",
    "own": "own",
    "visit": "visit",
    "label": "label mark",
    "weigh": "weigh",
    "grill": "grill",
    "talk": "talk",
    "call": "call phone",
    "count": "count",
    "publish": "publish",
    "program": "program",
    "direct": "direct",
    "chair": "chair",
    "found": "found",
    "invent": "invent",
    "architect": "architect",
    "approve": "approve authorize authorise",
    "sign": "sign",
    "achieve": "achieve reach attain",
    "exceed": "exceed surpass",
    "receive": "receive get obtain",
    "learn": "learn",
    "attend": "attend",
    "observe": "observe",
    "shadow": "shadow",
    "try": "try attempt",
    "propose": "propose suggest recommend",
    "stream": "stream",
    "query": "query",
    "read": "read",
    "speak": "speak",
    "take": "take",
    "give": "give provide",
    "hold": "hold",
    "bring": "bring",
    "meet": "meet",
    "find": "find discover",
    "seek": "seek",
    "sing": "sing",
    "choose": "choose select pick",
    "rise": "rise",
    "double": "double",
    "join": "join",
    "allow": "allow let enable",
    "require": "require need",
    "plant": "plant",
    "ensure": "ensure",
    "schedule": "schedule",
    "partner": "partner",
    "liaise": "liaise",
    "collaborate": "collaborate cooperate",
    "consult": "consult",
    "perform": "perform conduct",
    "conduct": "conduct run",
    "finish": "finish complete",
    "catch": "catch detect",
    "close": "close",
    "open": "open",
    "scale": "scale",
    "secure": "secure",
    "market": "market",
    "advertise": "advertise promote",
}
# Irregular verbs of which each stands for itself alone.
_ALONE = """stand spend leave lose pay shoot feed fly hear hit lay lend put ride shake shut sit split spread strike tell
throw wear withdraw break come become go do feel deal dig eat say see shrink sweep undertake understand think know have
bid forecast broadcast bind freeze""".split()
_IRREGULAR: dict[str, str] = {
    "become": "became",
    "begin": "began begun",
    "bid": "bid",
    "bind": "bound",
    "break": "broke broken",
    "bring": "brought",
    "broadcast": "broadcast",
    "build": "built",
    "buy": "bought",
    "catch": "caught",
    "choose": "chose chosen",
    "come": "came",
    "cut": "cut",
    "deal": "dealt",
    "dig": "dug",
    "do": "did done",
    "draw": "drew drawn",
    "drive": "drove driven",
    "eat": "ate eaten",
    "feed": "fed",
    "feel": "felt",
    "find": "found",
    "fit": "fit fitted",
    "fly": "flew flown",
    "forecast": "forecast",
    "freeze": "froze frozen",
    "get": "got gotten",
    "give": "gave given",
    "go": "went gone",
    "grow": "grew grown",
    "have": "had",
    "hear": "heard",
    "hit": "hit",
    "hold": "held",
    "keep": "kept",
    "know": "knew known",
    "lay": "laid",
    "lead": "led",
    "leave": "left",
    "lend": "lent",
    "let": "let",
    "lose": "lost",
    "make": "made",
    "meet": "met",
    "oversee": "oversaw overseen",
    "pay": "paid",
    "put": "put",
    "read": "read",
    "rewrite": "rewrote rewritten",
    "ride": "rode ridden",
    "rise": "rose risen",
    "run": "ran run",
    "say": "said",
    "see": "saw seen",
    "seek": "sought",
    "sell": "sold",
    "send": "sent",
    "set": "set",
    "shake": "shook shaken",
    "shoot": "shot",
    "show": "showed shown",
    "shrink": "shrank shrunk",
    "shut": "shut",
    "sing": "sang sung",
    "sit": "sat",
    "speak": "spoke spoken",
    "spend": "spent",
    "split": "split",
    "spread": "spread",
    "stand": "stood",
    "strike": "struck",
    "sweep": "swept",
    "take": "took taken",
    "teach": "taught",
    "tell": "told",
    "think": "thought",
    "throw": "threw thrown",
    "understand": "understood",
    "undertake": "undertook undertaken",
    "wear": "wore worn",
    "win": "won",
    "withdraw": "withdrew withdrawn",
    "write": "wrote written",
}
_VOWELS = frozenset("aeiou")
# Verbs of several syllables that double their last letter all the same.
_DOUBLED = frozenset(
    ["refer", "transfer", "submit", "commit", "admit", "equip", "control", "program", "begin", "forget"]
)


@cache
def _groups_of() -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = {verb: {verb} for verb in _ALONE}
    for group, verbs in _GROUPS.items():
        for verb in verbs.split():
            groups.setdefault(verb, set()).add(group)
    return {verb: frozenset(names) for verb, names in groups.items()}


@cache
def _forms() -> dict[str, tuple[tuple[str, VerbForm], ...]]:
    forms: dict[str, list[tuple[str, VerbForm]]] = {}
    for verb in _groups_of():
        for form, kind in _inflected(verb):
            if (verb, kind) not in forms.setdefault(form, []):
                forms[form].append((verb, kind))
    return {form: _likely(readings) for form, readings in forms.items()}


def _likely(readings: list[tuple[str, VerbForm]]) -> tuple[tuple[str, VerbForm], ...]:
    """The readings that count: "found" is of find, not of found, for resumes speak of the past."""
    past = {verb for verb, form in readings if form == "past"}
    return tuple((verb, form) for verb, form in readings if not past or form == "past" or verb in past)


def _inflected(verb: str) -> list[tuple[str, VerbForm]]:
    """All forms of a verb with their kinds."""
    stem = verb
    if verb.endswith("e"):
        stem = verb[:-1]
    elif (
        len(verb) > 2
        and verb[-1] not in _VOWELS | frozenset("wxy")
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
        and (sum(letter in _VOWELS for letter in verb) == 1 or verb in _DOUBLED)
    ):
        stem = verb + verb[-1]
    third = verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in _VOWELS else verb + "s"
    if verb.endswith(("s", "x", "ch", "sh")):
        third = verb + "es"
    pasts = _IRREGULAR.get(verb, "").split()
    if not pasts:
        pasts = [verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in _VOWELS else stem + "ed"]
        if verb == "model":
            pasts += ["modelled"]
    ings = [stem + "ing"] + (["modelling"] if verb == "model" else [])
    return [(verb, "base"), (third, "s"), *((past, "past") for past in pasts), *((ing, "ing") for ing in ings)]


# A verb with its particle, and the verbs that it may stand for.
_PHRASAL: dict[tuple[str, str], str] = {
    ("set", "up"): "establish install configure",
    ("take", "part"): "participate",
    ("look", "after"): "care",
    ("carry", "out"): "perform",
    ("roll", "out"): "deploy introduce",
    ("keep", "up"): "maintain",
    ("bring", "in"): "introduce",
    ("work", "out"): "devise",
    ("find", "out"): "discover",
    ("check", "over"): "inspect",
}


@cache
def _phrasal_forms() -> dict[tuple[str, str], tuple[tuple[str, VerbForm], ...]]:
    table: dict[tuple[str, str], tuple[tuple[str, VerbForm], ...]] = {}
    for (verb, particle), meanings in _PHRASAL.items():
        for form in {form for form, _ in _inflected(verb)}:
            kinds = [kind for other, kind in _inflected(verb) if other == form]
            table[form, particle] = tuple((meaning, kind) for meaning in meanings.split() for kind in kinds)
    return table


def phrasal_forms(word: str, particle: str) -> tuple[tuple[str, VerbForm], ...]:
    """The verbs that a verb with its particle ("set up", "took part") may stand for; empty for no known pair."""
    return _phrasal_forms().get((word, particle), ())


def verb_forms(word: str) -> tuple[tuple[str, VerbForm], ...]:
    """The verbs that a folded word can be a form of, with the form; empty for no known verb's form."""
    return _forms().get(word, ())


def group_names(verb: str) -> frozenset[str]:
    """The names of the groups of a verb (base form); empty for a verb in none."""
    return _groups_of().get(verb, frozenset())
