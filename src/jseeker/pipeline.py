"""The seed's pipeline: one posting's text in, its tailored documents out. A front door to the walk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from jseeker.app import App, make_tools, pdf_writer_of, wishes_of
from jseeker.batch.rewriter import Rewriter
from jseeker.clock import SystemClock
from jseeker.config import Settings, load_settings
from jseeker.core.links import clean_link
from jseeker.errors import BudgetReached, KeyRefused
from jseeker.llm import PydanticReworder
from jseeker.model.batch import Batch, BatchJob, BatchOptions, BatchStatus
from jseeker.model.pipeline import PipelineResult
from jseeker.model.posting import Posting
from jseeker.model.queue import ClaimedJob
from jseeker.model.rewording import LedgerCall, Reworded
from jseeker.sources import posting_key, read_saved
from jseeker.walk import Draft, Kit, Place, plan, write_documents

__all__ = ["PipelineResult", "run_pipeline"]


def run_pipeline(
    jd_text: str,
    jd_url: str = "",
    output_dir: str | Path | None = None,
    *,
    settings: Settings | None = None,
    letter: bool = False,
) -> PipelineResult:
    """The documents tailored to a posting's text, written below `output_dir` (default: that of the settings).

    `jd_url`, where given, is the posting's link: its key names the folder. `letter` adds a cover letter and a note. A
    model that the settings name rewords, under the gate and the budgets. Nothing is recorded in the database.

    Raises:
        EmptyPage: the text is too short to be a posting.
        Refused: `jd_url` is no link that could be opened.
        NotConfigured: there is no valid resume, or the model lacks what it needs.
        KeyRefused, BudgetReached: the model's key is not good, or there is no money left for it.
        DocumentError: a document cannot be made.
    """
    app = App(settings or load_settings())
    app.check_model(app.settings.model)
    posting = _posting_of(jd_text, jd_url, app)
    options = app.options(letter=letter)
    profile = app.resume.profile()
    draft = plan(posting, profile)
    place = Place((Path(output_dir) if output_dir is not None else app.settings.output_dir).absolute())
    ledger = _Unrecorded(app)
    with closing(pdf_writer_of(app.settings)) as pdf, closing(app):
        reworder = PydanticReworder(options.model) if options.model is not None else None
        tools = make_tools(app.sources, options.allow_hosts, (), pdf)
        kit = Kit(profile, wishes_of(options), tools, reworder, app.settings.monthly_budget_usd)
        if reworder is not None:  # in a thread: the caller may be inside an event loop of its own
            with ThreadPoolExecutor(1) as thread:
                draft = thread.submit(lambda: asyncio.run(_reworded(posting, draft, kit, options, ledger))).result()
        written = write_documents(posting, draft, kit, place)
    return PipelineResult(
        posting=posting,
        parsed=draft.parsed,
        match=draft.match,
        score=written.score,
        documents=written.documents,
        resume_sha256=written.resume_sha256,
        language=written.language,
        template=written.template,
        notes=written.notes,
        cost_usd=ledger.cost_usd,
    )


class _Unrecorded:
    """The ledger of one posting outside of any batch: its costs are summed here, and the database is only asked what
    this month has cost."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.cost_usd = 0.0

    def answer_to(self, input_hash: str, job_id: str) -> Reworded | None:  # noqa: ARG002 - nothing is kept
        """None: no answer is kept."""
        return None

    def record(self, call: LedgerCall) -> None:
        """Adds the call's cost."""
        self.cost_usd += call.answer.cost_usd if call.answer is not None else 0.0

    def spent_on_batch(self, batch_id: str) -> float:  # noqa: ARG002 - there is but one
        """What this posting cost so far."""
        return self.cost_usd

    def spent_since(self, moment: datetime) -> float:
        """What the batches cost since then, and this posting."""
        return self._app.store.ledger.spent_since(moment) + self.cost_usd


async def _reworded(posting: Posting, draft: Draft, kit: Kit, options: BatchOptions, ledger: _Unrecorded) -> Draft:
    """The draft with what a model's wordings came to, as in a batch of one."""
    clock = SystemClock()
    batch = Batch("pipeline", BatchStatus.RUNNING, clock.now(), options)
    claimed = ClaimedJob(BatchJob("0", posting.url, batch_id=batch.id, key=posting.key), batch, {})
    rewriter = Rewriter(ledger, clock, _in_thread, _in_thread)
    rewriter.begin(claimed, kit)
    try:
        return await rewriter.reworded(posting, draft, claimed, kit)
    except KeyRefused as error:
        raise KeyRefused("The key was refused; set it and try again.") from error
    except BudgetReached as error:
        raise BudgetReached(f"{error.message.partition(';')[0]}; raise it and try again.") from error
    finally:
        if kit.reworder is not None:
            await kit.reworder.aclose()


async def _in_thread(function: Callable[..., Any], /, *args: Any) -> Any:
    return await asyncio.to_thread(function, *args)


def _posting_of(jd_text: str, jd_url: str, app: App) -> Posting:
    posting = read_saved("posting.txt", jd_text.encode("utf-8", "replace"))
    if not jd_url:
        return posting
    return replace(posting, url=jd_url, key=posting_key(clean_link(jd_url), app.sources))
