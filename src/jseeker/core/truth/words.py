"""The words the gate knows by itself, by language: free words, small words, number words, units, bounds, roles."""

from __future__ import annotations

from jseeker.core.stopwords import FUNCTION_WORDS

__all__ = [
    "BINDING",
    "BOUND_PHRASES",
    "DETERMINERS",
    "FREE_WORDS",
    "NUMBER_WORDS",
    "PEOPLE",
    "PERIODS",
    "PHRASE_ENDS",
    "PLURAL_SCALES",
    "ROLE_NOUNS",
    "SCALES",
    "UNITS",
]

# Words that may be added without claiming anything. Left out on purpose: or, but, not, no, only, all, every, each,
# most, more, over, under, since, until, before, after, within, our, my, I, we, up, down, out, so, thereby.
_FREE_EN = """a an the and of in on at by for from to with as that which whose this these those it its their there
was were is are be been being has have had do does did also both while when where into onto through via across during
using per him her his he she they them what then""".split()
_CLAIMING: dict[str, str] = {
    "de": """aber alle allem allen aller alles auch bis gegen ich jede jedem jeden jeder jedes kann kein keine können
    mehr mein nicht noch nur ob oder ohne sehr über unser unsere uns unter vor wir muss war wenn werden etwas seit
    nach dort hier dein euch euer du mich mir sowohl doch""",
    "fr": """aucun aussi avant depuis je mais même mes moi mon ne ni nos notre nous ou pas plus que sans si sous tous
    tout toute très après contre alors autre jusque ma""",
    "es": """ante antes aunque bajo cada contra desde hacia hasta más mi mis muy ni no nos nosotros nuestra nuestro o
    otra otro pero porque que si sin sobre también todo todos tras ya yo algo casi""",
    "it": """anche contro io ma mi mia mio ne noi non nostra nostro o ogni perché più se tutti tutto fra tra dove""",
    "pt": """até eu já mais mas meu minha mesmo muito não nos nós nossa nosso ou sem também sob sobre""",
}
FREE_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(_FREE_EN),
    **{code: FUNCTION_WORDS[code] - frozenset(claiming.split()) for code, claiming in _CLAIMING.items()},
}
DETERMINERS = frozenset(["a", "an", "the", "this", "these", "those", "its", "their", "his", "her", "my", "our", "one"])


# Small words whose object must stay the same, by the relation they express.
BINDING: dict[str, dict[str, str]] = {
    "en": {
        "from": "from",
        "to": "to into for towards toward onto",
        "means": "by through via using with",
        "at": "at in on",
        "as": "as",
        "under": "under below beneath",
        "over": "over above",
        "than": "than",
        "against": "against versus",
        "time": "since until before after",
        "without": "without not no never",
        "when": "when whenever if while",
        "about": "about regarding concerning on",
    },
    "de": {"to": "für zu zum zur", "from": "von vom aus", "means": "durch mit mittels", "as": "als", "under": "unter",
           "without": "ohne nicht kein keine", "time": "seit bis vor nach", "against": "gegen"},
    "fr": {"to": "pour vers", "means": "par via avec", "as": "comme", "under": "sous", "without": "sans pas",
           "time": "depuis avant après", "against": "contre"},
    "es": {"to": "para hacia", "means": "por mediante con", "as": "como", "under": "bajo", "without": "sin no",
           "from": "desde", "time": "hasta antes tras", "against": "contra"},
    "it": {"to": "per verso", "means": "tramite con mediante", "as": "come", "under": "sotto", "without": "senza non",
           "from": "da dal dalla", "against": "contro"},
    "pt": {"to": "para", "means": "por com mediante", "as": "como", "under": "sob", "without": "sem não",
           "from": "desde", "time": "até antes após", "against": "contra"},
}  # fmt: skip

NUMBER_WORDS: dict[str, dict[str, int]] = {
    "en": {
        **{
            word: value
            for value, word in enumerate(
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                " seventeen eighteen nineteen".split()
            )
        },
        **{
            word: 10 * value
            for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
        },
        "dozen": 12,
    },
    "de": {
        "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
        "elf": 11,
        "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17, "achtzehn": 18,
        "neunzehn": 19, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
        "achtzig": 80, "neunzig": 90, "dutzend": 12,
    },
    "fr": {
        "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "onze": 11,
        "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16, "vingt": 20, "trente": 30,
        "quarante": 40, "cinquante": 50, "soixante": 60, "douzaine": 12,
    },
    "es": {
        "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
        "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciséis": 16, "diecisiete": 17,
        "dieciocho": 18, "diecinueve": 19, "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
        "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "docena": 12,
    },
    "it": {
        "due": 2, "tre": 3, "quattro": 4, "cinque": 5, "sei": 6, "sette": 7, "otto": 8, "nove": 9, "dieci": 10,
        "undici": 11, "dodici": 12, "quindici": 15, "venti": 20, "trenta": 30, "quaranta": 40, "cinquanta": 50,
        "sessanta": 60, "settanta": 70, "ottanta": 80, "novanta": 90,
    },
    "pt": {
        "dois": 2, "duas": 2, "três": 3, "quatro": 4, "cinco": 5, "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10,
        "onze": 11, "doze": 12, "quinze": 15, "vinte": 20, "trinta": 30, "quarenta": 40, "cinquenta": 50,
        "sessenta": 60, "setenta": 70, "oitenta": 80, "noventa": 90,
    },
}  # fmt: skip
SCALES: dict[str, int] = {
    **dict.fromkeys(("k", "thousand", "tsd", "tausend", "mille", "mil"), 10**3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million", "millions", "millionen", "millón", "millones"), 10**6),
    **dict.fromkeys(
        ("b", "bn", "mrd", "billion", "billions", "milliarde", "milliarden", "milliard", "milliards"), 10**9
    ),
    **dict.fromkeys(("hundred", "hundert", "cent", "cien", "ciento"), 10**2),
    **dict.fromkeys(("trillion", "tn"), 10**12),
}
PLURAL_SCALES = frozenset(["hundreds", "thousands", "dozens", "tens", "millions", "billions", "millionen", "millones"])
_UNIT_NAMES: dict[str, str] = {
    "%": "% percent pct prozent porcentaje",
    "pp": "pp",
    "x": "x × fold times mal",
    "usd": "$ usd dollar dollars us$",
    "eur": "€ eur euro euros",
    "gbp": "£ gbp pound pounds",
    "jpy": "¥ jpy yen",
    "chf": "chf francs franken",
    "ms": "ms millisecond milliseconds",
    "second": "s sec secs second seconds sekunden secondes segundos",
    "minute": "min mins minute minutes minuten minutos",
    "hour": "h hr hrs hour hours stunde stunden heure heures hora horas",
    "day": "day days tag tage tagen jour jours día días",
    "week": "week weeks wk wks woche wochen semaine semaines semana semanas",
    "month": "month months monat monate monaten mois mes meses",
    "year": "year years yr yrs jahr jahre jahren an ans année années año años",
    "kb": "kb",
    "mb": "mb",
    "gb": "gb",
    "tb": "tb",
    "pb": "pb",
    "kg": "kg kilogram kilograms kilo kilos",
    "tonne": "t tonne tonnes ton tons",
    "km": "km kilometre kilometres kilometer kilometers",
    "m2": "m2 m² sqm",
    "mph": "mph",
}
UNITS: dict[str, str] = {name: unit for unit, names in _UNIT_NAMES.items() for name in names.split()}
_TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
PERIODS: dict[str, str] = {
    **{name: unit for unit in _TIMES for name in _UNIT_NAMES[unit].split()},
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "annually": "year",
    "quarterly": "quarter", "quarter": "quarter", "nightly": "night", "night": "night", "shift": "shift",
    "term": "term",
    "season": "season", "sprint": "sprint",
    "hourly": "hour", "täglich": "day", "wöchentlich": "week", "monatlich": "month", "jährlich": "year",
}  # fmt: skip
# Phrases before a number that bound it: > at least, < at most, ~ about.
BOUND_PHRASES: tuple[tuple[tuple[str, ...], str], ...] = tuple(
    (tuple(phrase.split()), sign)
    for sign, phrases in (
        (">", "over|more than|above|at least|a minimum of|minimum|exceeding|upwards of|beyond|über|mehr als|mindestens|"
              "plus de|au moins|más de|al menos"),
        ("<", "up to|under|below|less than|fewer than|at most|a maximum of|maximum|nearly|almost|close to|just under|"
              "bis zu|unter|weniger als|höchstens|fast|jusqu'à|moins de|presque|hasta|menos de|casi"),
        ("~", "about|around|approximately|approx|roughly|circa|ca|some|an estimated|estimated|etwa|rund|ungefähr|"
              "environ|aproximadamente|unos|unas|alrededor de"),
    )
    for phrase in phrases.split("|")
)  # fmt: skip
# People whose work a line may name; what they did is not the person's doing.
PEOPLE = frozenset(
    """team teams crew group company firm colleague colleagues people department agency staff partner partners vendor
    supplier suppliers contractor contractors others client clients customer customers student students intern interns
    committee board office studio union host hosts guest guests friend friends neighbour neighbours sister brother
    parent parents father mother family cousin wife husband flatmate""".split()
)
# Words that end a noun phrase though they are no function words to the gate.
PHRASE_ENDS = frozenset(
    """within without since until before after over under than against not no beyond between behind below above despite
    up out off down instead versus only also but or because although whereas throughout among amongst inside outside
    following regarding concerning together jointly alongside each apiece""".split()
)
ROLE_NOUNS = frozenset(
    """manager managers director head chief ceo cto cfo coo vp president founder cofounder owner partner principal lead
    leader supervisor chair chairman chairwoman chairperson executive officer architect professor superintendent foreman
    captain chef surgeon consultant controller nurse doctor teacher auditor broker inspector engineer developer analyst
    accountant coordinator administrator electrician technician operator planner clerk secretary librarian pharmacist
    physician therapist scientist researcher specialist expert instructor trainer designer editor lawyer attorney judge
    mayor minister commander sergeant lieutenant captain general ambassador senator governor dean bishop priest curator
    banker trader buyer advisor adviser""".split()
)
