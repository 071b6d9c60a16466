"""Text with Markdown in it as RenderCV writes it, to plain text and back."""

from __future__ import annotations

import re

__all__ = ["escaped", "first_link", "plain"]

_JOINER = "\u2060"
"""A word joiner: invisible, of no width; it parts signs that would be read as markup together."""
_LINK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(\s*([^()\s]*)\s*\)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)(?<!\\)\1")
_EMPHASIS = re.compile(r"(?<![\\*\w])(\*|_)(?=[^\s*_])(.+?)(?<=[^\s*_\\])\1(?![*\w])")
_CODE = re.compile(r"(?<!\\)`([^`]+)`")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>])")
_LEADING = re.compile(r"^(?:[-+]\s|\d+[.)]\s|[>:#]|!!!)")


def plain(text: str) -> str:
    """The text without marks of emphasis; a link is its words, with the address behind them where they differ."""
    text = _LINK.sub(_link_text, text)
    for pattern in (_STRONG, _EMPHASIS):
        text = pattern.sub(r"\2", text)
    text = _CODE.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", text).replace(_JOINER, "")


def _link_text(link: re.Match[str]) -> str:
    bare = re.sub(r"^(?:https?://|mailto:)(?:www\.)?|/$", "", link[2])
    return link[1] if not link[2] or bare in link[1] else f"{link[1]} ({link[2]})"


def first_link(text: str) -> tuple[str, str]:
    """The text with its first link as its words alone, and that link's address; empty where there is none."""
    link = _LINK.search(text)
    if link is None:
        return plain(text), ""
    return plain(text[: link.start()] + link[1] + text[link.end() :]), link[2]


def escaped(text: str) -> str:
    """The text so that RenderCV prints it as it is: nothing in it is markup, a formula or a Typst command."""
    text = re.sub(r"\\(?=[\\`*_{}\[\]()#+\-.!>])", rf"\\{_JOINER}", text)
    text = re.sub(r"\*|(?<!\w)_|_(?!\w)", r"\\\g<0>", text)
    text = text.replace("](", f"]{_JOINER}(")
    text = re.sub(r"#(?=[A-Za-z])", f"#{_JOINER}", text)  # a Typst command otherwise
    text = re.sub(r"\$(?=\$)", f"${_JOINER}", text)  # a formula otherwise
    text = re.sub(r"([<&])(?=[A-Za-z/!?#])", rf"\1{_JOINER}", text)  # HTML otherwise
    return f"{_JOINER}{text}" if _LEADING.match(text) else text
