"""The real fetcher's bounds: one deadline, an end at once when cancelled, so many bytes and no more."""

from __future__ import annotations

import asyncio
import time
from typing import NoReturn

import pytest

from jseeker.errors import TooLarge, TooSlow
from jseeker.fetch import FetchPolicy
from jseeker.model.page import BOARD_BYTES, PageRequest

MIB = 1024 * 1024


async def endless(_, writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"10000\r\n" + b"x" * 65536 + b"\r\n")
        await writer.drain()


async def drip_body(_, writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def drip_headers(_, writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nx-slow: ")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.02)


async def hang(_, writer) -> None:
    await asyncio.sleep(3600)


# Time


@pytest.mark.parametrize("responder", [drip_body, drip_headers, hang])
def test_one_deadline_stands_over_headers_and_body(refused, responder) -> None:
    began = time.monotonic()
    error, site = refused({"/job": responder}, deadline_s=0.2)
    assert isinstance(error, TooSlow)
    assert error.message == "The page did not arrive within 0.2 s."
    assert 0.2 <= time.monotonic() - began < 2
    assert len(site.asked) == 1


async def never(host: str, port: int) -> NoReturn:
    await asyncio.sleep(3600)
    raise AssertionError


@pytest.mark.parametrize("part", ["resolver", "connector"])
def test_the_deadline_stands_over_the_look_up_and_the_connection(refused, part: str) -> None:
    policy = {"allow_hosts": ("slow.example.com",), "deadline_s": 0.1}
    world = {"resolver": answers_at_once, "connector": never, part: never}
    error, _ = refused({}, "http://slow.example.com/job", world=world, **policy)
    assert isinstance(error, TooSlow)


async def answers_at_once(host: str, port: int) -> tuple[str, ...]:
    return ("93.184.215.14",)


def test_the_usual_deadline_is_half_a_minute() -> None:
    assert FetchPolicy().deadline_s == 30


def test_redirects_share_one_deadline(refused, answer) -> None:
    async def slow(asked, writer) -> None:
        await asyncio.sleep(0.4)
        await answer(302, b"", location=f"{asked.path}x")(asked, writer)

    began = time.monotonic()
    error, site = refused(lambda _: slow, deadline_s=1.0)
    assert isinstance(error, TooSlow)
    assert time.monotonic() - began < 5
    assert 2 <= len(site.asked) <= 3


def test_waiting_for_a_turn_is_not_counted_as_the_sites_time(fetcher_for, serve, answer) -> None:
    async def slow(asked, writer) -> None:
        await asyncio.sleep(0.15)
        await answer()(asked, writer)

    async def scene() -> None:
        async with serve({"/job": slow}) as site:
            fetcher = fetcher_for(site, deadline_s=0.4, per_host_at_once=1)
            pages = await asyncio.gather(*(fetcher.fetch(PageRequest(f"{site.url}/job")) for _ in range(5)))
            assert [page.status for page in pages] == [200] * 5
            await fetcher.aclose()

    asyncio.run(scene())


@pytest.mark.parametrize("responder", [drip_body, drip_headers, hang, endless])
def test_cancelling_ends_the_transfer_at_once(fetcher_for, serve, responder) -> None:
    async def scene() -> None:
        async with serve({"/job": responder}) as site:
            fetcher = fetcher_for(site, wire_bytes=1 << 40)
            task = asyncio.ensure_future(fetcher.fetch(PageRequest(f"{site.url}/job", max_bytes=1 << 40)))
            await site.is_asked.wait()
            began = time.monotonic()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert time.monotonic() - began < 0.5
            await fetcher.aclose()

    asyncio.run(scene())


def test_a_cancelled_fetch_frees_its_turn(fetcher_for, serve, answer, in_turn) -> None:
    async def scene() -> None:
        async with serve({"/hang": hang, "/job": answer()}) as site:
            fetcher = fetcher_for(site, per_host_at_once=1)
            task = asyncio.ensure_future(fetcher.fetch(PageRequest(f"{site.url}/hang")))
            await site.is_asked.wait()
            waiting = asyncio.ensure_future(fetcher.fetch(PageRequest(f"{site.url}/job")))
            task.cancel()
            assert (await waiting).status == 200
            await fetcher.aclose()

    asyncio.run(scene())


# Size


def test_an_endless_page_ends_at_the_cap_on_the_wire(refused) -> None:
    error, _ = refused({"/job": endless})
    assert isinstance(error, TooLarge)
    assert error.message == "The page is larger than 5 MB; save it as a file and give that."


def test_a_page_that_announces_too_much_is_not_even_read(refused) -> None:
    async def boast(_, writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n")
        await hang(_, writer)

    error, _ = refused({"/job": boast})
    assert isinstance(error, TooLarge)


@pytest.mark.parametrize(("size", "fits"), [(2 * MIB, True), (2 * MIB + 1, False)])
def test_two_megabytes_on_the_wire_are_the_most_for_a_page(fetched, refused, answer, size: int, fits: bool) -> None:
    routes = {"/job": answer(body=bytes(size))}
    if fits:
        assert len(fetched(routes)[0].body) == size
    else:
        assert isinstance(refused(routes)[0], TooLarge)


def test_the_cap_on_the_wire_holds_for_a_page_of_unknown_length(refused) -> None:
    async def chunked(_, writer) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n200001\r\n")
        writer.write(bytes(2 * MIB + 1) + b"\r\n0\r\n\r\n")

    assert isinstance(refused({"/job": chunked})[0], TooLarge)


def test_a_board_may_be_larger_than_a_page(fetcher_for, serve, answer) -> None:
    async def scene() -> None:
        async with serve({"/board": answer(body=b"[" + b" " * 7 * MIB + b"]")}) as site:
            fetcher = fetcher_for(site)
            page = await fetcher.fetch(PageRequest(f"{site.url}/board", max_bytes=BOARD_BYTES))
            assert len(page.body) > 7 * MIB
            await fetcher.aclose()

    asyncio.run(scene())


def test_slow_pages_of_a_working_site_do_not_open_the_breaker(fetcher_for, serve, answer) -> None:
    async def scene() -> None:
        async with serve({"/drip": drip_body, "/ok": answer()}) as site:
            fetcher = fetcher_for(site, deadline_s=0.1, per_host_at_once=6)
            links = [PageRequest(f"{site.url}/drip")] * 6
            ends = await asyncio.gather(*(fetcher.fetch(link) for link in links), return_exceptions=True)
            assert {type(end) for end in ends} == {TooSlow}
            assert (await fetcher.fetch(PageRequest(f"{site.url}/ok"))).status == 200
            await fetcher.aclose()

    asyncio.run(scene())
