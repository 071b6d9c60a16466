"""The ledger: an answer is kept under its question, and a job's cost is the sum of its calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from jseeker.core.insights import Spend
from jseeker.model.batch import Batch
from jseeker.model.rewording import LedgerCall, Reworded
from jseeker.store import Store

ANSWER = Reworded((("a", "Built it"),), 400, 100, 0.1)


@pytest.fixture
def call(store: Store, add_batch: Callable[..., Batch], now: datetime) -> LedgerCall:
    """A call of the first of two jobs, with an answer."""
    batch = add_batch(2)
    first = store.batches.jobs(batch.id)[0]
    return LedgerCall(batch.id, first.id, now, "echo:model", "v1", "q1", ANSWER)


def test_an_answer_is_found_again_by_its_question_for_any_job(store: Store, call: LedgerCall) -> None:
    store.ledger.record(call)

    assert store.ledger.answer_to("q1", call.job_id) == ANSWER
    assert store.ledger.answer_to("q1", "999") == ANSWER
    assert store.ledger.answer_to("q2", call.job_id) is None


def test_a_faulty_answer_counts_for_its_own_job_and_a_call_without_answer_for_none(
    store: Store, call: LedgerCall
) -> None:
    faulty = replace(ANSWER, texts=(), fault="It was empty.")
    store.ledger.record(replace(call, answer=None, error="Down."))
    assert store.ledger.answer_to("q1", call.job_id) is None

    store.ledger.record(replace(call, answer=faulty))

    assert store.ledger.answer_to("q1", call.job_id) == faulty
    assert store.ledger.answer_to("q1", "999") is None
    store.ledger.record(call)
    assert store.ledger.answer_to("q1", call.job_id) == ANSWER


def test_a_jobs_cost_and_its_batchs_are_the_sums_of_their_calls(store: Store, call: LedgerCall) -> None:
    second = store.batches.jobs(call.batch_id)[1].id
    for job_id, usd in ((call.job_id, 0.1), (call.job_id, 0.2), (second, 0.05)):
        store.ledger.record(replace(call, job_id=job_id, answer=replace(ANSWER, cost_usd=usd)))
    store.ledger.record(replace(call, job_id=second, answer=None, error="Down."))

    costs = [job.cost_usd for job in store.batches.jobs(call.batch_id)]
    assert costs == pytest.approx([0.3, 0.05])
    assert store.ledger.spent_on_batch(call.batch_id) == pytest.approx(0.35)
    assert store.batches.facts(call.batch_id).cost_usd == pytest.approx(0.35)
    assert store.ledger.spent_on_batch("another") == 0.0


def test_the_end_of_a_job_leaves_its_cost_as_the_ledger_has_it(
    store: Store, call: LedgerCall, recording: Callable[..., object], now: datetime
) -> None:
    claimed = store.queue.claim("w/1", now)
    assert claimed is not None
    store.ledger.record(replace(call, job_id=claimed.job.id))

    done = store.queue.complete(claimed.job, recording(claimed.job.key), now)  # type: ignore[arg-type] # by a fixture

    assert done.cost_usd == pytest.approx(0.1)


def test_what_was_spent_since_a_moment_counts_from_that_moment(store: Store, call: LedgerCall, now: datetime) -> None:
    for days in (0, 1, 40):
        store.ledger.record(replace(call, at=now + timedelta(days=days)))

    assert store.ledger.spent_since(now + timedelta(days=1)) == pytest.approx(0.2)
    assert store.ledger.spent_since(now + timedelta(days=41)) == 0.0


def test_calls_are_told_in_the_order_they_were_made(store: Store, call: LedgerCall) -> None:
    refused = replace(call, answer=None, error="The key was refused.")
    faulty = replace(call, answer=replace(ANSWER, fault="It was empty."))
    for one in (call, refused, faulty):
        store.ledger.record(one)

    assert store.ledger.of_batch(call.batch_id) == (call, refused, replace(faulty, error="It was empty."))


def test_every_call_is_told_with_its_cost_and_one_without_answer_cost_nothing(
    store: Store, call: LedgerCall, now: datetime
) -> None:
    later = now + timedelta(days=40)
    store.ledger.record(call)
    store.ledger.record(replace(call, at=later, model="echo:other", answer=None, error="Down."))

    assert store.ledger.spends() == (Spend(now, "echo:model", 0.1), Spend(later, "echo:other", 0.0))
