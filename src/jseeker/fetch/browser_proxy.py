"""The only way out for a browser: a proxy on loopback whose every connection is made by the guard.

A page's scripts may ask for anything; each of their connections is resolved once, judged, and made to the very address
that was judged, exactly as the fetcher's own. What is refused is answered with 403 and never connected.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import httpcore2

from jseeker.errors import Refused
from jseeker.fetch.guard import NOT_HTTP, check_link
from jseeker.fetch.policy import FetchPolicy

__all__ = ["GuardedProxy"]

HEAD_BYTES = 64 * 1024
"""More than any browser writes before a request's body."""
PIECE_BYTES = 64 * 1024
HEAD_S = 10.0
"""How long a connection may take to say what it wants."""
_BETWEEN_HOPS = (b"connection:", b"proxy-connection:", b"keep-alive:")
_ANSWERS = {200: "Connection established", 400: "Bad request", 403: "Refused", 502: "No connection"}

Connect = Callable[[str, int], Awaitable[httpcore2.AsyncNetworkStream]]
"""A guarded connection; raises Refused, or an error of httpcore2."""


class GuardedProxy:
    """An HTTP proxy (CONNECT and plain requests) for one browser; `budget` bytes may come in until it is set anew."""

    def __init__(self, policy: FetchPolicy, connect: Connect) -> None:
        self._policy = policy
        self._connect = connect
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self.budget = 0
        self.refused = 0
        """How many connections were refused since the start."""

    async def start(self) -> str:
        """The address to give to the browser."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=HEAD_BYTES)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def aclose(self) -> None:
        """Ends the server and all its connections."""
        if self._server is not None:
            self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        try:
            await self._serve(reader, writer)
        except (OSError, TimeoutError, httpcore2.NetworkError, httpcore2.TimeoutException, asyncio.IncompleteReadError):
            pass  # one side went away: the browser deals with it as with any broken connection
        except asyncio.CancelledError:
            pass  # the proxy is being closed, and nobody waits for this task's answer
        finally:
            writer.close()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection of the browser: what it asks for, or why not."""
        try:
            async with asyncio.timeout(HEAD_S):
                head = await reader.readuntil(b"\r\n\r\n")
            method, target = head.split(b"\r\n", 1)[0].decode("latin-1").split(" ")[:2]
            host, port, first = self._wanted(method, target, head)
        except Refused:
            self.refused += 1
            await _answer(writer, 403)
            return
        except (ValueError, asyncio.LimitOverrunError):
            await _answer(writer, 400)
            return
        try:
            stream = await self._connect(host, port)
        except Refused:
            self.refused += 1
            await _answer(writer, 403)
            return
        except (httpcore2.NetworkError, httpcore2.TimeoutException, OSError):
            await _answer(writer, 502)
            return
        try:
            if first:
                await stream.write(first)
            else:
                await _answer(writer, 200)
            await self._relay(reader, writer, stream, is_plain=bool(first))
        finally:
            await stream.aclose()

    def _wanted(self, method: str, target: str, head: bytes) -> tuple[str, int, bytes]:
        """Host, port, and for a plain request its head as the site is to see it.

        Raises:
            Refused: the link rules forbid it.
            ValueError: it is no request.
        """
        if method == "CONNECT":
            url = check_link(f"https://{target}/", self._policy)
            return url.raw_host.decode("ascii"), int(target.rpartition(":")[2]), b""
        url = check_link(target, self._policy)
        if url.scheme != "http":
            raise Refused(NOT_HTTP)
        parts = urlsplit(target)
        path = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
        lines = [line for line in head.split(b"\r\n")[1:-2] if not line.lower().startswith(_BETWEEN_HOPS)]
        first = f"{method} {path} HTTP/1.1".encode("latin-1")
        return (
            url.raw_host.decode("ascii"),
            url.port or 80,
            b"\r\n".join((first, *lines, b"Connection: close", b"", b"")),
        )

    async def _relay(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        stream: httpcore2.AsyncNetworkStream,
        *,
        is_plain: bool,
    ) -> None:
        """Bytes both ways until one side ends or the budget is used up."""

        async def out() -> None:
            while piece := await reader.read(PIECE_BYTES):
                await stream.write(piece)

        async def back() -> None:
            if is_plain:
                await self._closing_head(writer, stream)
            while self.budget > 0 and (piece := await stream.read(PIECE_BYTES)):
                self.budget -= len(piece)
                writer.write(piece)
                await writer.drain()

        ways = [asyncio.create_task(out()), asyncio.create_task(back())]
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _closing_head(self, writer: asyncio.StreamWriter, stream: httpcore2.AsyncNetworkStream) -> None:
        """Passes the answer's head on with `Connection: close`, so that the next request comes on a new connection and
        is judged anew."""
        got = b""
        while b"\r\n\r\n" not in got and len(got) < HEAD_BYTES:
            piece = await stream.read(PIECE_BYTES)
            if not piece:
                break
            got += piece
        self.budget -= len(got)
        head, _, body = got.partition(b"\r\n\r\n")
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(_BETWEEN_HOPS)]
        writer.write(b"\r\n".join((*lines, b"Connection: close", b"", b"")) + body)
        await writer.drain()


async def _answer(writer: asyncio.StreamWriter, status: int) -> None:
    rest = "" if status == 200 else "Content-Length: 0\r\nConnection: close\r\n"
    writer.write(f"HTTP/1.1 {status} {_ANSWERS[status]}\r\n{rest}\r\n".encode())
    await writer.drain()
