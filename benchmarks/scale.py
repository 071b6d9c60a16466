"""Large batches measured side by side with small ones, in one run: accepting, showing, memory, and the cost of a job.

Each figure comes from child processes on fresh homes. Showing is the whole command, process start included, and the
query alone. The cost of a job is the processor time of the child over its jobs, with real pages over loopback HTTP and
real documents, without the start (a first batch of a few links warms everything up); memory is the child's at its end.
`python benchmarks/scale.py [--jobs 3000] [--only WORD]`; 3,000 jobs take some minutes.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from jseeker.app import App
from jseeker.batch_processor import BatchProcessor
from jseeker.config import Settings
from jseeker.samples import sample_resume
from jseeker.store import open_store

HERE = Path(__file__).parent
HOSTS = 64


def loopback() -> Any:
    """The site of invented postings: this folder is no package."""
    spec = importlib.util.spec_from_file_location("loopback", HERE / "loopback.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["loopback"] = module
    spec.loader.exec_module(module)
    return module


# --- in the child -------------------------------------------------------------------------------------------------


def accept(count: int) -> dict[str, float]:
    """Submits so many links and looks at the batch; nothing is worked off."""
    app = App(Settings())
    links = [f"https://jobs{number % 97}.example/openings/{number}" for number in range(count)]
    began = time.perf_counter()
    batch = app.submit(links, app.options(), app.resume, batch_id="scale")
    accepted = time.perf_counter() - began
    looks = []
    for _ in range(5):
        began = time.perf_counter()
        app.store.batches.facts(batch.id)
        looks.append(time.perf_counter() - began)
    app.store.batches.stop(batch.id, datetime.now(UTC), [])
    app.close()
    return {"accept_s": accepted, "look_ms": 1000 * min(looks)}


def work(hosts: list[str], count: int) -> dict[str, float]:
    """Works off so many links, after a few that warm everything up."""
    links = [f"http://{hosts[number % len(hosts)]}/jobs/{number}" for number in range(count + 10)]
    with BatchProcessor(5, settings=Settings(allow_hosts=hosts)) as processor:
        processor.submit_batch(links[:10])
        assert processor.wait(120)
        before_kb, began, cpu = resident_kb(), time.perf_counter(), time.process_time()
        processor.submit_batch(links[10:])
        assert processor.wait(7200)
        figures = {"wall_s": time.perf_counter() - began, "cpu_s": time.process_time() - cpu}
        assert all(job.status == "completed" for job in processor.get_all_jobs())
    return {**figures, "grown_mb": (resident_kb() - before_kb) / 1024, "resident_mb": resident_kb() / 1024}


def resident_kb() -> float:
    """What the process holds in memory now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024


# --- in the parent ------------------------------------------------------------------------------------------------


def child(home: Path, *arguments: str, given: str = "") -> dict[str, float]:
    """The figures that a child prints."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("JSEEKER_")}
    env["JSEEKER_HOME"] = str(home)
    done = subprocess.run(
        [sys.executable, __file__, *arguments], input=given, env=env, stdout=subprocess.PIPE, text=True, check=True
    )
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def show_s(home: Path) -> float:
    """Seconds that `jseeker batch show` takes, the best of three."""
    env = {**os.environ, "JSEEKER_HOME": str(home)}
    times = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "jseeker", "batch", "show", "scale"], env=env, stdout=-3, check=False)
        times.append(time.perf_counter() - began)
    return min(times)


def accepting() -> Iterator[tuple[str, str, str]]:
    """Batches of 100 and 10,000 links."""
    found = []
    for count in (100, 10_000):
        with tempfile.TemporaryDirectory(prefix="jseeker-scale-") as folder:
            home = Path(folder)
            (home / "resume.yaml").write_bytes(sample_resume())
            found.append({**child(home, "--accept", str(count)), "show_s": show_s(home)})
            rows = open_store(f"sqlite:///{home / 'jseeker.db'}")
            assert len(rows.batches.jobs("scale")) == count
            rows.close()
    small, large = found
    yield "10,000 links accepted on SQLite", f"{large['accept_s']:.2f} s", "≤ 3 s"
    yield (
        "batch show of 10,000 jobs over that of 100",
        f"{large['show_s'] / small['show_s']:.2f} ({large['show_s']:.2f} s)",
        "≤ 3",
    )
    yield (
        "the counts of 10,000 jobs over those of 100",
        f"{large['look_ms'] / small['look_ms']:.2f} ({large['look_ms']:.1f} ms)",
        "",
    )


def working(jobs: int) -> Iterator[tuple[str, str, str]]:
    """Batches of 30 and of many jobs."""
    found = []
    with loopback().running(hosts=HOSTS) as site:
        for count in (30, jobs):
            with tempfile.TemporaryDirectory(prefix="jseeker-scale-") as folder:
                home = Path(folder)
                (home / "resume.yaml").write_bytes(sample_resume())
                found.append(child(home, "--work", str(count), given=json.dumps(list(site.hosts))))
    small, large = found
    cost = [1000 * small["cpu_s"] / 30, 1000 * large["cpu_s"] / jobs]
    yield (
        f"processor time a job at {jobs:,} jobs over that at 30",
        f"{cost[1] / cost[0]:.2f} ({cost[1]:.0f} ms)",
        "≤ 1.2",
    )
    yield f"memory grown over {jobs:,} jobs (over 30)", f"{large['grown_mb']:.0f} MB ({small['grown_mb']:.0f} MB)", ""
    yield f"memory after {jobs:,} jobs", f"{large['resident_mb']:.0f} MB", "≤ 300 MB"
    yield f"throughput over {jobs:,} jobs", f"{jobs / large['wall_s']:.1f} jobs/s", ""


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept", type=int)
    parser.add_argument("--work", type=int)
    parser.add_argument("--jobs", type=int, default=3000)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    if options.accept:
        print(json.dumps(accept(options.accept)))
    elif options.work:
        print(json.dumps(work(json.load(sys.stdin), options.work)))
    else:
        for name, lines in (("accepting", accepting), ("working", lambda: working(options.jobs))):
            if options.only in name:
                for what, measured, target in lines():
                    print(f"{what:58} {measured:>22}  {target}", flush=True)


if __name__ == "__main__":
    main()
