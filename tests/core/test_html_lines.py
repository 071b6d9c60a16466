"""The short way through simple HTML gives what the parser's way gives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jseeker.core.html_lines import lines_of_simple_html
from jseeker.core.page_text import clean_text, node_text, parse_html, text_of_html

TEXT = st.text("ab ä\n&•\u00a0", max_size=6) | st.sampled_from(
    ["&amp;", "&lt;p&gt;", "&nbsp;", "Über uns", " ", "&#8226;"]
)
SIMPLE_TAGS = "p div ul ol li strong b em i a span h2 h3 br section blockquote u".split()
OTHER_TAGS = "table td pre nav script svg button details hr img".split()
ATTRIBUTES = st.sampled_from(["", ' class="x"', " href='#'", ' style="color:red"', ' style="display:none"', " hidden"])


def by_parser(html: str) -> str:
    tree = parse_html(html)
    return node_text(tree.body) if tree.body is not None else ""


def tags(names: list[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda slash, name, rest: f"<{slash}{name}{rest}>", st.sampled_from(["", "/"]),
                     st.sampled_from(names), ATTRIBUTES)  # fmt: skip


def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wrapped = st.builds(lambda name, rest, text: f"<{name}{rest}>{text}</{name}>", st.sampled_from(SIMPLE_TAGS),
                        ATTRIBUTES, inner)  # fmt: skip
    return st.lists(wrapped | TEXT | st.just("<br>") | st.just("<br/>"), max_size=4).map("".join)


WELL_NESTED = st.recursive(TEXT, nested, max_leaves=12)
ANY_ORDER = st.lists(TEXT | tags(SIMPLE_TAGS + OTHER_TAGS) | st.sampled_from(["<", ">", "<!-- x -->", "< p>", "<p"]),
                     max_size=14).map("".join)  # fmt: skip


@settings(max_examples=400)
@given(WELL_NESTED | ANY_ORDER)
def test_both_ways_give_the_same_text(html: str) -> None:
    short = lines_of_simple_html(html)
    if short is not None:
        assert clean_text(short) == by_parser(html)


@pytest.mark.parametrize(
    "html",
    [
        "<p>One</p><ul><li>Two</li><li>Three<ul><li>Four</li></ul></li></ul>",
        "<h3>What you do</h3><div><strong>Bake</strong> bread &amp; cakes</div>",
        "<p><strong>Requirements</strong></p><p>Five years<br>or ten</p>",
        '<p><a href="https://a.example/?x=1&amp;y=2" class="link">Apply</a></p>',
    ],
)
def test_a_usual_description_goes_the_short_way(html: str) -> None:
    assert lines_of_simple_html(html) is not None
    assert text_of_html(html) == by_parser(html)


@pytest.mark.parametrize(
    "html",
    ["<table><td>1</td></table>", "<p>One<p>Two", "<li>One<li>Two", "<b>One<p>Two</b></p>", "<script>1</script>",
     '<p style="display:none">x</p>', "<p hidden>x</p>", "a < b", "<!-- x -->", '<a title="a > b">x</a>', "<p/>x"],
)  # fmt: skip
def test_what_is_not_simple_is_left_to_the_parser(html: str) -> None:
    short = lines_of_simple_html(html)
    assert short is None or clean_text(short) == by_parser(html)


def test_descriptions_of_real_answers_read_the_same(shared: Path) -> None:
    seen = 0
    for file in sorted((shared / "data" / "postings" / "pages").glob("*.json")):
        stack = [json.loads(file.read_text("utf-8"))]
        while stack:
            value = stack.pop()
            if isinstance(value, dict | list):
                stack.extend(value.values() if isinstance(value, dict) else value)
            elif isinstance(value, str) and "</" in value and (short := lines_of_simple_html(value)) is not None:
                assert clean_text(short) == by_parser(value), file.name
                seen += 1
    assert seen >= 20
