"""The pay that a posting names: range, currency and period, in the number styles and words of many languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jseeker.core import money_words as words
from jseeker.model.posting import Salary, SalaryPeriod

__all__ = ["currency_of", "number_of", "period_of", "salary_from", "salary_in"]

_PLAUSIBLE = {
    SalaryPeriod.HOUR: (3, 1_000),
    SalaryPeriod.DAY: (20, 8_000),
    SalaryPeriod.WEEK: (100, 20_000),
    SalaryPeriod.MONTH: (300, 100_000),
    SalaryPeriod.YEAR: (5_000, 3_000_000),
}
"""Pay in dollars, euros, pounds and the like; amounts outside are allowances, funding or typing errors."""
_WEAK_FACTOR = 500
"""What the upper bounds are multiplied by for currencies of small units (yen, won, rupiah, forint …)."""
_YEARLY_FROM = 10_000
_HOURLY_BELOW = 300
_MAX_SPREAD = 12
"""The upper end of a pay range is less than this many times the lower one."""
_BEFORE_CHARS, _AFTER_CHARS = 70, 40
_MAX_TEXT_CHARS = 100_000

_DIGITS = re.compile(r"\d+")
_LARGE = re.compile(r"\d{4}|\d[.,' \u00a0\u202f’]\d{3}|\d\s?(?:[kKmMlLtTтТ万萬만千천]|lakh|lac|lpa)")
_GAP_CHARS, _SIGN_CHARS, _WORD_CHARS = 45, 12, 30
"""How far apart the two ends of a range may stand, and how far a currency may stand before and behind its number."""
_NUMBER = (
    r"\d{1,3}(?:[ \u00a0\u202f'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)"
    r"|\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
)
_SIGN = words.alternatives(words.CURRENCY_SIGNS)
_SCALE = words.alternatives(words.SCALES)


def _amount_pattern(which: int) -> str:
    """The pattern of an amount with its currency and scale, its groups numbered."""
    return (
        rf"(?P<sign{which}>{_SIGN})?\s?(?:(?<=\w)[$€£]|(?<=\w )[$€£])?(?P<number{which}>{_NUMBER})(?:,-|,--|\.-)?"
        rf"\s?(?P<scale{which}>(?:{_SCALE})(?![a-zà-žа-я]))?\s?(?P<after{which}>(?:{_SIGN})(?![a-zà-žа-я]))?"
    )


_PERIOD_BETWEEN = r"(?:\s?(?:/|per|an|pro)\s?[a-z]{1,5}\.?)?(?:\s?\((?:usd|cad|eur|gbp)\))?"
_RANGE = re.compile(
    rf"(?<![A-Za-z0-9_.,])(?:{_amount_pattern(1)}){_PERIOD_BETWEEN}\s?"
    rf"(?:-{{1,2}}|–|—|−|~|～|〜|\b(?:{words.RANGE_WORDS})\b|から|至|到|에서)\s?(?:{_amount_pattern(2)})",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<![A-Za-z0-9_.,])(?:{_amount_pattern(1)})(?P<plus>\+)?", re.IGNORECASE)
_PERIOD_AFTER = re.compile(
    rf"[\s,)+]*(?:{words.GROSS_WORDS}|usd|cad|eur|gbp|[()|,])?[\s,]*(?:{words.PER_WORDS})?\s?"
    rf"(?:{words.GROSS_WORDS})?\s?(?P<unit>{words.alternatives(words.PERIODS)})(?![^\W\d_])",
    re.IGNORECASE,
)
_PERIOD_ANYWHERE = re.compile(rf"(?<![^\W\d_])(?:{words.alternatives(words.PERIOD_LABELS)})", re.IGNORECASE)
_LABEL = re.compile(words.LABELS, re.IGNORECASE)
_OTHER_MONEY = re.compile(words.OTHER_MONEY, re.IGNORECASE)
_OTHER_MONEY_AFTER = re.compile(
    rf"[\s\-]*(?:{words.LARGE_SCALES}|(?:(?!plus|and|with|und|mit|et|plus)\w[\w-]*\s)?(?:{words.OTHER_MONEY}))",
    re.IGNORECASE,
)
_FROM = re.compile(rf"(?:{words.FROM_WORDS})\s*$", re.IGNORECASE)
_UP_TO = re.compile(rf"(?:{words.UP_TO_WORDS})\s*$", re.IGNORECASE)
_ISO_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A pay that the text may name, where, and how sure (a higher `score` is surer)."""

    salary: Salary
    score: int


def salary_in(text: str, *, dollar: str = "USD") -> Salary | None:
    """The pay that the text names; `dollar` is the currency of a bare `$`.

    None where no amount is clearly pay (funding, bonuses and allowances are not), or where the text names different
    pay in different currencies for different places.
    """
    found = [candidate for candidate in _candidates(text[:_MAX_TEXT_CHARS], dollar) if candidate is not None]
    if not found:
        return None
    best = max(found, key=lambda candidate: candidate.score)
    rivals = {candidate.salary.currency for candidate in found if candidate.score == best.score}
    return best.salary if len(rivals) == 1 else None


def salary_from(low: object, high: object, currency: object, period: object) -> Salary | None:
    """The pay that a site's own fields name; None where they hold no amount."""
    least, most = _amount(low), _amount(high)
    if least is None and most is None:
        return None
    if least is not None and most is not None and least > most:
        least, most = most, least
    unit = period_of(str(period)) if period else None
    return Salary(least, most, currency_of(str(currency)) if currency else None, unit or _likely_period(least or most))


def number_of(text: str) -> float | None:
    """The number in one of the world's styles (`1,234.5`, `1.234,5`, `1 234,5`, `1'234.5`, `12,00,000`), or None."""
    digits = re.sub(r"[\s\u00a0\u202f'’]", "", text)
    if not re.fullmatch(r"\d[\d.,]*", digits):
        return None
    last = max(digits.rfind("."), digits.rfind(","))
    if last >= 0:
        separator, tail = digits[last], len(digits) - last - 1
        both = "." in digits and "," in digits
        is_decimal = digits.count(separator) == 1 and (tail != 3 or (both and tail < 3))
        whole = re.sub(r"[.,]", "", digits[:last] if is_decimal else digits)
        digits = f"{whole}.{digits[last + 1 :] or 0}" if is_decimal else whole
    return float(digits) if len(digits) <= 15 else None


def currency_of(sign: str, dollar: str = "USD") -> str | None:
    """The ISO 4217 code of a sign, word or code; None for an unknown one."""
    sign = sign.strip()
    if sign == "$":
        return dollar
    known = words.CURRENCY_OF.get(sign.lower())
    return known or (sign.upper() if _ISO_CODE.fullmatch(sign.upper()) and sign.upper() in words.CODES else None)


def period_of(text: str) -> SalaryPeriod | None:
    """The period that a word or a site's own code names (`1 YEAR`, `per-hour-wage`, `MON`, `Std.`); None for none."""
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if unit := words.PERIOD_OF.get(word):
            return unit
    return None


def _candidates(text: str, dollar: str) -> Iterator[_Candidate | None]:
    for span in _numeric_spans(text):
        if not _may_hold_pay(text, *span):
            continue
        taken: list[tuple[int, int]] = []
        for match in _RANGE.finditer(text, *span):
            if candidate := _judge(match, text, dollar, is_range=True):
                taken.append(match.span())
                yield candidate
        for match in _SINGLE.finditer(text, *span):
            if not any(start <= match.start() < end for start, end in taken):
                yield _judge(match, text, dollar, is_range=False)


@cache
def _sign_words() -> tuple[str, ...]:
    """The currency signs that no other is a part of: where none of these stands, none stands."""
    signs = words.CURRENCY_SIGNS
    return tuple(sign for sign in signs if not any(other in sign for other in signs if other != sign))


@cache
def _label_cores() -> tuple[str, ...]:
    return words.cores(words.LABELS)


@cache
def _other_money_cores() -> tuple[str, ...]:
    return words.cores(words.OTHER_MONEY)


def _may_hold_pay(text: str, start: int, end: int) -> bool:
    """False for most numbers that are no pay ("5+ years", "24/7"): neither large nor beside a currency or a label."""
    piece = text[start:end]
    if _LARGE.search(piece):
        return True
    lower = piece.lower()
    return (
        any(sign in lower for sign in _sign_words())
        or _end_of(_LABEL, _label_cores(), text[max(0, start - _BEFORE_CHARS) : end]) >= 0
    )


def _numeric_spans(text: str) -> Iterator[tuple[int, int]]:
    """The pieces of lines that numbers stand in, close numbers together: the rest need not be searched."""
    start = end = -1
    for digits in _DIGITS.finditer(text):
        if start >= 0 and digits.start() - end <= _GAP_CHARS and "\n" not in text[end : digits.start()]:
            end = digits.end()
            continue
        if start >= 0:
            yield _widened(text, start, end)
        start, end = digits.span()
    if start >= 0:
        yield _widened(text, start, end)


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with what may belong to its first and last number, inside their line."""
    first = text.rfind("\n", max(0, start - _SIGN_CHARS), start) + 1 or max(0, start - _SIGN_CHARS)
    last = text.find("\n", end, end + _WORD_CHARS)
    return first, last if last >= 0 else min(len(text), end + _WORD_CHARS)


def _judge(match: re.Match[str], text: str, dollar: str, *, is_range: bool) -> _Candidate | None:
    """The candidate of one match, None where the amount is no pay."""
    before = text[max(0, match.start() - _BEFORE_CHARS) : match.start()].rpartition("\n")
    near, line_above = before[2], before[0].rpartition("\n")[2]
    after = text[match.end() : match.end() + _AFTER_CHARS].partition("\n")[0]
    amounts = _amounts(match, is_range=is_range)
    if amounts is None:
        return None
    least, most = amounts
    currency = _currency(match, dollar, is_range=is_range)
    period = _period(after, near or line_above)
    if currency is None and not (is_range and least >= _YEARLY_FROM) and period is None:
        return None
    label = _end_of(_LABEL, _label_cores(), near if near.strip() else line_above)
    if currency is None and label < 0:
        return None
    if _OTHER_MONEY_AFTER.match(after) or _end_of(_OTHER_MONEY, _other_money_cores(), near) > label:
        return None
    if period is None and (match["scale2" if is_range else "scale1"] or "").lower() == "lpa":
        period = SalaryPeriod.YEAR
    inferred = period or _likely_period(most, currency)
    if not _is_plausible(least, most, currency, inferred):
        return None
    if label < 0 and period is None and not (is_range and least >= _YEARLY_FROM):
        return None
    score = 4 * is_range + 3 * (label >= 0) + 2 * (period is not None)
    return _Candidate(_bounded(least, most, currency, inferred, near, plus=not is_range and bool(match["plus"])), score)


def _currency(match: re.Match[str], dollar: str, *, is_range: bool) -> str | None:
    """The currency of the amounts: a named one (`CAD` behind the number) before a bare sign."""
    groups = ("after1", "after2", "sign1", "sign2") if is_range else ("after1", "sign1")
    signs = [match[name] for name in groups if match[name]]
    signs.sort(key=lambda sign: sign in ("$", "kr", "¥"))
    if signs:
        return currency_of(signs[0], dollar)
    return words.SCALE_CURRENCY.get((match["scale2" if is_range else "scale1"] or "").lower())


def _amounts(match: re.Match[str], *, is_range: bool) -> tuple[float, float] | None:
    """Both ends in whole units; one `k` serves both ends (`75–90k`)."""
    last = "2" if is_range else "1"
    low, high = number_of(match["number1"]), number_of(match[f"number{last}"])
    if low is None or high is None or match["number1"].startswith("0"):
        return None
    high_scale = words.SCALES.get((match[f"scale{last}"] or "").lower(), 1)
    low_scale = words.SCALES.get((match["scale1"] or "").lower(), 1)
    if low_scale == 1 and low < 1_000 and low <= high:
        low_scale = high_scale
    low, high = round(low * low_scale, 2), round(high * high_scale, 2)
    return None if low > high or high > low * _MAX_SPREAD else (low, high)


def _period(after: str, before: str) -> SalaryPeriod | None:
    if match := _PERIOD_AFTER.match(after):
        return words.PERIODS.get(match["unit"].lower())
    lower = before.lower()
    labels = _PERIOD_ANYWHERE.findall(before) if any(label in lower for label in words.PERIOD_LABELS) else ()
    return words.PERIOD_LABELS.get(labels[-1].lower()) if labels else None


def _likely_period(amount: float | None, currency: str | None = "USD") -> SalaryPeriod | None:
    """The period that goes without saying: large amounts are for a year, small ones for an hour."""
    if amount is None or currency in words.MONTHLY_CURRENCIES:
        return None
    if amount >= _YEARLY_FROM:
        return SalaryPeriod.YEAR
    return SalaryPeriod.HOUR if amount < _HOURLY_BELOW else None


def _is_plausible(low: float, high: float, currency: str | None, period: SalaryPeriod | None) -> bool:
    least, most = _PLAUSIBLE[period] if period else (3, 3_000_000)
    return low >= least and high <= most * (_WEAK_FACTOR if currency in words.MONTHLY_CURRENCIES else 1)


def _bounded(
    low: float, high: float, currency: str | None, period: SalaryPeriod | None, near: str, *, plus: bool
) -> Salary:
    """The pay with one open end where the words say so ("from", "up to")."""
    if low == high and (plus or _FROM.search(near)):
        return Salary(low, None, currency, period)
    if low == high and _UP_TO.search(near):
        return Salary(None, high, currency, period)
    return Salary(low, high, currency, period)


def _end_of(pattern: re.Pattern[str], cores: tuple[str, ...], text: str) -> int:
    """Where the last match ends, -1 for none; `cores` are the pattern's, looked for first."""
    lower = text.lower()
    if not any(core in lower for core in cores):
        return -1
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def _amount(value: object) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return float(value) if 0 < value < 1e12 else None
    number = re.search(_NUMBER, value) if isinstance(value, str) else None
    amount = number_of(number[0]) if number else None
    return amount or None
