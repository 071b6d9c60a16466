"""Whether a page is one open posting: what stands in the way, as the error that says so."""

from __future__ import annotations

import re

from jseeker.errors import BotWall, EmptyPage, LoginWall, NeedsBrowser, NotAPosting, PostingGone
from jseeker.model.page import Page
from jseeker.sources._gone import says_closed
from jseeker.sources._lists import list_links, listed_postings
from jseeker.sources._page import WebPage

__all__ = [
    "MIN_LISTED",
    "check_is_no_list",
    "check_is_page",
    "check_is_posting",
    "check_walls",
    "lists_postings",
    "says_gone",
]

_LOGIN = "The site asks for a sign-in; save the page or paste the text."
_BOT = "The site asks for a check that you are human; save the page or paste the text."
_SHELL = "The page stays empty until its scripts have run; save the page or paste the text, or turn on the browser."
_GONE = "The posting is gone (no longer available)."
_EMPTY = "The page is empty; check the link, or paste the text."
_FILE = "This link is {kind}; download it and give the file."
_NOT_TEXT = "This link is {kind}, not a posting; give the link of the posting's page."
_LIST = "This page lists {count} postings; give the link of one of them, or choose by --title and --place."
_SEARCH = "This page is a search or an overview, not one posting; give the link of one posting."
_SHORT = "This page holds no posting: it has almost no text; give the link of one posting, or paste the text."

_DOCUMENTS = (
    (b"%PDF", "application/pdf", "a PDF"),
    (b"PK\x03\x04", "officedocument", "a ZIP or Office file"),
    (b"\xd0\xcf\x11\xe0", "application/msword", "an Office file"),
    (b"{\\rtf", "application/rtf", "an RTF file"),
    (b"\x1f\x8b", "application/zip", "a packed file"),
    (b"7z\xbc\xaf", "application/octet-stream", "a file"),
)
_NOT_DOCUMENTS = (
    (b"\x89PNG", "image/", "an image"),
    (b"\xff\xd8\xff", "image/", "an image"),
    (b"GIF8", "image/", "an image"),
    (b"RIFF", "video/", "a media file"),
    (b"ID3", "audio/", "a sound file"),
    (b"\x00\x00\x00", "video/", "a video"),
    (b"\x7fELF", "font/", "no page"),
)
"""First bytes, type, and the words for it."""

_LOGIN_WORDS = re.compile(
    r"(?:please )?(?:sign|log)[ -]?in to (?:continue|view|see|your|access)|(?:sign|log)[ -]?in required|you must"
    r" (?:be logged|log|sign) in|authwall"
    r"|create an account to (?:continue|view)|bitte (?:melden sie sich|einloggen|anmelden)|connectez-vous pour|inicia"
    r" sesión para|accedi per (?:continuare|vedere)",
    re.IGNORECASE,
)
_BOT_WORDS = re.compile(
    r"verify(?:ing)? (?:that )?you are (?:a )?human|are you a (?:robot|human)|checking (?:if the site connection is"
    r" secure|your browser)|just a moment\.\.\.|attention required! \| cloudflare"
    r"|enable javascript and cookies to continue|unusual traffic|complete the (?:security check|captcha)|access (?:to"
    r" this page has been )?denied|pardon our interruption|request unsuccessful\. incapsula"
    r"|ddos protection by|please enable cookies|bot detection|security verification|human verification|press (?:&|and)"
    r" hold|disable any ad ?blocker|(?:kein|pas un|no eres un|non sei un|não é um|geen|ikke en|inte en|nie jesteś"
    r"|nejste) rob[oôó]t\w*|vous êtes (?:bien )?(?:un )?humain|eres (?:un )?humano|sei (?:un )?umano|mensch sind"
    r"|sicherheitsprüfung"
    r"|ロボットではありません|请完成(?:安全)?验证|安全验证|로봇이 아닙니다|вы не робот",
    re.IGNORECASE,
)
_BOT_MARKS = re.compile(
    r"cf-challenge|challenge-platform|cf_chl_|px-captcha|_incapsula_resource|captcha-delivery\.com|datadome"
    r"|awswafcaptcha|kasada|cf-turnstile",
    re.IGNORECASE,
)
_LIST_TITLE = re.compile(
    r"\b(?:job (?:search|finder|board|listings?|results?|openings?)|jobfinder|jobsuche|stellensuche|search (?:results?"
    r"|jobs)|find (?:jobs|folders|a job|your)|(?:all|open|current|available) (?:jobs|positions|roles|openings"
    r"|vacancies|opportunities)"
    r"|stellenangebote|offene stellen|offres d['’]emploi|nos offres|ofertas de (?:empleo|trabajo)|offerte di lavoro"
    r"|vacatures|oferty pracy|lediga jobb|\d+ (?:jobs|results|vacancies|openings|stellen|offres))\b",
    re.IGNORECASE,
)
_POSTING_WORDS = tuple(
    """requirement|qualification|responsibilit|what you'll|what you’ll|what you will|you will|you have|your profile
    |your role|your tasks|about you|about the role|about the job|about the position|experience|skills|apply|benefits
    |we offer|we are looking|duties|aufgaben|anforderungen|profil|wir bieten|wir suchen|bewerb|mission|compétences
    |expérience|vous|requisitos|experiencia|funciones|ofrecemos|requisiti|esperienza|offriamo|responsabil|functie
    |wij bieden|wij zoeken|ervaring|wymagania|obowiązki|oferujemy|doświadczenie|krav|erfarenhet|erfaring
    |arbetsuppgifter|opgaver|kokemus|požadav|nabízíme|zkušenost|deneyim|nitelik|требования|обязанности|опыт|условия
    |応募|経験|業務|歓迎|仕事|职责|要求|经验|任职|職責|經驗|자격|업무|경험|우대|pengalaman|kinh nghiệm
    |yêu cầu""".replace("\n    ", "").split("|")
)
"""Words of postings in many languages; two different ones tell a posting from an article."""
_SHELL_ROOT = re.compile(
    r"""<(?:div|main|app)[^>]*\bid\s*=\s*["']?(?:root|app|__next|__nuxt|main-app|react-root|application|gatsby|svelte|ember\w*)\b|<app-root|ng-app|data-reactroot""",
    re.IGNORECASE,
)
_NO_SCRIPT = re.compile(
    r"(?:enable|requires?|need|activate|turn on|aktivier\w+|activer|activar) (?:to enable )?java ?script|javascript"
    r" (?:is )?(?:required|disabled|must)",
    re.IGNORECASE,
)

_STATED = re.compile(r"""itemtype\s*=\s*["']?https?://(?:www\.)?schema\.org/JobPosting\b""", re.IGNORECASE)
"""Microdata that calls the page a posting: then little text will do."""
_STATED_CHARS = 40
_WALL_CHARS, _SHELL_CHARS, _POSTING_CHARS = 1_500, 300, 300
MIN_LISTED, _MANY_LISTED, _TOP_CHARS = 5, 100, 500
_TITLE_PARTS, _LIST_SHARE = re.compile(r"\s[|–—·•»-]\s"), 0.4


def check_is_page(page: Page) -> None:
    """Refuses what is no page of text, by its first bytes, then by its type.

    Raises:
        EmptyPage: there are no bytes.
        NotAPosting: a PDF, an archive, an image …
    """
    start = page.body[:512].lstrip()
    if not start:
        raise EmptyPage(_EMPTY)
    for sentence, kinds in ((_FILE, _DOCUMENTS), (_NOT_TEXT, _NOT_DOCUMENTS)):
        for magic, _, kind in kinds:
            if page.body.startswith(magic):
                raise NotAPosting(sentence.format(kind=kind))
    if start.startswith((b"<", b"{", b"[")):
        return
    for sentence, kinds in ((_FILE, _DOCUMENTS), (_NOT_TEXT, _NOT_DOCUMENTS)):
        for _, content_type, kind in kinds:
            if content_type in page.content_type.lower():
                raise NotAPosting(sentence.format(kind=kind))


def check_walls(page: WebPage) -> None:
    """Refuses sign-in and challenge pages and shells.

    Raises:
        LoginWall, BotWall, NeedsBrowser, EmptyPage: what the page is instead.
    """
    if len(page.main_text) >= _WALL_CHARS:
        return  # the whole text is no shorter
    text = page.text
    heading = f"{page.title}\n{text[:_WALL_CHARS]}"
    if len(text) < _WALL_CHARS:
        if _BOT_WORDS.search(heading) or _BOT_MARKS.search(page.html[:200_000]):
            raise BotWall(_BOT)
        if _LOGIN_WORDS.search(heading) or _is_login_form(page):
            raise LoginWall(_LOGIN)
    if len(text) < _SHELL_CHARS and _is_shell(page):
        raise NeedsBrowser(_SHELL)
    if not text and not page.title:
        raise EmptyPage(_EMPTY)


def check_is_no_list(page: WebPage) -> None:
    """Refuses what is a list at a glance, before its text is looked for.

    Raises:
        NotAPosting: the page calls itself one, or links to a hundred postings; it names them.
    """
    if _names_a_list(page.title) or len(list_links(page)) >= _MANY_LISTED:
        raise lists_postings(page, _SEARCH)


def check_is_posting(page: WebPage, title: str, body: str) -> None:
    """Refuses lists, searches and pages without the words of a posting.

    Raises:
        NotAPosting: the page is not one posting; it names those that it lists.
    """
    if _names_a_list(title):
        raise lists_postings(page, _SEARCH)
    link_chars = sum(len(text) for _, text in page.links())
    if len(list_links(page)) >= MIN_LISTED and link_chars > len(body) * 0.25:
        raise lists_postings(page, _SEARCH)
    if len(body) >= _STATED_CHARS and title and _STATED.search(page.html):
        return
    if len(body) < _POSTING_CHARS:
        raise NotAPosting(_SHORT, listed_postings(page))
    if not _has_words_of_a_posting(body):
        raise NotAPosting(_SEARCH, listed_postings(page))


def lists_postings(page: WebPage, otherwise: str, at_least: int = 0) -> NotAPosting:
    """The error that says how many postings the page lists, and which; `otherwise` is its sentence where it names
    fewer than two. `at_least` is how many there are for sure."""
    listed = listed_postings(page)
    count = max(len(listed), at_least)
    return NotAPosting(_LIST.format(count=count) if count > 1 else otherwise, listed)


def _has_words_of_a_posting(body: str) -> bool:
    """True for two different words of postings."""
    lower = body.lower()
    found = (word for word in _POSTING_WORDS if word in lower)
    return next(found, None) is not None and next(found, None) is not None


def _names_a_list(title: str) -> bool:
    """True where the first part of a title is the name of a list ("Job search | Acme"), not of one posting."""
    first = _TITLE_PARTS.split(title)[0]
    match = _LIST_TITLE.search(first)
    return match is not None and len(match[0]) >= len(first) * _LIST_SHARE


def _is_shell(page: WebPage) -> bool:
    start = page.html[:200_000]
    has_root = bool(page.scripts) and (len(page.scripts) > 2 or _SHELL_ROOT.search(start) is not None)
    return has_root or _NO_SCRIPT.search(start) is not None


def _is_login_form(page: WebPage) -> bool:
    return page.tree.css_first('input[type="password"]') is not None and not page.headings


def says_gone(page: WebPage) -> None:
    """Refuses a page that says so in its title or heading, or, in a short page or near the top, in its text.

    Raises:
        PostingGone: it does.
    """
    text = page.main_text
    near_top = text if len(text) < _WALL_CHARS else text[:_TOP_CHARS]
    if says_closed("\n".join((page.title, *page.headings, near_top))):
        raise PostingGone(_GONE)
