"""The door of the dashboard: only requests that this machine's own pages make come in, and nothing foreign is loaded.

A server on loopback is reached by any page that the person has open. Two checks keep those out: the Host must be a name
of this machine (else a foreign name that was made to point here would do), and where a request names its Origin it must
be the very address that was asked (else a foreign page could write, or open the websocket). Pages may load nothing from
elsewhere, run no script but Streamlit's own files, and be framed by nobody.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

__all__ = ["ALLOWED_HOSTS", "OwnPagesOnly", "inline_scripts", "page_policy", "refusal"]

ALLOWED_HOSTS = ("localhost", "127.0.0.1")
"""The names of this machine under which the dashboard answers."""

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]
Headers = Iterable[tuple[bytes, bytes]]

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def refusal(headers: Headers) -> str | None:
    """Why a request is refused, in one sentence; None for one that may come in."""
    named = [(name.lower(), value.decode("latin-1")) for name, value in headers]
    hosts = [value for name, value in named if name == b"host"]
    origins = [value for name, value in named if name == b"origin"]
    if len(hosts) != 1 or _host_name(hosts[0]) not in ALLOWED_HOSTS:
        return "The dashboard answers only under 127.0.0.1 and localhost; open it by that name."
    if any(origin != f"http://{hosts[0]}" for origin in origins):
        return "This request came from another site's page; open the dashboard itself."
    return None


def _host_name(host: str) -> str:
    """The name in a Host header, in lower case; empty where the header is not well formed."""
    try:
        parts = urlsplit(f"//{host}")
        _ = parts.port  # a port that is none raises here
    except ValueError:
        return ""
    return (parts.hostname or "") if parts.netloc == host and "@" not in host else ""


def inline_scripts(index_html: str) -> tuple[str, ...]:
    """The scripts that stand in Streamlit's page itself."""
    return tuple(_INLINE_SCRIPT.findall(index_html))


def page_policy(scripts: Iterable[str]) -> str:
    """The content security policy of every page: files of this server and these very scripts run, nothing else does."""
    digests = (hashlib.sha256(script.encode()).digest() for script in scripts)
    inline = "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' 'wasm-unsafe-eval'{inline}",
        "style-src": "'self' 'unsafe-inline'",  # Streamlit writes its styles while it runs
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "media-src": "'self' data: blob:",
        "worker-src": "'self' blob:",
        "frame-src": "'self' blob:",
        "connect-src": "'self'",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class OwnPagesOnly:
    """ASGI middleware that answers what `refusal` names with 403, and adds the page's policy to every answer."""

    def __init__(self, app: Application, policy: str) -> None:
        self._app = app
        self._headers = [
            (b"content-security-policy", policy.encode("latin-1")),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"DENY"),
            (b"referrer-policy", b"no-referrer"),
        ]

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """One request or websocket."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        why = refusal(scope["headers"])
        if why is None:
            await self._app(scope, receive, self._with_headers(send))
        elif scope["type"] == "websocket":
            await receive()  # the handshake; closed before it is accepted, it is answered with 403
            await send({"type": "websocket.close", "code": 1008, "reason": why})
        else:
            await _forbid(send, why)

    def _with_headers(self, send: Send) -> Send:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = {name for name, _ in self._headers}
                kept = [pair for pair in message.get("headers", ()) if pair[0].lower() not in ours]
                message["headers"] = [*kept, *self._headers]
            await send(message)

        return send_with_headers


async def _forbid(send: Send, why: str) -> None:
    body = f"{why}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 403, "headers": headers})
    await send({"type": "http.response.body", "body": body})
