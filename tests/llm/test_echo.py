"""The shipped twin says what it was told to."""

from __future__ import annotations

import asyncio

import pytest

from jseeker.errors import KeyRefused, ModelUnavailable
from jseeker.llm import EchoModel
from jseeker.model.rewording import RewordTask


def test_the_script_is_played_in_turn_then_lines_are_said(task: RewordTask) -> None:
    model = EchoModel(str.upper, script=["It was empty.", ModelUnavailable("Down."), None], cost_usd=0.25)

    first = asyncio.run(model.reword(task))
    with pytest.raises(ModelUnavailable, match="Down"):
        asyncio.run(model.reword(task))
    third = asyncio.run(model.reword(task))

    assert (first.fault, first.texts, first.cost_usd) == ("It was empty.", (), 0.25)
    assert [text for _, text in third.texts] == [line.text.upper() for line in task.lines]
    assert model.asked == [task, task, task]


def test_a_refused_key_is_refused_at_the_check() -> None:
    model = EchoModel(knows_key=KeyRefused("No."))

    with pytest.raises(KeyRefused):
        asyncio.run(model.check_key())
    assert model.checks == 1
