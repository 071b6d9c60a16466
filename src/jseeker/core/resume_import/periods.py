"""Dates as resumes write them: `Jan 2020 – Present`, `03/2021`, `seit 2019`, as ISO dates of the precision given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jseeker.core.dates import date_of

__all__ = ["PRESENT", "FoundPeriod", "find_period", "iso_date"]

PRESENT = "present"
"""The end of a period that goes on."""

_NOW = (
    "present|now|current|currently|today|ongoing|heute|jetzt|laufend|aujourd['’]hui|présent|actuel|actuellement|"
    "actualidad|actualmente|actual|presente|oggi|attuale|atual|atualmente|hoje"
)
_YEAR = r"(?:19|20)\d\d"
_TOKEN = re.compile(
    rf"(?P<now>(?<!\w)(?:{_NOW})(?!\w))"
    rf"|(?P<iso>(?<!\d){_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?(?!\d))"
    rf"|(?P<month_first>(?<!\d)(?:0?[1-9]|1[0-2])[/.]{_YEAR}(?!\d|\.\d))"
    rf"|(?P<year_first>(?<!\d){_YEAR}[/.](?:0[1-9]|1[0-2])(?![\d./]))"
    rf"|(?:(?P<word>[^\W\d_]{{3,12}})\.?,?\s+(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?(?:de\s+|of\s+)?)?"
    rf"(?P<year>(?<![\d$€£]){_YEAR}(?![\d%]|[.,]\d))",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:[-–—‒−~→]|to|until|till|through|bis|à|au|a|al|hasta|até)\s*", re.IGNORECASE)
_SINCE = re.compile(r"(?:since|from|seit|ab|depuis|desde|dal|from)\s*$", re.IGNORECASE)
_UNCLEAR_DAY = re.compile(rf"\d{{1,2}}[/.-]\d{{1,2}}[/.-]({_YEAR})")  # 03/04/2020: only the year is sure


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period in a line: ISO dates (empty where there is none; an `end` that goes on is empty too), whether it is one
    date alone, and the line without it."""

    start: str
    end: str
    is_single: bool
    rest: str


@dataclass(frozen=True, slots=True)
class _Token:
    begin: int
    end: int
    iso: str


def iso_date(text: str) -> str | None:
    """A single date as JSON Resume writes it, as precise as the text is; empty for "present", None for no date."""
    text = " ".join(text.split())
    if not text:
        return None
    if (written := date_of(text)) is not None:
        return written.isoformat()
    if whole := _UNCLEAR_DAY.fullmatch(text):
        return whole[1]
    tokens = _tokens(text)
    if len(tokens) != 1 or (tokens[0].begin, tokens[0].end) != (0, len(text)):
        return None
    return "" if tokens[0].iso == PRESENT else tokens[0].iso


def find_period(line: str) -> FoundPeriod | None:
    """The last period in a line (`2019 – present`), else its last date; None where it has neither."""
    tokens = _tokens(line)
    for at in range(len(tokens) - 1, 0, -1):
        first, second = tokens[at - 1], tokens[at]
        if first.iso != PRESENT and _JOINED.fullmatch(line[first.end : second.begin]):
            end = "" if second.iso == PRESENT else second.iso
            return FoundPeriod(first.iso, end, is_single=False, rest=_without(line, first.begin, second.end))
    dated = [token for token in tokens if token.iso != PRESENT]
    if not dated:
        return None
    last = dated[-1]
    since = _SINCE.search(line[: last.begin])
    open_end = re.match(r"\s*[-–—]\s*$", line[last.end :]) is not None
    single = not (since or open_end)
    rest = _without(line, since.start() if since else last.begin, len(line) if open_end else last.end)
    return FoundPeriod(last.iso, last.iso if single else "", is_single=single, rest=rest)


def _without(line: str, begin: int, end: int) -> str:
    """The line without a stretch of it, nor the brackets and separators that stood around it."""
    before, after = line[:begin], line[end:]
    if re.search(r"[(\[]\s*$", before) and re.match(r"\s*[)\]]", after):
        before, after = re.sub(r"[(\[]\s*$", "", before), re.sub(r"^\s*[)\]]", "", after)
    before, after = before.rstrip(" \t|,;·•–—-"), after.strip(" \t|,;·•–—-")
    return f"{before}\t{after}" if before and after else before or after


def _tokens(text: str) -> list[_Token]:
    return [token for match in _TOKEN.finditer(text) if (token := _token(match)) is not None]


def _token(match: re.Match[str]) -> _Token | None:
    if match["now"]:
        return _Token(match.start(), match.end(), PRESENT)
    if match["iso"]:
        return _Token(match.start(), match.end(), match["iso"])
    if match["month_first"]:
        month, year = re.split("[/.]", match["month_first"])
        return _Token(match.start(), match.end(), f"{year}-{int(month):02d}")
    if match["year_first"]:
        year, month = re.split("[/.]", match["year_first"])
        return _Token(match.start(), match.end(), f"{year}-{month}")
    number = _month(match["word"] or "")
    if number is None:
        return _Token(match.start("year"), match.end(), match["year"])
    return _Token(match.start(), match.end(), f"{match['year']}-{number:02d}")


def _month(word: str) -> int | None:
    """The number of a month by its name in any of the languages that dates are read in."""
    day = date_of(f"1 {word.lower()} 2000") if word else None  # any year will do: only the month is asked
    return day.month if day is not None else None
