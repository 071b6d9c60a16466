"""The pool warms up first, once, in a thread of its own, and a failed warm-up holds nothing up."""

from __future__ import annotations

from concurrent.futures import Future
from contextvars import Context
from threading import Event, current_thread

from jseeker.batch.warm_pool import WarmPool
from jseeker.errors import DocumentError


def test_tasks_wait_for_the_end_of_the_warm_up() -> None:
    go, log = Event(), []

    def warm() -> None:
        go.wait(10)
        log.append("warm")

    with WarmPool(2, warm) as pool:
        tasks = [pool.submit(log.append, number) for number in range(3)]
        assert log == []
        go.set()
        for task in tasks:
            task.result(10)

    assert log[0] == "warm"
    assert sorted(log[1:]) == [0, 1, 2]


def test_the_warm_up_runs_once_and_in_a_thread_of_its_own() -> None:
    threads: list[str] = []
    with WarmPool(2, lambda: threads.append(current_thread().name)) as pool:
        pool.submit(lambda: None).result(10)
        worker = pool.submit(lambda: current_thread().name).result(10)

    assert threads == ["jseeker-warm-up"]
    assert worker.startswith("jseeker-work")


def test_the_warm_up_begins_when_it_is_asked_for_and_once() -> None:
    begun, times = Event(), []

    def warm() -> None:
        times.append(current_thread().name)
        begun.set()

    with WarmPool(1, warm) as pool:
        assert not begun.is_set()
        pool.warm_up()
        assert begun.wait(10)
        pool.warm_up()
        pool.submit(lambda: None).result(10)

    assert len(times) == 1


def test_a_warm_up_that_fails_holds_nothing_up() -> None:
    def fails() -> None:
        raise DocumentError("The rehearsal's document cannot be made.")

    with WarmPool(1, fails) as pool:
        assert pool.submit(lambda: "done").result(10) == "done"


def test_what_a_task_raises_reaches_who_asked() -> None:
    with WarmPool(1, lambda: None) as pool:
        error = pool.submit(lambda: 1 // 0).exception(10)

    assert isinstance(error, ZeroDivisionError)


def test_the_steps_of_the_job_that_came_first_run_first() -> None:
    go, held, log = Event(), Event(), []
    first_job, second_job = Context(), Context()

    with WarmPool(1, lambda: None) as pool:

        def hand_in(name: str) -> Future[None]:
            return pool.submit(log.append, name)

        first_job.run(hand_in, "first reads").result(10)
        second_job.run(hand_in, "second reads").result(10)
        Context().run(pool.submit, lambda: held.set() or go.wait(10))  # a third holds the only thread
        assert held.wait(10)
        tasks = [second_job.run(hand_in, "second writes"), first_job.run(hand_in, "first writes")]
        go.set()
        for task in tasks:
            task.result(10)

    assert log == ["first reads", "second reads", "first writes", "second writes"]


def test_steps_that_wait_at_the_end_are_cancelled() -> None:
    go, started = Event(), Event()
    pool = WarmPool(1, lambda: None)

    def holds() -> bool:
        started.set()
        return go.wait(10)

    running = pool.submit(holds)
    assert started.wait(10)
    waiting = pool.submit(lambda: "never")
    pool.shutdown(wait=False, cancel_futures=True)
    go.set()

    assert running.result(10) is True
    assert waiting.cancelled()
