"""One call: at most three requests, waits kept, a refused key at once, and a price for every answer."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import Any

import pytest

from jseeker.errors import KeyRefused, ModelError, ModelUnavailable, NotConfigured
from jseeker.llm import PydanticReworder
from jseeker.model.rewording import Reworded, RewordTask

OPENAI, ANTHROPIC = "openai:gpt-4o-mini", "anthropic:claude-haiku-4-5"
both = pytest.mark.parametrize("model", [OPENAI, ANTHROPIC])


class Waits:
    """Notes how long it was asked to wait, and does not."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def reword(task: RewordTask, model: str = OPENAI, waits: Waits | None = None, **more: Any) -> Reworded:
    async def go() -> Reworded:
        reworder = PydanticReworder(model, wait=waits or Waits(), answer_within_s=more.pop("answer_within_s", 20.0))
        try:
            return await reworder.reword(task, **more)
        finally:
            await reworder.aclose()

    return asyncio.run(go())


@both
def test_a_fault_that_passes_is_tried_again_and_the_answer_counts_its_requests(
    provider: Any, task: RewordTask, model: str
) -> None:
    provider.faults = [(500, {}, b"{}"), (429, {"retry-after": "7"}, b"{}")]
    waits = Waits()

    answer = reword(task, model, waits)

    assert (answer.fault, answer.requests, len(provider.calls)) == ("", 3, 3)
    assert waits.seconds == [0.5, 7.0]


@both
@pytest.mark.parametrize("status", [500, 503, 529, 429])
def test_after_three_requests_it_is_given_up(provider: Any, task: RewordTask, model: str, status: int) -> None:
    provider.status = status

    with pytest.raises(ModelUnavailable, match=rf"^The model {model} is not available \({status}\)\.$"):
        reword(task, model)
    assert len(provider.calls) == 3


def test_fewer_requests_may_be_allowed(provider: Any, task: RewordTask) -> None:
    provider.status = 500

    with pytest.raises(ModelUnavailable):
        reword(task, requests=1)
    assert len(provider.calls) == 1


def test_a_provider_that_asks_for_more_than_half_a_minute_is_given_up_at_once(provider: Any, task: RewordTask) -> None:
    provider.faults = [(429, {"retry-after": "3600"}, b"{}")]
    waits = Waits()

    with pytest.raises(ModelUnavailable) as error:
        reword(task, waits=waits)
    assert (error.value.retry_after_s, waits.seconds, len(provider.calls)) == (3600.0, [], 1)


@both
@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_key_is_refused_at_the_first_request(
    provider: Any, task: RewordTask, model: str, status: int
) -> None:
    provider.status = status

    with pytest.raises(KeyRefused, match=r"^The key was refused; the batch is paused\. Set it and resume\.$"):
        reword(task, model)
    assert len(provider.calls) == 1


@both
def test_after_a_refusal_the_key_is_read_anew(
    provider: Any, task: RewordTask, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def go() -> Reworded:
        reworder = PydanticReworder(model)
        provider.faults = [(401, {}, b"{}")]
        with pytest.raises(KeyRefused):
            await reworder.reword(task)
        for name in ("OPENAI_API_KEY", "ANTHROPIC_API_KEY"):
            monkeypatch.setenv(name, "sk-new")
        answer = await reworder.reword(task)
        await reworder.aclose()
        return answer

    assert asyncio.run(go()).fault == ""
    assert provider.keys[0].endswith("sk-good")
    assert provider.keys[1].endswith("sk-new")


@both
@pytest.mark.parametrize("status", [401, 403])
def test_the_check_refuses_a_bad_key_without_a_paid_call(provider: Any, model: str, status: int) -> None:
    provider.lists_models = status

    with pytest.raises(KeyRefused, match="The key was refused"):
        asyncio.run(PydanticReworder(model).check_key())
    assert (provider.lists, provider.calls) == (1, [])


@both
@pytest.mark.parametrize("status", [None, 500, 429])
def test_a_provider_without_a_list_tells_nothing_of_the_key(provider: Any, model: str, status: int | None) -> None:
    provider.lists_models = status

    assert asyncio.run(PydanticReworder(model).check_key()) is False


def test_a_key_that_is_not_set_is_named_and_nothing_is_asked(
    provider: Any, task: RewordTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY")

    with pytest.raises(NotConfigured, match=r"^OPENAI_API_KEY is not set"):
        reword(task)
    assert provider.calls == []


def test_an_unknown_provider_is_refused_with_the_way_out(provider: Any, task: RewordTask) -> None:
    with pytest.raises(NotConfigured, match=r"There is no model nowhere:x; write openai:NAME"):
        reword(task, "nowhere:x")


@both
@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ('{"lines": [{"id": "acme-api", "te', "It was not the JSON that was asked for."),
        ("", "It was empty."),
        ("I am sorry, I cannot help with that.", "It was not the JSON that was asked for."),
        ("x" * 10_000_000, "It was too large."),
    ],
)
def test_an_answer_that_cannot_be_used_is_a_fault_of_one_request(
    provider: Any, task: RewordTask, model: str, content: str, fault: str
) -> None:
    provider.content = content

    answer = reword(task, model)

    assert (answer.fault, answer.texts, answer.requests, len(provider.calls)) == (fault, (), 1, 1)


@pytest.mark.parametrize("body", [b'{"id": "r1", "object": "resp', b"", b"null", b"[]", b"<html>"])
@both
def test_half_an_answer_on_the_wire_is_a_fault_or_no_answer_but_never_a_crash(
    provider: Any, task: RewordTask, model: str, body: bytes
) -> None:
    provider.faults = [(200, {}, body)] * 3

    with suppress(ModelError):
        assert reword(task, model).fault
    assert 1 <= len(provider.calls) <= 3


@both
def test_an_answer_as_text_is_read_like_one_by_a_tool(provider: Any, task: RewordTask, model: str) -> None:
    provider.as_text = True

    assert reword(task, model).texts == tuple((line.id, line.text) for line in task.lines)


def test_a_slow_model_is_given_up_after_one_deadline(provider: Any, task: RewordTask) -> None:
    provider.gate.clear()

    with pytest.raises(ModelUnavailable, match="did not answer in time"):
        reword(task, answer_within_s=0.3)
    assert len(provider.calls) == 1


def test_a_provider_that_is_not_there_is_not_available(
    provider: Any, task: RewordTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")

    with pytest.raises(ModelUnavailable, match=r"is not available \(no connection\)"):
        reword(task)


def test_a_request_that_the_provider_will_not_answer_is_not_repeated(provider: Any, task: RewordTask) -> None:
    provider.status = 400

    with pytest.raises(ModelError, match=r"refused the request to openai:gpt-4o-mini \(400\)") as error:
        reword(task)
    assert not isinstance(error.value, ModelUnavailable)
    assert len(provider.calls) == 1


def test_an_answer_has_its_list_price(provider: Any, task: RewordTask) -> None:
    answer = reword(task)

    assert (answer.tokens_in, answer.tokens_out) == (400, 100)
    assert answer.cost_usd == pytest.approx(400 * 0.15e-6 + 100 * 0.6e-6)
    assert answer.note == ""


def test_a_model_without_a_list_price_costs_nothing_and_says_so(provider: Any, task: RewordTask) -> None:
    answer = reword(task, "openai:stub")

    assert (answer.cost_usd, PydanticReworder("openai:stub").estimate_usd(task)) == (0.0, 0.0)
    assert answer.note == "The price of openai:stub is not known; its calls count as $0.00."


def test_the_estimate_is_not_below_what_an_honest_answer_costs(provider: Any, task: RewordTask) -> None:
    assert PydanticReworder(OPENAI).estimate_usd(task) > 0
