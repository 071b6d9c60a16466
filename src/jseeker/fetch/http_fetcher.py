"""The fetcher that goes out into the world: guarded, bounded in time and size, patient with faults, polite."""

from __future__ import annotations

import asyncio
import contextlib
import random
import ssl
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

import httpcore2
import httpx2

from jseeker.errors import TooLarge, TooSlow, Unreachable
from jseeker.fetch.answers import Fault, is_redirect, needs_body, trouble
from jseeker.fetch.guard import (
    Connector,
    GuardedBackend,
    NameNotFound,
    Resolver,
    check_link,
    check_redirect,
    connect_to,
    port_of,
    resolve,
)
from jseeker.fetch.policy import FetchPolicy
from jseeker.fetch.politeness import OnWait, Turns
from jseeker.fetch.transport import GuardedTransport
from jseeker.fetch.unpack import ACCEPT_ENCODING, Garbled, Unpacker, too_large
from jseeker.model.page import NOT_MODIFIED, PAGE_BYTES, Page, PageRequest

__all__ = ["HttpFetcher"]

ERROR_PAGE_BYTES = 64 * 1024
"""How much of an error page is read to tell a challenge from a plain refusal."""
CIRCLE = "The link redirects in a circle."
BAD_CERTIFICATE = "The site's certificate is not valid, so it was not trusted; save the page and give the file."


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class _Visit:
    """One try at a link: where it has come to, and what is left of its time. `body` is None once a GET is asked."""

    url: httpx2.URL
    body: str | None
    left_s: float
    cookies: httpx2.Cookies = field(default_factory=httpx2.Cookies)
    seen: set[tuple[str, str, str | None]] = field(default_factory=set)
    has_answered: bool = False

    @property
    def host(self) -> str:
        """The host that is being asked, as politeness counts them."""
        return f"{self.url.raw_host.decode('ascii')}:{port_of(self.url)}"


class HttpFetcher:
    """Fetches pages over HTTP for the tasks of one event loop; keeps the promises of `ports.Fetcher`.

    All that touches the world can be given: `clock` (for Retry-After dates), `monotonic`, `sleep`, `jitter` (0–1),
    `resolver`, `connector`, `ssl_context`. `on_wait` is told (host, seconds) before each wait for a busy host.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        clock: Callable[[], datetime] = _now,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
        resolver: Resolver = resolve,
        connector: Connector = connect_to,
        ssl_context: ssl.SSLContext | None = None,
        on_wait: OnWait | None = None,
    ) -> None:
        self._policy = policy
        self._clock = clock
        self._monotonic = monotonic
        self._sleep = sleep
        self._jitter = jitter
        self._turns = Turns(policy, monotonic=monotonic, sleep=sleep, on_wait=on_wait)
        backend = GuardedBackend(policy, resolver=resolver, connector=connector)
        self._transport = GuardedTransport(backend, ssl_context or httpx2.create_ssl_context(trust_env=False))

    async def fetch(self, request: PageRequest) -> Page:
        """The page that answers the request, after redirects.

        Raises:
            PostingError: the subclass that says what stood in the way.
        """
        url = check_link(request.url, self._policy)
        # stamina is not used: its waits cannot be made to obey a host's Retry-After for all who wait for that host.
        number = 0
        while True:
            number += 1
            visit = _Visit(url, request.body, self._policy.deadline_s)
            try:
                return await self._walk(visit, request)
            except Fault as fault:
                if fault.retry_after_s is not None:
                    self._turns.hold(visit.host, fault.retry_after_s)
                if number >= self._policy.tries:
                    if not fault.is_busy:
                        self._turns.failed(visit.host)
                    raise fault.after(number) from fault
                if fault.retry_after_s is None:
                    await self._back_off(visit.host, number)

    @property
    def turns(self) -> Turns:
        """The turns of the hosts, for whoever else fetches from them on the same event loop."""
        return self._turns

    async def aclose(self) -> None:
        """Ends all connections."""
        await self._transport.aclose()

    async def _back_off(self, host: str, number: int) -> None:
        seconds = self._jitter() * self._policy.backoff_s * 2.0 ** (number - 1)
        self._turns.waits(host, seconds)
        await self._sleep(seconds)

    async def _walk(self, visit: _Visit, request: PageRequest) -> Page:
        """One try: the link and the redirects that it leads through."""
        for _ in range(self._policy.max_redirects + 1):
            async with self._turns.turn(visit.host), self._deadline(visit):
                page = await self._ask(visit, request)
            if page:
                return page
        raise Unreachable(CIRCLE, retryable=False)

    @asynccontextmanager
    async def _deadline(self, visit: _Visit) -> AsyncGenerator[None]:
        """Ends the block when the try's time is up; what the block took is taken off it."""
        began = self._monotonic()
        try:
            async with asyncio.timeout(visit.left_s):
                yield
        except TimeoutError as error:
            if not visit.has_answered:
                self._turns.failed(visit.host)
            raise TooSlow(f"The page did not arrive within {self._policy.deadline_s:g} s.") from error
        finally:
            visit.left_s -= self._monotonic() - began

    async def _ask(self, visit: _Visit, request: PageRequest) -> Page | None:
        """One question to one host: its page, or None after a redirect has moved the visit on."""
        asked = self._wire_request(visit, request)
        key = (asked.method, str(visit.url), asked.headers.get("cookie"))
        if key in visit.seen:
            raise Unreachable(CIRCLE, retryable=False)
        visit.seen.add(key)
        visit.has_answered = False
        async with self._answer(asked) as answer:
            visit.has_answered = True
            if answer.status_code < 500:
                self._turns.succeeded(visit.host)
            if is_redirect(answer.status_code, answer.headers):
                self._move_on(visit, answer)
                return None
            return await self._page(visit, request, answer)

    def _wire_request(self, visit: _Visit, request: PageRequest) -> httpx2.Request:
        headers = {
            "user-agent": self._policy.user_agent,
            "accept": request.accept,
            "accept-encoding": ACCEPT_ENCODING,
        }
        is_post = visit.body is not None
        url = visit.url
        if self._policy.stand_in(url.raw_host.decode("ascii")):
            url = url.copy_with(scheme="http")  # an invented site speaks plain HTTP on loopback
        if is_post:
            headers["content-type"] = "application/json"
        if request.is_conditional and request.etag:
            headers["if-none-match"] = request.etag
        if request.is_conditional and request.last_modified:
            headers["if-modified-since"] = request.last_modified
        content = visit.body.encode() if visit.body is not None else None
        asked = httpx2.Request("POST" if is_post else "GET", url, headers=headers, content=content)
        visit.cookies.set_cookie_header(asked)
        return asked

    @asynccontextmanager
    async def _answer(self, asked: httpx2.Request) -> AsyncGenerator[httpx2.Response]:
        """The answer while it is open; what goes wrong on the wire becomes a fault in words."""
        try:
            answer = await self._transport.handle_async_request(asked)
            try:
                yield answer
            finally:
                await answer.aclose()
        except NameNotFound as error:
            raise Fault("its name was not found") from error
        except httpcore2.ConnectError as error:
            if _is_about_certificate(error):
                raise Unreachable(BAD_CERTIFICATE, retryable=False) from error
            raise Fault("no connection could be made") from error
        except httpcore2.TimeoutException as error:
            raise Fault("no connection could be made") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:  # ssl.SSLError is an OSError
            raise Fault("it broke off the connection") from error
        except Garbled as error:
            raise Fault(str(error)) from error

    def _move_on(self, visit: _Visit, answer: httpx2.Response) -> None:
        visit.cookies.extract_cookies(answer)  # some sites lead in a circle whoever does not bring them back
        visit.url = check_redirect(visit.url, answer.headers["location"], self._policy)
        if answer.status_code not in (307, 308):
            visit.body = None

    async def _page(self, visit: _Visit, request: PageRequest, answer: httpx2.Response) -> Page:
        status, headers = answer.status_code, answer.headers
        if status == NOT_MODIFIED and request.is_conditional:
            return Page(str(visit.url), status, "", b"", request.etag, request.last_modified)
        start = await self._start_of(answer) if needs_body(status) and status >= 300 else b""
        found = trouble(status, headers, start, self._clock())
        if found:
            raise found
        return Page(
            url=str(visit.url),
            status=status,
            content_type=headers.get("content-type", ""),
            body=await self._body(request, answer),
            etag=headers.get("etag"),
            last_modified=headers.get("last-modified"),
        )

    async def _body(self, request: PageRequest, answer: httpx2.Response) -> bytes:
        """The whole body, unpacked, within the caps."""
        is_board = request.max_bytes > PAGE_BYTES
        wire_bytes = self._policy.board_wire_bytes if is_board else self._policy.wire_bytes
        length = answer.headers.get("content-length", "")
        if length.isdigit() and int(length[:20]) > wire_bytes:
            raise too_large(request.max_bytes)
        unpacker = Unpacker(answer.headers.get("content-encoding", ""), request.max_bytes)
        taken = 0
        async with aclosing(answer.aiter_raw()) as pieces:
            async for piece in pieces:
                taken += len(piece)
                if taken > wire_bytes:
                    raise too_large(request.max_bytes)
                unpacker.feed(piece)
        return unpacker.body()

    async def _start_of(self, answer: httpx2.Response) -> bytes:
        """The first bytes of an error page, unpacked as far as they go."""
        try:
            unpacker = Unpacker(answer.headers.get("content-encoding", ""), ERROR_PAGE_BYTES)
        except Garbled:
            return b""
        taken = 0
        with contextlib.suppress(Garbled, TooLarge):
            async with aclosing(answer.aiter_raw()) as pieces:
                async for piece in pieces:
                    unpacker.feed(piece)
                    taken += len(piece)
                    if taken >= ERROR_PAGE_BYTES:
                        break
        return unpacker.so_far()


def _is_about_certificate(error: BaseException | None) -> bool:
    """True where a certificate that did not hold is behind the error (the pool cuts causes off, contexts stay)."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
