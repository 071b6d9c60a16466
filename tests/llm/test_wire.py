"""The wire: nothing but the prompt goes out, keys go in headers alone, and pydantic-ai is imported with it only."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest

from jseeker.errors import NotConfigured
from jseeker.llm.prompts import ANSWER_NAME, Answer
from jseeker.llm.wire import Wire


@pytest.mark.parametrize("name", ["openai:gpt-4o-mini", "anthropic:claude-haiku-4-5", "openai-chat:x"])
def test_a_wire_names_the_key_where_the_provider_expects_it(provider: Any, name: str) -> None:
    async def go() -> bool:
        wire = Wire(name, 10.0)
        try:
            return await wire.check_key()
        finally:
            await wire.aclose()

    assert asyncio.run(go()) is True
    assert provider.keys[0] in ("Bearer sk-good", "sk-good")


def test_one_request_is_one_request(provider: Any) -> None:
    async def go() -> Any:
        wire = Wire("openai:gpt-4o-mini", 10.0)
        try:
            return await wire.ask("Do.", '{"id": "a", "text": "Built it"}', ANSWER_NAME, Answer.model_json_schema())
        finally:
            await wire.aclose()

    assert Answer.model_validate_json(asyncio.run(go()).content).lines[0].text == "Built it"
    assert provider.calls == ['{"id": "a", "text": "Built it"}']


@pytest.mark.parametrize("url", ["http://127.0.0.1:11434", "http://127.0.0.1:11434/", "http://127.0.0.1:11434/v1"])
def test_ollamas_address_is_understood_with_and_without_its_path(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_BASE_URL", url)
    from jseeker.llm import wire

    assert wire._ollama_url() == "http://127.0.0.1:11434/v1"


def test_what_a_provider_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEEPSEEK_API_KEY", raising=False)
    with pytest.raises(NotConfigured, match="DEEPSEEK_API_KEY is not set; the model deepseek:x needs it"):
        Wire("deepseek:x", 10.0)


def test_the_engine_without_a_model_never_imports_the_library() -> None:
    told = (
        "import sys, jseeker.app, jseeker.llm;"
        "print([m for m in ('pydantic_ai', 'openai', 'genai_prices') if m in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
