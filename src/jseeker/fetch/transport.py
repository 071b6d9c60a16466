"""The HTTP/1.1 wire: a connection pool whose every connection is made by the guard, with room for large headers."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator

import httpcore2
import httpx2

__all__ = ["HEADER_BYTES", "GuardedTransport"]

HEADER_BYTES = 256 * 1024
"""The most that an answer's headers may hold; httpcore2's own bound of 100 KiB turns real, cookie-laden sites away."""
MAX_CONNECTIONS = 128
"""Two for each of 64 workers."""
KEPT_ALIVE = 32
KEPT_ALIVE_S = 5.0


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Sends requests over connections that `backend` makes; no proxies, no environment, no retries, no redirects.

    Raises the errors of httpcore2.
    """

    def __init__(self, backend: httpcore2.AsyncNetworkBackend, ssl_context: ssl.SSLContext) -> None:
        self._pool = _Pool(
            ssl_context=ssl_context,
            network_backend=backend,
            max_connections=MAX_CONNECTIONS,
            max_keepalive_connections=KEPT_ALIVE,
            keepalive_expiry=KEPT_ALIVE_S,
        )

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, its body still on the wire; close it."""
        answer = await self._pool.handle_async_request(
            httpcore2.Request(
                method=request.method,
                url=httpcore2.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.content,
            )
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer), request=request)

    async def aclose(self) -> None:
        """Ends all connections."""
        await self._pool.aclose()


class _Body(httpx2.AsyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._answer.aiter_stream():
            yield piece

    async def aclose(self) -> None:
        await self._answer.aclose()


class _RoomyHTTP11Connection(httpcore2.AsyncHTTP11Connection):
    """An HTTP/1.1 connection that reads headers up to HEADER_BYTES."""

    MAX_INCOMPLETE_EVENT_SIZE = HEADER_BYTES


class _Connection(httpcore2.AsyncHTTPConnection):
    """A connection that speaks HTTP/1.1 with roomy headers; as its base in all else."""

    async def handle_async_request(self, request: httpcore2.Request) -> httpcore2.Response:
        """The answer; the first request connects."""
        try:
            async with self._request_lock:
                if self._connection is None:
                    stream = await self._connect(request)
                    self._connection = _RoomyHTTP11Connection(self._origin, stream, self._keepalive_expiry)
        except BaseException:
            self._connect_failed = True
            raise
        return await self._connection.handle_async_request(request)


class _Pool(httpcore2.AsyncConnectionPool):
    """A pool of such connections."""

    def create_connection(self, origin: httpcore2.Origin) -> httpcore2.AsyncConnectionInterface:
        """A connection that is not open yet."""
        return _Connection(
            origin=origin,
            ssl_context=self._ssl_context,
            keepalive_expiry=self._keepalive_expiry,
            network_backend=self._network_backend,
        )
