"""Rewording by a language model: what is asked, what comes back, what became of it, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jseeker.model.resume import LineMode

__all__ = ["LedgerCall", "RewordLine", "RewordTask", "Reworded", "Rewording"]


@dataclass(frozen=True, slots=True)
class RewordLine:
    """One line of the person's that may be reworded, under the id of its source."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class RewordTask:
    """All that a model is told for one job: lines of the person's, and the posting's words that they answer.

    `complaint` says why an earlier answer to the same task could not be used; empty at the first call.
    """

    lines: tuple[RewordLine, ...]
    wanted: tuple[str, ...] = ()
    language: str = "en"
    strict: bool = False
    complaint: str = ""


@dataclass(frozen=True, slots=True)
class Reworded:
    """One answer of a model: texts by the id of their line, unchecked, and what it cost.

    `fault` says why the answer cannot be used; empty for a good one. `note` is a sentence for the person about the
    call (a price that is not known). `requests` counts the requests that the answer took, 1 to 3.
    """

    texts: tuple[tuple[str, str], ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float = 0.0
    fault: str = ""
    note: str = ""
    requests: int = 1


@dataclass(frozen=True, slots=True)
class Rewording:
    """What became of a model's wording of one line: printed (`text` and the person's wording that it stands on), or
    refused (`text` is empty, `refusal` is the gate's sentence)."""

    line_id: str
    text: str = ""
    source_id: str = ""
    source_text: str = ""
    mode: LineMode = LineMode.REWRITTEN
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class LedgerCall:
    """One call to a model as the ledger keeps it; `answer` is None where none came, and `error` says why."""

    batch_id: str
    job_id: str
    at: datetime
    model: str
    prompt_version: str
    input_hash: str
    answer: Reworded | None = None
    error: str | None = None
