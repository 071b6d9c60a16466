"""Google's wire over real HTTP: the key, an answer through a schema, its price, and what a refused key says."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from jseeker.errors import KeyRefused, ModelUnavailable
from jseeker.llm import PydanticReworder
from jseeker.model.rewording import Reworded, RewordTask

MODEL = "google:gemini-2.0-flash"
NOT_VALID = {"error": {"code": 400, "message": "API key not valid.", "status": "INVALID_ARGUMENT",
                       "details": [{"reason": "API_KEY_INVALID"}]}}  # fmt: skip


class Gemini:
    """A provider on loopback: `status` and `content` are what it answers, `said` the text of each line."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, dict[str, Any]]] = []
        self.keys: set[str] = set()
        self.key_status, self.status = 200, 200
        self.as_text = False
        handler = type("Handler", (_Handler,), {"gemini": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def answer(self, body: dict[str, Any]) -> dict[str, Any]:
        prompt = "".join(part["text"] for content in body["contents"] for part in content["parts"])
        lines = [json.loads(row) for row in prompt.splitlines() if row.startswith('{"id"')]
        told = {"lines": [{"id": line["id"], "text": line["text"].upper()} for line in lines]}
        part = {"text": json.dumps(told)}
        if not self.as_text:
            name = body["tools"][0]["functionDeclarations"][0]["name"]
            part = {"functionCall": {"name": name, "args": told}}  # type: ignore[dict-item] # JSON of two shapes
        usage = {"promptTokenCount": 400, "candidatesTokenCount": 100, "totalTokenCount": 500}
        candidate = {"content": {"role": "model", "parts": [part]}, "finishReason": "STOP"}
        return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": "gemini-2.0-flash"}


class _Handler(BaseHTTPRequestHandler):
    gemini: Gemini
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.gemini.keys.add(self.headers["x-goog-api-key"])
        self.gemini.requests.append((self.path, {}))
        listed = {"models": [{"name": "models/gemini-2.0-flash"}]}
        self._send(self.gemini.key_status, listed if self.gemini.key_status == 200 else NOT_VALID)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.gemini.keys.add(self.headers["x-goog-api-key"])
        self.gemini.requests.append((self.path, body))
        answered = self.gemini.answer(body) if self.gemini.status == 200 else {"error": {"code": self.gemini.status}}
        self._send(self.gemini.status, answered)

    def _send(self, status: int, value: dict[str, Any]) -> None:
        content = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """The tests' output stays quiet."""


@pytest.fixture
def gemini(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gemini]:
    made = Gemini()
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", made.url)
    monkeypatch.setenv("GOOGLE_API_KEY", "g-good")
    yield made
    made.server.shutdown()
    made.server.server_close()


def reworded(task: RewordTask) -> Reworded:
    async def ask() -> Reworded:
        model = PydanticReworder(MODEL, wait=lambda _s: asyncio.sleep(0))
        try:
            return await model.reword(task)
        finally:
            await model.aclose()

    return asyncio.run(ask())


def is_known() -> bool:
    async def ask() -> bool:
        model = PydanticReworder(MODEL)
        try:
            return await model.check_key()
        finally:
            await model.aclose()

    return asyncio.run(ask())


@pytest.mark.parametrize("as_text", [False, True])
def test_an_answer_comes_back_by_line_with_its_price(gemini: Gemini, task: RewordTask, as_text: bool) -> None:
    gemini.as_text = as_text

    answer = reworded(task)

    assert dict(answer.texts) == {line.id: line.text.upper() for line in task.lines}
    assert (answer.tokens_in, answer.tokens_out, answer.fault) == (400, 100, "")
    assert answer.cost_usd == pytest.approx(400 * 0.1e-6 + 100 * 0.4e-6)
    [(path, body)] = gemini.requests
    assert path.endswith("/models/gemini-2.0-flash:generateContent")
    assert body["toolConfig"]["functionCallingConfig"]["mode"] == "ANY"
    assert gemini.keys == {"g-good"}


def test_a_good_key_is_known_by_the_list_of_models_and_a_bad_one_refused(gemini: Gemini) -> None:
    assert is_known()
    assert [path for path, _ in gemini.requests] == ["/v1beta/models?pageSize=1"]

    gemini.key_status = 400
    with pytest.raises(KeyRefused):
        is_known()


def test_a_model_that_is_down_is_asked_three_times(gemini: Gemini, task: RewordTask) -> None:
    gemini.status = 503

    with pytest.raises(ModelUnavailable):
        reworded(task)
    assert len(gemini.requests) == 3
