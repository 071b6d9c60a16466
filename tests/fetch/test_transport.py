"""The wire: headers with room, connections kept, all of them made by the guard."""

from __future__ import annotations

import asyncio
import ssl

import httpcore2
import httpx2
import pytest

from jseeker.errors import Refused
from jseeker.fetch.guard import GuardedBackend
from jseeker.fetch.policy import FetchPolicy
from jseeker.fetch.transport import HEADER_BYTES, GuardedTransport


def transport_to(site) -> GuardedTransport:
    backend = GuardedBackend(FetchPolicy(allow_hosts=(site.host,)))
    return GuardedTransport(backend, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))


async def get(transport: GuardedTransport, url: str) -> tuple[int, bytes]:
    answer = await transport.handle_async_request(httpx2.Request("GET", url))
    body = b"".join([piece async for piece in answer.aiter_raw()])
    await answer.aclose()
    return answer.status_code, body


@pytest.mark.parametrize("size", [1000, 200_000])
def test_large_headers_are_read(serve, answer, size: int) -> None:
    async def scene() -> None:
        async with serve({"/job": answer(body=b"Baker", set_cookie="a=" + "b" * size)}) as site:
            transport = transport_to(site)
            assert await get(transport, f"{site.url}/job") == (200, b"Baker")
            await transport.aclose()

    asyncio.run(scene())


def test_endless_headers_end_at_the_bound(serve) -> None:
    async def endless(_, writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nx-big: ")
        while True:
            writer.write(b"a" * 65536)
            await writer.drain()

    async def scene() -> None:
        async with serve({"/job": endless}) as site:
            transport = transport_to(site)
            with pytest.raises(httpcore2.RemoteProtocolError, match="too long"):
                await get(transport, f"{site.url}/job")
            await transport.aclose()

    asyncio.run(scene())
    assert HEADER_BYTES < 1024 * 1024


def test_a_connection_serves_one_request_after_the_other(serve, answer) -> None:
    async def scene() -> None:
        async with serve({"/job": answer()}) as site:
            transport = transport_to(site)
            for _ in range(5):
                await get(transport, f"{site.url}/job")
            assert site.connections == 1
            await transport.aclose()

    asyncio.run(scene())


def test_a_connection_that_the_site_closed_is_not_used_again(serve) -> None:
    async def once(_, writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok")
        await writer.drain()
        writer.close()

    async def scene() -> None:
        async with serve({"/job": once}) as site:
            transport = transport_to(site)
            for _ in range(3):
                assert await get(transport, f"{site.url}/job") == (200, b"ok")
            assert site.connections == 3
            await transport.aclose()

    asyncio.run(scene())


def test_every_connection_passes_the_guard(serve, answer) -> None:
    async def scene() -> None:
        async with serve({"/job": answer()}) as site:
            transport = GuardedTransport(GuardedBackend(FetchPolicy()), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))
            with pytest.raises(Refused):
                await get(transport, f"{site.url}/job")
            assert site.connections == 0
            await transport.aclose()

    asyncio.run(scene())
