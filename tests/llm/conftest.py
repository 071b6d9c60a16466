"""A provider on loopback, spoken to over the wires of OpenAI and Anthropic; it answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from jseeker.model.rewording import RewordLine, RewordTask

TASK = RewordTask(
    (
        RewordLine("acme-api", "Built REST APIs serving 50K requests/day using Python and FastAPI"),
        RewordLine("acme-mentor", "Mentored 3 junior developers"),
    ),
    ("Python", "FastAPI"),
)


class Provider:
    """Rewords each line by `say`; `content` stands in for an answer. `faults` (status, headers, body) come first,
    in turn; `status` stays. `lists_models` None: there is no such page. `calls` holds each prompt, in order."""

    def __init__(self) -> None:
        self.calls: list[str] = []
        self.keys: list[str] = []
        self.lists = 0
        self.say: Callable[[str], str] = lambda text: text
        self.content: str | None = None
        self.as_text = False
        self.faults: list[tuple[int, dict[str, str], bytes]] = []
        self.status = 200
        self.lists_models: int | None = 200
        self.gate = threading.Event()
        self.gate.set()
        handler = type("Handler", (_Handler,), {"provider": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def answer(self, prompt: str) -> str:
        if self.content is not None:
            return self.content
        found = [json.loads(line) for line in prompt.splitlines() if line.startswith('{"id"')]
        return json.dumps({"lines": [{"id": line["id"], "text": self.say(line["text"])} for line in found]})

    def close(self) -> None:
        self.gate.set()
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    provider: Provider
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.provider.lists += 1
        self._note_key()
        status = self.provider.lists_models or 404
        self._send(status, b'{"object": "list", "data": [{"id": "m", "object": "model"}]}')

    def do_POST(self) -> None:
        provider = self.provider
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        prompt = "\n".join(_text(one) for one in body.get("messages") or body.get("input") if one["role"] == "user")
        provider.calls.append(prompt)
        self._note_key()
        provider.gate.wait(30)
        if provider.faults:
            status, headers, content = provider.faults.pop(0)
            return self._send(status, content, headers)
        if provider.status != 200:
            return self._send(provider.status, b'{"error": {"message": "no", "type": "no"}}')
        wire = "anthropic" if "/messages" in self.path else "openai"
        tool = "" if provider.as_text or provider.content is not None else body["tools"][0].get("name", "")
        return self._send(200, json.dumps(WIRES[wire](provider.answer(prompt), tool)).encode())

    def _note_key(self) -> None:
        self.provider.keys.append(self.headers.get("x-api-key") or self.headers.get("authorization") or "")

    def _send(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"content-type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """The tests' output stays quiet."""


def _text(message: dict[str, Any]) -> str:
    content = message["content"]
    return content if isinstance(content, str) else "\n".join(part.get("text", "") for part in content)


def _openai(answer: str, tool: str) -> dict[str, Any]:
    """An answer of the Responses API."""
    said: dict[str, Any] = {
        "type": "message", "role": "assistant", "id": "m1", "status": "completed",
        "content": [{"type": "output_text", "text": answer, "annotations": []}],
    }  # fmt: skip
    if tool:
        said = {"type": "function_call", "id": "f1", "call_id": "c1", "name": tool, "arguments": answer}
    details = {"input_tokens_details": {"cached_tokens": 0}, "output_tokens_details": {"reasoning_tokens": 0}}
    usage = {"input_tokens": 400, "output_tokens": 100, "total_tokens": 500, **details}
    return {
        "id": "r1", "object": "response", "created_at": 1, "status": "completed", "model": "m", "output": [said],
        "parallel_tool_calls": False, "tool_choice": "auto", "tools": [], "usage": usage,
    }  # fmt: skip


def _anthropic(answer: str, tool: str) -> dict[str, Any]:
    said: dict[str, Any] = {"type": "text", "text": answer}
    if tool:
        said = {"type": "tool_use", "id": "t1", "name": tool, "input": json.loads(answer)}
    usage = {"input_tokens": 400, "output_tokens": 100}
    return {
        "id": "m1", "type": "message", "role": "assistant", "model": "m", "content": [said],
        "stop_reason": "tool_use" if tool else "end_turn", "stop_sequence": None, "usage": usage,
    }  # fmt: skip


WIRES = {"openai": _openai, "anthropic": _anthropic}


@pytest.fixture
def task() -> RewordTask:
    return TASK


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Iterator[Provider]:
    """The provider, and an environment that leads both wires to it."""
    made = Provider()
    monkeypatch.setenv("OPENAI_BASE_URL", f"{made.url}/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-good")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", made.url)
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-good")
    yield made
    made.close()
