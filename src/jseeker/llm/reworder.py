"""The model behind our own port: one call with at most three requests, waits kept, an answer read and priced."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from jseeker.errors import KeyRefused, ModelUnavailable
from jseeker.llm.keys import provider_of, require_model
from jseeker.llm.prompts import ANSWER_NAME, INSTRUCTIONS, PROMPT_VERSION, Answer, prompt_of, read_answer
from jseeker.model.rewording import Reworded, RewordTask

if TYPE_CHECKING:
    from jseeker.llm.wire import Said, Wire

__all__ = ["PydanticReworder"]

ANSWER_WITHIN_S = 120.0
"""One deadline for an answer: a small computer's own model needs a minute for a page."""
FIRST_WAIT_S = 0.5
"""Before the second request, doubled before the third, where the provider names no time of its own."""
LONGEST_WAIT_S = 30.0
"""A provider that asks for more is taken for one that is not there: the offline wording is at hand."""


class PydanticReworder:
    """Any model that pydantic-ai speaks to, by its name there (`openai:gpt-4o-mini`). Nothing is imported, opened or
    read from the environment before the first call; after a refused key it is read anew."""

    prompt_version = PROMPT_VERSION

    def __init__(
        self,
        model: str,
        *,
        answer_within_s: float = ANSWER_WITHIN_S,
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.model = model
        self._answer_within_s, self._wait = answer_within_s, wait
        self._wire: Wire | None = None
        self._opening = asyncio.Lock()

    async def check_key(self) -> bool:
        """True when the provider says, free of charge, that the key is good; False where it cannot be asked.

        Raises:
            KeyRefused: the provider refuses the key.
            NotConfigured: there is no such model, or what it needs (a key, a library) is not here.
        """
        wire = await self._opened()
        try:
            return await wire.check_key()
        except KeyRefused:
            await self.aclose()
            raise

    async def reword(self, task: RewordTask, *, requests: int = 3) -> Reworded:
        """One answer, good or faulty, of at most that many requests.

        Raises:
            KeyRefused: the provider refuses the key.
            NotConfigured: there is no such model, or what it needs (a key, a library) is not here.
            ModelError: no answer came; ModelUnavailable where one may come later.
        """
        wire = await self._opened()
        for made in range(1, requests + 1):
            try:
                async with asyncio.timeout(self._answer_within_s):
                    said = await wire.ask(INSTRUCTIONS, prompt_of(task), ANSWER_NAME, Answer.model_json_schema())
            except TimeoutError as error:
                raise ModelUnavailable(f"The model {self.model} did not answer in time.") from error
            except KeyRefused:
                await self.aclose()
                raise
            except ModelUnavailable as error:
                wait_s = FIRST_WAIT_S * 2 ** (made - 1) if error.retry_after_s is None else error.retry_after_s
                if made == requests or wait_s > LONGEST_WAIT_S:
                    raise
                await self._wait(wait_s)
            else:
                return self._read(said, task, made)
        raise ModelUnavailable(f"The model {self.model} was not asked.")

    def estimate_usd(self, task: RewordTask) -> float:
        """The list price of the task with an answer as long as its lines, JSON and all; 0.0 where none is known."""
        # Prices are 2 MB of data: read where a model is named, not for every command
        from jseeker.llm.prices import estimate_usd  # noqa: PLC0415 - see above

        lines = sum(len(line.id) + len(line.text) + len('{"id": "", "text": ""}, ') for line in task.lines)
        chars_in = len(INSTRUCTIONS) + len(prompt_of(task)) + len(str(Answer.model_json_schema()))
        provider = provider_of(self.model)
        return estimate_usd(provider, self.model.removeprefix(f"{provider}:"), chars_in, lines) or 0.0

    async def aclose(self) -> None:
        """Ends all connections; it may be used again."""
        wire, self._wire = self._wire, None
        if wire is not None:
            await wire.aclose()

    async def _opened(self) -> Wire:
        async with self._opening:
            if self._wire is None:
                require_model(self.model)
                self._wire = await asyncio.to_thread(self._open)
            return self._wire

    def _open(self) -> Wire:
        # pydantic-ai takes seconds to import: only where a model is named, in a thread, while the first pages load
        from jseeker.llm.wire import Wire  # noqa: PLC0415 - see above

        return Wire(self.model, self._answer_within_s)

    def _read(self, said: Said, task: RewordTask, requests: int) -> Reworded:
        texts, fault = ((), "It was too large.") if said.too_large else read_answer(said.content, task)
        note = "" if said.cost_usd is not None else f"The price of {self.model} is not known; its calls count as $0.00."
        return Reworded(texts, said.tokens_in, said.tokens_out, said.cost_usd or 0.0, fault, note, requests)
