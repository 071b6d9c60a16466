"""The words the gate knows by itself, by language: free words, hedges, number words, units, bounds."""

from __future__ import annotations

from jseeker.core.stopwords import FUNCTION_WORDS

__all__ = [
    "BINDING",
    "BOUND_PHRASES",
    "DETERMINERS",
    "FREE_WORDS",
    "HEDGES",
    "PEOPLE",
    "PHRASE_ENDS",
    "NUMBER_WORDS",
    "PERIODS",
    "PLURAL_SCALES",
    "ROLE_NOUNS",
    "SCALES",
    "UNITS",
]

# Words that may be added without claiming anything. Left out on purpose: or, but, not, no, only, all, every, each,
# most, more, over, under, since, until, before, after, within, our, my, I, we, up, down, out, so, thereby.
_FREE_EN = """a an the and of in on at by for from to with as that which who whose this these those it its their there
was were is are be been being has have had do does did also both while when where into onto through via across during
using per him her his he she they them what""".split()  # noqa: SIM905
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

# Words whose loss makes a line claim more, by what they say. A phrase is written with spaces. A class in capitals
# counts only where the word is used as a verb.
HEDGES: dict[str, dict[str, str]] = {
    "en": {
        "ASSIST": "help assist support aid facilitate",
        "WORK": "work",
        "TAKE_PART": "contribute participate collaborate cooperate involve engage",
        "WITNESS": "attend observe shadow watch learn study witness",
        "ATTEMPT": "try attempt aim plan propose suggest recommend intend hope seek begin start explore",
        "assistance": "|assistance|helper|involvement|contribution|participation|contributor|participant",
        "shared": "|co|jointly|together|alongside|part of|member of|team effort|shared|joint"
        "|with a team|with the team|with my team|with our team|with colleagues|with peers|with teammates|with others"
        "|in a team|under supervision|supervised by|under the supervision|on behalf|we|our",
        "trial": "|pilot|pilots|prototype|prototypes|prototyping|proof of concept|poc|beta|alpha|mvp|trial|trials"
        "|experiment|experiments|experimental|experimentally|draft|drafts|provisional|tentative|demo|demos|mock|mockup"
        "|mockups|clone|clones|replica|imitation|simulated|simulation|simulations|sandbox|toy|hobby|sample|example"
        "|tutorial|tutorials|course|courses|coursework|bootcamp|hackathon|exercise|exercises|assignment|assignments"
        "|homework|practice|fictional|fictitious|hypothetical|concept|thesis|dissertation|workshop",
        "part": "|almost|nearly|partial|partially|partly|part|some|mostly|mainly|largely|several|occasionally|occasional|sometimes"
        "|briefly|temporarily|temporary|initially|half|few|minor|small|limited|basic|beginner|elementary|"
        "introductory|familiar|familiarity|exposure|awareness|intermittently",
        "limit": "|only|just|merely|solely|at most|hardly|barely|rarely|seldom|except|excluding|unless|lack|lacked",
        "negation": "|not|no|never|none|neither|nor|cannot|without|don't|didn't|doesn't|wasn't|weren't|isn't|couldn't"
        "|can't|won't|non|zero",
        "failure": "|fail|failed|failing|failure|cancelled|canceled|abandoned|discontinued|unsuccessful|unsuccessfully"
        "|rejected|declined|suspended|shelved|incomplete|unfinished|unpublished|unpaid",
        "possible": "|would|could|might|may|should|will|can|potential|potentially|possible|possibly|expected|estimated"
        "|estimate|estimates|projected|planned|proposed|intended|forecast|target|targets|targeted|goal|goals|quota"
        "|quotas|nominated|nominee|nomination|finalist|shortlisted|candidate"
        "|runner|aspiring|attempted|pending|ongoing|upcoming|future",
        "rank": "|assistant|deputy|vice|associate|acting|interim|trainee|apprentice|apprenticeship|intern|interns"
        "|internship|student|volunteer|volunteers|voluntary|junior|entry|substitute|secondary|aide|helper|fellow",
        "choice": "|or|either|whether",
    },
    "de": {
        "assistance": "|half|geholfen|mithalf|unterstützt|unterstützte|unterstützung|assistierte|mitgewirkt|wirkte mit"
        "|mitarbeit|mitgearbeitet|beteiligt|beteiligung|begleitet|begleitete|zugearbeitet|mitgeholfen|mithilfe|beitrag",
        "shared": "|teil|gemeinsam|zusammen|im team|mitglied|unter anleitung|unter aufsicht|wir|unser|unsere",
        "trial": "|pilot|pilotprojekt|prototyp|prototypen|entwurf|versuch|versuche|test|probeweise|machbarkeitsstudie"
        "|demo|übung|kurs|seminararbeit|bachelorarbeit|masterarbeit|hausarbeit|konzept",
        "part": "|teilweise|einige|etwas|gelegentlich|zeitweise|kurzzeitig|vorübergehend|überwiegend|grundkenntnisse",
        "limit": "|nur|lediglich|bloß|kaum|selten|außer|höchstens",
        "negation": "|nicht|kein|keine|keinen|keinem|keiner|nie|niemals|ohne|weder|nichts",
        "failure": "|gescheitert|abgebrochen|abgelehnt|erfolglos|eingestellt|unvollendet",
        "possible": "|könnte|konnte|sollte|würde|möglich|möglicherweise|voraussichtlich|geplant|geschätzt|erwartet"
        "|etwa|ungefähr|circa|ca|rund|ziel|nominiert|versuchte|versucht|plante",
        "rank": "|assistent|assistentin|stellvertretend|stellvertretender|stellvertretende|stellvertreter|vize|praktikant"
        "|praktikantin|praktikum|azubi|auszubildende|auszubildender|trainee|werkstudent|werkstudentin|volontär"
        "|volontärin|ehrenamtlich|aushilfe|aushilfsweise|junior|kommissarisch",
        "choice": "|oder|entweder|beziehungsweise|bzw",
    },
    "fr": {
        "assistance": "|aidé|aide|aider|assisté|assistance|participé|participation|contribué|contribution|collaboré"
        "|collaboration|soutenu|soutien|appuyé|appui|accompagné",
        "shared": "|ensemble|conjointement|en équipe|au sein|membre|partie|sous la direction|sous la supervision|nous"
        "|notre|nos|co",
        "trial": "|pilote|prototype|prototypes|essai|essais|ébauche|brouillon|démo|maquette|tutoriel|cours|mémoire"
        "|preuve|expérimental|exercice|concept",
        "part": "|partiellement|partiel|quelques|parfois|occasionnellement|temporairement|brièvement|surtout|notions",
        "limit": "|seulement|uniquement|juste|rarement|guère|sauf|hormis",
        "negation": "|ne|n'|pas|jamais|aucun|aucune|sans|ni|non",
        "failure": "|échoué|échec|annulé|abandonné|rejeté|refusé|inachevé",
        "possible": "|pourrait|devrait|possible|possiblement|potentiel|potentiellement|prévu|prévue|estimé|estimée"
        "|attendu|environ|presque|objectif|objectifs|tenté|essayé|proposé|nominé|nommée|projeté",
        "rank": "|assistant|assistante|adjoint|adjointe|vice|stagiaire|stage|apprenti|apprentie|alternant|alternante"
        "|alternance|bénévole|intérimaire|intérim|suppléant|suppléante|étudiant|étudiante|junior",
        "choice": "|ou|soit",
    },
    "es": {
        "assistance": "|ayudé|ayuda|ayudando|ayudar|asistí|asistencia|apoyé|apoyo|apoyando|colaboré|colaboración"
        "|colaborando|participé|participación|participando|contribuí|contribución|acompañé",
        "shared": "|parte|junto|juntos|conjuntamente|en equipo|miembro|bajo supervisión|bajo la supervisión|nosotros"
        "|nuestro|nuestra|co",
        "trial": "|piloto|pilotos|prototipo|prototipos|borrador|prueba|pruebas|ensayo|demo|maqueta|tutorial|curso|cursos"
        "|tesis|ejercicio|experimental|concepto",
        "part": "|parcialmente|parcial|algunos|algunas|algún|alguna|ocasionalmente|temporalmente|brevemente|básico"
        "|básicos|nociones",
        "limit": "|solo|sólo|solamente|únicamente|apenas|salvo|excepto",
        "negation": "|no|nunca|jamás|sin|ningún|ninguna|ninguno|ni|tampoco",
        "failure": "|fallido|fallida|fracasó|fracaso|cancelado|cancelada|abandonado|rechazado|rechazada|inacabado",
        "possible": "|podría|debería|posible|posiblemente|potencial|previsto|prevista|estimado|estimada|esperado"
        "|aproximadamente|casi|unos|unas|alrededor|objetivo|objetivos|intenté|intento|propuse|nominado|nominada",
        "rank": "|asistente|auxiliar|ayudante|adjunto|adjunta|vice|subdirector|subdirectora|becario|becaria|prácticas"
        "|aprendiz|voluntario|voluntaria|interino|interina|suplente|estudiante|júnior|junior",
        "choice": "|o|u",
    },
}

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
        "about": "about regarding concerning on",
    },
    "de": {"to": "für zu zum zur", "from": "von vom aus", "means": "durch mit mittels", "as": "als", "under": "unter",
           "without": "ohne nicht kein keine", "time": "seit bis vor nach", "against": "gegen"},
    "fr": {"to": "pour vers", "means": "par via avec", "as": "comme", "under": "sous", "without": "sans pas",
           "time": "depuis avant après", "against": "contre"},
    "es": {"to": "para hacia", "means": "por mediante con", "as": "como", "under": "bajo", "without": "sin no",
           "from": "desde", "time": "hasta antes tras", "against": "contra"},
}  # fmt: skip

NUMBER_WORDS: dict[str, dict[str, int]] = {
    "en": {
        **{
            word: value
            for value, word in enumerate(
                "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
                " seventeen eighteen nineteen".split()  # noqa: SIM905
            )
        },
        **{
            word: 10 * value
            for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)  # noqa: SIM905
        },
        "dozen": 12,
    },
    "de": {
        "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11,
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
}  # fmt: skip
SCALES: dict[str, int] = {
    **dict.fromkeys(("k", "thousand", "tsd", "tausend", "mille", "mil"), 10**3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million", "millions", "millionen", "millón", "millones"), 10**6),
    **dict.fromkeys(("b", "bn", "mrd", "billion", "billions", "milliarde", "milliarden", "milliard", "milliards"), 10**9),
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
PERIODS: dict[str, str] = {
    **{name: unit for unit in ("second", "minute", "hour", "day", "week", "month", "year") for name in _UNIT_NAMES[unit].split()},
    "daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year", "annually": "year",
    "quarterly": "quarter", "quarter": "quarter", "nightly": "night", "night": "night", "shift": "shift", "term": "term",
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
    committee board office studio union""".split()  # noqa: SIM905
)
# Words that end a noun phrase though they are no function words to the gate.
PHRASE_ENDS = frozenset(
    """within without since until before after over under than against not no beyond between behind below above despite
    up out off down instead versus only also but or because although whereas throughout among amongst inside outside
    following regarding concerning together jointly alongside each apiece""".split()  # noqa: SIM905
)
ROLE_NOUNS = frozenset(
    """manager managers director head chief ceo cto cfo coo vp president founder cofounder owner partner principal lead
    leader supervisor chair chairman chairwoman chairperson executive officer architect professor superintendent foreman
    captain chef surgeon consultant controller nurse doctor teacher auditor broker inspector engineer developer analyst
    accountant coordinator administrator electrician technician operator planner clerk secretary librarian pharmacist
    physician therapist scientist researcher specialist expert instructor trainer designer editor lawyer attorney judge
    banker trader buyer advisor adviser""".split()  # noqa: SIM905
)
