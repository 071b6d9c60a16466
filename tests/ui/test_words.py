"""Texts from outside, shown as what they are."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jseeker.ui.words import plain, safe_link, since_words, site_of

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*([!-/:-@\[-`{-~])")


def unescaped(markdown: str) -> str:
    """The words that Markdown shows: each escape taken away, and what cannot be seen."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown).replace("\u2060", "")


@given(some.text(max_size=150))
def test_every_sign_that_markdown_reads_is_escaped(text: str) -> None:
    bare = re.sub(r"\\[!-/:-@\[-`{-~]", "", plain(text))
    assert not re.search(r"[!-/:-@\[-`{-~]", bare)


@given(some.text(alphabet="ab <>:*_[]()`$#-=~!/&|.", max_size=80))
def test_the_words_that_are_shown_are_those_that_came(text: str) -> None:
    assert unescaped(plain(text)) == " ".join(text.split())


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "[x](javascript:alert(1))", "![](http://a/b)", ":material/home:", "a -> b"]
)
def test_nothing_of_it_is_left_for_streamlit_to_replace(text: str) -> None:
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", plain(text))
    assert ":material/" not in shown
    assert "->" not in shown
    assert "<" not in plain(text).replace("\\<", "")


def test_a_long_text_is_cut() -> None:
    assert len(plain("word " * 100, 60)) <= 60


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://a.example/x", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("https:", False),
        ("file:///etc/passwd", False),
        ("http://[bad", False),
        ("Posting.pdf", False),
    ],
)
def test_a_browser_is_sent_to_web_pages_alone(link: str, safe: bool) -> None:
    assert (safe_link(link) == link) is safe


def test_a_posting_is_called_by_its_site_or_file() -> None:
    assert site_of("https://jobs.acme.example:8443/a/b") == "jobs.acme.example:8443"
    assert site_of("https://user:pass@acme.example/") == "acme.example"
    assert site_of("/srv/pages/saved page.html") == "saved page.html"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(3, "3 s"), (59.4, "59 s"), (240, "4 min"), (7200, "2 h"), (5 * 86400, "5 days"), (-5, "0 s")],
)
def test_times_are_told_in_round_words(seconds: float, words: str) -> None:
    assert since_words(NOW - timedelta(seconds=seconds), NOW) == words


def test_an_unknown_time_is_told_as_nothing() -> None:
    assert since_words(None, NOW) == ""


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("see https://evil.example/x", "https\\:\u2060\\/"),
        ("see HTTP://evil.example", "HTTP\\:\u2060\\/"),
        ("www.evil.example", "www\u2060\\."),
        ("WWW.evil.example", "WWW\u2060\\."),
        ("write to a@b.example", "a\\@\u2060b"),
    ],
)
def test_an_address_is_cut_where_a_page_would_make_a_link_of_it(text: str, cut: str) -> None:
    assert cut in plain(text)
    assert unescaped(plain(text)) == text


@given(some.text(alphabet="ab:/@w.<>[]()*_$`#~!|{}", max_size=60))
def test_no_sign_that_markdown_reads_stands_alone(text: str) -> None:
    shown = plain(text)

    assert unescaped(shown) == " ".join(text.split())
    assert "://" not in shown
    for place, sign in enumerate(shown):
        if sign in ":/@.<>[]()*_$`#~!|{}":
            assert shown[place - 1] == "\\"
