"""Links: what may be opened at all, and the one spelling under which two links to one posting meet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

from jseeker.errors import Refused

__all__ = ["MAX_LINK_CHARS", "LinkParts", "canonical_link", "clean_link", "link_parts", "parts_or_none"]

MAX_LINK_CHARS = 4096
"""Longer links are refused: no browser or server needs more, and a list of links stays readable."""

_NOT_HTTP = "Only http and https links can be fetched; for a saved page give its file."
_USER_INFO = "Links with a user name in them are refused."
_TOO_LONG = "Links of more than 4,096 characters are refused."
_NO_HOST = "The link names no host; copy it whole, from https on."
_MALFORMED = "The link is not well formed; copy it from the address bar again."

_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_BARE_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d{1,5})?(/|$)", re.IGNORECASE)
_PORT = {"http": 80, "https": 443}
_ADDRESS = re.compile(r"\[.*\]|[\d.]+")

_DROPPED = frozenset(
    "gh_src src source ref referrer refid trk trackingid lever-source lever-source[] lever-origin cmp cid ss p_sid"
    " p_uid gclid gad_source gbraid wbraid dclid fbclid msclkid li_fat_id mc_cid mc_eid iis iisn step stepname mode"
    " _ga".split()
)
"""Parameters that say where the reader came from, never which posting it is (all `utm_*` beside them)."""
_KEPT = frozenset(
    "gh_jid ashby_jid jobseqno jobid job_id jid id pid requisitionid opportunityid token for jk vjk"
    " currentjobid".split()
)
"""Parameters that say which posting it is (all `req*` beside them): kept whatever else is dropped, empty or not."""
_FRAGMENT_WITH_ID = re.compile(
    r"!?/.*\w|.*\d{3,}|.*[0-9a-f]{8}-[0-9a-f]{4}-|(job|position|opening|req)[\w-]*[=/-].+", re.IGNORECASE
)
_SESSION = re.compile(r";jsessionid=[^/?;]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkParts:
    """A link taken apart: `host` lower-case without `www.`-stripping, `segments` the unquoted parts of the path,
    `query` its parameters with lower-case names (the first of each name counts)."""

    scheme: str
    host: str
    port: int | None
    segments: tuple[str, ...]
    query: dict[str, str]
    fragment: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as in `https://jobs.acme.example`; "" for no link."""
        if not self.host:
            return ""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port else "")

    def tenant_of(self, *suffixes: str) -> str | None:
        """The name before one of the given domains (`acme` in acme.bamboohr.com), None at any other host."""
        for suffix in suffixes:
            name = self.host.removesuffix("." + suffix)
            if name != self.host and name and name != "www":
                return name
        return None


def clean_link(text: str) -> str:
    """The link as given, trimmed, with a scheme and without unseen characters: one that may be asked for.

    Raises:
        Refused: it is no http(s) link, holds a user name, names no host, or is longer than 4,096 characters.
    """
    if len(text) > MAX_LINK_CHARS * 2:
        raise Refused(_TOO_LONG)
    link = _UNSEEN.sub("", text).strip().strip("<>\"'").strip()
    if len(link) > MAX_LINK_CHARS:
        raise Refused(_TOO_LONG)
    if _BARE_HOST.match(link) and "/" in link:
        link = "https://" + link
    scheme = _SCHEME.match(link)
    if scheme is None or scheme[1].lower() not in _PORT:
        raise Refused(_NOT_HTTP)
    _split(link)
    return re.sub(r"\s+", "%20", link)


def link_parts(link: str) -> LinkParts:
    """The parts of a link.

    Raises:
        Refused: as `clean_link` does.
    """
    split, host, port = _split(link)
    query: dict[str, str] = {}
    for name, value in parse_qsl(split.query, keep_blank_values=True):
        query.setdefault(name.lower(), value.strip())
    segments = tuple(unquote(part) for part in _SESSION.sub("", split.path).split("/") if part)
    return LinkParts(split.scheme.lower(), host, port, segments, query, split.fragment)


def parts_or_none(link: str) -> LinkParts:
    """The parts of what may be a link (an address inside an answer, a file's name); empty parts where it is none."""
    try:
        return link_parts(link)
    except Refused:
        return LinkParts("", "", None, (), {}, "")


def canonical_link(link: str) -> str:
    """The spelling under which links to one page meet; canonical links stay as they are.

    Raises:
        Refused: as `clean_link` does.
    """
    link = clean_link(link)
    split, host, port = _split(link)
    scheme = split.scheme.lower()
    if scheme == "http" and port is None and "." in host and not _ADDRESS.fullmatch(host):
        scheme = "https"
    host = f"[{host}]" if ":" in host else host
    path = _plain_escapes(_SESSION.sub("", split.path))
    return "".join(
        (
            f"{scheme}://{host}",
            f":{port}" if port else "",
            path.rstrip("/"),
            _kept_query(split.query),
            _kept_fragment(split),
        )
    )


def _split(link: str) -> tuple[SplitResult, str, int | None]:
    """The link split, with its host in lower case and its port, None where it is the scheme's own."""
    try:
        split = urlsplit(link)
        host, port = split.hostname or "", split.port
    except ValueError as error:
        raise Refused(_MALFORMED) from error
    if "@" in split.netloc:
        raise Refused(_USER_INFO)
    if "\\" in split.netloc or "%" in host or re.search(r"\s", host):
        raise Refused(_MALFORMED)
    host = host.rstrip(".")
    if not host.strip("[]."):
        raise Refused(_NO_HOST)
    if not host.isascii():
        host = _ascii_host(host)
    return split, host, None if port == _PORT.get(split.scheme.lower()) else port


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise Refused(_MALFORMED) from error


def _kept_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
    kept = sorted((name, value) for name, value in pairs if not _is_dropped(name.strip().lower()))
    return "?" + urlencode(kept, errors="surrogateescape") if kept else ""


def _is_dropped(name: str) -> bool:
    if name in _KEPT or name.startswith("req"):
        return False
    return name in _DROPPED or name.startswith("utm_")


def _kept_fragment(split: SplitResult) -> str:
    fragment = split.fragment.strip()
    if fragment.startswith(":~:") or not _FRAGMENT_WITH_ID.match(fragment):
        return ""
    return "#" + _plain_escapes(fragment)


def _plain_escapes(text: str) -> str:
    """The text with an escape only where one is needed, in capital hex: the one spelling of its bytes."""

    def plain(escape: re.Match[str]) -> str:
        char = chr(int(escape[1], 16))
        return char if char.isascii() and (char.isalnum() or char in "-._~") else escape[0].upper()

    text = re.sub(r"%(?![0-9a-fA-F]{2})", "%25", text)
    return quote(re.sub(r"%([0-9a-fA-F]{2})", plain, text), safe="/%:@!$&'()*+,;=~-._?")
