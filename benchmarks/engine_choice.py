"""The engine of the rows beside DBOS Transact: four kept steps a job on a SQLite file, in one run on one machine.

DBOS is no dependency: `uv pip install 'dbos>=3.4,<3.5'` first, else only our own figures are shown. Each engine runs in
a process of its own, so that import time and memory are its own. The decision that rests on this is
docs/decisions/005-engine.md.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import tempfile

JOBS, STEPS, WORKERS = 100, 4, 5

OURS = """
import time; began = time.perf_counter()
import json, resource, sys, threading
from datetime import UTC, datetime
from jseeker.model.batch import Batch, BatchOptions, BatchStatus, Stage
from jseeker.model.queue import NewJob
from jseeker.errors import PostingGone
from jseeker.store import open_store
folder, jobs, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
now = lambda: datetime.now(UTC)
store = open_store(f"sqlite:///{folder}/ours.db")
ready = time.perf_counter()
store.batches.create(Batch("b", BatchStatus.RUNNING, now(), BatchOptions("/o"), resume_text="r"),
                     [NewJob(f"https://a.example/{n}", str(n)) for n in range(jobs)])
def work(number):
    while (held := store.queue.claim(f"w/{number}", now())) is not None:
        for stage in (Stage.READ, Stage.TAILOR, Stage.RENDER):
            store.queue.save_result(held.job, stage, {"text": "x" * 2000}, now())
        store.queue.fail(held.job, PostingGone("Ends the job in one transaction, as completing does."), now())
threads = [threading.Thread(target=work, args=(n,)) for n in range(workers)]
start = time.perf_counter()
[t.start() for t in threads]; [t.join() for t in threads]
done = time.perf_counter()
assert store.batches.get("b").status is BatchStatus.COMPLETED
print(json.dumps({"ready_s": ready - began, "work_s": done - start,
                  "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""

DBOS = """
import time; began = time.perf_counter()
import json, logging, resource, sys
from dbos import DBOS, DBOSConfig, SetWorkflowID
folder, jobs, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
import sqlalchemy as sa
from sqlalchemy import event
@event.listens_for(sa.engine.Engine, "connect")
def pragmas(connection, _record):
    connection.execute("PRAGMA journal_mode=WAL"); connection.execute("PRAGMA synchronous=NORMAL")
DBOS(config=DBOSConfig(name="bench", system_database_url=f"sqlite:///{folder}/dbos.db", application_version="1",
                       executor_id="one", log_level="ERROR", run_admin_server=False))
@DBOS.step()
def step(number): return {"text": "x" * 2000}
@DBOS.workflow()
def job(number):
    for stage in range(4): step(stage)
DBOS.launch()
queue = DBOS.register_queue("q", worker_concurrency=workers, polling_interval_sec=0.1)
ready = time.perf_counter()
start = time.perf_counter()
handles = [DBOS.enqueue_workflow("q", job, n) for n in range(jobs)]
[h.get_result(polling_interval_sec=0.05) for h in handles]
done = time.perf_counter()
print(json.dumps({"ready_s": ready - began, "work_s": done - start,
                  "rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
import os; os._exit(0)
"""


def measure(code: str) -> dict[str, float]:
    """The figures that the engine prints."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-c", code, folder, str(JOBS), str(WORKERS)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    return json.loads(done.stdout.strip().splitlines()[-1])


def main() -> None:
    """Prints one line an engine."""
    engines = {"the rows": OURS}
    if importlib.util.find_spec("dbos"):
        engines["DBOS"] = DBOS
    else:
        print("DBOS is not installed; only our own engine is measured.")
    for name, code in engines.items():
        best = min((measure(code) for _ in range(3)), key=lambda figures: figures["work_s"])
        step_ms = 1000 * best["work_s"] / (JOBS * STEPS)
        print(
            f"{name:10} ready {best['ready_s']:.2f} s · {JOBS} jobs × {STEPS} steps on {WORKERS} workers "
            f"{best['work_s']:.2f} s ({step_ms:.2f} ms a step) · {best['rss_mb']:.0f} MB"
        )


if __name__ == "__main__":
    main()
