"""What `jseeker worker` does: serves all batches until it is told to end."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from jseeker.app import App
from jseeker.batch.events import EventFollower
from jseeker.batch.worker import Until
from jseeker.cli.foreground import Interrupts, leave_now, work
from jseeker.cli.home import opened
from jseeker.cli.outcome import ExitCode
from jseeker.core.words import counted, job_title, printable
from jseeker.errors import StoreError
from jseeker.model.batch import BatchJob, JobStatus

__all__ = ["SettledJobs", "serve_batches", "settled_line"]

LOOK_EVERY_S = 0.5


def serve_batches(workers: int | None, *, until_idle: bool) -> int:
    """Serves all batches; the exit code is 130 where Ctrl-C or SIGTERM ended it."""
    interrupts = Interrupts()
    with opened(workers=workers) as app, interrupts.caught():
        worker = app.worker(app.settings.workers)
        worker.register()
        _say(f"Worker {worker.id} works on up to {counted(app.settings.workers, 'job')} at once; Ctrl-C ends it.")
        log = SettledJobs(app, worker.id, _say) if sys.stderr.isatty() else None
        if log is not None:
            log.start()
        work(worker, Until(idle=until_idle), interrupts, say=_say)
        if log is not None:
            log.finish()
    code = ExitCode.INTERRUPTED if interrupts.any else ExitCode.OK
    if interrupts.count > 1 or interrupts.terminated:
        leave_now(code)
    return code


class SettledJobs:
    """Tells of each job that one worker settles, in a thread of its own, from `start` to `finish`."""

    def __init__(self, app: App, worker_id: str, say: Callable[[str], None]) -> None:
        self._app, self._say = app, say
        self._prefix = f"{worker_id}/"
        self._followers: dict[str, EventFollower] = {}
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="jseeker-settled", daemon=True)

    def start(self) -> None:
        """Begins to look."""
        self._thread.start()

    def finish(self) -> None:
        """Tells the last ones and ends."""
        self._ends.set()
        self._thread.join()
        self.look()

    def look(self) -> None:
        """Tells of what was settled since the last look."""
        open_batches = {batch.id for batch in self._app.store.batches.unfinished()}
        for batch_id in open_batches - self._followers.keys():
            self._followers[batch_id] = EventFollower(self._app.store, batch_id)
        for batch_id, follower in list(self._followers.items()):
            for event in follower.poll():
                if (
                    event.job_id
                    and JobStatus(event.status).is_final
                    and (event.worker_id or "").startswith(self._prefix)
                ):
                    self._say(settled_line(self._app.store.queue.job(event.job_id)))
            if batch_id not in open_batches:
                del self._followers[batch_id]

    def _follow(self) -> None:
        while not self._ends.wait(LOOK_EVERY_S):
            try:
                self.look()
            except StoreError:  # locked or out of reach for a moment: the next look tells it
                continue


def settled_line(job: BatchJob) -> str:
    """One job that has ended, on one line."""
    why = job.error or job.reason
    return f"{job.batch_id} · {job.status} · {job_title(job)}" + (f" · {printable(why)}" if why else "")


def _say(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()
