"""Several worker processes on one Postgres database, each with a home of its own, as if on several machines."""

from __future__ import annotations

import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jseeker.core.progress import progress_of
from jseeker.model.batch import BatchStatus, JobStatus
from jseeker.store import Store, open_store

MakeChaos = Callable[..., Any]
NOTICED_WITHIN_S = 20.0


class Machines:
    """Homes that share a database and an output folder."""

    def __init__(self, chaos: Any, store: Store, folder: Path) -> None:
        self.chaos, self.store, self._folder = chaos, store, folder

    def worker(self, name: str, workers: int = 4) -> Any:
        """A worker process on a machine of its own."""
        home = self._folder / name
        home.mkdir()
        return self.chaos.start("worker", "--until-idle", "--workers", str(workers), home=home)

    def submit(self, links: list[str]) -> str:
        """A batch whose submitting process is gone at once."""
        process = self.chaos.run(links, "--workers", "1")
        self.until(lambda: self.store.batches.latest() is not None)
        process.kill()
        for row in self.store.workers.rows():
            self.store.workers.leave(row.id, row.heartbeat_at)
        latest = self.store.batches.latest()
        assert latest is not None
        return latest.id

    def statuses(self, batch_id: str) -> Counter[JobStatus]:
        return Counter(job.status for job in self.store.batches.jobs(batch_id))

    def until(self, holds: Callable[[], bool], limit_s: float = 60.0) -> float:
        """Waits for a condition; the seconds it took."""
        began = time.monotonic()
        while not holds():
            assert time.monotonic() - began < limit_s, f"not within {limit_s} s"
            threading.Event().wait(0.02)
        return time.monotonic() - began


@pytest.fixture
def machines(chaos: MakeChaos, postgres: Any, tmp_path: Path) -> Iterator[Machines]:
    url = postgres.new_database()
    store = open_store(url)
    yield Machines(chaos(database_url=url), store, tmp_path)
    store.close()


def _assert_each_once(machines: Machines, batch_id: str, jobs: int) -> None:
    assert machines.statuses(batch_id) == {JobStatus.COMPLETED: jobs}
    assert machines.store.batches.get(batch_id).status is BatchStatus.COMPLETED
    log = machines.store.batches.events(batch_id, limit=99_999)
    ends = Counter(event.job_id for event in log if event.job_id and event.status == "completed")
    assert set(ends.values()) == {1}
    assert len(machines.store.applications.listing()) == jobs
    assert len([folder for folder in machines.chaos.output.iterdir() if not folder.name.startswith(".")]) == jobs


def test_a_worker_killed_for_good_is_noticed_and_its_jobs_are_finished_once_by_the_other(
    machines: Machines, site: Any
) -> None:
    batch_id = machines.submit(site.links(30, first=7000))
    first, second = machines.worker("first"), machines.worker("second")
    machines.until(lambda: len({job.worker_id.rpartition("/")[0] for job in _running(machines, batch_id)}) == 2)

    first.signal(signal.SIGKILL)
    lost = [job.id for job in _running(machines, batch_id)]
    took_s = machines.until(lambda: machines.statuses(batch_id)[JobStatus.COMPLETED] == 30)

    assert lost
    assert took_s < NOTICED_WITHIN_S + 10
    second.succeed()
    _assert_each_once(machines, batch_id, 30)
    assert first.popen.wait() != 0


def test_capacities_hold_and_totals_add_up_at_every_look_with_four_workers(
    machines: Machines, site: Any, is_long: bool
) -> None:
    if not is_long:
        pytest.skip("five processes on two cores: make chaos runs it; one process is looked at in tests/batch")
    batch_id = machines.submit(site.links(24, first=8000))
    workers = [machines.worker(name, workers=2) for name in ("a", "b", "c", "d")]
    most: Counter[str] = Counter()

    def at_end() -> bool:
        facts = machines.store.batches.facts(batch_id)
        held = Counter((job.worker_id or "").rpartition("/")[0] for job in facts.running)
        for worker, count in held.items():
            most[worker] = max(most[worker], count)
        look = progress_of(facts, facts.batch.created_at)
        assert look.total == 24
        assert look.running == len(facts.running), "one look sees one moment"
        return look.status is BatchStatus.COMPLETED

    machines.until(at_end, 120)
    for worker in workers:
        worker.succeed()
    _assert_each_once(machines, batch_id, 24)
    assert most
    assert max(most.values()) <= 2


def _running(machines: Machines, batch_id: str) -> list[Any]:
    return [job for job in machines.store.batches.jobs(batch_id) if job.status is JobStatus.RUNNING and job.worker_id]
