"""Lines of text out of HTML: what each element does to the line in the making, and a short way for simple markup."""

from __future__ import annotations

import html as entities
import re

__all__ = ["BULLET", "LineWriter", "lines_of_simple_html"]

BULLET = "• "
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer"
    " form header hgroup hr html legend li main menu nav ol optgroup option p pre section summary table tbody tfoot"
    " thead tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
BOLD = frozenset("b strong".split())
_MAX_BOLD_HEADING_CHARS = 80

_TAG = re.compile(r"<([^<>]*)>")
_INLINE = frozenset("a b em font i s small span strong sub sup u".split())
_SIMPLE_BLOCKS = frozenset("blockquote div h1 h2 h3 h4 h5 h6 li ol p section ul".split())
_NOT_INSIDE_ITSELF = frozenset("a b em font i li s small strong u".split()) | HEADINGS
"""Elements that a second one of the same kind ends, or that the parser opens anew."""
_PERHAPS_HIDDEN = re.compile(r"hidden|display|visibility|font-size", re.IGNORECASE)
_MAX_PIECES, _MAX_OPEN, _MAX_TAG_CHARS = 4_000, 60, 2_000


def lines_of_simple_html(html: str) -> str | None:
    """The lines of a piece of HTML whose elements are few in kind, well nested and visible; None for any other, which
    a parser has to look at. What is given is what the parser's way gives, in a part of its time.
    """
    pieces = _TAG.split(html)
    if len(pieces) > _MAX_PIECES or "\0" in html or "\r" in html:
        return None
    writer, open_tags = LineWriter(), [""]
    for text, inner in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if text:
            if "<" in text:
                return None
            writer.text(entities.unescape(text) if "&" in text else text)
        if inner and not _take(inner if inner in _BARE else _bare_tag(inner), writer, open_tags):
            return None
    return writer.done()


def _take(tag: str, writer: LineWriter, open_tags: list[str]) -> bool:
    """Does what a tag asks for; False where it is not simple, or not well nested."""
    if tag in _LEAVES:
        if _LEAVES[tag] != open_tags.pop():
            return False
        if tag not in _SILENT:
            writer.element(_LEAVES[tag], False)
        return True
    if tag == "br":
        writer.element(tag, True)
        return True
    if not _may_open(tag, open_tags):
        return False
    open_tags.append(tag)
    if tag not in _SILENT:
        writer.element(tag, True)
    return True


_LEAVES = {f"/{name}": name for name in _INLINE | _SIMPLE_BLOCKS}
_BARE = frozenset((*_LEAVES, *_LEAVES.values()))
_SILENT = frozenset(f"{slash}{name}" for name in _INLINE - BOLD for slash in ("", "/"))
"""Tags that do nothing to the line."""


def _bare_tag(inner: str) -> str:
    """The tag's name (after a slash where it ends an element), "" where its attributes may hide something."""
    name, _, rest = inner.partition(" ")
    if len(inner) > _MAX_TAG_CHARS or _PERHAPS_HIDDEN.search(rest) or rest.count('"') % 2 or rest.count("'") % 2:
        return ""
    if name.lower().rstrip("/") == "br":
        return "br"
    return "" if inner.endswith("/") or name.startswith("/") else name


def _may_open(tag: str, open_tags: list[str]) -> bool:
    """True where the parser, too, would put the element just here."""
    if tag in _SIMPLE_BLOCKS:
        if "p" in open_tags or len(open_tags) > _MAX_OPEN:
            return False
    elif tag not in _INLINE or len(open_tags) > _MAX_OPEN:
        return False
    if tag in _NOT_INSIDE_ITSELF and tag in open_tags:
        return tag == "li" and open_tags[-1] in ("ul", "ol")
    return tag not in HEADINGS or open_tags[-1] not in HEADINGS


class LineWriter:
    """Collects text into lines as a browser would lay out its blocks."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._bullet = False
        self._blank = False
        self._heading = 0
        self._bold = 0
        self._pre = 0
        self._light_chars = 0

    def text(self, text: str) -> None:
        """Adds text to the line in the making."""
        if self._pre and "\n" in text:
            for line in text.split("\n"):
                self._light_chars += len(line) * (not self._bold)
                self._parts.append(line)
                self._end_line()
            return
        if not self._bold and not text.isspace():
            self._light_chars += len(text)
        self._parts.append(text.replace("\n", " "))

    def element(self, tag: str, is_entering: bool) -> None:
        """Ends and marks lines as the element asks for."""
        step = 1 if is_entering else -1
        if tag in HEADINGS:
            self._end_line()
            self._heading += step
            self._blank = self._blank or is_entering
        elif tag in BLOCKS:
            self._end_line()
            self._bullet = is_entering if tag == "li" else self._bullet
            self._pre += step if tag == "pre" else 0
        elif tag == "br" and is_entering:
            self._end_line()
        elif tag in ("td", "th") and is_entering and self._parts:
            self._parts.append(" ")
        elif tag in BOLD:
            self._bold += step

    def done(self) -> str:
        """All lines."""
        self._end_line()
        return "\n".join(self._lines)

    def _end_line(self) -> None:
        if not self._parts:
            self._light_chars = 0
            return
        line = "".join(self._parts).strip()
        light, self._parts, self._light_chars = self._light_chars, [], 0
        if not line:
            return
        if self._bullet:
            line = line if line.startswith(BULLET.strip()) else BULLET + line
        elif self._blank or (not light and len(line) <= _MAX_BOLD_HEADING_CHARS):
            self._lines.append("")
        self._bullet = self._blank = False
        self._lines.append(line)
