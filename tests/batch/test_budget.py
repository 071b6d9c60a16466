"""The purse: no call begins that could go beyond a budget, and calls in progress count."""

from __future__ import annotations

import asyncio

import pytest

from jseeker.batch.budget import Cap, Purse
from jseeker.errors import BudgetReached


class Spent:
    """What was spent so far, as the ledger would say."""

    def __init__(self, usd: float = 0.0) -> None:
        self.usd = usd

    async def __call__(self) -> float:
        return self.usd

    def cap(self, usd: float, name: str = "budget of the batch") -> Cap:
        return Cap(name, name, usd, self, "Raise it.")


def test_a_call_that_would_go_beyond_the_budget_does_not_begin() -> None:
    async def go() -> None:
        async with Purse().reserve(0.02, (Spent(0.09).cap(0.10),)):
            raise AssertionError("the call began")

    told = r"^The budget of the batch of \$0\.10 is reached \(\$0\.0900 are spent\); the batch is paused\. Raise it\.$"
    with pytest.raises(BudgetReached, match=told):
        asyncio.run(go())


def test_a_call_that_just_fits_begins() -> None:
    async def go() -> bool:
        async with Purse().reserve(0.05, (Spent(0.05).cap(0.10),)):
            return True

    assert asyncio.run(go())


def test_calls_at_once_wait_for_each_other_rather_than_overspend_or_give_up() -> None:
    spent, purse, at_once, peak = Spent(), Purse(), 0, 0

    async def call() -> None:
        nonlocal at_once, peak
        async with purse.reserve(0.04, (spent.cap(0.10),)):
            at_once += 1
            peak = max(peak, at_once)
            await asyncio.sleep(0)
            spent.usd += 0.01
            at_once -= 1

    async def go() -> None:
        await asyncio.gather(*(call() for _ in range(6)))

    asyncio.run(go())
    assert peak == 2
    assert spent.usd == pytest.approx(0.06)


def test_what_failed_gives_its_room_back() -> None:
    purse, spent = Purse(), Spent()

    async def go() -> bool:
        with pytest.raises(ValueError, match="down"):
            async with purse.reserve(0.10, (spent.cap(0.10),)):
                raise ValueError("down")
        async with purse.reserve(0.10, (spent.cap(0.10),)):
            return True

    assert asyncio.run(go())


def test_each_of_two_budgets_holds() -> None:
    async def go() -> None:
        caps = (Spent(0.0).cap(9.0), Spent(4.99).cap(5.0, "monthly budget"))
        async with Purse().reserve(0.02, caps):
            raise AssertionError("the call began")

    with pytest.raises(BudgetReached, match=r"^The monthly budget of"):
        asyncio.run(go())


def test_without_a_budget_nothing_is_asked() -> None:
    async def go() -> bool:
        async with Purse().reserve(1e9, ()):
            return True

    assert asyncio.run(go())
