"""Rewording within jobs: each answer paid once, a bad key found out at once, and no job failed by its model."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from jseeker.batch.rewriter import Rewriter
from jseeker.batch.worker import Until
from jseeker.core.resume_file import read_resume
from jseeker.errors import BudgetReached, KeyRefused, ModelUnavailable, NotConfigured
from jseeker.llm import EchoModel
from jseeker.model.batch import Batch, BatchOptions, BatchStatus, JobStatus
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.queue import ClaimedJob, NewJob
from jseeker.model.rewording import LedgerCall, Reworded, RewordTask
from jseeker.render import EchoWriter, MemoryShelf
from jseeker.samples import sample_resume
from jseeker.store import Store, open_memory_store
from jseeker.walk import Draft, Kit, Tools, Wishes, plan

PROFILE = read_resume(sample_resume(), "resume.yaml")
SKILLS = ("Python", "PostgreSQL", "Airflow", "dbt", "Kafka", "Docker", "Kubernetes", "Redis", "Django", "pandas")
REFUSED = KeyRefused("The key was refused; the batch is paused. Set it and resume.")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def posting(number: int) -> Posting:
    """A posting that asks for other skills than its neighbours."""
    asked = [skill for bit, skill in enumerate(SKILLS) if (number + 1) >> bit & 1]
    text = "Requirements\n" + "\n".join(f"• Experience with {skill}" for skill in asked)
    return Posting(f"https://a.example/{number}", f"k:{number}", "k", ReadMethod.TEXT, "Northwind", "Engineer", text)


class Desk:
    """A rewriter on a database in memory, and jobs that are claimed."""

    def __init__(self, store: Store, jobs: int = 20, **options: Any) -> None:
        self.store = store
        batch = Batch("b1", BatchStatus.RUNNING, NOW, BatchOptions("/o", **options), resume_text="-")
        store.batches.create(batch, [NewJob(f"https://a.example/{n}", f"k:{n}") for n in range(jobs)])
        found = [store.queue.claim(f"w/{n}", NOW) for n in range(jobs)]
        self.claimed = [claim for claim in found if claim is not None]
        self.fresh()

    def fresh(self) -> None:
        """Another process: nothing but the database is left."""

        async def here(function: Callable[..., Any], /, *args: Any) -> Any:
            await asyncio.sleep(0)
            return function(*args)

        self.rewriter = Rewriter(self.store.ledger, StandingClock(), here, here)

    async def one(self, number: int, model: EchoModel, **kit: Any) -> Draft:
        claimed = self.claimed[number]
        made = Kit(PROFILE, Wishes(), TOOLS, model, **kit)
        self.rewriter.begin(claimed, made)
        draft = plan(posting(number), PROFILE)
        return await self.rewriter.reworded(posting(number), draft, claimed, made)

    def all(self, numbers: range, model: EchoModel, **kit: Any) -> list[Draft | BaseException]:
        async def go() -> list[Draft | BaseException]:
            return await asyncio.gather(*(self.one(n, model, **kit) for n in numbers), return_exceptions=True)

        return asyncio.run(go())


class StandingClock:
    """Stands still."""

    def now(self) -> datetime:
        return NOW


TOOLS = Tools(
    claim=lambda link: (_ for _ in ()).throw(AssertionError(link)),
    fetcher=None,  # type: ignore[arg-type] # no page is fetched here
    writers=(EchoWriter(),),
    shelf=MemoryShelf(),
    clean=lambda resume: resume,
    prove=lambda _resume, _document, _style: None,
)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_memory_store()
    yield opened
    opened.close()


def shorter(text: str) -> str:
    """An honest change: the last part of a line left out."""
    return text.partition(", ")[0]


def test_without_a_model_the_draft_stays_as_it_is(store: Store) -> None:
    desk = Desk(store, 1)
    draft = plan(posting(0), PROFILE)

    kit = Kit(PROFILE, Wishes(), TOOLS)
    assert asyncio.run(desk.rewriter.reworded(posting(0), draft, desk.claimed[0], kit)) is draft


def test_an_answer_is_kept_with_its_job_and_its_cost(store: Store) -> None:
    desk, model = Desk(store, 2), EchoModel(shorter, cost_usd=0.01)

    [draft] = desk.all(range(1), model)

    assert isinstance(draft, Draft)
    assert any(rewording.text for rewording in draft.rewordings)
    [call] = store.ledger.of_batch("b1")
    assert (call.job_id, call.model, call.prompt_version) == (desk.claimed[0].job.id, "echo:model", "echo-1")
    assert store.queue.job(desk.claimed[0].job.id).cost_usd == 0.01


def test_a_question_that_was_answered_is_never_paid_again_whoever_asks(store: Store) -> None:
    desk, model = Desk(store, 1), EchoModel(shorter, cost_usd=0.01)

    [first] = desk.all(range(1), model)
    desk.fresh()
    [again] = desk.all(range(1), model)

    assert first == again
    assert len(model.asked) == len(store.ledger.of_batch("b1")) == 1


def test_the_same_question_asked_at_once_is_paid_once(store: Store) -> None:
    desk, model = Desk(store, 2), EchoModel(shorter, cost_usd=0.01)

    async def go() -> list[Draft]:
        kit = Kit(PROFILE, Wishes(), TOOLS, model)
        drafts = [plan(posting(0), PROFILE)] * 2
        jobs = zip(desk.claimed, drafts, strict=True)
        return await asyncio.gather(*(desk.rewriter.reworded(posting(0), d, job, kit) for job, d in jobs))

    one, other = asyncio.run(go())
    assert one == other
    assert len(model.asked) == 1


def test_a_faulty_answer_is_repaired_once(store: Store) -> None:
    desk, model = Desk(store, 1), EchoModel(shorter, script=["It was empty."], cost_usd=0.01)

    [draft] = desk.all(range(1), model)

    assert isinstance(draft, Draft)
    assert [task.complaint for task in model.asked] == ["", "It was empty."]
    assert any(rewording.text for rewording in draft.rewordings)
    assert store.queue.job(desk.claimed[0].job.id).cost_usd == pytest.approx(0.02)


def test_after_two_faulty_answers_the_persons_wording_stands_and_the_job_says_so(store: Store) -> None:
    desk, model = Desk(store, 1), EchoModel(script=["It was empty.", "It was empty."])

    [draft] = desk.all(range(1), model)

    assert isinstance(draft, Draft)
    assert (draft.rewordings, len(model.asked)) == ((), 2)
    assert draft.notes == ("The answer of echo:model could not be used: it was empty; your own wording stands.",)


def test_a_model_that_is_down_fails_no_job(store: Store) -> None:
    down = ModelUnavailable("The model echo:model is not available (500).")
    desk, model = Desk(store, 3), EchoModel(script=[down] * 3)

    drafts = desk.all(range(3), model)

    told = ("The model echo:model is not available (500); your own wording stands.",)
    assert [draft.notes for draft in drafts if isinstance(draft, Draft)] == [told] * 3
    assert [call.error for call in store.ledger.of_batch("b1")] == [down.message] * 3


def test_refused_lines_are_counted_and_their_sentences_kept(store: Store) -> None:
    desk, model = Desk(store, 1), EchoModel(lambda text: f"{text} at Globex")

    [draft] = desk.all(range(1), model)

    assert isinstance(draft, Draft)
    lines = len(model.asked[0].lines)
    assert [bool(rewording.refusal) for rewording in draft.rewordings] == [True] * lines
    assert draft.notes[0].startswith(f"{lines} of {lines} lines were not reworded")


def test_a_key_that_the_provider_is_known_to_refuse_costs_no_call(store: Store) -> None:
    desk, model = Desk(store), EchoModel(knows_key=REFUSED)

    outcomes = desk.all(range(20), model)

    assert all(isinstance(outcome, KeyRefused) for outcome in outcomes)
    assert (model.checks, model.asked, store.ledger.of_batch("b1")) == (1, [], ())


def test_where_only_a_call_can_tell_a_bad_key_costs_one(store: Store) -> None:
    desk, model = Desk(store), EchoModel(knows_key=False, script=[REFUSED] * 20)

    outcomes = desk.all(range(20), model)

    assert all(isinstance(outcome, KeyRefused) for outcome in outcomes)
    assert len(model.asked) == 1


def test_after_the_pause_the_key_is_tried_anew(store: Store) -> None:
    desk, model = Desk(store, 2), EchoModel(knows_key=False, script=[REFUSED])
    desk.claimed[1] = resumed(desk.claimed[1])

    async def go() -> Draft:
        with pytest.raises(KeyRefused):
            await desk.one(0, model)
        return await desk.one(1, model)

    assert asyncio.run(go()).notes == ()
    assert model.checks == 2


def resumed(claimed: ClaimedJob) -> ClaimedJob:
    return replace(claimed, batch=replace(claimed.batch, paused_seconds=1.5))


def test_a_worker_without_the_key_pauses_the_batch_and_says_what_is_missing(store: Store) -> None:
    class Keyless(EchoModel):
        async def check_key(self) -> bool:
            raise NotConfigured("X_API_KEY is not set.")

    [halted] = Desk(store, 1).all(range(1), Keyless())

    assert str(halted) == "X_API_KEY is not set. The batch is paused; mend it and resume."
    assert isinstance(halted, KeyRefused)


def test_with_a_good_key_calls_go_at_once(store: Store) -> None:
    waiting = asyncio.Event()

    class Slow(EchoModel):
        at_once = peak = 0

        async def reword(self, task: RewordTask, *, requests: int = 3) -> Reworded:
            self.at_once += 1
            self.peak = max(self.peak, self.at_once)
            if self.at_once == 5:
                waiting.set()
            await waiting.wait()
            self.at_once -= 1
            return await super().reword(task, requests=requests)

    model = Slow()
    Desk(store, 5).all(range(5), model)

    assert model.peak == 5


def test_a_batch_halts_before_it_spends_more_than_its_budget(store: Store) -> None:
    desk, model = Desk(store, budget_usd=0.05), EchoModel(cost_usd=0.01)

    outcomes = desk.all(range(20), model)

    assert sum(isinstance(outcome, Draft) for outcome in outcomes) == 5
    halted = [outcome for outcome in outcomes if isinstance(outcome, BudgetReached)]
    assert len(halted) == 15
    assert "jseeker run --carry-on b1 --budget USD" in halted[0].message
    assert store.ledger.spent_on_batch("b1") == pytest.approx(0.05)


def test_the_month_has_a_budget_of_its_own(store: Store) -> None:
    desk, model = Desk(store), EchoModel(cost_usd=0.01)
    last_month = datetime(2026, 10, 31, 23, 59, tzinfo=UTC)
    store.ledger.record(LedgerCall("b0", "0", last_month, "m", "v", "q", Reworded(cost_usd=9.0)))

    outcomes = desk.all(range(20), model, monthly_budget_usd=0.03)

    assert sum(isinstance(outcome, Draft) for outcome in outcomes) == 3
    assert any("monthly_budget_usd" in str(outcome) for outcome in outcomes)


@pytest.mark.parametrize("at_once", [1, 16])
def test_the_sum_of_the_jobs_costs_is_the_ledgers(engine: Any, at_once: int) -> None:
    model = EchoModel(shorter, cost_usd=0.0123)
    engine.kits._kit = replace(engine.kits._kit, reworder=model)
    engine.site.text_of = lambda url: posting(int(url.rsplit("/", 1)[1])).description
    batch = engine.add_batch(range(24))

    engine.work_off(batch, capacity=at_once)

    jobs, calls = engine.store.batches.jobs(batch.id), engine.store.ledger.of_batch(batch.id)
    assert {job.status for job in jobs} == {JobStatus.COMPLETED}
    assert len(calls) == len(model.asked) == 24
    assert sum(job.cost_usd for job in jobs) == pytest.approx(sum(call.answer.cost_usd for call in calls), abs=1e-9)
    assert engine.store.batches.facts(batch.id).cost_usd == pytest.approx(24 * 0.0123, abs=1e-9)


def test_a_refused_key_pauses_the_batch_and_every_job_waits(engine: Any) -> None:
    model = EchoModel(knows_key=False, script=[REFUSED] * 20)
    engine.kits._kit = replace(engine.kits._kit, reworder=model)
    engine.site.text_of = lambda url: posting(int(url.rsplit("/", 1)[1])).description
    batch = engine.add_batch(range(20))

    worker = engine.start(Until(batch_id=batch.id), capacity=5)
    engine.until(lambda: engine.store.batches.get(batch.id).status is BatchStatus.PAUSED)
    engine.until(lambda: not engine.store.batches.facts(batch.id).running)
    worker.leave()
    engine.join()

    paused = engine.store.batches.get(batch.id)
    assert (paused.halt_kind, paused.halt_reason) == ("key_refused", REFUSED.message)
    assert {job.status for job in engine.store.batches.jobs(batch.id)} == {JobStatus.PENDING}
    assert len(model.asked) == 1
