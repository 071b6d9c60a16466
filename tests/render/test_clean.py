from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.model.resume import TailoredResume
from jseeker.render import printable
from jseeker.render.clean import clean_text, safe_link


@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_a_clean_text_is_one_visible_line_and_cleaning_it_again_changes_nothing(text: str) -> None:
    clean = clean_text(text)

    assert clean_text(clean) == clean
    assert clean == clean.strip()
    assert "  " not in clean
    assert not {unicodedata.category(letter) for letter in clean} & {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    clean.encode()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b\x07c", "abc"),
        (" a \t\r\n b\u2028c ", "a b c"),
        ("e\u0301", "é"),
        ("ﬁne eﬃcient", "fine efficient"),
        ("soft\u00adhyphen zero\u200bwidth \ufeffbom", "softhyphen zerowidth bom"),
        ("\u202eevil\u202c \u2066x\u2069", "evil x"),
        ("lone\ud800", "lone"),
        ("38\u00a0%", "38\u00a0%"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_what_is_not_seen_is_not_kept(text: str, clean: str) -> None:
    assert clean_text(text) == clean


def test_a_printable_resume_is_left_as_it_is(plain: TailoredResume) -> None:
    assert printable(plain) == (plain, ())


def test_making_printable_twice_changes_nothing(any_resume: TailoredResume) -> None:
    once, _ = printable(any_resume)

    assert printable(once) == (once, ())


def test_what_no_font_shows_is_left_out_with_all_that_hung_on_it(plain: TailoredResume) -> None:
    resume, notes = printable(replace(plain, name=replace(plain.name, text="Zoë 👩‍💻\ufe0f🏽 Brandt \U0001f680")))

    assert resume.name.text == "Zoë Brandt"
    assert notes == ("No font here can show 🏽 👩 💻 🚀, so the documents leave them out; reword those lines.",)
    assert resume.name.source_text == plain.name.source_text


def test_a_line_of_which_nothing_is_left_is_gone_and_its_empty_section_too(plain: TailoredResume) -> None:
    summary = replace(plain.sections[0], paragraphs=(replace(plain.sections[0].paragraphs[0], text="🚀"),))
    resume, _ = printable(
        replace(plain, headline=replace(plain.name, text="🚀"), sections=(summary, *plain.sections[1:]))
    )

    assert resume.headline is None
    assert resume.sections == plain.sections[1:]


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("HTTPS://example.org", "HTTPS://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+1555", "tel:+1555"),
        ("http://example.org", "http://example.org"),
        ("javascript:alert(1)", None),
        (" java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("example.org", None),
        ("https://", None),
        ("http://[broken", None),
        ("https://example.org/\x00<a\ud800", "https://example.org/a"),
        ("", None),
        (None, None),
    ],
)
def test_only_links_that_open_a_page_mail_or_telephone_are_kept(href: str | None, link: str | None) -> None:
    assert safe_link(href) == link


@given(st.text(max_size=60))
def test_no_text_makes_a_link_with_spaces_or_quotes(text: str) -> None:
    link = safe_link(f"https://example.org/{text}")

    assert link is None or not set(link) & set(' \n\t"<>\\\x00')
