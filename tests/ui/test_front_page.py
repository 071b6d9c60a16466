"""Streamlit's page with the address of its server in it."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import streamlit

from jseeker.ui.front_page import BASE_SCRIPT, FrontPage, with_base
from jseeker.ui.guard import inline_scripts


def test_streamlits_own_page_takes_the_script_before_any_other() -> None:
    page = with_base((Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()).decode()
    assert inline_scripts(page)[0] == BASE_SCRIPT
    assert page.index(BASE_SCRIPT) < page.index("<script type=")


def ask(content_type: bytes, parts: list[bytes]) -> tuple[dict[str, Any], bytes, list[bytes]]:
    """The start and the body of an answer, and the request's headers as the inner application saw them."""
    sent: list[dict[str, Any]] = []
    seen: list[bytes] = []

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        seen.extend(name for name, _ in scope["headers"])
        headers = [(b"content-type", content_type), (b"etag", b"x"), (b"content-length", b"1")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number, part in enumerate(parts, 1):
            await send({"type": "http.response.body", "body": part, "more_body": number < len(parts)})

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "headers": [(b"host", b"localhost"), (b"Accept-Encoding", b"gzip")]}
    asyncio.run(FrontPage(inner)(scope, receive, send))
    return sent[0], b"".join(one["body"] for one in sent[1:]), seen


def test_a_page_in_parts_is_made_whole_with_its_true_length() -> None:
    start, body, seen = ask(b"text/html; charset=utf-8", [b"<html><he", b"ad></head>", b"</html>"])
    told = dict(start["headers"])
    assert BASE_SCRIPT.encode() in body
    assert told[b"content-length"] == str(len(body)).encode()
    assert b"etag" not in told
    assert seen == [b"host"], "nothing is compressed"


def test_any_other_file_passes_as_it_is() -> None:
    start, body, _ = ask(b"text/javascript", [b"<head>", b"x"])
    assert body == b"<head>x"
    assert dict(start["headers"])[b"etag"] == b"x"
