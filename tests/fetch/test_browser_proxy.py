"""The browser's only way out: what the guard refuses is answered with 403 and never connected."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpcore2
import pytest

from jseeker.errors import Refused
from jseeker.fetch.browser_proxy import GuardedProxy
from jseeker.fetch.guard import GuardedBackend, connect_to
from jseeker.fetch.policy import FetchPolicy

PRIVATE = ["127.0.0.1:{port}", "localhost:{port}", "[::1]:{port}", "10.0.0.1:80", "169.254.169.254:80", "0x7f.1:{port}"]


class Counted:
    """The guard's connector, counted."""

    def __init__(self) -> None:
        self.made: list[tuple[str, int]] = []

    async def __call__(self, address: str, port: int) -> httpcore2.AsyncNetworkStream:
        self.made.append((address, port))
        return await connect_to(address, port)


async def ask(proxy: str, head: str, until: bytes = b"") -> bytes:
    """What the proxy answers to a request, to its end or to the last words expected."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(proxy.rpartition(":")[2]))
    writer.write(head.encode())
    await writer.drain()
    got = b""
    try:
        async with asyncio.timeout(5):
            while piece := await reader.read(65_536):
                got += piece
                if until and got.endswith(until):
                    break
        return got
    finally:
        writer.close()


async def with_proxy(policy: FetchPolicy, scene: Callable[[str, GuardedProxy], Awaitable[None]]) -> Counted:
    counted = Counted()
    proxy = GuardedProxy(policy, GuardedBackend(policy, connector=counted).connect_tcp)
    proxy.budget = 1_000_000
    try:
        await scene(await proxy.start(), proxy)
    finally:
        await proxy.aclose()
    return counted


@pytest.mark.parametrize("target", PRIVATE)
def test_a_private_address_is_refused_and_never_connected(serve, answer, target: str) -> None:
    async def scene() -> None:
        async with serve({"/": answer()}) as site:
            named = target.format(port=site.port)

            async def asked(address: str, proxy: GuardedProxy) -> None:
                assert (await ask(address, f"CONNECT {named} HTTP/1.1\r\nHost: x\r\n\r\n")).startswith(b"HTTP/1.1 403")
                plain = await ask(address, f"GET http://{named}/ HTTP/1.1\r\nHost: {named}\r\n\r\n")
                assert plain.startswith(b"HTTP/1.1 403")
                assert proxy.refused == 2

            counted = await with_proxy(FetchPolicy(), asked)
            assert (counted.made, site.connections) == ([], 0)

    asyncio.run(scene())


def test_an_allowed_host_is_reached_and_each_answer_ends_its_connection(serve, answer) -> None:
    async def scene() -> None:
        async with serve({"/job": answer(body=b"<h1>Baker</h1>")}) as site:

            async def asked(address: str, _proxy: GuardedProxy) -> None:
                head = (
                    f"GET http://{site.host}/job HTTP/1.1\r\nHost: {site.host}\r\nProxy-Connection: keep-alive\r\n\r\n"
                )
                got = await ask(address, head, until=b"</h1>")
                assert got.startswith(b"HTTP/1.1 200")
                assert b"Connection: close" in got
                assert got.endswith(b"<h1>Baker</h1>")

            counted = await with_proxy(FetchPolicy(allow_hosts=(site.host,)), asked)
            assert counted.made == [("127.0.0.1", site.port)]
            assert site.asked[0].path == "/job"
            assert "proxy-connection" not in site.asked[0].headers

    asyncio.run(scene())


def test_a_tunnel_carries_bytes_both_ways_until_its_budget_is_used_up(serve, answer) -> None:
    async def scene() -> None:
        async with serve({"/": answer(body=b"x" * 300_000)}) as site:

            async def asked(address: str, proxy: GuardedProxy) -> None:
                request = f"GET / HTTP/1.1\r\nHost: {site.host}\r\nConnection: close\r\n\r\n"
                tunnel = f"CONNECT {site.host} HTTP/1.1\r\n\r\n"
                whole = await ask(address, tunnel + request, until=b"x" * 300_000)
                assert whole.startswith(b"HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200")
                assert whole.count(b"x") >= 300_000
                proxy.budget = 1_000
                assert len(await ask(address, tunnel + request)) < 200_000

            await with_proxy(FetchPolicy(allow_hosts=(site.host,)), asked)

    asyncio.run(scene())


@pytest.mark.parametrize("head", ["nonsense\r\n\r\n", "GET\r\n\r\n", "CONNECT example.com:99999 HTTP/1.1\r\n\r\n"])
def test_what_is_no_request_is_turned_away(head: str) -> None:
    async def asked(address: str, _proxy: GuardedProxy) -> None:
        assert (await ask(address, head)).startswith((b"HTTP/1.1 400", b"HTTP/1.1 403"))

    assert asyncio.run(with_proxy(FetchPolicy(), asked)).made == []


@pytest.mark.parametrize("scheme", ["file:///etc/passwd", "ftp://example.com/x", "https://example.com/"])
def test_a_plain_request_is_for_http_alone(scheme: str) -> None:
    async def asked(address: str, proxy: GuardedProxy) -> None:
        assert (await ask(address, f"GET {scheme} HTTP/1.1\r\n\r\n")).startswith(b"HTTP/1.1 403")
        assert proxy.refused == 1

    assert asyncio.run(with_proxy(FetchPolicy(), asked)).made == []


def test_a_name_that_rebinds_to_a_private_address_is_refused() -> None:
    async def resolver(_host: str, _port: int) -> tuple[str, ...]:
        return ("93.184.216.34", "127.0.0.1")

    async def scene() -> None:
        counted = Counted()
        backend = GuardedBackend(FetchPolicy(), resolver=resolver, connector=counted)
        with pytest.raises(Refused):
            await backend.connect_tcp("rebinds.example.com", 443)
        proxy = GuardedProxy(FetchPolicy(), backend.connect_tcp)
        address = await proxy.start()
        got = await ask(address, "CONNECT rebinds.example.com:443 HTTP/1.1\r\n\r\n")
        await proxy.aclose()
        assert got.startswith(b"HTTP/1.1 403")
        assert counted.made == []

    asyncio.run(scene())
