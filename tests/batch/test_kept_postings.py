"""The cache of postings as jobs use it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jseeker.batch.kept_postings import KeptPostings
from jseeker.errors import PostingGone
from jseeker.fetch import RecordedFetcher
from jseeker.model.page import Page, PageRequest
from jseeker.model.posting import Posting, ReadMethod
from jseeker.ports import Claim, Follow
from jseeker.render import MemoryShelf
from jseeker.store import open_store
from jseeker.walk import Tools

LINK, HOUR = "https://a.example/1", timedelta(hours=1)
START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that stands where it was put."""

    def __init__(self) -> None:
        self.moment = START

    def now(self) -> datetime:
        return self.moment


class PlainSource:
    """Reads any page as a posting with the page's text; `hops` makes the first page point on."""

    name = "plain"

    def __init__(self, hops: bool = False) -> None:
        self.reads, self.hops = 0, hops

    def claim(self, link: str) -> Claim:
        return Claim("plain:1", PageRequest(link))

    def read(self, page: Page, link: str) -> Posting | Follow:
        self.reads += 1
        if self.hops and page.url == LINK:
            return Follow(link, PageRequest(LINK + "?page=2"))
        return Posting(link, "plain:1", "plain", ReadMethod.TEXT, "Acme", "Baker", page.body.decode())


class Scene:
    """A cache, a site with one page, and what reads through them."""

    def __init__(self, folder: Path, page: Page | PostingGone, *, hops: bool = False) -> None:
        self.clock, self.source = Clock(), PlainSource(hops)
        second = replace(page, url=LINK + "?page=2") if isinstance(page, Page) else page
        self.site = RecordedFetcher({LINK: page, LINK + "?page=2": second})
        self.tools = Tools(
            claim=lambda link: (self.source, self.source.claim(link)),
            fetcher=self.site,
            writers=(),
            shelf=MemoryShelf(),
            clean=lambda resume: resume,
            prove=lambda *_: None,
        )
        self.store = open_store(f"sqlite:///{folder / 'kept.db'}")

    def read(self, link: str = LINK) -> Posting:
        async def call(function, *args):
            return function(*args)

        kept = KeptPostings(self.store, self.clock, HOUR, call)
        return asyncio.run(kept.read(link, "plain:1", self.tools))

    def now_the_site_has(self, page: Page | PostingGone) -> None:
        self.site = RecordedFetcher({LINK: page})
        self.tools = replace(self.tools, fetcher=self.site)


PAGE = Page(LINK, 200, "text/html", b"As it was", etag='"v1"')


def test_a_fresh_posting_is_not_asked_for_again(tmp_path: Path) -> None:
    scene = Scene(tmp_path, PAGE)
    scene.read()
    scene.clock.moment += HOUR - timedelta(seconds=1)
    assert scene.read(LINK + "?ref=mail").url == LINK + "?ref=mail"
    assert len(scene.site.asked) == 1


def test_an_old_one_that_has_not_changed_is_kept_without_reading_it_again(tmp_path: Path) -> None:
    scene = Scene(tmp_path, PAGE)
    first = scene.read()
    scene.clock.moment += 2 * HOUR
    assert scene.read() == first
    assert [(request.etag, request.last_modified) for request in scene.site.asked] == [(None, None), ('"v1"', None)]
    assert scene.source.reads == 1
    scene.clock.moment += HOUR / 2  # it is fresh again, for its time
    scene.read()
    assert len(scene.site.asked) == 2


def test_an_old_one_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    scene = Scene(tmp_path, PAGE)
    scene.read()
    scene.clock.moment += 2 * HOUR
    scene.now_the_site_has(replace(PAGE, body=b"As it is", etag='"v2"'))
    assert scene.read().description == "As it is"
    assert scene.store.postings.kept("plain:1").etag == '"v2"'


def test_an_old_one_that_is_gone_is_gone(tmp_path: Path) -> None:
    scene = Scene(tmp_path, PAGE)
    scene.read()
    scene.clock.moment += 2 * HOUR
    scene.now_the_site_has(PostingGone("The posting is gone (404)."))
    with pytest.raises(PostingGone):
        scene.read()


def test_what_a_later_page_says_of_itself_is_not_asked_of_the_first(tmp_path: Path) -> None:
    scene = Scene(tmp_path, PAGE, hops=True)
    scene.read()
    scene.clock.moment += 2 * HOUR
    scene.read()
    assert all(not request.is_conditional for request in scene.site.asked)
    assert len(scene.site.asked) == 4
