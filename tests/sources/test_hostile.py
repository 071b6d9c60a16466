"""Hostile and broken pages: each ends in a posting or in one of our errors, soon, whatever its bytes are."""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from jseeker.errors import (
    EmptyPage,
    LoginWall,
    NeedsBrowser,
    NotAPosting,
    PostingError,
    PostingGone,
    TooLarge,
)
from jseeker.model.page import Page
from jseeker.model.posting import Posting
from jseeker.ports import Follow
from jseeker.sources import all_sources, claim_link, read_saved

FOLDER = Path(__file__).parent
MUTATIONS = int(os.environ.get("JSEEKER_MUTATIONS", "200"))
"""10000 is the whole run; a slice of it in every run of the tests."""
MAX_SECONDS = 2.0
LINK = "http://127.0.0.1:8801/job/7"
TAGS = [
    b"<div>",
    b"</div>",
    b"<b>",
    b"<script>",
    b"</script>",
    b"<!--",
    b"-->",
    b"<table>",
    b"<p ",
    b"<a href='x",
    b"<svg>",
]
CHARSETS = ["utf-8", "utf-16", "shift_jis", "gbk", "klingon-9", "iso-8859-1", ""]


@pytest.fixture(scope="module")
def jobsite(shared: Path) -> ModuleType:
    """The hostile pages that the harness serves."""
    sys.path.insert(0, str(shared / "harness"))
    try:
        import jobsite
    finally:
        sys.path.remove(str(shared / "harness"))
    return jobsite


def read(body: bytes, content_type: str = "text/html; charset=utf-8", link: str = LINK) -> Posting | Follow:
    source, claim = claim_link(link, all_sources(), has_page=True)
    return source.read(Page(claim.request.url, 200, content_type, body), link)


@pytest.mark.parametrize("json_ld", [False, True])
@pytest.mark.parametrize("number", [0, 1, 7, 42, 205])
def test_a_posting_of_the_harness_is_read_whole(jobsite: ModuleType, number: int, json_ld: bool) -> None:
    facts = jobsite.posting(number)
    posting = read(jobsite.page(facts, json_ld).encode())
    assert isinstance(posting, Posting)
    assert (posting.title, posting.company, posting.locations) == (
        facts["title"],
        facts["company"],
        (facts["location"],),
    )
    assert posting.salary is not None
    assert f"${posting.salary.min:,.0f} - ${posting.salary.max:,.0f}" == facts["salary"]
    assert all(f"• {line}" in posting.description for line in (*facts["must"], *facts["nice"], *facts["duties"]))
    assert "Other opening" not in posting.description
    assert "tracking" not in posting.description


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("empty", EmptyPage),
        ("loginwall", LoginWall),
        ("jsonly", NeedsBrowser),
        ("expired", PostingGone),
        ("deep", TooLarge),
        ("wide", TooLarge),
    ],
)
def test_a_page_that_is_no_posting_has_its_own_error(jobsite: ModuleType, name: str, error: type[PostingError]) -> None:
    started = time.monotonic()
    with pytest.raises(error):
        read(jobsite.FIXED_PAGES[name])
    assert time.monotonic() - started < MAX_SECONDS


def test_a_file_behind_a_link_is_named(jobsite: ModuleType) -> None:
    for name, sentence in (("pdf", "This link is a PDF; download it and give the file."), ("zip", "download it and")):
        content_type, body = jobsite.FILES[name]
        for declared in (content_type, "text/html"):
            with pytest.raises(NotAPosting, match=sentence):
                read(body, declared)


@pytest.mark.parametrize("name", ["latin1", "badcharset", "nul", "unicode", "setcookie-many"])
def test_an_oddly_served_posting_is_read_clean(jobsite: ModuleType, name: str) -> None:
    headers, change = jobsite.ODD_POSTINGS[name]
    facts = jobsite.posting(5003)
    posting = read(change(jobsite.page(facts)), headers["content-type"])
    assert isinstance(posting, Posting)
    assert (posting.title, posting.company) == (facts["title"], facts["company"])
    assert not set("\x00\u202e\u200b\ufeff\ufffd") & set(posting.description)
    assert bool(posting.notes) == (name in ("nul", "unicode"))
    if name == "latin1":
        assert "zwei Zürich teams" in posting.description


def test_instructions_to_an_ai_change_nothing_and_are_noted(jobsite: ModuleType) -> None:
    headers, change = jobsite.ODD_POSTINGS["inject"]
    facts = jobsite.posting(5003)
    posting = read(change(jobsite.page(facts)), headers["content-type"])
    assert isinstance(posting, Posting)
    assert posting.company == facts["company"]
    assert posting.notes == ("The posting contains instructions to an AI; they were ignored.",)
    assert "system prompt" not in posting.description


def test_marks_of_other_languages_in_a_title_are_kept_as_text() -> None:
    page = (FOLDER / "generic" / "json-ld.page.html").read_text("utf-8")
    evil = page.replace('"title": "Head Baker"', '"title": "=SUM(1+1) <script>alert(2)<\\/script>Baker"')
    posting = read(evil.encode())
    assert isinstance(posting, Posting)
    assert posting.title == "=SUM(1+1) <script>alert(2)</script>Baker"


@pytest.mark.parametrize("row", ["<li>{}</li>", "<div><div>{}</div></div>"])
def test_ten_thousand_links_are_named_as_a_list_in_time(row: str) -> None:
    rows = "".join(row.format(f'<a href="/jobs/{number}-baker">Baker {number}</a>') for number in range(10_000, 20_000))
    started = time.process_time()
    with pytest.raises(NotAPosting, match="This page lists 10000 postings") as refusal:
        read(f"<html><title>Acme</title><body><div>{rows}</div></body></html>".encode())
    assert time.process_time() - started < MAX_SECONDS
    assert refusal.value.postings[0].title == "Baker 10000"


def originals() -> list[tuple[str, bytes]]:
    """Our own pages, of every source."""
    return [(path.parent.name, path.read_bytes()) for path in sorted(FOLDER.glob("*/*.page.*"))]


def mutated(body: bytes, chance: random.Random) -> bytes:
    """The page with bytes, tags or pieces changed."""
    page = bytearray(body)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(page) + 1)
        kind = chance.randrange(6)
        if kind == 0:
            page[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            page[at:at] = chance.choice(TAGS) * chance.choice([1, 1, 3, 500])
        elif kind == 2:
            del page[at : at + chance.randint(1, 400)]
        elif kind == 3:
            page[at:at] = page[: chance.randint(0, 2_000)]
        elif kind == 4:
            page[at:at] = chance.choice([b"\xff\xfe", b"\xed\xa0\x80", b"\x00", b"\\ud800", b'"', b"{", b"}]", b"&lt;"])
        else:
            page = page[:at]
    return bytes(page)


def test_no_mutated_page_breaks_a_source_or_takes_long() -> None:
    chance = random.Random(20261123)  # noqa: S311 - reproducible, no secret
    pages = originals()
    links = {source.name: source for source in all_sources()}
    slowest, sentences = 0.0, set()
    for _ in range(MUTATIONS):
        name, body = chance.choice(pages)
        page = mutated(body, chance)
        content_type = f"text/html; charset={chance.choice(CHARSETS)}"
        started = time.process_time()
        try:
            if chance.random() < 0.2:
                read_saved(chance.choice(["x.html", "x.json", "x.mhtml", "x.txt", "-"]), page)
            else:
                links[name].read(Page(LINK, 200, content_type, page), LINK)
        except PostingError as error:
            sentences.add(error.message)
        slowest = max(slowest, time.process_time() - started)
    assert slowest < MAX_SECONDS
    assert [sentence for sentence in sentences if not sentence.endswith(".")] == []
