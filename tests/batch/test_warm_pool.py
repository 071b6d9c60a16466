"""The pool warms up first, once, in a thread of its own, and a failed warm-up holds nothing up."""

from __future__ import annotations

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


def test_a_warm_up_that_fails_holds_nothing_up() -> None:
    def fails() -> None:
        raise DocumentError("The rehearsal's document cannot be made.")

    with WarmPool(1, fails) as pool:
        assert pool.submit(lambda: "done").result(10) == "done"


def test_what_a_task_raises_reaches_who_asked() -> None:
    with WarmPool(1, lambda: None) as pool:
        error = pool.submit(lambda: 1 // 0).exception(10)

    assert isinstance(error, ZeroDivisionError)
