"""The shipped twin of the model: says each line again, or what it was told to say, and counts what was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jseeker.errors import JSeekerError, KeyRefused
from jseeker.model.rewording import Reworded, RewordTask

__all__ = ["EchoModel"]


class EchoModel:
    """Answers each line with `say(text)`; `script` holds, for the first calls in turn, a fault's sentence, an error to
    raise, or None for a usual answer. `asked` holds every task, in order.
    """

    def __init__(
        self,
        say: Callable[[str], str] = lambda text: text,
        *,
        script: Sequence[str | JSeekerError | None] = (),
        cost_usd: float = 0.0,
        knows_key: bool | KeyRefused = True,
        name: str = "echo:model",
    ) -> None:
        self.model, self.prompt_version = name, "echo-1"
        self.asked: list[RewordTask] = []
        self.checks = 0
        self.is_closed = False
        self._say, self._script, self._cost_usd, self._knows_key = say, list(script), cost_usd, knows_key

    async def check_key(self) -> bool:
        """What it was told of the key.

        Raises:
            KeyRefused: it was told to.
        """
        self.checks += 1
        if isinstance(self._knows_key, KeyRefused):
            raise self._knows_key
        return self._knows_key

    async def reword(self, task: RewordTask, *, requests: int = 3) -> Reworded:  # noqa: ARG002 - it needs only one
        """The next answer of the script, else each line as `say` says it.

        Raises:
            JSeekerError: it was told to.
        """
        self.asked.append(task)
        turn = self._script.pop(0) if self._script else None
        if isinstance(turn, JSeekerError):
            raise turn
        texts = () if turn else tuple((line.id, self._say(line.text)) for line in task.lines)
        return Reworded(texts, len(task.lines), len(texts), self._cost_usd, fault=turn or "")

    def estimate_usd(self, task: RewordTask) -> float:  # noqa: ARG002 - the same for each task
        """What each answer costs."""
        return self._cost_usd

    async def aclose(self) -> None:
        """Notes that it was closed."""
        self.is_closed = True
