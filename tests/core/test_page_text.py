"""Plain text out of pages: nothing that a reader would not see, everything that they would, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.page_text import (
    clean_line,
    clean_text,
    has_hidden_characters,
    markup_text,
    parse_html,
    scripts_of,
    text_of_bytes,
    text_of_html,
)
from jseeker.errors import TooLarge

UNSEEN = "\u202e\u200b\ufeff\x00\u2066\u00ad\U000e0041"


def test_each_paragraph_is_a_line_and_each_item_has_a_bullet() -> None:
    html = "<h2>Tasks</h2><p>Bake&nbsp;bread.</p><ul><li><p>Knead</p></li><li></li><li>Rest <b>well</b></li></ul><p>End"
    assert text_of_html(html) == "Tasks\nBake bread.\n• Knead\n• Rest well\nEnd"


def test_an_empty_line_stands_before_a_heading() -> None:
    assert text_of_html("<p>One</p><h3>Two</h3><p>Three</p>") == "One\n\nTwo\nThree"
    assert text_of_html("<p>One</p><p><strong>Two</strong></p><p>Three</p>") == "One\n\nTwo\nThree"
    assert text_of_html("<p>One</p><p><b>Two</b> words</p>") == "One\nTwo words"


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>let a = '<p>no</p>'</script>",
        "<style>p{}</style>",
        "<!-- no -->",
        "<template>no</template>",
        "<p hidden>no</p>",
        '<div style="display: none">no</div>',
        '<span style="VISIBILITY:hidden">no</span>',
        '<i aria-hidden="true">no</i>',
        "<noscript>no</noscript>",
        "<svg><text>no</text></svg>",
        "<button>no</button>",
    ],
)
def test_what_a_reader_does_not_see_is_left_out(hidden: str) -> None:
    assert text_of_html(f"<p>Before</p>{hidden}<p>After</p>") == "Before\nAfter"


def test_a_page_behind_a_dialog_is_read() -> None:
    page = f'<div id="root" aria-hidden="true"><p>{"A long posting. " * 40}</p></div>'
    assert text_of_html(page).startswith("A long posting.")


def test_a_comment_inside_a_word_does_not_cut_it() -> None:
    assert text_of_html("<p>5<!-- -->+ years</p>") == "5+ years"
    assert text_of_html("<p>a<scr<!-- x -->ipt>b</p><p>c</p>") == "ab\nc"


def test_the_lines_of_preformatted_text_stay() -> None:
    assert text_of_html("<pre>one\n two</pre>") == "one\ntwo"


def test_unseen_characters_are_removed_and_accents_composed() -> None:
    assert clean_text(f"te{UNSEEN}ams cafe\u0301") == "teams café"
    assert has_hidden_characters("te\u202eams")
    assert not has_hidden_characters("Größe • naïve 🚀")


def test_a_line_is_one_line() -> None:
    assert clean_line(" Senior \n Baker\t(f/m/x) ") == "Senior Baker (f/m/x)"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Bread &amp; butter</p><p>Daily</p>",
        "&lt;p&gt;Bread &amp;amp; butter&lt;/p&gt;&lt;p&gt;Daily&lt;/p&gt;",
        "&amp;lt;p&amp;gt;Bread &amp;amp;amp; butter&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;Daily&amp;lt;/p&amp;gt;",
        "Bread &amp; butter\nDaily",
        "<b>Bread</b> &amp; butter\nDaily",
    ],
)
def test_markup_of_any_kind_gives_the_same_text(markup: str) -> None:
    assert markup_text(markup) == "Bread & butter\nDaily"


def test_scripts_are_found_with_their_attributes() -> None:
    page = '<script type="application/ld+json">{"a": "<p>"}</script><p>x</p><SCRIPT>b</SCRIPT >'
    assert scripts_of(page) == [(' type="application/ld+json"', '{"a": "<p>"}'), ("", "b")]


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("Köche für Zürich".encode(), "text/html; charset=utf-8"),
        ("Köche für Zürich".encode("latin-1"), "text/html; charset=ISO-8859-1"),
        ("Köche für Zürich".encode("latin-1"), "text/html"),
        ("Köche für Zürich".encode(), "text/html; charset=klingon-9"),
        ("Köche für Zürich".encode(), "text/html; charset=base64"),
        ("\ufeffKöche für Zürich".encode(), "text/html; charset=iso-8859-1"),
        ("Köche für Zürich".encode("utf-16"), "text/html"),
        ("Köche ".encode() + b"\xed\xa0\x80" + "für Zürich".encode(), "text/html; charset=utf-8"),
    ],
)
def test_bytes_are_read_in_the_charset_they_are_in(body: bytes, content_type: str) -> None:
    assert clean_line(text_of_bytes(body, content_type)) == "Köche für Zürich"


def test_the_charset_in_the_page_counts_where_the_answer_names_none() -> None:
    page = '<meta charset="shift_jis"><p>募集要項</p>'
    assert "募集要項" in text_of_bytes(page.encode("shift_jis"), "text/html")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 50_000 + "x" * 400 + "</div>" * 50_000,
        "<main><section>" + "<p>word word word</p>" * 200_000 + "</section></main>",
        "<b></i>" * 100_000,
        "<p " + " ".join(f"a{number}" for number in range(200_000)) + ">x",
        "<p>" + "".join(f"<font c={number}>" for number in range(500)) + "</p><p>x" * 20_000,
    ],
    ids=["deep", "wide", "stray ends", "attributes", "formatting"],
)
def test_a_page_too_complex_is_refused_at_once(page: str) -> None:
    started = time.monotonic()
    with pytest.raises(TooLarge, match="The page is too complex"):
        text_of_html(page)
    assert time.monotonic() - started < 2


def test_a_large_honest_page_is_read() -> None:
    page = "<ul>" + "<li><a href='/x'>A line of text</a></li>" * 10_000 + "</ul>"
    assert text_of_html(page).count("• A line of text") == 10_000


@settings(deadline=None)
@given(st.text())
def test_clean_text_is_clean_already(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert not has_hidden_characters(once)


@settings(deadline=None)
@given(st.text(st.sampled_from("<>/!-&;\"'= abpliscrt\n\x00\ud800"), max_size=200))
def test_any_tag_soup_gives_text_without_an_error(soup: str) -> None:
    assert "\x00" not in text_of_html(soup)
    assert parse_html(soup) is not None


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "text/html", "text/html; charset=utf-16", "x; charset=gbk"]))
def test_any_bytes_give_text(body: bytes, content_type: str) -> None:
    assert isinstance(text_of_bytes(body, content_type), str)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Night &amp;amp; day&amp;nbsp;shift</p>", "Night & day shift"),
        ("<p>Tasks</p>&amp;lt;ul&amp;gt;&amp;lt;li&amp;gt;Plan&amp;lt;/li&amp;gt;&amp;lt;/ul&amp;gt;", "Tasks\n• Plan"),
        ("<p>You know what &lt;div&gt; means</p>", "You know what <div> means"),
    ],
)
def test_what_was_escaped_twice_inside_markup_is_text(markup: str, text: str) -> None:
    assert markup_text(markup) == text
