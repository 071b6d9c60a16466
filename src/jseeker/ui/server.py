"""The dashboard's server: Streamlit on loopback, behind the guard, sending nothing to anybody."""

from __future__ import annotations

import argparse
import logging
import webbrowser
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

from jseeker.app.lifeline import end_with_parent
from jseeker.ui.front_page import BASE_SCRIPT, FrontPage
from jseeker.ui.guard import ALLOWED_HOSTS, OwnPagesOnly, inline_scripts, page_policy
from jseeker.ui.live_box import SCRIPT
from jseeker.ui.theme import theme_options

__all__ = ["ADDRESS", "DEFAULT_PORT", "main", "serve", "server_options"]

ADDRESS = "127.0.0.1"
DEFAULT_PORT = 8501
MAX_UPLOAD_MB = 25
"""A saved page with its pictures has a few; what is read of it is capped far lower."""


def main(argv: Sequence[str] | None = None) -> int:
    """Serves the dashboard until the process is told to end; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m jseeker.ui", description="Serve the dashboard on this machine.")
    parser.add_argument("--port", type=int, default=DEFAULT_PORT)
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    parser.add_argument("--kept", action="store_true", help="end when standard input closes (the keeper uses this)")
    given = parser.parse_args(argv)
    if given.kept:
        end_with_parent(grace_s=1.0)  # browsers keep their connections open: there is nothing to wait for
    serve(given.port, open_browser=not given.no_browser)
    return 0


def serve(port: int, *, open_browser: bool) -> None:
    """Serves until SIGTERM or Ctrl-C."""
    logging.getLogger("jseeker").addHandler(logging.StreamHandler())
    index = (Path(st.__file__).parent / "static" / "index.html").read_text("utf-8")
    policy = page_policy((*inline_scripts(index), BASE_SCRIPT, SCRIPT))

    @asynccontextmanager
    async def opened(_app: st.App) -> AsyncIterator[None]:
        if open_browser:
            webbrowser.open(f"http://{ADDRESS}:{port}")
        yield None

    app = st.App(
        Path(__file__).parent / "script" / "entry.py",
        lifespan=opened,
        middleware=[Middleware(OwnPagesOnly, policy=policy), Middleware(FrontPage)],
    )
    app.run(config=server_options(port))


def server_options(port: int) -> dict[str, Any]:
    """Streamlit's options: given like this they win over its own files and variables."""
    return {
        "server.port": port,
        "server.address": ADDRESS,
        "server.allowedHosts": list(ALLOWED_HOSTS),
        "server.enableCORS": True,  # in Streamlit's words: refuse other origins
        "server.corsAllowedOrigins": [],
        "server.enableXsrfProtection": True,
        "server.xsrfCookieSameSite": "strict",
        "server.baseUrlPath": "",
        "server.headless": True,
        "server.fileWatcherType": "none",
        "server.runOnSave": False,
        "server.enableStaticServing": False,
        "server.maxUploadSize": MAX_UPLOAD_MB,
        "browser.gatherUsageStats": False,
        "browser.serverAddress": ADDRESS,
        "client.toolbarMode": "minimal",
        "client.showErrorDetails": "none",
        "client.showErrorLinks": False,
        "client.disableDataExport": True,  # its CSV holds what pages say as it is; ours makes formulas harmless
        "logger.level": "warning",
        **theme_options(),
    }
