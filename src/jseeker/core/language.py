"""The language of a text, as a BCP 47 tag."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Protocol, cast

__all__ = ["language_of", "language_tag"]

_WINDOW_CHARS = 600
_MIN_LETTERS, _START_CHARS = 20, 100
"""Fewer letters than this name no language."""
_SCRIPT_SHARE = 0.12
"""Postings in Japanese, Korean or Chinese mix in English; this share of their script decides."""
_MAX_CHARS = 20_000
_EAST_ASIAN = re.compile("[\u3040-\u30ff\uac00-\ud7a3\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_HAN = re.compile("[\u4e00-\u9fff]")
_TRADITIONAL_ONLY = frozenset(
    "們個來時對為與體學關點開後還讓這會軟驗優職應團隊責設計業務經產術種際將從實國發資訊網專條檢環區"
)
_SIMPLIFIED_ONLY = frozenset(
    "们个来时对为与体学关点开后还让这会软验优职应团队责设计业务经产术种际将从实国发资讯网专条检环区"
)
_COMMON = {
    "en": frozenset("the and to of with you for our your will is are we as that this have from who be".split()),
    "de": frozenset(
        "und die der mit für sie wir ist das ein eine zu den auf von im als bei oder dich nach auch".split()
    ),
    "fr": frozenset("et les vous une dans pour nous est avec votre le au aux sur qui ou vos notre ce par à".split()),
    "es": frozenset("y los las del una con para por el es como más su nuestro nuestra tu te en sus al".split()),
    "it": frozenset("di il che una con del della gli nel sono è alla dei delle nella tuo nostro i si ed".split()),
    "pt": frozenset("e o os da do em uma com não na no ao você dos das nossa nosso seu mais às".split()),
    "nl": frozenset("het een van voor je met op aan zijn wij bij te onze jouw dat ook naar die ons je".split()),
}
"""The commonest small words of the languages most postings are in: where they are many and of one language alone, the
model (1 s to load on a busy machine) need not be asked."""
_COMMON_SHARE, _COMMON_LEAD = 0.15, 5
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?\b")


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


@cache
def _identifier() -> _Identifier:
    """The language model, read once, at the first text."""
    from py3langid import langid  # noqa: PLC0415 - numpy and a model file: 0.2 s that most commands do not need

    return cast("_Identifier", langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE))


def language_of(text: str) -> str | None:
    """The language that most of three windows of the text are in (`en`, `de`, `zh-Hant`), None for too little text."""
    text = text[:_MAX_CHARS]
    if not _has_letters(text):
        return None
    if any(map(_EAST_ASIAN.search, _windows(text))) and (by_script := _by_script(text)):
        return by_script
    if language := _by_common_words(text):
        return language
    votes = Counter(_identifier().classify(window)[0] for window in _windows(text))
    language, count = votes.most_common(1)[0]
    return language if count > 1 or len(votes) == 1 else _identifier().classify(text)[0]


def language_tag(value: object) -> str | None:
    """The tag in a site's own language field, without its country: `en-US` gives `en`, `zh-TW` `zh-Hant`."""
    if not isinstance(value, str) or not (match := _TAG.fullmatch(value.strip())):
        return None
    language, script, region = match[1].lower(), (match[2] or "").title(), (match[3] or "").upper()
    is_traditional = language == "zh" and (script == "Hant" or region in ("TW", "HK", "MO"))
    return "zh-Hant" if is_traditional else language


def _has_letters(text: str) -> bool:
    """True where there are enough letters to tell a language; the start of a text mostly has them."""
    return any(sum(map(str.isalpha, part)) >= _MIN_LETTERS for part in (text[:_START_CHARS], text))


def _by_script(text: str) -> str | None:
    """Japanese, Korean and Chinese by their characters: a few names or English terms do not change them."""
    letters = sum(map(str.isalpha, text))
    kana, hangul, han = (len(pattern.findall(text)) for pattern in (_KANA, _HANGUL, _HAN))
    if hangul > letters * _SCRIPT_SHARE:
        return "ko"
    if kana + han <= letters * _SCRIPT_SHARE:
        return None
    if kana > han * 0.1:
        return "ja"
    traditional = sum(char in _TRADITIONAL_ONLY for char in text)
    simplified = sum(char in _SIMPLIFIED_ONLY for char in text)
    return "zh-Hant" if traditional > simplified else "zh"


def _by_common_words(text: str) -> str | None:
    """The language whose small words make up much of two windows, and of which the others have next to none: what the
    third is in would not change the vote."""
    found = Counter(filter(None, map(_common_language, _windows(text))))
    language, count = found.most_common(1)[0] if found else (None, 0)
    return language if count > 1 else None


def _common_language(window: str) -> str | None:
    words = window.lower().split()
    counts = {language: len([word for word in words if word in common]) for language, common in _COMMON.items()}
    best, second = sorted(counts, key=lambda language: counts[language], reverse=True)[:2]
    is_clear = counts[best] >= max(5, len(words) * _COMMON_SHARE, _COMMON_LEAD * counts[second])
    return best if is_clear else None


def _windows(text: str) -> tuple[str, str, str]:
    """The start, the middle and the end of the text."""
    middle = max(0, len(text) // 2 - _WINDOW_CHARS // 2)
    return text[:_WINDOW_CHARS], text[middle : middle + _WINDOW_CHARS], text[-_WINDOW_CHARS:]
