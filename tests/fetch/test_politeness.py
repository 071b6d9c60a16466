"""Turns for each host: the rule with time as an argument, and tasks that wait by it."""

from __future__ import annotations

import asyncio
import itertools
from heapq import heappop, heappush

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.errors import Unreachable
from jseeker.fetch.policy import FetchPolicy
from jseeker.fetch.politeness import HostQueue, Turns, Verdict, VerdictKind

START = Verdict(VerdictKind.START)
OTHERS = Verdict(VerdictKind.WAIT_FOR_OTHERS)


def queue_of(*tickets: int, policy: FetchPolicy | None = None) -> HostQueue:
    queue = HostQueue(policy or FetchPolicy())
    queue.waiting.extend(tickets)
    return queue


def turns_in(fake_time, policy: FetchPolicy | None = None, on_wait=None) -> Turns:
    return Turns(policy or FetchPolicy(), monotonic=fake_time.monotonic, sleep=fake_time.sleep, on_wait=on_wait)


def test_who_came_first_starts_first() -> None:
    queue = queue_of(1, 2)
    assert queue.verdict(2, now=0) == OTHERS
    assert queue.verdict(1, now=0) == START


def test_the_next_starts_a_second_later_and_no_sooner() -> None:
    queue = queue_of(1, 2)
    queue.start(1, now=10)
    assert queue.verdict(2, now=10.25) == Verdict(VerdictKind.WAIT_FOR_GAP, 0.75)
    assert queue.verdict(2, now=11) == START


def test_a_third_waits_for_one_of_two_to_finish() -> None:
    queue = queue_of(1, 2, 3)
    queue.start(1, now=0)
    queue.start(2, now=1)
    assert queue.verdict(3, now=100) == OTHERS
    queue.running -= 1
    assert queue.verdict(3, now=100) == START


def test_a_hold_is_never_shortened_by_a_later_one() -> None:
    queue = queue_of(1)
    queue.hold(now=0, seconds=20)
    queue.hold(now=1, seconds=2)
    assert queue.verdict(1, now=5) == Verdict(VerdictKind.WAIT_FOR_HOST, 15)
    assert queue.verdict(1, now=20) == START


def test_five_errors_in_a_row_open_the_breaker_for_a_minute() -> None:
    queue = queue_of(1)
    for _ in range(4):
        queue.failed(now=0)
    assert queue.verdict(1, now=0) == START
    queue.failed(now=0)
    assert queue.verdict(1, now=1) == Verdict(VerdictKind.LEAVE_ALONE, 59)
    assert queue.verdict(1, now=60) == START


def test_a_success_in_between_starts_the_row_anew() -> None:
    queue = queue_of(1)
    for _ in range(4):
        queue.failed(now=0)
    queue.succeeded()
    for _ in range(4):
        queue.failed(now=0)
    assert queue.verdict(1, now=0) == START


def test_after_the_minute_one_at_a_time_may_try_until_one_succeeds() -> None:
    queue = queue_of(1, 2)
    for _ in range(5):
        queue.failed(now=0)
    queue.start(1, now=60)
    assert queue.verdict(2, now=70) == OTHERS
    queue.succeeded()
    assert queue.verdict(2, now=70) == START
    queue.errors_in_row = 5
    queue.failed(now=70)
    assert queue.verdict(2, now=71) == Verdict(VerdictKind.LEAVE_ALONE, 59)


def test_a_queue_with_anything_to_remember_is_not_idle() -> None:
    queue = queue_of()
    assert queue.is_idle(now=0)
    queue.hold(now=0, seconds=5)
    assert not queue.is_idle(now=1)
    assert queue.is_idle(now=5)
    queue.failed(now=5)
    assert not queue.is_idle(now=500)


@given(
    st.lists(st.tuples(st.floats(0, 5), st.floats(0, 5)), min_size=1, max_size=12),
    st.integers(1, 3),
    st.floats(0, 2),
)
def test_no_schedule_breaks_the_manners(visits, at_once, gap_s) -> None:
    """Whatever comes when and takes however long: order kept, starts apart, never too many at once, all served."""
    queue = HostQueue(FetchPolicy(per_host_at_once=at_once, per_host_gap_s=gap_s))
    arrivals = sorted((at, number, took) for number, (at, took) in enumerate(visits))
    order = [number for _, number, _ in arrivals]
    takes = {number: took for _, number, took in arrivals}
    now, starts, ends = 0.0, [], []
    while len(starts) < len(visits):
        while arrivals and arrivals[0][0] <= now:
            queue.waiting.append(arrivals.pop(0)[1])
        while ends and ends[0] <= now:
            heappop(ends)
            queue.running -= 1
        verdict = queue.verdict(queue.waiting[0], now) if queue.waiting else OTHERS
        if verdict == START:
            ticket = queue.waiting[0]
            queue.start(ticket, now)
            starts.append((ticket, now))
            heappush(ends, now + takes[ticket])
            assert queue.running <= at_once
            continue
        waits = [arrivals[0][0]] if arrivals else []
        waits += [ends[0]] if ends else []
        waits += [now + verdict.seconds] if verdict.kind is VerdictKind.WAIT_FOR_GAP else []
        now = max(now, min(waits)) + (1e-9 if min(waits) <= now else 0)
    assert [ticket for ticket, _ in starts] == order
    moments = [at for _, at in starts]
    assert all(later - sooner >= gap_s - 1e-6 for sooner, later in itertools.pairwise(moments))


def test_tasks_are_served_in_order_two_at_once_and_a_second_apart(fake_time) -> None:
    log: list[tuple[int, float]] = []
    at_once = 0

    async def visit(turns: Turns, number: int) -> None:
        nonlocal at_once
        async with turns.turn("a.example:443"):
            at_once += 1
            assert at_once <= 2
            log.append((number, fake_time.now - 1000))
            await fake_time.sleep(3.5)
            at_once -= 1

    async def scene() -> None:
        turns = turns_in(fake_time)
        await fake_time.run(*(visit(turns, n) for n in range(5)))

    asyncio.run(scene())
    assert log == [(0, 0), (1, 1), (2, 3.5), (3, 4.5), (4, 7)]


def test_a_hold_stops_one_host_and_no_other(fake_time) -> None:
    starts: dict[str, float] = {}
    waits: list[tuple[str, float]] = []

    async def visit(turns: Turns, host: str) -> None:
        async with turns.turn(host):
            starts[host] = fake_time.now - 1000

    async def scene() -> None:
        turns = turns_in(fake_time, on_wait=lambda host, seconds: waits.append((host, seconds)))
        turns.hold("busy.example:443", 12)
        await fake_time.run(visit(turns, "busy.example:443"), visit(turns, "b.example:443"))

    asyncio.run(scene())
    assert starts == {"busy.example:443": 12, "b.example:443": 0}
    assert waits == [("busy.example:443", 12)]


def test_a_hold_longer_than_the_patience_ends_all_waiting_at_once(fake_time) -> None:
    async def visit(turns: Turns) -> None:
        async with turns.turn("busy.example:443"):
            raise AssertionError("nobody may start")

    async def scene() -> list[object]:
        turns = turns_in(fake_time)
        turns.hold("busy.example:443", 61)
        return await fake_time.run(*(visit(turns) for _ in range(3)))

    ends = asyncio.run(scene())
    assert [str(end) for end in ends] == ["Busy; next try in 61 s."] * 3
    assert all(isinstance(end, Unreachable) and end.retry_after_s == 61 for end in ends)
    assert fake_time.now == 1000


def test_an_open_breaker_fails_fast_and_says_when_to_come_back(fake_time) -> None:
    async def visit(turns: Turns) -> None:
        async with turns.turn("down.example:443"):
            pass

    async def scene() -> list[object]:
        turns = turns_in(fake_time)
        for _ in range(5):
            turns.failed("down.example:443")
        return await fake_time.run(visit(turns))

    (end,) = asyncio.run(scene())
    assert isinstance(end, Unreachable)
    assert end.message == "The site failed for 5 links in a row; next try in 60 s."
    assert end.retry_after_s == 60
    assert fake_time.now == 1000


@pytest.mark.parametrize("cancelled", [0, 1, 2])
def test_a_cancelled_task_gives_up_its_place_and_the_others_go_on(fake_time, cancelled: int) -> None:
    served: list[int] = []

    async def visit(turns: Turns, number: int) -> None:
        async with turns.turn("a.example:443"):
            served.append(number)
            await fake_time.sleep(1)

    async def scene() -> None:
        turns = turns_in(fake_time, FetchPolicy(per_host_at_once=1))
        tasks = [asyncio.ensure_future(visit(turns, n)) for n in range(4)]
        await asyncio.sleep(0)
        tasks[cancelled].cancel()
        await fake_time.run(*tasks)

    asyncio.run(scene())
    assert served == [n for n in range(4) if n != cancelled or n == 0]


def test_the_next_starts_after_the_gap_though_nobody_has_finished_since(fake_time) -> None:
    starts: list[float] = []

    async def visit(turns: Turns, took_s: float) -> None:
        async with turns.turn("a.example:443"):
            starts.append(fake_time.now - 1000)
            await fake_time.sleep(took_s)

    async def scene() -> None:
        turns = turns_in(fake_time)
        await fake_time.run(visit(turns, 0.5), visit(turns, 9), visit(turns, 1))

    asyncio.run(scene())
    assert starts == [0, 1, 2]


def test_when_the_first_in_line_is_cancelled_the_next_takes_its_place(fake_time) -> None:
    served: list[tuple[int, float]] = []

    async def visit(turns: Turns, number: int) -> None:
        async with turns.turn("busy.example:443"):
            served.append((number, fake_time.now - 1000))

    async def scene() -> None:
        turns = turns_in(fake_time)
        turns.hold("busy.example:443", 30)
        first, second = (asyncio.ensure_future(visit(turns, number)) for number in range(2))
        await asyncio.sleep(0)
        first.cancel()
        await fake_time.run(second)

    asyncio.run(scene())
    assert served == [(1, 30)]


def test_an_error_inside_a_turn_frees_it(fake_time) -> None:
    async def visit(turns: Turns) -> None:
        async with turns.turn("a.example:443"):
            raise ValueError("the visitor's own")

    async def scene() -> list[object]:
        turns = turns_in(fake_time, FetchPolicy(per_host_at_once=1))
        return await fake_time.run(*(visit(turns) for _ in range(3)))

    assert [type(end) for end in asyncio.run(scene())] == [ValueError] * 3


def test_idle_hosts_are_forgotten_when_there_are_many(fake_time) -> None:
    async def scene() -> None:
        turns = turns_in(fake_time)
        for number in range(5000):
            async with turns.turn(f"{number}.example:443"):
                fake_time.now += 2
        assert len(turns._queues) <= 1025

    asyncio.run(scene())
