"""Streamlit's page, told where its server is.

Left alone, the page guesses: opened at `/review` it asks `/review/_stcore/health` first, and every bookmark begins with
a row of 404s in the browser's console.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

__all__ = ["BASE_SCRIPT", "FrontPage", "with_base"]

BASE_SCRIPT = "window.__streamlit = { BACKEND_BASE_URL: location.origin, MAIN_PAGE_BASE_URL: location.origin };"
_HEAD = b"<head>"
_NO_LONGER_TRUE = frozenset({b"content-length", b"etag", b"last-modified"})

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]


def with_base(html: bytes) -> bytes:
    """The page with the script at the start of its head; as it is where it has no head."""
    return html.replace(_HEAD, _HEAD + f"<script>{BASE_SCRIPT}</script>".encode(), 1)


class FrontPage:
    """ASGI middleware that gives every HTML answer the script. Nothing is compressed: it never leaves the machine."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """One request; websockets pass as they are."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0].lower() != b"accept-encoding"]
        await self._app({**scope, "headers": headers}, receive, _Html(send))


class _Html:
    """Sends an answer on; of HTML it waits for the whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_html(message):
            self._start = message
        elif message["type"] == "http.response.body" and self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self._start)
        else:
            await self._send(message)

    async def _finish(self, start: Message) -> None:
        page = with_base(self._body)
        kept = [pair for pair in start["headers"] if pair[0].lower() not in _NO_LONGER_TRUE]
        await self._send({**start, "headers": [*kept, (b"content-length", str(len(page)).encode())]})
        await self._send({"type": "http.response.body", "body": page})


def _is_html(start: Message) -> bool:
    told = {name.lower(): value for name, value in start.get("headers", ())}
    return bool(told.get(b"content-type", b"").startswith(b"text/html"))
