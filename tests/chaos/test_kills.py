"""Processes killed at random moments: whatever was going on, each posting is done once and nothing is half written."""

from __future__ import annotations

import random
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

SLICE = {"rounds": 2, "kills": 3, "jobs": 10}
WHOLE = {"rounds": 20, "kills": 10, "jobs": 50}
WITHIN_S = 2.5
"""A kill comes at a random moment of the first seconds of work (a fifth of them already while the program starts)."""

MakeChaos = Callable[..., Any]


def _killed_once(chaos: Any, links: list[str], dice: random.Random) -> bool:
    """Starts or carries on the work one way or another and kills it; False when it came to its end before."""
    if not chaos.rows("SELECT id FROM batch_jobs"):
        process = chaos.run(links)
    elif dice.random() < 0.5:
        process = chaos.start("run", "--json", "--carry-on")
    else:
        process = chaos.start("worker", "--until-idle")
    if dice.random() < 0.8:
        process.wait_until_at_work()
    threading.Event().wait(dice.uniform(0, WITHIN_S))
    came_to_its_end = process.popen.poll() is not None
    process.kill()
    return not came_to_its_end


def test_killed_at_random_moments_every_posting_is_done_exactly_once(
    chaos: MakeChaos, site: Any, is_long: bool, dice: random.Random
) -> None:
    plan = WHOLE if is_long else SLICE
    total: Counter[str] = Counter()
    for number in range(plan["rounds"]):
        home = chaos(f"round{number}")
        links = site.links(plan["jobs"], first=number * plan["jobs"])

        for _ in range(plan["kills"]):
            total["kills"] += _killed_once(home, links, dice)
        if not home.rows("SELECT id FROM batch_jobs"):
            home.run(links).succeed()
        home.work_off()

        found = home.judge(links)
        assert found.faults == {}, f"round {number}"
        total["jobs"] += found.jobs
    asked = [count for path, count in site.counts().items() if path.startswith("/jobs/")]
    total["pages asked again"] = sum(asked) - len(asked)
    sys.stdout.write(f"chaos: {dict(total)}\n")
    assert total["kills"] >= plan["rounds"], "the kills hit work in progress"
    assert total["pages asked again"] <= 5 * total["kills"], "only pages that were under way are asked for again"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_the_jobs_are_put_back_or_finished_and_the_next_worker_goes_on(
    chaos: MakeChaos, site: Any, number: signal.Signals
) -> None:
    home, links = chaos(), site.links(12, first=5000)
    process = home.run(links, "--workers", "3")
    process.wait_until_at_work()
    threading.Event().wait(0.3)

    process.signal(number)

    assert process.wait(20) == 130, process.heard
    assert home.rows("SELECT count(*) FROM batch_job_items WHERE status = 'running'") == [(0,)]
    assert home.rows("SELECT count(*) FROM workers") == [(0,)]
    home.start("run", "--json", "--carry-on").succeed()
    assert home.judge(links).faults == {}


def test_a_halted_worker_writes_nothing_when_it_wakes_up(chaos: MakeChaos, site: Any, is_long: bool) -> None:
    if not is_long:
        pytest.skip("a missing heartbeat is noticed after 12 s; make chaos runs it")
    home, links = chaos(), site.links(40, first=6000)
    halted = home.run(links, "--workers", "8")
    halted.wait_until_at_work()
    home.until("SELECT id FROM batch_job_items WHERE status = 'running'")
    halted.signal(signal.SIGSTOP)
    held = home.rows("SELECT id FROM batch_job_items WHERE status = 'running'")
    assert held

    home.work_off()
    before = home.rows("SELECT max(id) FROM job_events")
    halted.signal(signal.SIGCONT)
    halted.wait()

    assert home.rows("SELECT max(id) FROM job_events") == before
    assert home.judge(links).faults == {}
