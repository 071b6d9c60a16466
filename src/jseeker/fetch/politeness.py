"""Turns for each host: at most so many at once, starts so far apart, patience where it is asked for, a breaker.

`HostQueue` is the rule, pure: time is an argument. `Turns` lets tasks of one event loop wait by it, first come first
served. A host here is `name:port`.
"""

from __future__ import annotations

import asyncio
import itertools
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum, auto

from jseeker.errors import Unreachable
from jseeker.fetch.answers import busy
from jseeker.fetch.policy import FetchPolicy

__all__ = ["HostQueue", "OnWait", "Turns", "Verdict", "VerdictKind"]

OnWait = Callable[[str, float], None]
"""Told (host, seconds) before each wait that a site asked for or earned by a fault; must not raise."""
QUEUES_KEPT = 1024
"""Above this many hosts the idle ones are forgotten."""
NEVER = float("-inf")


class VerdictKind(Enum):
    """What the head of a queue, or whoever stands behind it, does next."""

    START = auto()
    WAIT_FOR_OTHERS = auto()
    WAIT_FOR_GAP = auto()
    WAIT_FOR_HOST = auto()
    LEAVE_ALONE = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to "may I start?"; `seconds` is how long to wait where that is known."""

    kind: VerdictKind
    seconds: float = 0.0


@dataclass(slots=True)
class HostQueue:
    """The turns of one host.

    The breaker counts fetches, not tries: five links in a row that failed for good, by faults of the host itself. It
    then lets nobody through for a while; after that one at a time, until one succeeds.
    """

    policy: FetchPolicy
    waiting: deque[int] = field(default_factory=deque)
    running: int = 0
    next_start: float = NEVER
    held_until: float = NEVER
    errors_in_row: int = 0
    open_until: float = NEVER

    def verdict(self, ticket: int, now: float) -> Verdict:
        """What the holder of `ticket`, who stands in `waiting`, does next."""
        if now < self.open_until:
            return Verdict(VerdictKind.LEAVE_ALONE, self.open_until - now)
        at_once = self.policy.per_host_at_once if self.errors_in_row < self.policy.breaker_errors else 1
        if self.waiting[0] != ticket or self.running >= at_once:
            return Verdict(VerdictKind.WAIT_FOR_OTHERS)
        if now < self.held_until:
            return Verdict(VerdictKind.WAIT_FOR_HOST, self.held_until - now)
        if now < self.next_start:
            return Verdict(VerdictKind.WAIT_FOR_GAP, self.next_start - now)
        return Verdict(VerdictKind.START)

    def start(self, ticket: int, now: float) -> None:
        """The holder of `ticket` goes ahead."""
        self.waiting.remove(ticket)
        self.running += 1
        self.next_start = now + self.policy.per_host_gap_s

    def hold(self, now: float, seconds: float) -> None:
        """The host asked to be left alone for so long."""
        self.held_until = max(self.held_until, now + seconds)

    def succeeded(self) -> None:
        """The host answered as a working one does."""
        self.errors_in_row = 0

    def failed(self, now: float) -> None:
        """A fetch failed for good by a fault of the host."""
        self.errors_in_row += 1
        if self.errors_in_row >= self.policy.breaker_errors:
            self.open_until = now + self.policy.breaker_open_s

    def is_idle(self, now: float) -> bool:
        """True when forgetting the queue would change nothing."""
        free_at = max(self.next_start, self.held_until, self.open_until)
        return not self.waiting and not self.running and not self.errors_in_row and now >= free_at


class Turns:
    """Lets tasks wait for their turn at a host; a waiting task may be cancelled at any time."""

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        on_wait: OnWait | None = None,
    ) -> None:
        self._policy = policy
        self._monotonic = monotonic
        self._sleep = sleep
        self._on_wait = on_wait
        self._queues: dict[str, HostQueue] = {}
        self._bells: dict[int, asyncio.Event] = {}
        self._tickets = itertools.count()

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncGenerator[None]:
        """A turn at the host, held while the block runs.

        Raises:
            Unreachable: the host is left alone for longer than a fetch may wait; `retry_after_s` says how long.
        """
        queue = self._queue(host)
        ticket = next(self._tickets)
        self._bells[ticket] = asyncio.Event()
        queue.waiting.append(ticket)
        try:
            await self._wait(host, queue, ticket)
            queue.start(ticket, self._monotonic())
        except BaseException:
            queue.waiting.remove(ticket)
            raise
        finally:
            del self._bells[ticket]
            self._ring(queue)
        try:
            yield
        finally:
            queue.running -= 1
            self._ring(queue)

    def hold(self, host: str, seconds: float) -> None:
        """Nobody starts at the host for so long; other hosts go on."""
        self._queue(host).hold(self._monotonic(), seconds)

    def succeeded(self, host: str) -> None:
        """The host answered as a working one does."""
        self._queue(host).succeeded()

    def failed(self, host: str) -> None:
        """A fetch failed for good by a fault of the host."""
        self._queue(host).failed(self._monotonic())

    def waits(self, host: str, seconds: float) -> None:
        """Tells whoever watches that a fetch waits for the host."""
        if self._on_wait:
            self._on_wait(host, seconds)

    async def _wait(self, host: str, queue: HostQueue, ticket: int) -> None:
        while True:
            verdict = queue.verdict(ticket, self._monotonic())
            if verdict.kind is VerdictKind.START:
                return
            if verdict.kind is VerdictKind.LEAVE_ALONE:
                raise _left_alone(queue.errors_in_row, verdict.seconds)
            if verdict.kind is VerdictKind.WAIT_FOR_OTHERS:
                await self._bells[ticket].wait()
                self._bells[ticket].clear()
                continue
            if verdict.kind is VerdictKind.WAIT_FOR_HOST:
                if verdict.seconds > self._policy.max_wait_s:
                    raise busy(verdict.seconds)
                self.waits(host, verdict.seconds)
            await self._sleep(verdict.seconds)

    def _ring(self, queue: HostQueue) -> None:
        """Wakes whoever stands first."""
        if queue.waiting:
            self._bells[queue.waiting[0]].set()

    def _queue(self, host: str) -> HostQueue:
        queue = self._queues.get(host)
        if queue is None:
            if len(self._queues) >= QUEUES_KEPT:
                now = self._monotonic()
                self._queues = {name: kept for name, kept in self._queues.items() if not kept.is_idle(now)}
            queue = self._queues[host] = HostQueue(self._policy)
        return queue


def _left_alone(errors: int, seconds: float) -> Unreachable:
    return Unreachable(
        f"The site failed for {errors} links in a row; next try in {max(1, round(seconds))} s.", retry_after_s=seconds
    )
