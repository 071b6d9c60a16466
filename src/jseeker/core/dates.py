"""Dates as sites write them: ISO first, then stamps, then the common written forms of twelve languages."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

__all__ = ["date_of"]

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_ISO_BASIC = re.compile(r"\s*(\d{4})(\d{2})(\d{2})(?:T\d{4,6}.*)?\s*")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년./]\s*(\d{1,2})\s*[月월./]\s*(\d{1,2})\s*[日일]?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s\-]+(?:de\s+|d')?([^\W\d_]{3,})\.?,?[\s\-]+(?:de\s+)?(\d{4})"
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_STAMP_MS, _STAMP_S = 10**11, 10**8
_EARLIEST, _LATEST = 1990, 2100

_MONTHS = (
    "jan january januar jänner janvier enero ene gennaio gen janeiro januari stycznia styczeń sty januari leden ledna"
    " января tammikuuta ocak",
    "feb february februar février febrero febbraio fevereiro fev februari lutego luty lut února únor февраля"
    " helmikuuta şubat",
    "mar march märz mär mars marzo março maart mrt marca marzec března březen марта maaliskuuta mart",
    "apr april avril avr abril abr aprile kwietnia kwiecień kwi dubna duben апреля huhtikuuta nisan",
    "may mai mayo maggio mag maio mei maja maj května květen мая toukokuuta mayıs",
    "jun june juni juin junio giugno giu junho czerwca czerwiec cze června červen июня kesäkuuta haziran",
    "jul july juli juillet juil julio luglio lug julho lipca lipiec lip července červenec июля heinäkuuta temmuz",
    "aug august août agosto ago augustus augusti sierpnia sierpień sie srpna srpen августа elokuuta ağustos",
    "sep sept september septembre septiembre settembre set setembro września wrzesień wrz září сентября syyskuuta"
    " eylül",
    "oct october okt oktober octobre octubre ottobre ott outubro out października październik paź října říjen октября"
    " lokakuuta ekim",
    "nov november novembre noviembre novembro listopada listopad lis listopadu ноября marraskuuta kasım",
    "dec december dez dezember décembre déc diciembre dic dicembre dezembro grudnia grudzień gru prosince prosinec"
    " декабря joulukuuta aralık",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


def date_of(value: object) -> date | None:
    """The day that a value names: ISO text (as written, whatever its zone), a stamp in s or ms (UTC), a written date.

    None for what names no day, names two (03/04/2026), or is relative ("3 days ago").
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _of_stamp(value)
    if not isinstance(value, str) or not value.strip() or len(value) > 200:
        return None
    if value.strip().isdigit() and len(value.strip()) >= 9:
        return _of_stamp(int(value.strip()))
    for pattern in (_ISO, _ISO_BASIC):
        if match := pattern.match(value):
            return _day(match[1], match[2], match[3])
    return _written(value)


def _of_stamp(stamp: float) -> date | None:
    if not _STAMP_S <= stamp < _STAMP_MS * 100:
        return None
    seconds = stamp / 1000 if stamp >= _STAMP_MS else stamp
    day = datetime.fromtimestamp(seconds, UTC).date()
    return day if _EARLIEST <= day.year <= _LATEST else None


def _written(text: str) -> date | None:
    if match := _EAST_ASIAN.search(text):
        return _day(match[1], match[2], match[3])
    if match := _NUMERIC.search(text):
        return _numeric(match[1], match[2], match[3], match[4])
    if (match := _DAY_MONTH.search(text)) and (month := _MONTH_OF.get(match[2].lower())):
        return _day(match[3], month, match[1])
    if (match := _MONTH_DAY.search(text)) and (month := _MONTH_OF.get(match[1].lower())):
        return _day(match[3], month, match[2])
    return None


def _numeric(first: str, separator: str, second: str, year: str) -> date | None:
    """Dots put the day first; slashes and dashes do either, so only a number above 12 (or twice the same) decides."""
    if separator == "." or int(first) > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if int(second) > 12 else None


def _day(year: str | int, month: str | int, day: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day)) if _EARLIEST <= int(year) <= _LATEST else None
    except ValueError:
        return None
