"""The optional browser, with a real Chromium: scripts write the posting, and reach nothing that the guard refuses."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import time
from pathlib import Path

import httpcore2
import pytest

from jseeker.app import App
from jseeker.config import Settings
from jseeker.errors import NeedsBrowser, Refused, Unreachable
from jseeker.fetch import BrowserFetcher, FetchPolicy
from jseeker.fetch.browser import find_chromium
from jseeker.fetch.guard import GuardedBackend, connect_to
from jseeker.fetch.politeness import Turns
from jseeker.model.page import PageRequest

SHELL = """<!doctype html><html lang="en"><head><title>Careers</title></head><body><div id="root"></div>
<script>{script}</script><script>1</script><script>2</script></body></html>"""
POSTING = """
const li = words => words.map(word => `<li>${word}</li>`).join("");
document.title = "Head Baker at Harbour Bread";
document.getElementById("root").innerHTML = `<main><h1>Head Baker</h1><p>Company: Harbour Bread</p>
<p>Location: Whitby</p><p>Harbour Bread bakes for two hundred cafes on the coast. You will lead the early shift, teach
two apprentices, and keep the bakery as warm and clean as our guests know it from the first day on.</p>
<h2>What you will do</h2><ul>${li(["Plan the dough for each day", "Keep the ovens and the records in order"])}</ul>
<h2>Requirements</h2><ul>${li(["Five years of experience as a baker", "A food hygiene certificate"])}</ul>
<p>We offer paid training, bread for your family, and a share of what the bakery earns at the end of each year.</p>
</main>`;
"""


@pytest.fixture
def chromium() -> str:
    """A Chromium to start; skips where there is none, but never in CI."""
    if not os.environ.get("CI"):
        pytest.importorskip("playwright")
        if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
            pytest.skip("Chromium is not installed (apt install chromium)")
    return find_chromium()


class Connections:
    """The guard with its connections counted."""

    def __init__(self, policy: FetchPolicy) -> None:
        self.made: list[int] = []
        self.connect = GuardedBackend(policy, connector=self._connect).connect_tcp

    async def _connect(self, address: str, port: int) -> httpcore2.AsyncNetworkStream:
        self.made.append(port)
        return await connect_to(address, port)


def processes_with(text: str) -> list[str]:
    """The command lines of the processes that hold the text."""
    found = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:
            continue
        found += [line] if text in line else []
    return found


def test_a_page_that_only_its_script_writes_is_read_as_a_posting(serve, answer, chromium, own_home) -> None:
    async def scene() -> None:
        async with serve({"/job/4711": answer(body=SHELL.format(script=POSTING).encode())}) as site:
            link = f"{site.url}/job/4711"
            off = App(Settings(allow_hosts=(site.host,)))
            with pytest.raises(NeedsBrowser):
                await off.read(link)
            on = App(Settings(allow_hosts=(site.host,), browser=chromium))
            posting = await on.read(link)
            assert (posting.title, posting.company, posting.locations) == ("Head Baker", "Harbour Bread", ("Whitby",))
            assert "• Plan the dough for each day" in posting.description
            assert posting.url == link
            off.close()
            on.close()

    asyncio.run(scene())


def test_a_page_that_reaches_for_private_addresses_makes_no_connection_to_them(serve, answer, chromium) -> None:
    async def scene() -> None:
        async with serve({"/": answer(body=b"secret")}) as private:
            port = private.port
            script = (
                POSTING
                + f"""
            const targets = ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/",
                "http://0.0.0.0:{port}/", "http://2130706433:{port}/", "http://10.0.0.1/", "http://169.254.169.254/latest"];
            for (const target of targets) {{
                fetch(target, {{mode: "no-cors"}}).then(got => got.text()).catch(() => 0);
                navigator.sendBeacon(target, "x");
                const frame = document.createElement("iframe"); frame.src = target; document.body.append(frame);
                const more = document.createElement("script"); more.src = target; document.body.append(more);
                try {{ new WebSocket(target.replace("http", "ws")); new EventSource(target); }} catch (error) {{}}
            }}
            window.open("http://127.0.0.1:{port}/", "_blank");
            navigator.serviceWorker && navigator.serviceWorker.register("/worker.js").catch(() => 0);
            """
            )
            async with serve({"/job/4711": answer(body=SHELL.format(script=script).encode())}) as site:
                policy = FetchPolicy(allow_hosts=(site.host,))
                connections = Connections(policy)
                browser = BrowserFetcher(policy, chromium=chromium, connect=connections.connect)
                page = await browser.fetch(PageRequest(f"{site.url}/job/4711"))
                await asyncio.sleep(0.5)
                await browser.aclose()
                assert b"Plan the dough" in page.body
                assert b"secret" not in page.body
                assert private.connections == 0
                assert set(connections.made) == {site.port}
                assert browser.refused >= 5

    asyncio.run(scene())


def test_a_link_to_a_private_address_does_not_even_start_the_browser(chromium) -> None:
    async def scene() -> None:
        browser = BrowserFetcher(FetchPolicy(), chromium=chromium)
        with pytest.raises(Refused):
            await browser.fetch(PageRequest("http://127.0.0.1:8000/"))
        assert browser._browser is None
        await browser.aclose()

    asyncio.run(scene())


def test_a_redirect_to_a_private_address_is_not_followed(serve, answer, chromium) -> None:
    async def scene() -> None:
        async with (
            serve({"/": answer(body=b"secret")}) as private,
            serve({"/job": answer(302, b"", location=f"{private.url}/")}) as site,
        ):
            browser = BrowserFetcher(FetchPolicy(allow_hosts=(site.host,)), chromium=chromium, page_s=3)
            with contextlib.suppress(NeedsBrowser):  # whether the refusal is shown as a page is the browser's affair
                page = await browser.fetch(PageRequest(f"{site.url}/job"))
                assert b"secret" not in page.body
            await browser.aclose()
            assert private.connections == 0

    asyncio.run(scene())


def test_no_process_is_left_when_the_browser_is_closed(serve, answer, chromium) -> None:
    async def scene() -> None:
        async with serve({"/job": answer(body=SHELL.format(script=POSTING).encode())}) as site:
            browser = BrowserFetcher(FetchPolicy(allow_hosts=(site.host,)), chromium=chromium)
            await browser.fetch(PageRequest(f"{site.url}/job"))
            address = f"--proxy-server=http://127.0.0.1:{browser._proxy._server.sockets[0].getsockname()[1]}"
            assert processes_with(address)
            await browser.aclose()
            for _ in range(50):
                if not processes_with(address):
                    break
                await asyncio.sleep(0.1)
            assert processes_with(address) == []

    asyncio.run(scene())


def test_a_page_that_writes_nothing_is_given_up_at_its_deadline(serve, answer, chromium) -> None:
    async def scene() -> None:
        async with serve({"/job": answer(body=SHELL.format(script="setInterval(() => 0, 10)").encode())}) as site:
            policy = FetchPolicy(allow_hosts=(site.host,))
            browser = BrowserFetcher(policy, chromium=chromium, page_s=1.5)
            await browser.fetch(PageRequest(f"{site.url}/job"))  # starts the browser
            began = asyncio.get_running_loop().time()
            page = await browser.fetch(PageRequest(f"{site.url}/job"))
            took = asyncio.get_running_loop().time() - began
            await browser.aclose()
            assert b"root" in page.body
            assert 1.0 < took < 6.0

    asyncio.run(scene())


def test_a_page_takes_the_turns_of_its_host(serve, answer, chromium) -> None:
    async def scene() -> None:
        async with serve({"/job": answer(body=b"<h1>Baker</h1><p>" + b"Bread. " * 200)}) as site:
            policy = FetchPolicy(allow_hosts=(site.host,), per_host_gap_s=0)
            turns = Turns(policy, monotonic=time.monotonic, sleep=asyncio.sleep)
            browser = BrowserFetcher(policy, turns=turns, page_s=5)
            turns.hold(site.host, 3_600)
            with pytest.raises(Unreachable, match="Busy"):
                await browser.fetch(PageRequest(f"{site.url}/job"))
            await browser.aclose()
            assert site.asked == []

    asyncio.run(scene())


def test_a_missing_chromium_is_named_with_what_to_do() -> None:
    with pytest.raises(NeedsBrowser, match=r"No Chromium was found; install one \(apt install chromium\)"):
        find_chromium("/nowhere/chromium")
