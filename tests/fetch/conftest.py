"""A small web server on loopback, a clock that only moves when asked, and the corpus of tricky links."""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from jseeker.errors import PostingError
from jseeker.fetch import FetchPolicy, HttpFetcher
from jseeker.model.page import Page, PageRequest


@dataclass
class Asked:
    """One request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes = b""


Responder = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Site:
    """A running server: its address, what it was asked, and how many connections were made to it."""

    port: int
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    is_asked: asyncio.Event = field(default_factory=asyncio.Event)
    open_now: int = 0
    most_open: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"


def answer(status: int = 200, body: bytes = b"<h1>Baker</h1>", **headers: str) -> Responder:
    """A responder with a fixed answer; `content_type="text/html"` becomes a header."""
    named = {"content_type": "text/html; charset=utf-8", **headers}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in named.items()]
    head = "\r\n".join([f"HTTP/1.1 {status} So", f"content-length: {len(body)}", *lines]).encode("latin-1")

    async def respond(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(head + b"\r\n\r\n" + body)

    return respond


def in_turn(*responders: Responder) -> Responder:
    """A responder that answers differently each time; the last one repeats."""
    left = list(responders)

    async def respond(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(asked, writer)

    return respond


@contextlib.asynccontextmanager
async def serve(
    routes: Mapping[str, Responder] | Callable[[str], Responder], tls: ssl.SSLContext | None = None
) -> AsyncIterator[Site]:
    """The server, on a free port of 127.0.0.1; a path without a route is gone (404)."""
    find = routes if callable(routes) else lambda path: routes.get(path, answer(404))
    site = Site(0)
    handlers: set[asyncio.Task[None] | None] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        handlers.add(asyncio.current_task())
        site.connections += 1
        site.open_now += 1
        site.most_open = max(site.most_open, site.open_now)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            while True:
                asked = await _read(reader)
                site.asked.append(asked)
                site.is_asked.set()
                await find(asked.path.partition("?")[0])(asked, writer)
                await writer.drain()
        site.open_now -= 1
        writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0, ssl=tls)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        for task in handlers:
            if task:
                task.cancel()
        await asyncio.gather(*(task for task in handlers if task), return_exceptions=True)


async def _read(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head[0].split(" ")
    pairs = (line.partition(":") for line in head[1:] if line)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(method, path, headers, body)


class FakeTime:
    """A clock that moves only while `run` works: all tasks rest, then time jumps to the next sleeper."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Event]] = []
        self._numbers = itertools.count()

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        event = asyncio.Event()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), event))
        await event.wait()

    async def run(self, *coroutines: Awaitable[object]) -> list[object]:
        """The results (or exceptions) of the coroutines, once time has passed for all of them."""
        tasks = [asyncio.ensure_future(coroutine) for coroutine in coroutines]
        while not all(task.done() for task in tasks):
            for _ in range(50):
                await asyncio.sleep(0)
            if self._sleepers:
                due, _, event = heapq.heappop(self._sleepers)
                self.now = max(self.now, due)
                event.set()
        return await asyncio.gather(*tasks, return_exceptions=True)


@dataclass(frozen=True)
class TrickyLink:
    """A link of the corpus, with what the name server answers at each look-up."""

    link: str
    answers: tuple[tuple[str, ...], ...]


def tricky_links() -> list[TrickyLink]:
    lines = Path(__file__).with_name("tricky_links.txt").read_text("utf-8").splitlines()
    found = []
    for line in lines:
        if line and not line.startswith("# "):
            link, _, answers = line.partition(" => ")
            look_ups = answers.split(" / ") if answers else []
            found.append(TrickyLink(link, tuple(tuple(a.strip() for a in one.split(",")) for one in look_ups)))
    return found


@pytest.fixture(name="serve")
def serve_fixture() -> Callable[..., contextlib.AbstractAsyncContextManager[Site]]:
    return serve


@pytest.fixture(name="answer")
def answer_fixture() -> Callable[..., Responder]:
    return answer


@pytest.fixture(name="in_turn")
def in_turn_fixture() -> Callable[..., Responder]:
    return in_turn


@pytest.fixture
def fake_time() -> FakeTime:
    return FakeTime()


@pytest.fixture(scope="session", name="tricky_links")
def tricky_links_fixture() -> list[TrickyLink]:
    return tricky_links()


def fetcher_for(site: Site, world: Mapping[str, Any] | None = None, **policy: Any) -> HttpFetcher:
    """A fetcher that may reach the site and does not dawdle; `world` replaces what touches the world."""
    rules = {"allow_hosts": (site.host,), "per_host_gap_s": 0, "backoff_s": 0, **policy}
    return HttpFetcher(FetchPolicy(**rules), **(world or {}))


def fetched(
    routes: Any, path: str = "/job", *, world: Mapping[str, Any] | None = None, **policy: Any
) -> tuple[Page, Site]:
    """The page at `path` (or a whole link) of a site with these routes, and the site as it was asked."""

    async def scene() -> tuple[Page, Site]:
        async with serve(routes) as site:
            fetcher = fetcher_for(site, world, **policy)
            try:
                return await fetcher.fetch(PageRequest(path if "://" in path else f"{site.url}{path}")), site
            finally:
                await fetcher.aclose()

    return asyncio.run(scene())


def refused(
    routes: Any, path: str = "/job", *, world: Mapping[str, Any] | None = None, **policy: Any
) -> tuple[PostingError, Site]:
    """The error that fetching `path` ends with, and the site as it was asked."""

    async def scene() -> tuple[PostingError, Site]:
        async with serve(routes) as site:
            fetcher = fetcher_for(site, world, **policy)
            with pytest.raises(PostingError) as raised:
                await fetcher.fetch(PageRequest(path if "://" in path else f"{site.url}{path}"))
            await fetcher.aclose()
            return raised.value, site

    return asyncio.run(scene())


@pytest.fixture(name="fetcher_for")
def fetcher_for_fixture() -> Callable[..., HttpFetcher]:
    return fetcher_for


@pytest.fixture(name="fetched")
def fetched_fixture() -> Callable[..., tuple[Page, Site]]:
    return fetched


@pytest.fixture(name="refused")
def refused_fixture() -> Callable[..., tuple[PostingError, Site]]:
    return refused
