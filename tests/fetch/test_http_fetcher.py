"""The real fetcher against a small server on loopback: what it asks, redirects, faults, manners."""

from __future__ import annotations

import asyncio
import gzip
import json
from datetime import UTC, datetime

import pytest

from jseeker.errors import BotWall, LoginWall, PostingError, PostingGone, Refused, Unreachable
from jseeker.fetch import FetchPolicy, HttpFetcher
from jseeker.model.page import Page, PageRequest

PRIVATE = "This link points to an address on a private network, so it was not opened."


async def reset(_, writer) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n<html>")
    await writer.drain()
    writer.transport.abort()


async def rubbish(_, writer) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.9\r\n\r\n")


# What is asked, and what comes back


def test_the_request_names_the_product_and_what_it_can_read(fetched, answer) -> None:
    _, site = fetched({"/job": answer()})
    (asked,) = site.asked
    assert "jSeeker/" in asked.headers["user-agent"]
    assert asked.headers["accept-encoding"] == "gzip, deflate"
    assert asked.headers["accept"].startswith("text/html")
    assert asked.headers["host"] == site.host
    assert "cookie" not in asked.headers


def test_a_packed_page_comes_unpacked_with_its_validators(fetched, answer) -> None:
    routes = {
        "/job": answer(
            body=gzip.compress(b"Baker"),
            content_encoding="gzip",
            etag='"7"',
            last_modified="Mon, 23 Nov 2026 10:00:00 GMT",
        )
    }
    page, site = fetched(routes)
    expected = Page(
        f"{site.url}/job", 200, "text/html; charset=utf-8", b"Baker", '"7"', "Mon, 23 Nov 2026 10:00:00 GMT"
    )
    assert page == expected


def test_a_body_is_posted_as_json(fetcher_for, serve, answer) -> None:
    async def scene() -> None:
        async with serve({"/api": answer(body=b"{}")}) as site:
            fetcher = fetcher_for(site)
            await fetcher.fetch(PageRequest(f"{site.url}/api", accept="application/json", body='{"q":"Bäcker"}'))
            await fetcher.aclose()
            (asked,) = site.asked
            assert (asked.method, json.loads(asked.body)) == ("POST", {"q": "Bäcker"})
            assert asked.headers["content-type"] == "application/json"

    asyncio.run(scene())


def test_the_fragment_stays_at_home(fetched, answer) -> None:
    page, site = fetched({"/job": answer()}, "/job?id=7#apply")
    assert site.asked[0].path == "/job?id=7"
    assert page.url == f"{site.url}/job?id=7"


def test_the_environments_proxy_is_ignored(fetched, answer, monkeypatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    page, _ = fetched({"/job": answer()})
    assert page.status == 200


# Redirects


def test_a_redirect_leads_to_the_page_and_its_address(fetched, answer) -> None:
    routes = {"/job": answer(301, b"", location="/a"), "/a": answer(302, b"", location="b"), "/b": answer()}
    page, site = fetched(routes)
    assert page.url == f"{site.url}/b"
    assert [asked.path for asked in site.asked] == ["/job", "/a", "/b"]


@pytest.mark.parametrize(("hops", "arrives"), [(5, True), (6, False)])
def test_five_redirects_are_followed_and_no_more(fetched, refused, answer, hops: int, arrives: bool) -> None:
    routes = {f"/{n}": answer(302, b"", location=f"/{n + 1}") for n in range(hops)} | {f"/{hops}": answer()}
    if arrives:
        assert fetched(routes, "/0")[0].status == 200
    else:
        error, site = refused(routes, "/0")
        assert isinstance(error, Unreachable)
        assert error.message == "The link redirects in a circle."
        assert len(site.asked) == 6


def test_a_circle_is_noticed_at_once(refused, answer) -> None:
    routes = {"/job": answer(302, b"", location="/a"), "/a": answer(302, b"", location="/job")}
    error, site = refused(routes)
    assert error.message == "The link redirects in a circle."
    assert len(site.asked) == 2


def test_a_site_that_wants_its_cookie_back_gets_it_within_the_visit_only(fetcher_for, serve, answer) -> None:
    async def cookie_wall(asked, writer) -> None:
        kept = "seen=1" in asked.headers.get("cookie", "")
        responder = answer() if kept else answer(302, b"", location="/job", set_cookie="seen=1; Path=/")
        await responder(asked, writer)

    async def scene() -> None:
        async with serve({"/job": cookie_wall}) as site:
            fetcher = fetcher_for(site)
            for _ in range(2):
                assert (await fetcher.fetch(PageRequest(f"{site.url}/job"))).status == 200
            await fetcher.aclose()
            assert [asked.headers.get("cookie") for asked in site.asked] == [None, "seen=1"] * 2

    asyncio.run(scene())


@pytest.mark.parametrize(("status", "method"), [(302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
def test_a_redirected_post_stays_one_only_where_the_status_says_so(
    fetcher_for, serve, answer, status: int, method: str
) -> None:
    async def scene() -> None:
        async with serve({"/api": answer(status, b"", location="/b"), "/b": answer()}) as site:
            fetcher = fetcher_for(site)
            await fetcher.fetch(PageRequest(f"{site.url}/api", body="{}"))
            await fetcher.aclose()
            assert (site.asked[1].method, site.asked[1].body) == (method, b"{}" if method == "POST" else b"")

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("http://169.254.169.254/latest/meta-data/", PRIVATE),
        ("http://127.0.0.1:1/admin", PRIVATE),
        ("http://[::1]/", PRIVATE),
        ("file:///etc/passwd", "Only http and https links can be fetched; for a saved page give its file."),
        ("http://a:b@jobs.example.com/", "Links with a user name in them are refused."),
    ],
)
def test_a_redirect_to_what_may_not_be_opened_is_refused(refused, answer, location: str, words: str) -> None:
    error, _ = refused({"/job": answer(302, b"", location=location)})
    assert isinstance(error, Refused)
    assert error.message == words


# Faults and patience


@pytest.mark.parametrize("status", [500, 502, 429, 503])
def test_a_fault_that_passes_is_not_noticed(fetched, answer, in_turn, status: int) -> None:
    page, site = fetched({"/job": in_turn(answer(status), answer(status), answer())})
    assert page.status == 200
    assert len(site.asked) == 3


@pytest.mark.parametrize(
    ("responder", "words"),
    [
        (reset, "The site failed 3 times: it broke off the connection."),
        (rubbish, "The site failed 3 times: it broke off the connection."),
    ],
)
def test_a_broken_connection_is_tried_three_times(refused, responder, words: str) -> None:
    error, site = refused({"/job": responder})
    assert isinstance(error, Unreachable)
    assert error.message == words
    assert len(site.asked) == 3


def test_a_site_that_always_fails_is_asked_three_times_with_full_jitter(refused, answer, fake_time) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    error, site = refused({"/job": answer(500)}, backoff_s=1.0, world={"sleep": sleep, "jitter": lambda: 0.5})
    assert error.message == "The site failed 3 times: it answered 500."
    assert len(site.asked) == 3
    assert slept == [0.5, 1.0]


def test_nobody_at_the_door_is_worded(serve) -> None:
    async def scene() -> None:
        async with serve({}) as site:
            host, url = site.host, site.url
        fetcher = HttpFetcher(FetchPolicy(allow_hosts=(host,), per_host_gap_s=0, backoff_s=0))
        with pytest.raises(Unreachable, match=r"^The site failed 3 times: no connection could be made\.$"):
            await fetcher.fetch(PageRequest(f"{url}/job"))
        await fetcher.aclose()

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("status", "error_type"), [(404, PostingGone), (401, LoginWall), (403, LoginWall), (400, Unreachable)]
)
def test_a_refusal_is_not_tried_again(refused, answer, status: int, error_type: type[PostingError]) -> None:
    error, site = refused({"/job": answer(status)})
    assert type(error) is error_type
    assert len(site.asked) == 1


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
def test_a_challenge_page_is_a_bot_wall(refused, answer, encoding: str) -> None:
    body = b"<title>Just a moment...</title>" + b"x" * 200_000
    routes = {"/job": answer(403, gzip.compress(body) if encoding == "gzip" else body, content_encoding=encoding)}
    error, site = refused(routes)
    assert isinstance(error, LoginWall if encoding == "br" else BotWall)
    assert len(site.asked) == 1


@pytest.mark.parametrize("wish", ["7", "Mon, 23 Nov 2026 12:00:07 GMT"])
def test_retry_after_is_kept_and_shown(fetched, answer, in_turn, wish: str) -> None:
    now, waits = [100.0], []

    async def sleep(seconds: float) -> None:
        now[0] += seconds

    world = {
        "monotonic": lambda: now[0],
        "sleep": sleep,
        "clock": lambda: datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC),
        "on_wait": lambda host, seconds: waits.append((host, seconds)),
    }
    page, site = fetched({"/job": in_turn(answer(429, retry_after=wish), answer())}, world=world)
    assert page.status == 200
    assert waits == [(site.host, 7.0)]
    assert now == [107.0]


def test_a_busy_site_is_given_up_after_three_tries_with_its_own_wish(refused, answer) -> None:
    now = [0.0]

    async def sleep(seconds: float) -> None:
        now[0] += seconds

    world = {"monotonic": lambda: now[0], "sleep": sleep}
    error, site = refused({"/job": answer(503, retry_after="12")}, world=world)
    assert isinstance(error, Unreachable)
    assert error.message == "Busy; next try in 12 s."
    assert error.retry_after_s == 12
    assert len(site.asked) == 3
    assert now == [24.0]


def test_a_wish_beyond_our_patience_ends_the_fetch_at_once(refused, answer) -> None:
    error, site = refused({"/job": answer(429, retry_after="3600")}, world={"monotonic": lambda: 5.0})
    assert error.message == "Busy; next try in 3600 s."
    assert error.retry_after_s == 3600
    assert len(site.asked) == 1


def test_others_wait_for_the_busy_host_too_while_other_hosts_go_on(serve, answer, in_turn, fake_time) -> None:
    log: list[tuple[str, float]] = []
    waits = asyncio.Event()

    def noted(responder):
        async def respond(asked, writer) -> None:
            log.append((asked.path, fake_time.now - 1000))
            await responder(asked, writer)

        return respond

    async def scene() -> None:
        busy_routes = {"/a": noted(in_turn(answer(429, retry_after="20"), answer())), "/b": noted(answer())}
        async with serve(busy_routes) as busy, serve({"/job": noted(answer())}) as other:
            fetcher = HttpFetcher(
                FetchPolicy(allow_hosts=(busy.host, other.host), per_host_gap_s=0),
                monotonic=fake_time.monotonic,
                sleep=fake_time.sleep,
                on_wait=lambda host, seconds: waits.set(),
            )
            first = asyncio.ensure_future(fetcher.fetch(PageRequest(f"{busy.url}/a")))
            await waits.wait()
            await fetcher.fetch(PageRequest(f"{other.url}/job"))
            assert log == [("/a", 0), ("/job", 0)]
            await fake_time.run(first, fetcher.fetch(PageRequest(f"{busy.url}/b")))
            assert sorted(log[2:]) == [("/a", 20), ("/b", 20)]
            await fetcher.aclose()

    asyncio.run(scene())


def test_after_five_dead_links_in_a_row_the_host_is_left_alone(fetcher_for, serve, answer) -> None:
    async def scene() -> None:
        async with serve({"/ok": answer(), "/dead": answer(500), "/gone": answer(404)}) as site:
            fetcher = fetcher_for(site)

            async def visit(path: str) -> PostingError | Page:
                try:
                    return await fetcher.fetch(PageRequest(f"{site.url}{path}"))
                except PostingError as error:
                    return error

            for path in ["/dead"] * 4 + ["/gone"] + ["/dead"] * 5:
                await visit(path)
            assert len(site.asked) == 4 * 3 + 1 + 5 * 3
            error = await visit("/ok")
            assert isinstance(error, Unreachable)
            assert error.message == "The site failed for 5 links in a row; next try in 60 s."
            assert len(site.asked) == 28
            await fetcher.aclose()

    asyncio.run(scene())


# Manners and invented names


def test_a_host_sees_two_at_once_and_starts_a_second_apart(fetcher_for, serve, answer) -> None:
    now, slept = [0.0], []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    async def slow(asked, writer) -> None:
        await asyncio.sleep(0.05)
        await answer()(asked, writer)

    async def scene() -> None:
        async with serve({"/job": slow}) as site:
            world = {"monotonic": lambda: now[0], "sleep": sleep}
            fetcher = fetcher_for(site, world, per_host_gap_s=1)
            await asyncio.gather(*(fetcher.fetch(PageRequest(f"{site.url}/job")) for _ in range(5)))
            await fetcher.aclose()
            assert site.most_open == 2

    asyncio.run(scene())
    assert slept == [1.0] * 4


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_invented_site_answers_under_its_own_name(serve, answer, scheme: str) -> None:
    async def scene() -> None:
        async with serve({"/a": answer(302, b"", location="/job"), "/job": answer()}) as site:
            policy = FetchPolicy(host_map=(("jobs.invented.example", site.host),), per_host_gap_s=0)
            fetcher = HttpFetcher(policy)
            page = await fetcher.fetch(PageRequest(f"{scheme}://jobs.invented.example/a"))
            await fetcher.aclose()
            assert page.url == f"{scheme}://jobs.invented.example/job"
            assert {asked.headers["host"] for asked in site.asked} == {"jobs.invented.example"}

    asyncio.run(scene())
