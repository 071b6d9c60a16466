"""Who is let in, and what a page may load."""

from __future__ import annotations

import asyncio
import base64
import hashlib
from typing import Any

import pytest

from jseeker.ui.guard import OwnPagesOnly, inline_scripts, page_policy, refusal

OWN = "127.0.0.1:8501"


def headers(host: str | None = OWN, origin: str | None = None) -> list[tuple[bytes, bytes]]:
    named = [(b"Host", host), (b"Origin", origin)]
    return [(name, value.encode()) for name, value in named if value is not None]


@pytest.mark.parametrize("host", [OWN, "localhost:8501", "LOCALHOST:9000", "127.0.0.1"])
def test_this_machines_own_names_come_in(host: str) -> None:
    assert refusal(headers(host)) is None
    assert refusal(headers(host, f"http://{host}")) is None


@pytest.mark.parametrize(
    "host",
    [
        None,
        "",
        "evil.example",
        "evil.example:8501",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "localhost@evil.example",
        "evil.example/localhost",
        "127.0.0.1:80x",
        "0.0.0.0:8501",
        "[::1]:8501",
    ],
)
def test_any_other_name_is_refused(host: str | None) -> None:
    assert refusal(headers(host))


def test_two_hosts_are_refused() -> None:
    assert refusal([*headers(), *headers()])


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "https://127.0.0.1:8501", "http://127.0.0.1:3000", "http://localhost:8501", "null", ""],
)
def test_a_page_of_another_origin_is_refused(origin: str) -> None:
    assert refusal(headers(origin=origin))


def ask(scope: dict[str, Any]) -> list[dict[str, Any]]:
    """What the guarded application answers."""
    sent: list[dict[str, Any]] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"X-Frame-Options", b"ALLOWALL")]})
        await send({"type": "http.response.body", "body": b"page"})

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(OwnPagesOnly(inner, page_policy(()))(scope, receive, send))
    return sent


def test_a_refused_request_gets_403_and_the_sentence() -> None:
    start, body = ask({"type": "http", "headers": headers("evil.example")})
    assert start["status"] == 403
    assert body["body"].decode().endswith("name.\n")


def test_a_refused_websocket_is_closed_before_it_is_accepted() -> None:
    (message,) = ask({"type": "websocket", "headers": headers(origin="http://evil.example")})
    assert message["type"] == "websocket.close"


def test_every_answer_forbids_frames_and_foreign_files() -> None:
    start, _ = ask({"type": "http", "headers": headers()})
    told = dict(start["headers"])
    assert told[b"x-frame-options"] == b"DENY"
    assert b"default-src 'self'" in told[b"content-security-policy"]
    assert len([name for name, _ in start["headers"] if name.lower() == b"x-frame-options"]) == 1


def test_only_the_scripts_that_are_named_may_run() -> None:
    scripts = inline_scripts("<p></p><script>\n let a = 1\n</script><script src='x.js'></script>")
    assert scripts == ("\n let a = 1\n",)
    digest = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    policy = page_policy(scripts)
    assert f"'sha256-{digest}'" in policy
    assert "'unsafe-inline'" not in policy.split("style-src")[0]
    assert "'unsafe-eval'" not in policy
