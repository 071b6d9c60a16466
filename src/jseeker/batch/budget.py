"""The money set aside for a batch and for a month: no call begins that could go beyond it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from jseeker.errors import BudgetReached

__all__ = ["Cap", "Purse"]


@dataclass(frozen=True, slots=True)
class Cap:
    """One budget: what it is for, how much, and how to ask what was spent. `raised_by` is how a person raises it."""

    name: str
    key: str
    usd: float
    spent: Callable[[], Awaitable[float]]
    raised_by: str


class Purse:
    """What the calls in progress of this worker may cost, kept out of each budget until they are paid."""

    def __init__(self) -> None:
        self._changed = asyncio.Condition()
        self._reserved: defaultdict[str, float] = defaultdict(float)

    @asynccontextmanager
    async def reserve(self, estimate_usd: float, caps: tuple[Cap, ...]) -> AsyncIterator[None]:
        """Room for one call under all budgets; waits for calls in progress where only their estimates fill one.

        Raises:
            BudgetReached: what was spent leaves no room for the call.
        """
        async with self._changed:
            while not await self._has_room(estimate_usd, caps):
                await self._changed.wait()
            self._add(estimate_usd, caps)
        try:
            yield
        finally:
            async with self._changed:
                self._add(-estimate_usd, caps)
                self._changed.notify_all()

    async def _has_room(self, estimate_usd: float, caps: tuple[Cap, ...]) -> bool:
        room = True
        for cap in caps:
            spent = await cap.spent()
            if spent + estimate_usd > cap.usd:
                told = f"The {cap.name} of {_dollars(cap.usd)} is reached ({_dollars(spent)} are spent)"
                raise BudgetReached(f"{told}; the batch is paused. {cap.raised_by}")
            room = room and (self._reserved[cap.key] <= 0 or spent + self._reserved[cap.key] + estimate_usd <= cap.usd)
        return room

    def _add(self, usd: float, caps: tuple[Cap, ...]) -> None:
        for cap in caps:
            self._reserved[cap.key] += usd
            if self._reserved[cap.key] < TINY_USD:
                del self._reserved[cap.key]


def _dollars(usd: float) -> str:
    """A sum to the cent, a small one to its hundredth part."""
    return f"${usd:.2f}" if usd == 0 or usd >= SMALL_USD else f"${usd:.4f}"


SMALL_USD = 0.1
TINY_USD = 1e-12
"""What sums of floating numbers may leave over."""
