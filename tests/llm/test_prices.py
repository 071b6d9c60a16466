"""What calls cost by the list, and what they cost where there is none."""

from __future__ import annotations

import pytest
from genai_prices import Usage

from jseeker.llm.prices import estimate_usd, price_usd

USAGE = Usage(input_tokens=1_000_000, output_tokens=100_000)


def test_a_listed_model_has_its_list_price() -> None:
    assert price_usd("openai", "gpt-4o-mini", USAGE) == pytest.approx(0.15 + 0.06)
    assert price_usd("openai-chat", "gpt-4o-mini", USAGE) == price_usd("openai", "gpt-4o-mini", USAGE)


def test_a_model_that_is_not_listed_has_no_price_and_a_local_one_costs_nothing() -> None:
    assert price_usd("openai", "stub", USAGE) is None
    assert price_usd("nowhere", "gpt-4o-mini", USAGE) is None
    assert price_usd("ollama", "llama3.2", USAGE) == 0.0


def test_an_estimate_counts_at_least_the_tokens_that_english_has() -> None:
    usual = Usage(input_tokens=1000, output_tokens=1000)

    assert (estimate_usd("openai", "gpt-4o", 4000, 4000) or 0) > (price_usd("openai", "gpt-4o", usual) or 1)
