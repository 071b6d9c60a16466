"""The words and signs of pay in many languages: currencies, periods, what is pay and what is not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jseeker.model.posting import SalaryPeriod

__all__ = [
    "CODES",
    "CURRENCY_OF",
    "CURRENCY_SIGNS",
    "FROM_WORDS",
    "GROSS_WORDS",
    "LABELS",
    "LARGE_SCALES",
    "MONTHLY_CURRENCIES",
    "OTHER_MONEY",
    "PERIODS",
    "PERIOD_LABELS",
    "PERIOD_OF",
    "PER_WORDS",
    "RANGE_WORDS",
    "SCALES",
    "SCALE_CURRENCY",
    "UP_TO_WORDS",
    "alternatives",
    "cores",
]


def alternatives(texts: Iterable[str]) -> str:
    """A pattern that matches any of the texts, the longest first."""
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


def cores(pattern: str) -> tuple[str, ...]:
    """The longest literal of each alternative of a pattern that `_any` made: where none of them stands (in lower case),
    the pattern does not match, and a look for them costs a tenth of it."""
    alternatives = re.sub(r"\(\?:[^()]*\)\??", "\0", pattern).split("|")
    parts = (re.split(r"\\.[*+?]?|\[[^]]*\][*+?]?|.\?|\0", alternative) for alternative in alternatives)
    return tuple(dict.fromkeys(max(part, key=len).lower() for part in parts))


def _any(*words: str) -> str:
    """A pattern that matches any of the given patterns, each line of which holds several, parted by ` | `."""
    return "|".join(word.strip() for line in words for word in line.split(" | "))


_SIGNS = """
USD us$ usd; CAD ca$ c$ cad; AUD au$ a$ aud; NZD nz$ nzd; SGD s$ sgd; HKD hk$ hkd; TWD nt$ twd; MXN mx$ mxn;
BRL r$ brl; EUR € eur euro euros; GBP £ gbp; CHF chf fr. sfr; JPY 円 jpy yen ￥; CNY 元 rmb cny 人民币; KRW ₩ 원 krw;
INR ₹ inr rs rs.; PLN zł pln zl; CZK kč czk; HUF ft huf; SEK sek; NOK nok; DKK dkk; RUB ₽ руб руб. rub; UAH ₴ грн uah;
TRY ₺ tl try; ILS ₪ ils nis; RON ron lei; BGN bgn лв; THB ฿ thb บาท; PHP ₱ php; VND ₫ vnd; IDR rp idr rp.; MYR rm myr;
ZAR zar; AED aed; SAR sar; NGN ₦ ngn; KES kes ksh; ARS ars; CLP clp; COP cop; PEN pen
"""
CURRENCY_OF = {
    **{sign: line.split()[0] for line in _SIGNS.replace("\n", " ").split(";") for sign in line.split()[1:]},
    "kr": "SEK",
    "kr.": "DKK",
    "¥": "JPY",
    "dollars": "USD",
}
CURRENCY_SIGNS = (*CURRENCY_OF, "$")
CODES = frozenset((*CURRENCY_OF.values(), *"ISK HRK RSD EGP MAD QAR KWD BHD OMR PKR BDT LKR KZT GEL UYU".split()))
MONTHLY_CURRENCIES = frozenset(
    "PLN CZK HUF SEK NOK DKK JPY KRW CNY INR RUB UAH TRY ILS RON THB PHP VND IDR MYR TWD BRL MXN ZAR AED SAR ARS CLP"
    " COP NGN KES".split()
)
"""Currencies in which the size of an amount does not tell month from year."""

_SCALE_WORDS = {
    1_000: "k tsd tsd. тыс тыс. т.р. mil tys tys. 千 천",
    10_000: "万 萬 만 万円 万元 萬元 만원",
    100_000: "lakh lakhs lacs lpa l",
}
SCALES = {word: factor for factor, text in _SCALE_WORDS.items() for word in text.split()}
SCALE_CURRENCY = {
    "万円": "JPY",
    "万元": "CNY",
    "萬元": "TWD",
    "만원": "KRW",
    "만": "KRW",
    "lakh": "INR",
    "lakhs": "INR",
    "lacs": "INR",
    "lpa": "INR",
}
"""Scales that say the currency too."""
LARGE_SCALES = r"(?:{})\b".format(
    _any(
        r"m | mm | mn | mio | million\w* | mill\w* | milion\w* | miljon\w* | bn? | billion\w* | milliard\w* | mrd",
        r"trillion | crore | млн | млрд | 億 | 亿 | 억",
    )
)

_PERIOD_WORDS = {
    SalaryPeriod.HOUR: """hour hr hrs h hourly std std. stunde heure hora ora uur timme time tim hod hodina godz godz.
        godzina час ч 時間 小时 小時 시간 saat jam óra tunti""",
    SalaryPeriod.DAY: "day daily diem tag jour jours día dia giorno dag dzień den день 日 天 일 gün",
    SalaryPeriod.WEEK: """week weekly wk woche semaine semana settimana týden vecka uge uke tydzień неделю 週 周 주
        hafta""",
    SalaryPeriod.MONTH: """month monthly mo mo. mth monat mtl. mtl monatlich mois mensuel mensuels mes mensual
        mensuales mês mensal mese mensile mensili maand månad mån mån. måned mnd mies mies. miesiąc miesięcznie měsíc
        měsíčně мес мес. месяц 月 ヶ月 个月 월 ay aylık hó hónap kuukausi kk bulan tháng เดือน""",
    SalaryPeriod.YEAR: """year yr yrs y annum annually annual yearly pa p.a. p.a jahr jährlich an ans année année.
        annuel annuels año anual anuales ano anno annui annuo annua jaar år rok rocznie ročně год 年 년 yıl yıllık év
        vuosi tahun năm""",
}
PERIODS = {word: unit for unit, text in _PERIOD_WORDS.items() for word in text.split()}
_PERIOD_CODES = {
    SalaryPeriod.HOUR: "hours hur",
    SalaryPeriod.DAY: "days",
    SalaryPeriod.WEEK: "weeks wee",
    SalaryPeriod.MONTH: "months mon",
    SalaryPeriod.YEAR: "years yea ann",
}
PERIOD_OF = {
    **{word.strip("."): unit for word, unit in PERIODS.items()},
    **{word: unit for unit, text in _PERIOD_CODES.items() for word in text.split()},
}
_LABELS_OF_PERIOD = {
    SalaryPeriod.HOUR: "hourly | per hour | stundenlohn | 時給 | 时薪 | 시급 | taux horaire | uurloon | timlön",
    SalaryPeriod.DAY: "day rate | daily | tagessatz | tjm | 日給 | 일급",
    SalaryPeriod.WEEK: "weekly | wochenlohn",
    SalaryPeriod.MONTH: """monthly | per month | monatsgehalt | monatlich | salaire mensuel | mensual | mensile | mensal
        | 月給 | 月薪 | 월급 | månadslön | maandsalaris""",
    SalaryPeriod.YEAR: """annual | annually | yearly | per annum | per year | jahresgehalt | jahresbrutto
        | bruttojahresgehalt | jährlich | annuel | anual | annua | annuo | ral | 年収 | 年俸 | 年薪 | 연봉 | jaarsalaris
        | årslön | årslønn""",
}
PERIOD_LABELS = {label.strip(): unit for unit, text in _LABELS_OF_PERIOD.items() for label in text.split("|")}

PER_WORDS = _any(
    r"/ | \ba\b | \bper\b | \ban\b | \bpro\b | \bpr\. | \bpar\b | \bpor\b | \bal\b | \bal?l['’] | \bim\b | \bp\.",
    r"\bje\b",
    r"\bi\b",
    r"\bza\b | \bna\b | \bв\b | \bза\b | 每 | \beach\b | \bau\b | \bà l['’]",
)
GROSS_WORDS = "(?:{})".format(
    _any(
        r"gross | net | brutto | netto | brut[se]? | net[st]? | bruto | brutos | bruttó | lordi? | netti? | lorda",
        r"до вычета | на руки | plus bonus | b2b | uop | \+ ?vat",
    )
)
RANGE_WORDS = _any(
    "to | and up to | up to | and | bis | und | à | a | et | y | e | al | até | tot | en | till | til | och | og | do",
    "až do | až | i | до | through | thru | ile | và | ถึง | hingga",
)
FROM_WORDS = _any(
    r"\bfrom | \bstarting (?:at|from) | \bat least | \bminimum(?: of)? | \bmin\.? | \bab | \bmindestens",
    r"\bà partir de",
    r"\bdès | \bdesde | \ba partir de | \ba partire da | \bminimo | \bvanaf | \bod | \bот | \bfrån | \bfra",
)
UP_TO_WORDS = _any(
    r"\bup to | \bmaximum(?: of)? | \bmax\.? | \bbis zu | \bjusqu['’]à | \bhasta | \bfino a | \baté | \btot | \bdo",
    r"\bдо",
    r"\bupp till | \bop til | 最高 | 最大",
)
LABELS = _any(
    r"salar(?:y|ies) | \bpay\b | \bpaying\b | compensation | \bwages?\b | remuneration | \bbase\b | \bote\b",
    r"\bearn(?:ing)?s?\b | hourly | \brate\b | \brange\b | \bctc\b | \bpackage\b | gehalt | vergütung | \w*lohn\b",
    r"entgelt | verdienst | bezahlung | salaire | rémunération | fixe\b | salario | sueldo | retribuci[óo]n",
    r"remuneraci[óo]n | retribuzione | \bral\b | compenso | stipendio | sal[áa]rio | remunera[çc][ãa]o | salaris",
    r"loon\b | bruto | wynagrodzeni\w* | pensj\w* | stawk\w* | wide[łl]ki | zarobk\w* | \w*lön\b | \w*lønn?\b | palkka",
    r"mzd\w* | \bplat\b | fizetés | \bbér\b | maaş\w* | ücret\w* | зарплат\w* | оклад\w* | доход\w* | з/п",
    r"給与 | 給料",
    r"年収 | 月給 | 時給 | 日給 | 年俸 | 報酬 | 薪资 | 薪水 | 月薪 | 年薪 | 时薪 | 薪酬 | 薪資 | 待遇",
    r"급여 | 연봉 | 월급 | 시급",
    r"보수 | gaji | lương | เงินเดือน | \blpa\b",
)
OTHER_MONEY = _any(
    r"\brais(?:ed?|ing) | funding | \bfunded | \bround\b | revenue | \barr\b | \baum\b | valuation | invest\w*",
    r"budget",
    r"stipend\b | allowance | reimburs\w* | bonus\b | prämie | \bequity\b | insurance | donat\w* | discount | zuschuss",
    r"gutschein | prime\b | voucher | referral | relocation | pension | quota | \bsaved?\b | \bsavings?\b | \bsales\b",
    r"turnover | umsatz | chiffre d['’]affaires | fatturato | facturaci[óo]n | \bhra\b | \bfsa\b | \bhsa\b | deal\b",
    r"contracts?\b | transactions? | \bassets? | market\b | \bcredit\b | \bfees?\b | perks?\b | wellness | wellbeing",
    r"learning | education | training | fitness | \bgym\b | internet | phone | commut\w* | travel | home office",
    r"coworking | meal | lunch | ticket | customers | users | clients | purchases | bénéfices | levée | \blev[ée]\b",
    r"zahlung | buono",
)
