"""The hostile pages of the double beside the repository: each ends in its own way, and the postings among them come."""

from __future__ import annotations

import asyncio
import gc
import importlib
import sys
import time
import tracemalloc
from collections.abc import Iterator
from types import ModuleType

import pytest

from jseeker.errors import LoginWall, PostingError, PostingGone, Refused, TooLarge, TooSlow, Unreachable
from jseeker.fetch import FetchPolicy, HttpFetcher
from jseeker.model.page import Page, PageRequest

MIB = 1024 * 1024
DEADLINE_S = 0.4
TOO_LARGE = "The page is larger than 5 MB; save it as a file and give that."
PRIVATE = "This link points to an address on a private network, so it was not opened."
TOO_SLOW = "The page did not arrive within 0.4 s."
BROKE_OFF = "The site failed 3 times: it broke off the connection."
ENDS = {
    "401": (LoginWall, "The site asks for a sign-in; save the page or paste the text."),
    "403": (LoginWall, "The site asks for a sign-in; save the page or paste the text."),
    "404": (PostingGone, "The posting is gone (404)."),
    "410": (PostingGone, "The posting is gone (410)."),
    "500": (Unreachable, "The site failed 3 times: it answered 500."),
    "503": (Unreachable, "Busy; next try in 30 s."),
    "429": (Unreachable, "Busy; next try in 2 s."),
    "redirect-file": (Refused, "Only http and https links can be fetched; for a saved page give its file."),
    "redirect-meta": (Refused, PRIVATE),
    "redirect-local": (Refused, PRIVATE),
    "redirect-loop": (Unreachable, "The link redirects in a circle."),
    "wide": (TooLarge, TOO_LARGE),
    "huge": (TooLarge, TOO_LARGE),
    "gzipbomb": (TooLarge, TOO_LARGE),
    "drip": (TooSlow, TOO_SLOW),
    "hdrip": (TooSlow, TOO_SLOW),
    "hang": (TooSlow, TOO_SLOW),
    "rst": (Unreachable, BROKE_OFF),
}
"""The rest is given to the sources as pages: 200 answers, whatever they hold."""


@pytest.fixture(scope="module")
def harness(shared) -> Iterator[ModuleType]:
    """The modules `jobsite`, `minihttp` and `toxic` of the doubles, as attributes."""
    sys.path.insert(0, str(shared / "harness"))
    modules = ModuleType("harness")
    for name in ("jobsite", "minihttp", "toxic"):
        setattr(modules, name, importlib.import_module(name))
    yield modules
    sys.path.remove(str(shared / "harness"))


@pytest.fixture(scope="module")
def hostile_url(harness) -> str:
    site = harness.jobsite.JobSite(latency=0)
    site._bomb = harness.jobsite._gzip_bomb()  # made beforehand: making it takes the server seconds
    return harness.minihttp.MiniHTTP(site).start_in_thread()


def visit_all(base: str, names: list[str], allow_host: str, workers: int) -> dict[str, Page | PostingError]:
    """How each page ends, with so many workers on the one host, as in a batch; time between tries is not waited."""
    now = [0.0]

    async def sleep(seconds: float) -> None:
        now[0] += seconds
        await asyncio.sleep(0)

    async def scene() -> dict[str, Page | PostingError]:
        policy = FetchPolicy(allow_hosts=(allow_host,), deadline_s=DEADLINE_S)
        fetcher = HttpFetcher(policy, sleep=sleep, monotonic=lambda: now[0])
        left, ends = list(reversed(names)), {}

        async def work() -> None:
            while left:
                name = left.pop()
                try:
                    ends[name] = await fetcher.fetch(PageRequest(f"{base}/h/{name}"))
                except PostingError as error:
                    ends[name] = error

        await asyncio.gather(*(work() for _ in range(workers)))
        await fetcher.aclose()
        return ends

    return asyncio.run(scene())


@pytest.mark.parametrize("workers", [1, 2, 5])
@pytest.mark.parametrize("with_port", [True, False])
def test_each_hostile_page_ends_in_its_own_way_and_disturbs_no_other(
    harness, hostile_url, workers: int, with_port: bool
) -> None:
    host_port = hostile_url.removeprefix("http://")
    allow_host = host_port if with_port else host_port.partition(":")[0]
    ends = visit_all(hostile_url, harness.jobsite.HOSTILE, allow_host, workers)
    assert set(ENDS) < set(ends)
    for name, end in ends.items():
        if name in ENDS:
            assert (type(end), str(end)) == ENDS[name], name
        else:
            assert isinstance(end, Page), (name, end)
            assert end.status == 200


def test_a_flaky_page_comes_at_the_third_try(hostile_url) -> None:
    ends = visit_all(hostile_url, ["flaky-fresh"], hostile_url.removeprefix("http://"), workers=1)
    assert isinstance(ends["flaky-fresh"], Page)


def test_a_gzip_bomb_ends_within_a_second_and_sixteen_megabytes(hostile_url) -> None:
    policy = FetchPolicy(allow_hosts=(hostile_url.removeprefix("http://"),), per_host_gap_s=0)

    async def scene() -> None:
        fetcher = HttpFetcher(policy)
        await fetcher.fetch(PageRequest(f"{hostile_url}/h/expired"))
        gc.collect()
        tracemalloc.start()
        began = time.monotonic()
        with pytest.raises(TooLarge):
            await fetcher.fetch(PageRequest(f"{hostile_url}/h/gzipbomb"))
        took_s, peak = time.monotonic() - began, tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        await fetcher.aclose()
        assert took_s < 1
        assert peak < 16 * MIB

    asyncio.run(scene())


def test_a_proxy_with_faults_ends_in_words(harness, hostile_url) -> None:
    port = int(hostile_url.rpartition(":")[2])
    faults = {
        "refuse": (True, Unreachable, BROKE_OFF),
        "cut_after_bytes": (300, Unreachable, BROKE_OFF),
        "blackhole": (True, TooSlow, TOO_SLOW),
        "bytes_per_s": (1000, TooSlow, TOO_SLOW),
    }
    for fault, (value, error_type, words) in faults.items():
        proxy = harness.toxic.Toxic("127.0.0.1", port).start()
        setattr(proxy, fault, value)
        end = visit_all(proxy.url, ["latin1"], f"127.0.0.1:{proxy.port}", workers=1)["latin1"]
        assert (type(end), str(end)) == (error_type, words), fault
