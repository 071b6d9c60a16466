"""Random sequences of commands, faults and clock jumps on the store: the rows stay legal at every step, and whatever
happened, a healthy worker brings every job to one end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import delete, func, select

from jseeker.core.progress import progress_of
from jseeker.errors import KeyRefused, LostClaim, PostingGone, UsageError
from jseeker.model.batch import Batch, BatchOptions, BatchStatus, JobStatus, Stage
from jseeker.model.match import Score
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.queue import ClaimedJob, NewJob, Recording
from jseeker.store import Scope, Store, open_memory_store, open_store
from jseeker.store.schema import applications, batch_job_items, batch_jobs, job_events, metadata

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
WORKERS = ("one", "two", "one-2")  # the name of one begins like that of another
KEYS = tuple(f"k{number}" for number in range(5))
PICK = st.one_of(st.integers(0, 3), st.integers(0, 50))  # mostly one of the latest
MOST_BATCHES = 3
JUMPS_S = (-86_400, -3_600, -1, 1, 5, 3_600, 86_400)
WHAT = (
    *("batch", "claim", "claim", "claim", "save", "save renamed", "look", "abandon", "worker dies", "clock jumps"),
    *("pause", "halt", "resume", "resume", "stop", "stop, some dead", "retry"),
    *("complete", "complete", "fail", "skip", "stop job", "put back", "put back late"),
)

JOBS, BATCHES, APPLIED = select(batch_job_items), select(batch_jobs), select(applications.c.posting_key)
LOG = select(job_events.c.item_id, job_events.c.batch_id, job_events.c.status).order_by(job_events.c.id)


class Commands(RuleBasedStateMachine):
    """One database, three workers, up to three batches whose jobs share a few postings."""

    store: Store

    @initialize()
    def begin(self) -> None:
        with self.store.database.write() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(delete(table))
        self.now = START
        self.batch_ids: list[str] = []
        self.claimed: list[ClaimedJob] = []
        self.claims: dict[str, int] = {}
        self._add(list(KEYS[:3]), again=False)
        self._claim("one/1", Scope())

    @rule(what=st.sampled_from(WHAT), which=PICK, choice=st.integers(0, 11))
    def something_happens(self, what: str, which: int, choice: int) -> None:
        """One rule for all, so that every command meets every other (rules are enabled in subsets)."""
        worker, key = WORKERS[choice % len(WORKERS)], KEYS[choice % len(KEYS)]
        match what:
            case "batch":
                self._add([KEYS[(choice + step) % len(KEYS)] for step in range(1 + which % 4)], again=choice % 3 == 0)
            case "claim":
                self._claim(f"{worker}/{which % 3}", Scope(full=self.batch_ids[:1] if choice == 0 else ()))
            case "save" | "save renamed":
                self._save(which, list(Stage)[choice % 3], key if what == "save renamed" else "")
            case "look":
                self._look(self.batch_ids[-1 - which % len(self.batch_ids)])
            case "abandon":
                self._abandon(self._claim_at(which))
            case "worker dies":
                held = len(self.store.queue.held_by(worker))
                assert self.store.workers.leave(worker, self.now) == held
                assert self.store.queue.held_by(worker) == ()
            case "clock jumps":
                self.now += timedelta(seconds=JUMPS_S[choice % len(JUMPS_S)])
            case "pause" | "halt" | "resume" | "stop" | "stop, some dead" | "retry":
                self._command(which, what, live=WORKERS if what == "stop" else WORKERS[: choice % 3])
            case _:
                self._let_go(which, what)

    @invariant()
    def the_rows_are_legal(self) -> None:
        with self.store.database.read() as connection:
            jobs = connection.execute(JOBS).all()
            batches = connection.execute(BATCHES).all()
            log = connection.execute(LOG).all()
            keys = connection.execute(APPLIED).scalars().all()
        self._each_row_is_what_its_status_says(jobs)
        self._batches_fit_their_jobs(batches, jobs)
        running = [job.key for job in jobs if job.status == JobStatus.RUNNING]
        assert len(running) == len(set(running)), "one posting is worked on once"
        assert len(keys) == len(set(keys)), "one posting has one application"
        last = {entry.item_id or entry.batch_id: entry.status for entry in log}
        assert all(last.get(job.id, "pending") == job.status for job in jobs), "the log ends with what the rows say"
        assert all(last[batch.id] == batch.status for batch in batches)

    def teardown(self) -> None:
        """Whatever happened: with the workers gone and the batches resumed, one healthy worker ends everything."""
        for worker in WORKERS:
            self.store.workers.leave(worker, self.now)
        for name in self.batch_ids:
            if self.store.batches.get(name).status is not BatchStatus.COMPLETED:
                self.store.batches.resume(name, self.now)
        self.now += timedelta(minutes=5)
        while (claimed := self.store.queue.claim("healthy/1", self.now)) is not None:
            self._complete(claimed)
        for name in self.batch_ids:
            assert self.store.batches.get(name).status is BatchStatus.COMPLETED
            assert all(job.status.is_final for job in self.store.batches.jobs(name))
        if self.batch_ids:
            self.the_rows_are_legal()

    def _add(self, keys: list[str], *, again: bool) -> None:
        number = len(self.batch_ids)
        if number < MOST_BATCHES:
            options = BatchOptions(output_dir="/output", again=again)
            batch = Batch(f"batch{number}", BatchStatus.RUNNING, self.now, options, resume_text="given")
            self.store.batches.create(batch, [NewJob(f"https://a.example/{number}/{key}", key) for key in keys])
            self.batch_ids.append(batch.id)

    def _claim(self, place: str, scope: Scope) -> None:
        claimed = self.store.queue.claim(place, self.now, scope)
        if claimed is not None:
            batch = self.store.batches.get(claimed.batch.id)
            assert batch.status is BatchStatus.RUNNING, "nothing is started in a batch that is paused or has ended"
            assert claimed.job.claim > self.claims.get(claimed.job.id, 0)
            self.claimed.append(claimed)

    def _save(self, which: int, stage: Stage, renamed: str) -> None:
        def save(claimed: ClaimedJob) -> object:
            return self.store.queue.save_result(claimed.job, stage, {"at": stage}, self.now, key=renamed)

        self._write(which, save, may_refuse=bool(renamed))

    def _complete(self, claimed: ClaimedJob) -> object:
        key = self.store.queue.job(claimed.job.id).key
        recording = _recording(key, self.store.applications.next_version(key))
        return self.store.queue.complete(claimed.job, recording, self.now)

    def _let_go(self, which: int, how: str) -> None:
        queue, later = self.store.queue, self.now + timedelta(seconds=2)
        gone = PostingGone("The posting is gone (404).")
        ends: dict[str, Callable[[ClaimedJob], object]] = {
            "complete": self._complete,
            "fail": lambda claimed: queue.fail(claimed.job, gone, self.now),
            "skip": lambda claimed: queue.skip(claimed.job, "not wanted", self.now),
            "stop job": lambda claimed: queue.stop(claimed.job, self.now),
            "put back": lambda claimed: queue.put_back(claimed.job, self.now),
            "put back late": lambda claimed: queue.put_back(claimed.job, self.now, later),
        }
        self._write(which, ends[how])

    def _abandon(self, claimed: ClaimedJob) -> None:
        job = self.store.queue.job(claimed.job.id)
        if self.store.queue.abandon(claimed.job):
            assert job.status.is_final
            assert job.status is not JobStatus.COMPLETED

    def _look(self, name: str) -> None:
        look = progress_of(self.store.batches.facts(name), self.now)
        jobs = Counter(job.status for job in self.store.batches.jobs(name))
        assert look.total == jobs.total()
        assert (look.pending, look.running) == (jobs[JobStatus.PENDING], jobs[JobStatus.RUNNING])
        assert look.elapsed_seconds >= 0
        assert look.estimated_remaining_seconds is None or look.estimated_remaining_seconds >= 0
        assert 0 <= look.progress_pct <= 100

    def _each_row_is_what_its_status_says(self, jobs: Sequence[Any]) -> None:
        for job in jobs:
            assert JobStatus(job.status).is_final == (job.completed_at is not None)
            assert job.status != JobStatus.RUNNING or job.worker_id
            assert job.status != JobStatus.PENDING or job.worker_id is None
            assert job.status != JobStatus.FAILED or (job.error and job.error_kind)
            assert job.status != JobStatus.COMPLETED or job.application_id
            assert job.claim >= self.claims.get(str(job.id), 0), "claim numbers only grow"
            self.claims[str(job.id)] = job.claim

    def _batches_fit_their_jobs(self, batches: Sequence[Any], jobs: Sequence[Any]) -> None:
        for batch in batches:
            mine = [JobStatus(job.status) for job in jobs if job.batch_id == batch.id]
            left = {status for status in mine if not status.is_final}
            assert batch.status != BatchStatus.COMPLETED or not left
            assert batch.status != BatchStatus.STOPPED or left <= {JobStatus.RUNNING}
            assert left or batch.status not in (BatchStatus.RUNNING, BatchStatus.PENDING), "nothing left, yet it runs"
            assert (batch.status in (BatchStatus.COMPLETED, BatchStatus.STOPPED)) == (batch.completed_at is not None)
            assert (batch.status == BatchStatus.PAUSED) == (batch.paused_at is not None)
            assert batch.paused_seconds >= 0

    def _write(self, which: int, write: Callable[[ClaimedJob], object], *, may_refuse: bool = False) -> None:
        """A worker's write: it counts while the claim holds, and changes nothing afterwards."""
        claimed = self._claim_at(which)
        row = self.store.queue.job(claimed.job.id)
        holds = row.status is JobStatus.RUNNING and row.claim == claimed.job.claim
        log = self._log_entries()
        try:
            write(claimed)
        except LostClaim:
            assert may_refuse or not holds
            if not holds:
                assert self.store.queue.job(claimed.job.id) == row
                assert self._log_entries() == log
        else:
            assert holds, "a worker that lost its job wrote something"

    def _claim_at(self, which: int) -> ClaimedJob:
        return self.claimed[-1 - which % len(self.claimed)]

    def _command(self, which: int, what: str, live: Sequence[str]) -> None:
        """A person's command; one that makes no sense is refused in words and changes nothing."""
        name, batches, error = self.batch_ids[-1 - which % len(self.batch_ids)], self.store.batches, KeyRefused("No.")
        commands: dict[str, Callable[[], object]] = {
            "pause": lambda: batches.pause(name, self.now),
            "halt": lambda: batches.pause(name, self.now, error.kind, error.message),
            "resume": lambda: batches.resume(name, self.now),
            "stop": lambda: batches.stop(name, self.now, live),
            "stop, some dead": lambda: batches.stop(name, self.now, live),
            "retry": lambda: batches.retry(name, self.now),
        }
        before = batches.get(name)
        try:
            commands[what]()
        except UsageError:
            assert batches.get(name) == before

    def _log_entries(self) -> int:
        with self.store.database.read() as connection:
            return int(connection.execute(select(func.count()).select_from(job_events)).scalar_one())


def _recording(key: str, version: int) -> Recording:
    posting = Posting(
        f"https://a.example/{key}", key, "generic", ReadMethod.TEXT, f"Company {key}", "Engineer", "Text."
    )
    folder = f"/output/{key}/v{version}"
    return Recording(
        posting, folder, version, (("resume.pdf", f"{folder}/resume.pdf"),), "0", "en", "classic", None, Score(1)
    )


def _try(store: Store, examples: int, steps: int) -> None:
    plan = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    with_store = type("CommandsOnThis", (Commands,), {"store": store})
    run_state_machine_as_test(with_store, settings=plan)  # type: ignore[no-untyped-call] # hypothesis leaves it open


def test_no_sequence_of_commands_breaks_the_rows_on_sqlite(is_long: bool) -> None:
    store = open_memory_store()
    _try(store, examples=10_000 if is_long else 30, steps=30)
    store.close()


def test_no_sequence_of_commands_breaks_the_rows_on_postgres(is_long: bool, postgres: Any) -> None:
    store = open_store(postgres.new_database())
    _try(store, examples=300 if is_long else 3, steps=30)
    store.close()
