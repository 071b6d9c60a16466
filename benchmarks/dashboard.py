"""The dashboard, measured: from a click to what is seen, the CPU of a refresh, and what an idle page costs.

Needs the extras [ui] and [browser] and a Chromium at /usr/bin/chromium (or CHROMIUM=/path).
"""

from __future__ import annotations

import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from jseeker.samples import sample_resume

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
CLICKS, WATCHED_S = 12, 10.0
LINKS = 400
TEXT = (
    "<h1>Data Engineer {n}</h1><p>Quarry Lane {n}</p><h2>Requirements</h2><ul><li>Python, SQL</li></ul>"
    + "<p>x</p>" * 40
)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        threading.Event().wait(1.0)
        body = f"<html><body>{TEXT.format(n=self.path)}<p>{'We like clean tables. ' * 20}</p></body></html>".encode()
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Site(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Nothing: the worker ends while pages are on their way."""


def cpu_s(pid: int) -> float:
    """Seconds of CPU that a process has used so far."""
    told = subprocess.run(["ps", "-o", "cputimes=", "-p", str(pid)], capture_output=True, text=True, check=True).stdout
    stat = Path(f"/proc/{pid}/stat")
    if stat.exists():
        fields = stat.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return float(told)


def server_of(keeper: int) -> int:
    listing = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listing.splitlines()]
    return next(int(pid) for pid, ppid, args in rows if ppid == str(keeper) and "jseeker.ui" in args)


def median_ms(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.0f} ms (worst of {len(times)}: {max(times) * 1000:.0f} ms)"


def measure(url: str, server: int, site: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page()
        page.goto(url)
        page.get_by_role("button", name="Start").wait_for()
        page.wait_for_timeout(2000)
        before, begin = cpu_s(server), time.monotonic()
        page.wait_for_timeout(WATCHED_S * 1000)
        print(f"idle page: {100 * (cpu_s(server) - before) / (time.monotonic() - begin):.2f} % of a core")

        page.get_by_label("Job links, one per line").fill("\n".join(f"{site}/jobs/{n}" for n in range(LINKS)))
        page.get_by_text(f"{LINKS} links", exact=True).wait_for()
        page.get_by_role("button", name="Start").click()
        page.get_by_role("button", name="Pause").wait_for()
        page.wait_for_timeout(3000)
        before, begin = cpu_s(server), time.monotonic()
        page.wait_for_timeout(WATCHED_S * 1000)
        used, passed = cpu_s(server) - before, time.monotonic() - begin
        print(f"refresh, once a second, of {LINKS} jobs: {1000 * used / passed:.0f} ms of CPU each")
        pauses, resumes = [], []
        for _ in range(CLICKS):
            for name, shown, into in (("Pause", "Resume", pauses), ("Resume", "Pause", resumes)):
                button = page.get_by_role("button", name=name)
                button.wait_for()
                begin = time.monotonic()
                button.click()
                page.get_by_role("button", name=shown).wait_for()
                into.append(time.monotonic() - begin)
                page.wait_for_timeout(1300)
        print(f"click on Pause to what is seen: {median_ms(pauses)}")
        print(f"click on Resume to what is seen: {median_ms(resumes)}")
        page.get_by_role("button", name="Stop").click()
        browser.close()


def main() -> None:
    site = Site(("127.0.0.1", 0), Handler)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as home:
        (Path(home) / "resume.yaml").write_bytes(sample_resume())
        env = {**os.environ, "JSEEKER_HOME": home, "JSEEKER_ALLOW_HOSTS": "127.0.0.1"}
        command = [sys.executable, "-m", "jseeker", "ui", "--no-browser"]
        keeper = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env)
        try:
            told = re.search(r"http://[\d.]+:\d+", keeper.stdout.readline() if keeper.stdout else "")
            if told is None:
                sys.exit("The dashboard does not start.")
            measure(told[0], server_of(keeper.pid), f"http://127.0.0.1:{site.server_port}")
        finally:
            keeper.send_signal(signal.SIGINT)
            keeper.wait(30)


if __name__ == "__main__":
    main()
