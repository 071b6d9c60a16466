"""What every Reworder promises, held by the shipped twin and by the real one on two wires and two providers."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import pytest

from jseeker.llm import EchoModel, PydanticReworder
from jseeker.model.rewording import Reworded, RewordTask
from jseeker.ports import Reworder

WIRES = {"openai": "openai:gpt-4o-mini", "anthropic": "anthropic:claude-haiku-4-5"}


@pytest.fixture(scope="module")
def stub(shared: Path) -> Iterator[Any]:
    """The shared model stub, served on loopback."""
    sys.path.insert(0, str(shared / "harness"))
    from llmstub import Stub
    from minihttp import MiniHTTP

    made = Stub(latency=0.0)
    made.url = MiniHTTP(made).start_in_thread()
    yield made
    sys.path.remove(str(shared / "harness"))


@pytest.fixture(
    params=["echo", "openai", "anthropic", "openai at the stub", "anthropic at the stub", "ollama at the stub"]
)
def reworder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Reworder:
    wire, _, at_stub = request.param.partition(" at the ")
    if wire == "echo":
        return EchoModel()
    if not at_stub:
        request.getfixturevalue("provider")
        return PydanticReworder(WIRES[wire])
    url = request.getfixturevalue("stub").url
    for name, value in (("OPENAI", f"{url}/v1"), ("ANTHROPIC", url), ("OLLAMA", url)):
        monkeypatch.setenv(f"{name}_BASE_URL", value)
        monkeypatch.setenv(f"{name}_API_KEY", "sk-any")
    return PydanticReworder(WIRES.get(wire, "ollama:llama3.2"))


def used(reworder: Reworder, use: Callable[[Reworder], Coroutine[Any, Any, Any]]) -> Any:
    async def go() -> Any:
        try:
            return await use(reworder)
        finally:
            await reworder.aclose()

    return asyncio.run(go())


def test_an_honest_model_gives_lines_of_the_task_back_under_their_ids(reworder: Reworder, task: RewordTask) -> None:
    answer: Reworded = used(reworder, lambda model: model.reword(task))

    assert answer.fault == ""
    assert answer.texts
    assert set(answer.texts) <= {(line.id, line.text) for line in task.lines}
    assert answer.requests == 1
    assert answer.tokens_in > 0
    assert answer.tokens_out > 0


def test_a_good_key_is_known_before_any_paid_call(reworder: Reworder) -> None:
    assert used(reworder, lambda model: model.check_key()) is True


def test_it_may_be_used_again_after_it_was_closed(reworder: Reworder, task: RewordTask) -> None:
    first = used(reworder, lambda model: model.reword(task))

    assert used(reworder, lambda model: model.reword(task)).texts == first.texts


def test_an_estimate_needs_no_call_and_is_never_negative(reworder: Reworder, task: RewordTask) -> None:
    assert 0 <= reworder.estimate_usd(task) < 0.01


def test_it_names_its_model_and_the_version_of_its_prompt(reworder: Reworder) -> None:
    assert ":" in reworder.model
    assert reworder.prompt_version
