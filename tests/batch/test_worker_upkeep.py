"""What a worker does beside its jobs: calls what is to be called with each beat, and changes how many jobs it takes."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from jseeker.batch.slots import Home
from jseeker.batch.worker import Until, Worker
from jseeker.errors import StoreError
from jseeker.model.batch import BatchStatus


def _worker(engine: Any, on_beat: Any) -> Worker:
    worker = Worker(engine.store, Home(engine.folder / "home"), engine.kits, engine.clock, capacity=2, on_beat=on_beat)
    worker.register()
    return worker


def test_an_idle_worker_looks_what_is_due_before_it_ends(engine: Any) -> None:
    started: list[str] = []

    def start_once() -> None:
        if not started:
            started.append(engine.add_batch(range(2)).id)

    asyncio.run(_worker(engine, start_once).run(Until(idle=True)))

    assert engine.store.batches.get(started[0]).status is BatchStatus.COMPLETED


def test_a_call_that_fails_is_made_again_and_one_that_blocks_stops_no_heart(engine: Any) -> None:
    calls: list[int] = []
    blocked, go_on = threading.Event(), threading.Event()

    def fail_then_block() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise StoreError("Another program holds the database.")
        blocked.set()
        go_on.wait(20)

    worker = _worker(engine, fail_then_block)
    engine._run(worker, Until())

    assert blocked.wait(20)
    before = engine.store.workers.rows()[0].beats
    engine.until(lambda: engine.store.workers.rows()[0].beats > before)
    go_on.set()
    assert len(calls) == 2


def test_the_capacity_grows_and_shrinks_while_jobs_run(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(12))
    worker = engine.start(Until(batch_id=batch.id), capacity=1)
    engine.until(lambda: engine.site.at_once == 1)

    worker.set_capacity(6)
    engine.until(lambda: engine.site.at_once == 6)
    worker.set_capacity(2)
    engine.site.seconds = 0.05
    engine.site.open.set()
    engine.join()

    assert engine.site.peak == 6
    assert engine.store.batches.facts(batch.id).counts["completed"] == 12


def test_a_cap_set_elsewhere_on_its_own_batch_becomes_the_workers_capacity(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(8))
    engine.start(Until(batch_id=batch.id), capacity=2, own=[batch.id])
    engine.until(lambda: engine.site.at_once == 2)

    engine.store.batches.set_max_workers(batch.id, 4)
    engine.until(lambda: engine.site.at_once == 4)
    engine.site.open.set()
    engine.join()

    assert engine.site.peak == 4


def test_a_worker_for_all_batches_keeps_its_own_capacity(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(6))
    engine.store.batches.set_max_workers(batch.id, 4)
    engine.start(Until(batch_id=batch.id), capacity=2)
    engine.until(lambda: engine.site.at_once == 2)
    beats = engine.store.workers.rows()[0].beats
    engine.until(lambda: engine.store.workers.rows()[0].beats > beats + 1)
    engine.site.open.set()
    engine.join()

    assert engine.site.peak == 2
