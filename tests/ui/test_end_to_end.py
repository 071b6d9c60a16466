"""The dashboard as a person meets it: `jseeker ui` with its worker, in a real browser, on postings of this machine."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from jseeker.app import App
from jseeker.batch.submit import GivenFile
from jseeker.config import Settings
from jseeker.model.application import ApplicationStatus
from jseeker.model.batch import BatchStatus
from jseeker.samples import sample_resume

sync_api = pytest.importorskip("playwright.sync_api", reason="the extra [browser] drives the browser")

CHROMIUM = "/usr/bin/chromium"
FLAGS = """--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
 --disable-component-update --disable-sync""".split()
PATIENCE_S = 40.0
PAGES = ("", "review", "history", "applications", "insights", "profile", "settings")

PAYLOAD = "document.title='pwned';window.pwned=1"
SHAPES = (
    "<script>{}</script>",
    '<img src=x onerror="{}">',
    '<svg onload="{}">',
    '<iframe srcdoc="<script>{}</script>">',
    "[a](javascript:{})",
    "![a](javascript:{})",
    '<a href="javascript:{}">b</a>',
    '"><script>{}</script>',
    "`</code><script>{}</script>`",
    "$\\href{{javascript:{}}}{{x}}$",
    ':material/home: <b onmouseover="{}">x</b>',
    '<details open ontoggle="{}">',
    '<math><a xlink:href="javascript:{}">x</a></math>',
    "{{{{constructor.constructor('{}')()}}}}",
    "<style>@import 'http://evil.example/x.css'</style>{}",
    "<link rel=stylesheet href=http://evil.example/{}>",
    "<img src=http://evil.example/{}>",
    "<base href=http://evil.example/>{}",
    "<meta http-equiv=refresh content=0;url={}>",
    "<form action=javascript:{}><button>x</button></form>",
    '<video><source onerror="{}"></video>',
    "<object data=javascript:{}>",
    "<embed src=javascript:{}>",
    "</title><script>{}</script>",
    "<!--><script>{}</script>-->",
)
PAYLOADS = tuple(shape.format(PAYLOAD) for shape in SHAPES for _ in range(2))


@pytest.fixture(scope="module")
def chromium() -> str:
    if not Path(CHROMIUM).exists() and not os.environ.get("CI"):
        pytest.skip("Chromium is not installed (apt install chromium)")
    return CHROMIUM


class Site:
    """Postings of invented companies; `gone` ones answer 404, all of them after a while."""

    def __init__(self) -> None:
        self.gone: set[int] = set()
        self.latency_s = 0.5
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                threading.Event().wait(site.latency_s)
                number = int(self.path.rpartition("/")[2])
                body = _page(f"Data Engineer {number}", f"Quarry Lane {number}").encode()
                self.send_response(404 if number in site.gone else 200)
                self.send_header("content-type", "text/html; charset=utf-8")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """The tests' output stays quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def link(self, number: int) -> str:
        return f"http://127.0.0.1:{self.server.server_port}/jobs/{number}"


def _page(title: str, company: str) -> str:
    text = (
        "<p>We bring harvests and kitchens together, and look for somebody who likes mornings and clean tables.</p>"
        "<h3>Requirements</h3><ul><li>3+ years of Python and SQL</li><li>Airflow, Docker</li></ul>"
    )
    data = {"@context": "https://schema.org", "@type": "JobPosting", "title": title, "description": text}
    data |= {"hiringOrganization": {"@type": "Organization", "name": company}}
    told = json.dumps(data).replace("<", "\\u003c")
    return f'<html><head><script type="application/ld+json">{told}</script></head><body>{text}</body></html>'


class Dashboard:
    """`jseeker ui` under way on a home of its own."""

    def __init__(self, home: Path) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("JSEEKER_")}
        env = {**kept, "JSEEKER_HOME": str(home), "JSEEKER_ALLOW_HOSTS": "127.0.0.1"}
        with socket.create_server(("127.0.0.1", 0)) as server:  # not the first free one: others start beside us
            port = server.getsockname()[1]
        command = [sys.executable, "-m", "jseeker", "ui", "--no-browser", "--port", str(port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
        assert self.process.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", self.process.stdout.readline())
        assert found is not None
        self.url = found[0]
        self.app = App(Settings(home=home))

    def kill_server(self) -> None:
        """Kills the server, as a crash would; its keeper starts another."""
        (server,) = [pid for pid, command in _children(self.process.pid) if "jseeker.ui" in command]
        os.kill(server, signal.SIGKILL)

    def close(self) -> None:
        self.app.close()
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(PATIENCE_S)
        finally:
            self.process.kill()


def _children(parent: int) -> list[tuple[int, str]]:
    """The processes that one has started, each with its command line."""
    if shutil.which("ps"):
        listing = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
        rows = [line.split(None, 2) for line in listing.splitlines()]
        return [(int(pid), args) for pid, ppid, args in rows if ppid == str(parent)]
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            if (folder / "stat").read_text().rpartition(")")[2].split()[1] == str(parent):
                found.append((int(folder.name), (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()))
    return found


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Dashboard]:
    home = tmp_path_factory.mktemp("dashboard")
    (home / "resume.yaml").write_bytes(sample_resume())
    dashboard = Dashboard(home)
    yield dashboard
    dashboard.close()


class Watched:
    """Browser tabs, with whatever they complained of or asked of others."""

    def __init__(self, context: Any, url: str) -> None:
        self._context, self.url = context, url
        self.errors: list[str] = []
        self.foreign: list[str] = []

    def open(self, path: str = "") -> Any:
        tab = self._context.new_page()
        tab.set_default_timeout(PATIENCE_S * 1000)
        tab.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: self.errors.append(str(error)))
        tab.on("dialog", lambda dialog: (self.errors.append(f"dialog {dialog.message}"), dialog.dismiss()))
        tab.on("request", lambda request: self._note(request.url))
        tab.goto(f"{self.url}/{path}")
        tab.get_by_role("heading", level=1).wait_for()
        return tab

    def _note(self, url: str) -> None:
        if not url.startswith((self.url, "data:", "blob:")):
            self.foreign.append(url)


@pytest.fixture
def watched(dashboard: Dashboard, chromium: str) -> Iterator[Watched]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield Watched(browser.new_context(viewport={"width": 1280, "height": 900}), dashboard.url)
        browser.close()


def button(tab: Any, name: str) -> Any:
    return tab.get_by_role("button", name=name)


def state(tab: Any, word: str) -> None:
    """Waits until the page says that word of the batch."""
    tab.locator(".stMarkdownBadge").filter(has_text=word).first.wait_for()


def until(holds: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        threading.Event().wait(0.05)


def test_a_batch_from_paste_to_documents(dashboard: Dashboard, watched: Watched, site: Site) -> None:
    site.gone = {8}
    store = dashboard.app.store
    tab = watched.open()
    tab.get_by_label("Job links, one per line").fill("\n".join(map(site.link, range(1, 9))))
    tab.get_by_text("8 links", exact=True).wait_for()  # counted without leaving the box
    tab.reload()
    tab.get_by_text("8 links", exact=True).wait_for()  # and kept
    button(tab, "Options").click()
    tab.get_by_role("slider").press("Home")
    tab.keyboard.press("Escape")
    button(tab, "Start").click()
    tab.get_by_text(re.compile(r"\d+ of 8")).wait_for()
    until(store.batches.latest)
    batch = store.batches.latest()
    assert batch is not None

    button(tab, "Pause").click()
    state(tab, "Paused")
    assert store.batches.get(batch.id).status is BatchStatus.PAUSED
    tab.reload()
    state(tab, "Paused")
    other = watched.open()
    state(other, "Paused")
    button(other, "Resume").click()
    state(other, "Running")
    tab.reload()
    button(tab, "Stop").click()
    state(tab, "Stopped")
    assert store.batches.get(batch.id).status is BatchStatus.STOPPED
    button(tab, "Resume").click()
    state(tab, "Running")
    assert (watched.errors, watched.foreign) == ([], [])

    site.latency_s = 0.05
    dashboard.kill_server()  # in the middle of it: the browser finds the new one by itself
    state(tab, "Completed")
    watched.errors.clear()  # that the line was dead for a moment
    progress = dashboard.app.progress(batch.id)
    assert (progress.completed, progress.failed) == (7, 1)

    site.gone = set()
    button(tab, "Retry 1 failed").click()
    until(lambda: dashboard.app.progress(batch.id).completed == 8)
    state(tab, "Completed")
    with tab.expect_download() as download:
        button(tab, "PDF").first.click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF")
    review_and_move(tab, dashboard.app)
    assert (watched.errors, watched.foreign) == ([], [])


def review_and_move(tab: Any, app: App) -> None:
    """From a result to its review, agreed to there; then a step further on the board."""
    tab.get_by_role("link", name="Why").first.click()
    button(tab, "Approve").click()
    found = re.search(r"application=(\d+)", tab.url)
    assert found is not None
    number = int(found[1])
    until(lambda: app.store.applications.documents(number)[-1].approved_at)
    tab.get_by_role("link", name="Applications").click()
    tab.locator(f".st-key-move-{number}").get_by_role("button").click()
    tab.get_by_role("menuitem", name="Applied").or_(tab.get_by_role("option", name="Applied")).first.click()
    until(lambda: app.store.applications.get(number).status is ApplicationStatus.APPLIED)


def test_scripts_in_postings_stay_words_on_every_page(dashboard: Dashboard, watched: Watched) -> None:
    app = dashboard.app
    files = [
        GivenFile(f"{n}.html", _page(f"{text} {n}", f"{text} Ltd {n}").encode()) for n, text in enumerate(PAYLOADS)
    ]
    assert len(files) == 50
    batch = app.submit(files, app.options(), app.resume, name=PAYLOADS[0])
    tab = watched.open(f"?batch={batch.id}")
    until(lambda: app.progress(batch.id).status.is_final)
    assert app.progress(batch.id).completed == 50
    state(tab, "Completed")
    tab.get_by_text("Show all 50").click()
    tab.get_by_text("Quarry").or_(tab.get_by_text("Documents")).first.wait_for()
    for path in PAGES:
        tab.goto(f"{dashboard.url}/{path}")
        tab.get_by_role("heading", level=1).wait_for()
        tab.wait_for_load_state("networkidle")
        assert tab.evaluate("[window.pwned, document.title.includes('pwned')]") == [None, False], path
        assert tab.locator("iframe[srcdoc], a[href^=javascript], img[src^='http://evil']").count() == 0, path
    assert (watched.errors, watched.foreign) == ([], [])


def test_every_page_opens_in_the_dark_and_on_a_phone_without_a_complaint(dashboard: Dashboard, chromium: str) -> None:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        context = browser.new_context(viewport={"width": 390, "height": 844}, color_scheme="dark")
        watched = Watched(context, dashboard.url)
        for path in PAGES:
            tab = watched.open(path)
            assert tab.evaluate("document.documentElement.scrollWidth") <= 390, path
            tab.close()
        browser.close()
    assert (watched.errors, watched.foreign) == ([], [])
