"""What a call costs, by the list prices that come with pydantic-ai; no network."""

from __future__ import annotations

from genai_prices import Usage, calc_price
from genai_prices.types import AbstractUsage

__all__ = ["LOCAL", "estimate_usd", "price_usd"]

LOCAL = ("ollama",)
"""Providers that run on a computer of the person's: they cost nothing."""
CHARS_PER_TOKEN = 3.0
"""English has about four; with fewer the estimate is rather too much than too little."""


def price_usd(provider: str, model: str, usage: AbstractUsage) -> float | None:
    """The list price of a call in US dollars; None where the model is not in the list."""
    if provider in LOCAL:
        return 0.0
    try:
        return float(calc_price(usage, model, provider_id=provider.partition("-")[0]).total_price)
    except LookupError:
        return None


def estimate_usd(provider: str, model: str, chars_in: int, chars_out: int) -> float | None:
    """The list price of a call with texts of that length; None where the model is not in the list."""
    usage = Usage(input_tokens=round(chars_in / CHARS_PER_TOKEN), output_tokens=round(chars_out / CHARS_PER_TOKEN))
    return price_usd(provider, model, usage)
