"""The contract of ports.Fetcher, kept by the real fetcher (over loopback) and by its shipped twin."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Mapping

import pytest

from jseeker.errors import PostingError, PostingGone, TooLarge
from jseeker.fetch import FetchPolicy, HttpFetcher, RecordedFetcher
from jseeker.model.page import Page, PageRequest
from jseeker.ports import Fetcher

Opened = tuple[Fetcher, str]
Opener = Callable[[Mapping[str, bytes]], contextlib.AbstractAsyncContextManager[Opened]]


ETAG, MODIFIED = '"a1"', "Mon, 02 Nov 2026 10:00:00 GMT"


def unless_kept(answer, body: bytes):
    """Answers 304 to whoever has the page as it is, else with the page."""
    whole = answer(body=body, content_type="text/html", ETag=ETAG, Last_Modified=MODIFIED)
    unchanged = answer(304, body=b"")

    async def respond(asked, writer) -> None:
        has_it = (asked.headers.get("if-none-match"), asked.headers.get("if-modified-since")) == (ETAG, MODIFIED)
        await (unchanged if has_it else whole)(asked, writer)

    return respond


@pytest.fixture(params=["http", "recorded"])
def fetching(request, serve, answer) -> Opener:
    """Opens a fetcher for which the given paths hold the given HTML, and /gone held a posting once."""

    @contextlib.asynccontextmanager
    async def http(pages: Mapping[str, bytes]) -> AsyncIterator[Opened]:
        routes = {path: unless_kept(answer, body) for path, body in pages.items()}
        async with serve({**routes, "/gone": answer(404)}) as site:
            fetcher = HttpFetcher(FetchPolicy(allow_hosts=(site.host,), per_host_gap_s=0))
            yield fetcher, site.url
            await fetcher.aclose()

    @contextlib.asynccontextmanager
    async def recorded(pages: Mapping[str, bytes]) -> AsyncIterator[Opened]:
        base = "https://jobs.example.com"
        known: dict[str, Page | PostingError] = {
            f"{base}{path}": Page(f"{base}{path}", 200, "text/html", body, ETAG, MODIFIED)
            for path, body in pages.items()
        }
        fetcher = RecordedFetcher({**known, f"{base}/gone": PostingGone("The posting is gone (404).")})
        yield fetcher, base
        await fetcher.aclose()

    return {"http": http, "recorded": recorded}[request.param]


def test_a_page_comes_whole_with_its_address_status_and_type(fetching: Opener) -> None:
    async def scene() -> None:
        async with fetching({"/job": b"<h1>Baker</h1>"}) as (fetcher, base):
            page = await fetcher.fetch(PageRequest(f"{base}/job"))
            assert page == Page(f"{base}/job", 200, "text/html", b"<h1>Baker</h1>", ETAG, MODIFIED)

    asyncio.run(scene())


def test_a_gone_posting_is_refused_with_404(fetching: Opener) -> None:
    async def scene() -> None:
        async with fetching({}) as (fetcher, base):
            with pytest.raises(PostingGone, match=r"^The posting is gone \(404\)\.$"):
                await fetcher.fetch(PageRequest(f"{base}/gone"))

    asyncio.run(scene())


def test_a_page_is_given_up_to_its_size_and_refused_above(fetching: Opener) -> None:
    async def scene() -> None:
        async with fetching({"/fits": b"x" * 1000, "/over": b"x" * 1001}) as (fetcher, base):
            page = await fetcher.fetch(PageRequest(f"{base}/fits", max_bytes=1000))
            assert len(page.body) == 1000
            with pytest.raises(TooLarge):
                await fetcher.fetch(PageRequest(f"{base}/over", max_bytes=1000))

    asyncio.run(scene())


def test_an_unknown_link_raises_an_error_for_people(fetching: Opener) -> None:
    async def scene() -> None:
        async with fetching({}) as (fetcher, base):
            with pytest.raises(PostingError) as raised:
                await fetcher.fetch(PageRequest(f"{base}/never-heard-of"))
            assert raised.value.message.endswith(".")

    asyncio.run(scene())


def test_a_kept_page_that_has_not_changed_comes_as_304_without_a_body(fetching: Opener) -> None:
    async def scene() -> None:
        async with fetching({"/job": b"<h1>Baker</h1>"}) as (fetcher, base):
            first = await fetcher.fetch(PageRequest(f"{base}/job"))
            again = await fetcher.fetch(PageRequest(f"{base}/job", etag=first.etag, last_modified=first.last_modified))
            assert (first.etag, first.last_modified) == (ETAG, MODIFIED)
            assert (again.status, again.is_unchanged, again.body) == (304, True, b"")
            assert (again.etag, again.last_modified) == (ETAG, MODIFIED)
            changed = await fetcher.fetch(PageRequest(f"{base}/job", etag='"older"'))
            assert (changed.status, changed.body) == (200, b"<h1>Baker</h1>")

    asyncio.run(scene())


def test_many_tasks_may_fetch_at_once(fetching: Opener) -> None:
    async def scene() -> None:
        pages = {f"/job/{n}": f"posting {n}".encode() for n in range(12)}
        async with fetching(pages) as (fetcher, base):
            got = await asyncio.gather(*(fetcher.fetch(PageRequest(f"{base}{path}")) for path in pages))
            assert [page.body for page in got] == list(pages.values())

    asyncio.run(scene())
