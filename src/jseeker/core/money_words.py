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
    "UP_TO_WORDS",
    "alternatives",
]


def alternatives(texts: Iterable[str]) -> str:
    """A pattern that matches any of the texts, the longest first."""
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))


_SIGNS = """
USD us$ usd; CAD ca$ c$ cad; AUD au$ a$ aud; NZD nz$ nzd; SGD s$ sgd; HKD hk$ hkd; TWD nt$ twd; MXN mx$ mxn; BRL r$ brl;
EUR € eur euro euros; GBP £ gbp; CHF chf fr. sfr; JPY 円 jpy yen ￥; CNY 元 rmb cny 人民币; KRW ₩ 원 krw; INR ₹ inr rs rs.;
PLN zł pln zl; CZK kč czk; HUF ft huf; SEK sek; NOK nok; DKK dkk; RUB ₽ руб руб. rub; UAH ₴ грн uah; TRY ₺ tl try;
ILS ₪ ils nis; RON ron lei; BGN bgn лв; THB ฿ thb บาท; PHP ₱ php; VND ₫ vnd; IDR rp idr rp.; MYR rm myr; ZAR zar; AED aed;
SAR sar; NGN ₦ ngn; KES kes ksh; ARS ars; CLP clp; COP cop; PEN pen
"""
CURRENCY_OF = {sign: line.split()[0] for line in _SIGNS.replace("\n", " ").split(";") for sign in line.split()[1:]} | {
    "kr": "SEK",
    "kr.": "DKK",
    "¥": "JPY",
    "dollars": "USD",
}
CURRENCY_SIGNS = (*CURRENCY_OF, "$")
CODES = frozenset(CURRENCY_OF.values()) | frozenset(
    "ISK HRK RSD EGP MAD QAR KWD BHD OMR PKR BDT LKR KZT GEL UYU".split()
)
MONTHLY_CURRENCIES = frozenset(
    "PLN CZK HUF SEK NOK DKK JPY KRW CNY INR RUB UAH TRY ILS RON THB PHP VND IDR MYR TWD BRL MXN ZAR AED SAR ARS CLP"
    " COP"
    " NGN KES".split()
)
"""Currencies in which the size of an amount does not tell month from year."""

SCALES = {
    "k": 1_000, "tsd": 1_000, "tsd.": 1_000, "тыс": 1_000, "тыс.": 1_000, "т.р.": 1_000, "mil": 1_000, "tys": 1_000, "tys.": 1_000,
    "千": 1_000, "천": 1_000, "万": 10_000, "萬": 10_000, "만": 10_000, "万円": 10_000, "万元": 10_000, "만원": 10_000,
    "lakh": 100_000, "lakhs": 100_000, "lacs": 100_000, "lpa": 100_000, "l": 100_000,
}  # fmt: skip
LARGE_SCALES = r"(?:m|mm|mn|mio|million\w*|mill\w*|milion\w*|miljon\w*|bn?|billion\w*|milliard\w*|mrd|trillion|crore|млн|млрд|億|亿|억)\b"

_PERIOD_WORDS = {
    SalaryPeriod.HOUR: "hour hr hrs h hourly std std. stunde heure hora ora uur timme time tim hod hodina godz godz. godzina"
    " час ч 時間 小时 小時 시간 saat jam óra tunti",
    SalaryPeriod.DAY: "day daily diem tag jour jours día dia giorno dag dzień den день 日 天 일 gün",
    SalaryPeriod.WEEK: "week weekly wk woche semaine semana settimana týden vecka uge uke tydzień неделю 週 周 주 hafta",
    SalaryPeriod.MONTH: "month monthly mo mo. mth monat mtl. mtl monatlich mois mensuel mensuels mes mensual mensuales mês mensal"
    " mese mensile mensili maand månad mån mån. måned mnd mies mies. miesiąc miesięcznie měsíc měsíčně мес мес. месяц"
    " 月 ヶ月 个月 월 ay aylık hó hónap kuukausi kk bulan tháng เดือน",
    SalaryPeriod.YEAR: "year yr yrs y annum annually annual yearly pa p.a. p.a jahr jährlich an ans année année. annuel annuels"
    " annuels año anual anuales ano anno annui annuo annua jaar år rok rocznie ročně год 年 년 yıl yıllık év vuosi tahun"
    " năm",
}
PERIODS = {word: unit for unit, text in _PERIOD_WORDS.items() for word in text.split()}
PERIOD_OF = {word.strip("."): unit for word, unit in PERIODS.items()} | {
    "hours": SalaryPeriod.HOUR, "days": SalaryPeriod.DAY, "weeks": SalaryPeriod.WEEK, "months": SalaryPeriod.MONTH, "years": SalaryPeriod.YEAR,
    "mon": SalaryPeriod.MONTH, "ann": SalaryPeriod.YEAR, "hur": SalaryPeriod.HOUR, "wee": SalaryPeriod.WEEK, "yea": SalaryPeriod.YEAR,
}  # fmt: skip
PERIOD_LABELS = {
    "hourly": SalaryPeriod.HOUR, "per hour": SalaryPeriod.HOUR, "stundenlohn": SalaryPeriod.HOUR, "時給": SalaryPeriod.HOUR, "时薪": SalaryPeriod.HOUR,
    "시급": SalaryPeriod.HOUR, "taux horaire": SalaryPeriod.HOUR, "uurloon": SalaryPeriod.HOUR, "timlön": SalaryPeriod.HOUR,
    "day rate": SalaryPeriod.DAY, "daily": SalaryPeriod.DAY, "tagessatz": SalaryPeriod.DAY, "tjm": SalaryPeriod.DAY, "日給": SalaryPeriod.DAY,
    "weekly": SalaryPeriod.WEEK, "wochenlohn": SalaryPeriod.WEEK,
    "monthly": SalaryPeriod.MONTH, "per month": SalaryPeriod.MONTH, "monatsgehalt": SalaryPeriod.MONTH, "monatlich": SalaryPeriod.MONTH,
    "salaire mensuel": SalaryPeriod.MONTH, "mensual": SalaryPeriod.MONTH, "mensile": SalaryPeriod.MONTH, "mensal": SalaryPeriod.MONTH,
    "月給": SalaryPeriod.MONTH, "月薪": SalaryPeriod.MONTH, "월급": SalaryPeriod.MONTH, "månadslön": SalaryPeriod.MONTH, "maandsalaris": SalaryPeriod.MONTH,
    "annual": SalaryPeriod.YEAR, "annually": SalaryPeriod.YEAR, "yearly": SalaryPeriod.YEAR, "per annum": SalaryPeriod.YEAR, "per year": SalaryPeriod.YEAR,
    "jahresgehalt": SalaryPeriod.YEAR, "jahresbrutto": SalaryPeriod.YEAR, "bruttojahresgehalt": SalaryPeriod.YEAR, "jährlich": SalaryPeriod.YEAR,
    "annuel": SalaryPeriod.YEAR, "anual": SalaryPeriod.YEAR, "annua": SalaryPeriod.YEAR, "annuo": SalaryPeriod.YEAR, "ral": SalaryPeriod.YEAR,
    "年収": SalaryPeriod.YEAR, "年俸": SalaryPeriod.YEAR, "年薪": SalaryPeriod.YEAR, "연봉": SalaryPeriod.YEAR, "jaarsalaris": SalaryPeriod.YEAR,
    "årslön": SalaryPeriod.YEAR, "årslønn": SalaryPeriod.YEAR,
}  # fmt: skip
PER_WORDS = (
    r"/|\ba\b|\bper\b|\ban\b|\bpro\b|\bpar\b|\bpor\b|\bal\b|\bal?l['’]|\bim\b|\bp\.|\bje\b|\bi\b|\bza\b|\bna\b|\bв\b"
    r"|\bза\b|\bprosent\b|每"
    r"|\beach\b|\bet\b|\bau\b|\bà l['’]"
)
GROSS_WORDS = r"(?:gross|net|brutto|netto|brut[se]?|net[st]?|bruto|bruttó|lordi?|netti?|lorda|до вычета|на руки|plus bonus|b2b|uop|\+ ?vat)"
RANGE_WORDS = "to|and|bis|und|à|a|et|y|e|al|até|tot|en|till|til|och|og|do|až|až do|i|до|and up to|up to|through|thru|ile|và|ถึง|hingga"
FROM_WORDS = (
    r"\bfrom|\bstarting (?:at|from)|\bat least|\bminimum(?: of)?|\bmin\.?|\bab|\bmindestens|\bà partir de|\bdès"
    r"|\bminimum|\bdesde|\ba partir de"
    r"|\ba partire da|\bminimo|\bvanaf|\bod|\bот|\bfrån|\bfra"
)
UP_TO_WORDS = r"\bup to|\bmaximum(?: of)?|\bmax\.?|\bbis zu|\bjusqu['’]à|\bhasta|\bfino a|\baté|\btot|\bdo|\bдо|\bupp till|\bop til|最高|最大"
LABELS = (
    r"salar(?:y|ies)|\bpay\b|\bpaying\b|compensation|\bwages?\b|remuneration|\bbase\b|\bote\b|\bearn(?:ing)?s?\b"
    r"|hourly|\brate\b|\brange\b|\bctc\b|\bpackage\b"
    r"|gehalt|vergütung|\w*lohn\b|entgelt|verdienst|bezahlung|salaire|rémunération|fixe\b|salario|sueldo"
    r"|retribuci[óo]n|remuneraci[óo]n"
    r"|retribuzione|\bral\b|compenso|stipendio|sal[áa]rio|remunera[çc][ãa]o|salaris|loon\b|bruto|wynagrodzeni\w*"
    r"|pensj\w*|stawk\w*|wide[łl]ki|zarobk\w*"
    r"|\w*lön\b|\w*lønn?\b|palkka|mzd\w*|\bplat\b|fizetés|\bbér\b|maaş\w*|ücret\w*|зарплат\w*|оклад\w*|доход\w*|з/п|給与"
    r"|給料|年収|月給|時給|日給|年俸|報酬"
    r"|薪资|薪水|月薪|年薪|时薪|薪酬|薪資|待遇|급여|연봉|월급|시급|보수|gaji|lương|เงินเดือน|\blpa\b"
)
OTHER_MONEY = (
    r"\brais(?:ed?|ing)|funding|\bfunded|\bround\b|revenue|\barr\b|\baum\b|valuation|invest\w*|budget|stipend\b"
    r"|allowance|reimburs\w*|bonus\b|prämie"
    r"|\bequity\b|insurance|donat\w*|discount|zuschuss|gutschein|prime\b|voucher|referral|relocation|pension|quota"
    r"|\bsaved?\b|\bsavings?\b|\bsales\b|turnover"
    r"|umsatz|chiffre d['’]affaires|fatturato|facturaci[óo]n|\bhra\b|\bfsa\b|\bhsa\b|deal\b|contracts?\b|transactions?"
    r"|\bassets?|market\b|\bcredit\b|\bfees?\b"
    r"|perks?\b|wellness|wellbeing|learning|education|training|fitness|\bgym\b|internet|phone|commut\w*|travel|home"
    r" office|coworking|meal|lunch|ticket"
    r"|customers|users|clients|purchases|bénéfices|levée|\blev[ée]\b|zahlung|buono|bonus"
)
