from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from jseeker.model.documents import DocumentStyle
from jseeker.model.resume import TailoredResume
from jseeker.render import JsonWriter, MarkdownWriter, TextWriter
from jseeker.render.clean import clean_text
from jseeker.render.plain import _escaped

STYLE = DocumentStyle()


def test_the_text_is_what_an_application_form_takes(plain: TailoredResume) -> None:
    text = TextWriter().write(plain, STYLE).content.decode()

    assert text.startswith(
        "Zoë Brandt-Łapińska\nStaff Platform Engineer\nzoe.brandt@example.org | +1 (555) 010-0142 | Montréal, QC | "
    )
    assert (
        "\n\nExperience\nStaff Platform Engineer | 03/2021 – Present\nNorthwind Affiliates | Montréal, QC\n- Led"
        in text
    )
    assert text.endswith("Languages\nPolish: native\nFrench: C1\n")


def test_the_markdown_has_headings_lists_and_links(plain: TailoredResume) -> None:
    html = MarkdownIt().render(MarkdownWriter().write(plain, STYLE).content.decode())

    assert "<h1>Zoë Brandt-Łapińska</h1>" in html
    assert html.count("<h2>") == len(plain.sections)
    assert html.count("<li>") == 12
    assert '<a href="mailto:zoe.brandt@example.org">zoe.brandt@example.org</a>' in html
    assert "<p>Languages: Python, Go, C++, Rust, TypeScript, SQL</p>" in html


@given(st.text("ab #*_`[]()<>!|~\\&-+=>1.:;/'\"", min_size=1, max_size=40).map(clean_text).filter(bool))
def test_no_text_is_read_as_markdown(text: str) -> None:
    html = MarkdownIt().render(_escaped(text))

    assert html.startswith("<p>")
    assert html.count("<") == 2
    from html import unescape

    assert unescape(html.removeprefix("<p>").removesuffix("</p>\n")) == text


def test_the_json_names_the_source_of_every_line(plain: TailoredResume) -> None:
    value = json.loads(JsonWriter().write(plain, STYLE).content)

    assert value["name"] == plain.name.text
    assert [section["heading"] for section in value["sections"]] == [section.heading for section in plain.sections]
    first = value["sections"][1]["entries"][0]
    assert first["title"] == {"text": "Staff Platform Engineer", "source_id": "work.sample"}
    assert len(first["bullets"]) == 5
