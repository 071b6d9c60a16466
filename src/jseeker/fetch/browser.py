"""The optional browser: renders a page whose text only its scripts write, behind the same guard as every other fetch.

Chromium runs headless, one page at a time, without service workers, downloads, images or a cache of its own; its only
way out is our proxy, so that what the guard refuses is never connected. It starts at the first need and ends with its
owner. Needs the extra `[browser]` (playwright) and a Chromium: Debian's, or the one that JSEEKER_BROWSER names.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import httpx2

from jseeker.errors import NeedsBrowser, TooLarge
from jseeker.fetch.browser_proxy import Connect, GuardedProxy
from jseeker.fetch.guard import GuardedBackend, check_link, port_of
from jseeker.fetch.policy import FetchPolicy
from jseeker.fetch.politeness import Turns
from jseeker.model.page import Page, PageRequest

if TYPE_CHECKING:
    from playwright.async_api import Browser, Playwright, Route
    from playwright.async_api import Page as Tab

__all__ = ["BrowserFetcher", "find_chromium"]

AUTO = "auto"
PAGE_S = 15.0
"""From the first request to the text: what has come until then is read."""
START_S = 20.0
PAGE_TRAFFIC_BYTES = 25 * 1024 * 1024
"""All that one page and its scripts may load."""
POLL_S = 0.25
ENOUGH_CHARS, ENOUGH_POLLS = 600, 2
"""A page with this much text that does not change for this many looks is there."""
SOME_CHARS, SOME_POLLS = 150, 8
"""Less text has to stay the same for longer: a greeting may stand while the posting is on its way."""
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_LEFT_OUT = frozenset(("image", "media", "font", "texttrack", "eventsource", "manifest", "ping"))
_ARGUMENTS = (
    "--proxy-bypass-list=<-loopback>",  # loopback goes through the proxy, too
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",  # names are for the proxy to resolve
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--dns-prefetch-disable",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-extensions",
    "--disable-sync",
    "--no-pings",
)
_MISSING = "The browser needs its extra; install it: pip install 'jseeker[browser]'."
_NO_CHROMIUM = "No Chromium was found; install one (apt install chromium) or name it in JSEEKER_BROWSER."
_NO_START = "The browser {path} could not be started; check it, or save the page and give the file."
_NO_PAGE = "The browser could not open the page; save the page or paste the text."


def find_chromium(wish: str = AUTO) -> str:
    """The path of the Chromium to start: the one that is named, else the first that the system has.

    Raises:
        NeedsBrowser: there is none.
    """
    found = wish if wish != AUTO else next(filter(None, map(shutil.which, _NAMES)), None)
    if not found or not shutil.which(found):
        raise NeedsBrowser(_NO_CHROMIUM)
    return found


class BrowserFetcher:
    """Fetches pages as a browser shows them; keeps the promises of `ports.Fetcher` on addresses, time and size.

    `connect` makes the connections (the guard's, unless a test counts them); `turns` are those of the fetcher beside
    it, so that a page counts as one more visit to its host.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        turns: Turns | None = None,
        chromium: str = AUTO,
        connect: Connect | None = None,
        page_s: float = PAGE_S,
    ) -> None:
        self._policy = policy
        self._turns = turns or Turns(policy, monotonic=time.monotonic, sleep=asyncio.sleep)
        self._page_s = page_s
        self._chromium = chromium
        self._proxy = GuardedProxy(policy, connect or GuardedBackend(policy).connect_tcp)
        self._one_at_a_time = asyncio.Lock()
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    @property
    def refused(self) -> int:
        """How many connections of pages were refused."""
        return self._proxy.refused

    async def fetch(self, request: PageRequest) -> Page:
        """The page's HTML when its scripts have written it, or after 15 s; it waits for its host's turn first.

        Raises:
            PostingError: the link is refused, there is no browser, or the page does not open.
        """
        asked = check_link(request.url, self._policy)
        url = self._plain_if_invented(asked)
        host = f"{asked.raw_host.decode('ascii')}:{port_of(asked)}"
        async with self._one_at_a_time, self._turns.turn(host):
            browser = await self._started()
            self._proxy.budget = PAGE_TRAFFIC_BYTES
            async with self._tab(browser) as tab:
                html = await self._rendered(tab, str(url))
                if len(html) > request.max_bytes:
                    raise TooLarge("The page is larger than 5 MB; save it as a file and give that.")
                return Page(tab.url, 200, "text/html; charset=utf-8", html)

    async def aclose(self) -> None:
        """Ends the browser, its helper process and the proxy."""
        async with self._one_at_a_time:
            if self._browser is not None:
                await self._browser.close()
            if self._playwright is not None:
                await self._playwright.stop()
            self._browser = self._playwright = None
            await self._proxy.aclose()

    def _plain_if_invented(self, url: httpx2.URL) -> httpx2.URL:
        """The link; plain HTTP where an invented site on loopback answers for its host."""
        return url.copy_with(scheme="http") if self._policy.stand_in(url.raw_host.decode("ascii")) else url

    async def _started(self) -> Browser:
        if self._browser is not None and self._browser.is_connected():
            return self._browser
        try:
            from playwright.async_api import Error, async_playwright  # noqa: PLC0415 - an extra, 0.3 s to import
        except ImportError as error:
            raise NeedsBrowser(_MISSING) from error
        path = find_chromium(self._chromium)
        proxy = await self._proxy.start()
        self._playwright = await async_playwright().start()
        try:
            self._browser = await self._playwright.chromium.launch(
                executable_path=path,
                args=[f"--proxy-server={proxy}", *_ARGUMENTS],
                chromium_sandbox=not _is_root(),
                timeout=START_S * 1000,
            )
        except Error as error:
            await self._playwright.stop()
            self._playwright = None
            raise NeedsBrowser(_NO_START.format(path=path)) from error
        return self._browser

    @asynccontextmanager
    async def _tab(self, browser: Browser) -> AsyncGenerator[Tab]:
        """A tab in a context of its own: no cookies, no cache, no service workers, no downloads."""
        context = await browser.new_context(
            service_workers="block", accept_downloads=False, user_agent=self._policy.user_agent, locale="en-US"
        )
        try:
            await context.route("**/*", _without_decoration)
            yield await context.new_page()
        finally:
            await context.close()

    async def _rendered(self, tab: Tab, url: str) -> bytes:
        from playwright.async_api import Error  # noqa: PLC0415 - an extra, loaded by now

        try:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(self._page_s):
                    await tab.goto(url, wait_until="commit", timeout=self._page_s * 1000)
                    await _settled(tab)
            html: str = await asyncio.wait_for(tab.content(), START_S)
        except (Error, TimeoutError) as error:
            raise NeedsBrowser(_NO_PAGE) from error
        return html.encode("utf-8", "ignore")


def _is_root() -> bool:
    """True for the user under whom Chromium's own sandbox does not run."""
    return os.name == "posix" and os.geteuid() == 0


async def _settled(tab: Tab) -> None:
    """Returns once the page has enough text, and no more than a moment ago."""
    from playwright.async_api import Error  # noqa: PLC0415 - an extra, loaded by now

    before, unchanged = -1, 0
    while True:
        try:
            length = int(await tab.evaluate("document.body ? document.body.innerText.length : 0"))
        except Error:
            length = -1  # the page moved on to another address: its new document is asked next
        unchanged = unchanged + 1 if length == before else 0
        if unchanged >= (ENOUGH_POLLS if length >= ENOUGH_CHARS else SOME_POLLS) and length >= SOME_CHARS:
            return
        before = length
        await asyncio.sleep(POLL_S)


async def _without_decoration(route: Route) -> None:
    """Lets pass what may carry text: documents, scripts, styles, their data."""
    if route.request.resource_type in _LEFT_OUT:
        await route.abort()
    else:
        await route.continue_()
