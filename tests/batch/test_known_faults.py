"""Faults that a comparable tool was shown to have, each by its name: none of them can happen here."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import FrozenInstanceError
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from jseeker.batch.submit import plan_jobs
from jseeker.batch.worker import Until
from jseeker.core.progress import progress_of
from jseeker.errors import DiskFull, ErrorKind, KeyRefused, Unreachable
from jseeker.model.batch import BatchProgress, BatchStatus, JobStatus, WorkerStatus
from jseeker.store import open_store


def _statuses(engine: Any, batch_id: str) -> Counter[JobStatus]:
    return Counter(job.status for job in engine.store.batches.jobs(batch_id))


def _look(engine: Any, batch_id: str) -> BatchProgress:
    return progress_of(engine.store.batches.facts(batch_id), engine.clock.now())


def _folders(engine: Any) -> set[Path]:
    return {path.parent for path in engine.kits.shelf.contents}


def test_counters_that_drift(engine: Any) -> None:
    """Stopped, resumed, failed and retried in turn, the counts are those of the rows at every look."""
    for number in range(0, 20, 3):
        engine.site.faults[f"https://jobs.example/{number}"] = Unreachable("The site failed 3 times: 500.")
    engine.site.seconds = 0.01
    batch = engine.add_batch(range(20))
    engine.start(Until(), capacity=5)
    for turn in range(12):
        command = engine.store.batches.stop if turn % 2 else engine.store.batches.resume
        if engine.store.batches.get(batch.id).status is not BatchStatus.COMPLETED:
            command(batch.id, engine.clock.now())
        look = _look(engine, batch.id)
        assert look.total == 20
        assert min(look.pending, look.running, look.completed, look.failed, look.stopped) >= 0
        assert look.pending + look.running + look.settled == 20
    if engine.store.batches.get(batch.id).status is BatchStatus.STOPPED:
        engine.store.batches.resume(batch.id, engine.clock.now())
    engine.until(lambda: _look(engine, batch.id).status is BatchStatus.COMPLETED)
    assert (_look(engine, batch.id).running, _look(engine, batch.id).settled) == (0, 20)


def test_a_stop_that_leaves_rows_unwritten_and_orphan_files(engine: Any) -> None:
    engine.site.seconds = 0.02
    batch = engine.add_batch(range(20))
    worker = engine.start(Until(batch_id=batch.id), capacity=5)
    engine.until(lambda: _statuses(engine, batch.id)[JobStatus.COMPLETED] >= 3)

    engine.store.batches.stop(batch.id, engine.clock.now(), [worker.id])
    engine.join()

    statuses = _statuses(engine, batch.id)
    assert statuses.total() == 20
    assert set(statuses) <= {JobStatus.COMPLETED, JobStatus.STOPPED}
    applied = [engine.store.applications.versions(one.id) for one in engine.store.applications.listing()]
    assert _folders(engine) == {Path(version["folder"]) for versions in applied for version in versions}
    assert len(applied) == statuses[JobStatus.COMPLETED]


def test_a_job_put_back_for_a_pause_and_then_stopped_does_not_wait_for_ever(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(4))
    worker = engine.start(Until(batch_id=batch.id), capacity=2)
    engine.until(lambda: len(engine.site.asked) == 2)

    engine.store.batches.pause(batch.id, engine.clock.now())
    engine.site.open.set()
    engine.store.batches.stop(batch.id, engine.clock.now(), [worker.id])
    engine.join()

    assert _statuses(engine, batch.id) == {JobStatus.STOPPED: 4}


def test_a_crash_that_loses_the_list(engine: Any) -> None:
    batch = engine.add_batch(range(20))

    other_process = open_store(engine.store.database.url)

    assert [job.url for job in other_process.batches.jobs(batch.id)] == [f"https://jobs.example/{n}" for n in range(20)]
    other_process.close()


def test_a_cache_emptied_at_each_submit(engine: Any) -> None:
    engine.work_off(engine.add_batch(range(2)))
    engine.work_off(engine.add_batch(range(10, 12)))
    engine.work_off(engine.add_batch(range(2), again=True))

    assert Counter(engine.site.asked).most_common(1)[0][1] == 1


def test_five_same_links_that_become_five_applications(engine: Any) -> None:
    links = [f"https://jobs.example/7?utm_source={n}" for n in range(5)]
    planned = plan_jobs(links, lambda _link: "numbered:7", lambda *_: None, lambda _keys: {})
    assert [job.status for job in planned] == [JobStatus.PENDING, *[JobStatus.SKIPPED] * 4]

    batch = engine.add_batch([7] * 5)  # as if five batches had met in one list
    engine.work_off(batch)

    assert len(engine.store.applications.listing()) == 1
    assert len(engine.site.asked) == 1
    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 1, JobStatus.SKIPPED: 4}


def test_one_posting_in_two_batches_on_two_workers_at_once(engine: Any) -> None:
    engine.site.seconds = 0.1
    first, second = engine.add_batch(range(3)), engine.add_batch(range(3))

    engine.start(Until(batch_id=first.id), capacity=3, own=[first.id], home="one")
    engine.start(Until(batch_id=second.id), capacity=3, own=[second.id], home="two")
    engine.join()

    assert len(engine.site.asked) == 3
    assert len(engine.store.applications.listing()) == 3
    assert _statuses(engine, first.id) + _statuses(engine, second.id) == {JobStatus.COMPLETED: 3, JobStatus.SKIPPED: 3}


def test_links_silently_dropped_above_twenty(engine: Any) -> None:
    batch = engine.add_batch(range(64))
    assert _look(engine, batch.id).total == 64


def test_a_pause_that_is_only_in_memory(engine: Any) -> None:
    batch = engine.add_batch(range(3))
    engine.store.batches.pause(batch.id, engine.clock.now())

    other_process = open_store(engine.store.database.url)
    assert other_process.batches.get(batch.id).status is BatchStatus.PAUSED
    assert other_process.queue.claim("w/1", engine.clock.now()) is None
    other_process.close()


def test_costs_counted_several_times(engine: Any) -> None:
    """The cost is the sum over the jobs, however many workers there are and whoever finishes twice."""
    batch = engine.add_batch(range(5))
    engine.work_off(batch)
    jobs = engine.store.batches.jobs(batch.id)

    assert engine.store.batches.facts(batch.id).cost_usd == sum(job.cost_usd for job in jobs)


@pytest.mark.parametrize("error", [KeyRefused("The key was refused."), DiskFull("No space left.")], ids=["key", "disk"])
def test_a_bad_key_that_costs_twenty_calls(engine: Any, error: Exception) -> None:
    """Only the jobs that were in progress at the first sign can see it, too."""
    for number in range(20):
        engine.site.faults[f"https://jobs.example/{number}"] = error
    batch = engine.add_batch(range(20))

    engine.start(Until(batch_id=batch.id), capacity=5)
    engine.join()

    assert 1 <= len(engine.site.asked) <= 5
    assert engine.store.batches.get(batch.id).halt_reason == str(error)
    assert _statuses(engine, batch.id) == {JobStatus.PENDING: 20}


def test_nine_requests_for_one_failing_step(engine: Any) -> None:
    """Only the fetcher tries again; the engine does not multiply its tries."""
    engine.site.faults["https://jobs.example/1"] = Unreachable("The site failed 3 times: 500.")
    batch = engine.add_batch([1])

    engine.work_off(batch)

    assert engine.site.asked == ["https://jobs.example/1"]
    [job] = engine.store.batches.jobs(batch.id)
    assert (job.status, job.error_kind, job.attempts) == (JobStatus.FAILED, ErrorKind.UNREACHABLE, 1)
    assert job.retryable
    engine.store.batches.retry(batch.id, engine.clock.now())
    engine.work_off(batch)
    assert engine.store.batches.jobs(batch.id)[0].attempts == 2


def test_a_progress_object_that_changes_under_the_reader(engine: Any) -> None:
    engine.site.seconds = 0.02
    batch = engine.add_batch(range(6))
    engine.start(Until(batch_id=batch.id), capacity=2)
    engine.until(lambda: _look(engine, batch.id).running > 0)
    look = _look(engine, batch.id)
    before = look.to_dict()
    engine.join()

    assert look.to_dict() == before
    with pytest.raises(FrozenInstanceError):
        look.completed = 6  # type: ignore[misc] # that is the point
    with pytest.raises(TypeError):
        look.workers["new"] = WorkerStatus("new")  # type: ignore[index] # that is the point


def test_two_batches_that_mix(engine: Any) -> None:
    engine.site.seconds = 0.01
    batches = [engine.add_batch(range(first, first + 6)) for first in (0, 10)]

    engine.start(Until(idle=True), capacity=4)
    engine.join()

    for batch, first in zip(batches, (0, 10), strict=True):
        jobs = engine.store.batches.jobs(batch.id)
        assert {job.result["company"] for job in jobs} == {f"Company {n}" for n in range(first, first + 6)}
        assert {event.job_id for event in engine.store.batches.events(batch.id)} - {""} == {job.id for job in jobs}


def test_ten_jobs_sharing_two_files(engine: Any) -> None:
    engine.kits.source.company = "Alder"
    batch = engine.add_batch(range(10))

    engine.work_off(batch)

    assert len({job.result["documents"]["pdf"] for job in engine.store.batches.jobs(batch.id)}) == 10
    assert len(_folders(engine)) == 10


def test_an_application_without_its_resume(engine: Any) -> None:
    engine.site.faults["https://jobs.example/2"] = ZeroDivisionError("division by zero")
    engine.work_off(engine.add_batch(range(4)))

    applications = engine.store.applications.listing()
    assert len(applications) == 3
    for application in applications:
        [version] = engine.store.applications.versions(application.id)
        assert {Path(path) for path in version["files"].values()} <= set(engine.kits.shelf.contents)


def test_commands_from_everywhere_while_two_workers_work(engine: Any) -> None:
    """Pauses, stops, resumes and retries against every write of the workers: no deadlock reaches anybody."""
    engine.site.faults["https://jobs.example/3"] = Unreachable("The site failed 3 times: 500.")
    engine.site.seconds = 0.005
    batch, faults = engine.add_batch(range(30)), []
    for home in ("one", "two"):
        engine.start(Until(), capacity=5, home=home)
    live = [worker.id for worker in engine.workers]

    def command(turn: int) -> None:
        batches, now = engine.store.batches, engine.clock.now()
        for act in (batches.pause, batches.resume, lambda name, at: batches.stop(name, at, live), batches.retry):
            try:
                act(batch.id, now)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
                faults.append(error)
            threading.Event().wait(0.01 * turn)

    threads = [threading.Thread(target=lambda turn=turn: [command(turn) for _ in range(4)]) for turn in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {type(error).__name__ for error in faults} <= {"UsageError"}, "only what makes no sense is refused"
    if engine.store.batches.get(batch.id).status is not BatchStatus.COMPLETED:
        engine.store.batches.resume(batch.id, engine.clock.now())
    engine.until(lambda: engine.store.batches.get(batch.id).status is BatchStatus.COMPLETED)
    statuses = _statuses(engine, batch.id)
    assert statuses[JobStatus.COMPLETED] + statuses[JobStatus.FAILED] + statuses[JobStatus.STOPPED] == 30
    log = engine.store.batches.events(batch.id, limit=9999)
    ends = Counter(event.job_id for event in log if event.job_id and event.status == "completed")
    assert set(ends.values()) == {1}
    assert len(engine.store.applications.listing()) == statuses[JobStatus.COMPLETED]


def test_a_worker_whose_jobs_were_taken_away_writes_nothing_when_it_goes_on(engine: Any) -> None:
    engine.site.open.clear()
    batch = engine.add_batch(range(2))
    slow = engine.start(Until(), capacity=2, home="slow")
    engine.until(lambda: len(engine.site.asked) == 2)

    engine.store.workers.leave(slow.id, engine.clock.now())
    fast = engine.start(Until(batch_id=batch.id), capacity=2, own=[batch.id], home="fast")
    engine.site.open.set()
    engine.until(lambda: engine.store.batches.get(batch.id).status is BatchStatus.COMPLETED)

    assert _statuses(engine, batch.id) == {JobStatus.COMPLETED: 2}
    assert len(engine.store.applications.listing()) == 2
    ends = Counter(event.job_id for event in engine.store.batches.events(batch.id) if event.status == "completed")
    assert all(count == 1 for name, count in ends.items() if name)
    assert fast.id != slow.id


def test_a_clock_that_jumps(engine: Any) -> None:
    """Estimates are never negative, nothing waits for an hour that never comes, and the log keeps its order."""
    engine.clock = _JumpingClock(engine.clock)
    engine.site.seconds = 0.01
    batch = engine.add_batch(range(8))
    engine.start(Until(batch_id=batch.id), capacity=3)

    def at_end() -> bool:
        look = _look(engine, batch.id)
        assert look.elapsed_seconds >= 0
        assert look.estimated_remaining_seconds is None or look.estimated_remaining_seconds >= 0
        return look.status is BatchStatus.COMPLETED

    engine.until(at_end)
    log = [(event.job_id, event.status) for event in engine.store.batches.events(batch.id)]
    for job in engine.store.batches.jobs(batch.id):
        mine = [status for job_id, status in log if job_id == job.id]
        assert mine[-1] == "completed"
        assert "completed" not in mine[:-1]
        assert job.elapsed_seconds >= 0


class _JumpingClock:
    """A clock that is an hour early or late at every other look."""

    def __init__(self, true_clock: Any) -> None:
        self._clock, self._looks = true_clock, 0

    def now(self) -> Any:
        self._looks += 1
        return self._clock.now() + timedelta(hours=(self._looks * 7) % 5 - 2)
