"""Clean plain text out of a page: a line for each paragraph, `• ` before list items, an empty line before headings."""

from __future__ import annotations

import codecs
import html as entities
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from jseeker.core.html_lines import BULLET, LineWriter, lines_of_simple_html
from jseeker.errors import TooLarge

__all__ = [
    "BULLET",
    "clean_line",
    "clean_text",
    "has_hidden_characters",
    "markup_text",
    "node_text",
    "parse_html",
    "scripts_of",
    "text_of_bytes",
    "text_of_html",
]

MAX_WORK = 500_000
"""Tags, weighed by what each costs the parser: real postings stay under 100,000, and this far below 2 s."""
MAX_TAGS = 250_000
"""More tags than this are refused without a look at each."""
MAX_DEPTH = 2_000
"""Deeper nesting is refused before it is parsed (the parser's time grows with its square); browsers stop at 512."""
MAX_TEXT_NODES = 150_000
_TOO_COMPLEX = "The page is too complex."

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_SUSPICIOUS = re.compile("[\x00\u202a-\u202e\u2066-\u2069\u200b\u2060\ud800-\udfff\U000e0000-\U000e007f]")
_LINE_END = re.compile(r"[\u0085\u2028\u2029\x0b\x0c]")
_ATTRIBUTE = re.compile(r"""[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+|=""")
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+)((?:[\s/]++|{_ATTRIBUTE.pattern})*+)>?")
_LONG_TAG_CHARS = 4_000
_FEW_TAGS = 600
"""So few tags, none of them long, stay below MAX_WORK however they are nested."""
_LONG_TAG = re.compile(rf"<[^<]{{{_LONG_TAG_CHARS},}}")
_RAW_OPENING = re.compile(r"<(?:(script|style)\b([^>]*)>|!--)", re.IGNORECASE)
_HALF_TAG = re.compile(r"<[!/\w]*$")
"""What would become a tag if the piece after it were taken away without a trace."""
_RAW_ENDINGS = {
    "-->": re.compile(r"--!?>"),
    "</script": re.compile(r"</script\b[^>]*>?", re.IGNORECASE),
    "</style": re.compile(r"</style\b[^>]*>?", re.IGNORECASE),
}
_ANY_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_ESCAPED_TAG = re.compile(r"&(?:amp;)*lt;/?[a-zA-Z]")

_ENTITY = re.compile(
    r"&(?:#\d{2,5}|#x[0-9a-f]{2,5}|amp|nbsp|lt|gt|quot|apos|[lr][sd]quo|[nm]dash|bull|hellip);", re.IGNORECASE
)

_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^\n]+?)(?<=\S)\1")
_RULE = re.compile(r"^\s*(?:-{3,}|\*{3,}|_{3,})\s*$", re.MULTILINE)
"""What is left of Markdown in texts that some sites keep so."""
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr p li dt dd option"
    " td th tr thead tbody tfoot colgroup optgroup rt rp".split()
)
"""Elements that need no end tag."""
_SKIPPED = frozenset(
    "script style noscript template svg math iframe object embed head title canvas audio video map button select"
    " textarea datalist dialog".split()
)
_FORMATTING = frozenset("a b big code em font i nobr s small strike strong tt u".split())
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_MAX_ICON_CHARS = 300
"""`aria-hidden` above this length is a page behind a dialog, not an icon: it is read."""

_CHARSETS = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be ascii cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-1"
    " iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10 iso8859-13 iso8859-14"
    " iso8859-15 iso8859-16 koi8-r koi8-u mac-roman cp866 cp874 tis-620 shift_jis cp932 euc_jp iso2022_jp gb2312 gbk"
    " gb18030 big5 big5hkscs euc_kr cp949".split()
)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MAX_BROKEN_SHARE, _FEW_BROKEN = 0.01, 3


def clean_text(text: str) -> str:
    """The text in NFC without unseen characters, its white space collapsed, with at most one empty line in a row."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines: list[str] = []
    for line in _plain_lines(text):
        if line or (lines and lines[-1]):
            lines.append(line)
    return unicodedata.normalize("NFC", "\n".join(lines)).strip()


def _plain_lines(text: str) -> Iterator[str]:
    """The lines without unseen characters, white space collapsed. Nothing unseen, and no space but the plain one, is
    printable: most lines need no further look."""
    for line in text.split("\n"):
        if line.isprintable():
            yield " ".join(line.split()) if "  " in line else line.strip()
        else:
            for part in _UNSEEN.sub("", _LINE_END.sub("\n", line)).split("\n"):
                yield " ".join(part.split())


def clean_line(text: str) -> str:
    """The text as one clean line: for titles, names and places."""
    return " ".join(clean_text(text).split())


def has_hidden_characters(text: str) -> bool:
    """True where the text holds characters that a reader cannot see and a posting does not need."""
    return "\0" in text if text.isascii() else _SUSPICIOUS.search(text) is not None


def text_of_html(html: str) -> str:
    """The visible text of a page or of a piece of HTML; no tags, entities, scripts or hidden elements.

    Raises:
        TooLarge: the page has more nodes or deeper nesting than any posting.
    """
    simple = lines_of_simple_html(html)
    if simple is not None:
        return clean_text(simple)
    tree = parse_html(html)
    return node_text(tree.body) if tree.body is not None else ""


def markup_text(markup: str) -> str:
    """The text of what may be HTML, HTML escaped once or twice, or plain text with its own lines.

    Raises:
        TooLarge: as `text_of_html` does.
    """
    for _ in range(2):
        if _ANY_TAG.search(markup) or not _ESCAPED_TAG.search(markup):
            break
        markup = entities.unescape(markup)
    if _ANY_TAG.search(markup):
        if "\n" in markup and not re.search(r"<(p|div|li|br|ul|h\d|tr|section)\b", markup, re.IGNORECASE):
            markup = markup.replace("\n", "<br>")
        return _unescaped_again(text_of_html(markup))
    text = entities.unescape(markup)
    return clean_text(_RULE.sub("", _EMPHASIS.sub(r"\2", text)) if "**" in text or "__" in text else text)


def _unescaped_again(text: str) -> str:
    """The text where some of it was escaped twice: entities resolved, and the tags that they held taken out."""
    if _ESCAPED_TAG.search(text):
        return text_of_html(entities.unescape(text).replace("\n", "<br>"))
    return clean_text(entities.unescape(text)) if _ENTITY.search(text) else text


def parse_html(html: str) -> LexborHTMLParser:
    """The parsed page without its scripts, styles and comments (`scripts_of` gives the scripts).

    Raises:
        TooLarge: the page has more nodes or deeper nesting than any posting.
    """
    visible = "".join(text for kind, _, text in _pieces(html.replace("\0", "")) if not kind)
    _check_complexity(visible)
    return LexborHTMLParser(visible.encode("utf-8", "ignore"))


def scripts_of(html: str) -> list[tuple[str, str]]:
    """The scripts of a page as (attributes as written, content), in its order."""
    return [(attributes, text) for kind, attributes, text in _pieces(html) if kind == "script"]


def _pieces(html: str) -> Iterator[tuple[str, str, str]]:
    """The page cut into ("", "", visible HTML) and ("script" | "style" | "!--", attributes, content), in one pass."""
    position = 0
    while opening := _RAW_OPENING.search(html, position):
        kind = (opening[1] or "!--").lower()
        before = html[position : opening.start()]
        yield "", "", before + (" " if _HALF_TAG.search(before[-20:]) else "")
        ending = "-->" if kind == "!--" else f"</{kind}"
        end = _RAW_ENDINGS[ending].search(html, opening.end())
        yield kind, opening[2] or "", html[opening.end() : end.start() if end else len(html)]
        position = end.end() if end else len(html)
    yield "", "", html[position:]


def _check_complexity(html: str) -> None:
    """Bounds the work of the parser before it starts, by a linear scan over the tags.

    Stray end tags cost the parser a look at all open elements; unclosed formatting elements are opened anew in each
    paragraph; attributes are compared with each other. All are weighed, so that a small page cannot unfold.
    """
    tags = html.count("<")
    if tags > MAX_TAGS:
        raise TooLarge(_TOO_COMPLEX)
    if tags <= _FEW_TAGS and not _LONG_TAG.search(html):
        return
    depth = work = formatting = 0
    open_tags: Counter[str] = Counter()
    for tag in _TAG.finditer(html):
        name = tag[2].lower()
        if name in _VOID:
            step = 0
        elif not tag[1]:
            step = 0 if tag[3].endswith("/") else 1
        else:
            step = -1 if open_tags[name] else 0
        depth += step
        open_tags[name] += step
        formatting += step if name in _FORMATTING else 0
        work += 1 + formatting + depth // 10
        if len(tag[3]) > _LONG_TAG_CHARS:
            work += sum(1 for _ in _ATTRIBUTE.finditer(tag[3])) ** 2 // 1000
        if depth > MAX_DEPTH or work > MAX_WORK:
            raise TooLarge(_TOO_COMPLEX)


def node_text(node: LexborNode, skip: Callable[[LexborNode], bool] | None = None) -> str:
    """The visible text below a node; `skip` says which further elements to leave out.

    Raises:
        TooLarge: there are more nodes than any posting has.
    """
    writer = LineWriter()
    for count, (child, is_entering) in enumerate(_walk(node, skip)):
        if count > MAX_TEXT_NODES * 2:
            raise TooLarge(_TOO_COMPLEX)
        if child.is_text_node:
            writer.text(child.text_content or "")
        else:
            writer.element(child.tag or "", is_entering)
    return clean_text(writer.done())


def _walk(top: LexborNode, skip: Callable[[LexborNode], bool] | None) -> Iterator[tuple[LexborNode, bool]]:
    """Each text node once, each visible element as (element, True) before and (element, False) after its children."""
    node: LexborNode | None = top
    depth = 0
    while node is not None:
        descend = False
        if node.is_text_node:
            yield node, True
        elif node.is_element_node and (depth == 0 or not (_is_hidden(node) or (skip is not None and skip(node)))):
            yield node, True
            descend = node.first_child is not None
            if not descend:
                yield node, False
        if descend:
            node, depth = node.first_child, depth + 1
            continue
        while node is not None and depth > 0 and node.next is None:
            node, depth = node.parent, depth - 1
            if node is not None:
                yield node, False
        node = None if depth <= 0 or node is None else node.next


def _is_hidden(node: LexborNode) -> bool:
    if (node.tag or "") in _SKIPPED:
        return True
    attributes = node.attributes
    if not attributes:
        return False
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden") == "true":
        return len(node.text() or "") < _MAX_ICON_CHARS
    style = attributes.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def text_of_bytes(body: bytes, content_type: str = "") -> str:
    """The text of a page's bytes: by byte-order mark, then the answer's charset, the page's own, UTF-8, Windows-1252.

    Characters that the charset cannot say are left out; an unknown charset counts as none. Never raises.
    """
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "ignore")
    header = _HEADER_CHARSET.search(content_type)
    meta = _META_CHARSET.search(body[:4096])
    for name in (header[1] if header else "", meta[1].decode("ascii", "ignore") if meta else ""):
        if charset := _known_charset(name):
            text = body.decode(charset, "replace")
            if text.count("\ufffd") <= max(_FEW_BROKEN, len(text) * _MAX_BROKEN_SHARE):
                return text.replace("\ufffd", "")
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    is_utf8 = not broken or broken < sum(not char.isascii() for char in text) - broken
    return text.replace("\ufffd", "") if is_utf8 else body.decode("cp1252", "ignore")


def _known_charset(name: str) -> str:
    """Python's name of a charset that pages use, "" for any other (codecs that are no charsets included)."""
    try:
        found = codecs.lookup(name.strip().lower()).name if name else ""
    except (LookupError, ValueError):
        return ""
    if found in ("iso8859-1", "ascii"):
        return "cp1252"  # as every browser reads these labels
    return found if found in _CHARSETS else ""
