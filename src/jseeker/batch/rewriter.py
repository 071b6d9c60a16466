"""Rewording within a job: the key is tried early, each answer paid once, and a model that fails never fails a job."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, Protocol
from weakref import WeakValueDictionary

from jseeker.batch.budget import Cap, Purse
from jseeker.core.rewording import input_hash, judged
from jseeker.errors import JSeekerError, KeyRefused, ModelError, NotConfigured
from jseeker.model.batch import Batch
from jseeker.model.posting import Posting
from jseeker.model.queue import ClaimedJob
from jseeker.model.rewording import LedgerCall, Reworded, RewordTask
from jseeker.ports import Clock, Reworder
from jseeker.walk import Draft, Kit, wording_task

__all__ = ["InThread", "Ledger", "Rewriter"]

REQUESTS = 3
"""Requests a job may make in all, the repair of a faulty answer included."""
CALLS = 2
"""Answers a job may pay for: the first, and one repair."""
OWN_WORDING = "your own wording stands"


class InThread(Protocol):
    """Runs a function in a thread and gives its result."""

    def __call__(self, function: Callable[..., Any], /, *args: Any) -> Awaitable[Any]:
        """The function's result."""
        ...


class Ledger(Protocol):
    """What is remembered of paid calls; the store's own in a batch."""

    def answer_to(self, input_hash: str, job_id: str) -> Reworded | None:
        """The answer that this question got, None where it got none."""
        ...

    def record(self, call: LedgerCall) -> None:
        """Writes a call down."""
        ...

    def spent_on_batch(self, batch_id: str) -> float:
        """What the calls of a batch cost so far, in US dollars."""
        ...

    def spent_since(self, moment: datetime) -> float:
        """What all calls since then cost, in US dollars."""
        ...


@dataclass(slots=True)
class _Door:
    """What is known of a key in one run of a batch: until it is proven, one call goes ahead of all others."""

    check: asyncio.Task[bool]
    proven: bool = False
    refused: KeyRefused | None = None
    first: asyncio.Lock = field(default_factory=asyncio.Lock)

    def raise_if_refused(self) -> None:
        """Ends a call before it begins where another one was refused meanwhile."""
        if self.refused is not None:
            raise self.refused


class Rewriter:
    """Asks the models of a worker's batches; `on_db` and `on_cpu` run functions in threads. Used on one event loop."""

    def __init__(self, ledger: Ledger, clock: Clock, on_db: InThread, on_cpu: InThread) -> None:
        self._ledger, self._clock, self._on_db, self._on_cpu = ledger, clock, on_db, on_cpu
        self._doors: dict[tuple[int, str, float], _Door] = {}
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._purse = Purse()

    def begin(self, claimed: ClaimedJob, kit: Kit) -> None:
        """Starts to try the key, while the job's page loads."""
        if kit.reworder is not None:
            self._door(kit.reworder, claimed.batch)

    async def reworded(self, posting: Posting, draft: Draft, claimed: ClaimedJob, kit: Kit) -> Draft:
        """The draft with what a model's wordings came to, or with a note where none came.

        Raises:
            BatchHalted: the key was refused, or a budget is reached.
        """
        if kit.reworder is None:
            return draft
        task: RewordTask = await self._on_cpu(wording_task, posting, draft, kit)
        if not task.lines:
            return draft
        try:
            answer = await self._answer(task, claimed, kit, kit.reworder)
        except ModelError as error:
            return replace(draft, notes=(*draft.notes, f"{error.message.rstrip('.')}; {OWN_WORDING}."))
        rewordings = await self._on_cpu(judged, task, answer.texts, kit.profile)
        notes = [note for note in (answer.note,) if note]
        if answer.fault:
            notes.append(f"The answer of {kit.reworder.model} could not be used: {_told(answer.fault)}; {OWN_WORDING}.")
        if refused := sum(not rewording.text for rewording in rewordings):
            why = "since the model's wording said more than yours"
            notes.append(f"{refused} of {len(task.lines)} lines were not reworded, {why}.")
        return replace(draft, rewordings=rewordings, notes=(*draft.notes, *notes))

    async def _answer(self, task: RewordTask, claimed: ClaimedJob, kit: Kit, reworder: Reworder) -> Reworded:
        """An answer, repaired once where it was faulty."""
        left = REQUESTS
        for _ in range(CALLS):
            answer = await self._paid_once(task, left, claimed, kit, reworder)
            left -= answer.requests
            if not answer.fault or left <= 0:
                break
            task = replace(task, complaint=answer.fault)
        return answer

    async def _paid_once(
        self, task: RewordTask, requests: int, claimed: ClaimedJob, kit: Kit, reworder: Reworder
    ) -> Reworded:
        """The answer to a task: the kept one where there is one, else a new one."""
        question = input_hash(reworder.model, reworder.prompt_version, task)
        call = LedgerCall(
            batch_id=claimed.batch.id,
            job_id=claimed.job.id,
            at=self._clock.now(),
            model=reworder.model,
            prompt_version=reworder.prompt_version,
            input_hash=question,
        )
        lock = self._asking.setdefault(question, asyncio.Lock())
        async with lock:
            kept: Reworded | None = await self._on_db(self._ledger.answer_to, question, claimed.job.id)
            if kept is not None:
                return kept
            async with self._purse.reserve(reworder.estimate_usd(task), self._caps(claimed.batch, kit)):
                ask = partial(self._asked, task, requests, reworder, call)
                return await self._at_the_door(self._door(reworder, claimed.batch), ask)

    async def _at_the_door(self, door: _Door, ask: Callable[[], Awaitable[Reworded]]) -> Reworded:
        """A new answer, once the key is known to be good; where only a call can tell, one goes ahead of the others."""
        try:
            if not await asyncio.shield(door.check):
                async with door.first:
                    door.raise_if_refused()
                    if not door.proven:
                        answer = await ask()
                        door.proven = True
                        return answer
            door.raise_if_refused()
            return await ask()
        except KeyRefused as error:
            door.refused = error
            raise
        except NotConfigured as error:  # this worker lacks what the model needs: every job would meet the same
            raise KeyRefused(f"{error.message} The batch is paused; mend it and resume.") from error

    async def _asked(self, task: RewordTask, requests: int, reworder: Reworder, call: LedgerCall) -> Reworded:
        """A new answer, in the ledger before all else."""
        try:
            answer = await reworder.reword(task, requests=requests)
        except (ModelError, KeyRefused) as error:
            await self._on_db(self._ledger.record, replace(call, error=error.message))
            raise
        # Whatever becomes of the job now: what was paid for is written down
        await asyncio.shield(self._on_db(self._ledger.record, replace(call, answer=answer)))
        return answer

    def _door(self, reworder: Reworder, batch: Batch) -> _Door:
        """The door of a batch's model; a new one after each pause, since the person may have set another key."""
        name = (id(reworder), batch.id, batch.paused_seconds)
        if name not in self._doors:
            check = asyncio.ensure_future(reworder.check_key())
            check.add_done_callback(_heard)
            self._doors[name] = _Door(check)
        return self._doors[name]

    def _caps(self, batch: Batch, kit: Kit) -> tuple[Cap, ...]:
        caps = []
        if (usd := batch.options.budget_usd) is not None:
            raised = f"Go on with more: jseeker run --carry-on {batch.id} --budget USD."
            spent = self._asks(self._ledger.spent_on_batch, batch.id)
            caps.append(Cap("budget of the batch", batch.id, usd, spent, raised))
        if (usd := kit.monthly_budget_usd) is not None:
            now = self._clock.now().astimezone(UTC)
            month = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
            raised = "Raise it with jseeker config set monthly_budget_usd USD, and resume."
            caps.append(Cap("monthly budget", "month", usd, self._asks(self._ledger.spent_since, month), raised))
        return tuple(caps)

    def _asks(self, function: Callable[..., float], *args: Any) -> Callable[[], Awaitable[float]]:
        return lambda: self._on_db(function, *args)


def _heard(check: asyncio.Task[bool]) -> None:
    """Takes note of a check's error also where no job came to ask for it."""
    with suppress(asyncio.CancelledError, JSeekerError):
        check.result()


def _told(fault: str) -> str:
    """A fault's sentence as a part of another."""
    return fault[:1].lower() + fault[1:].rstrip(".")
