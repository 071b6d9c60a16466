"""The worker beside the dashboard."""

from __future__ import annotations

import subprocess
import sys
import threading
import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jseeker.app import App
from jseeker.cli.kept_worker import MOST_PLACES, CapacityFollower, wanted_capacity
from jseeker.config import Settings

PATIENCE_S = 60.0


@pytest.mark.parametrize(
    ("own", "caps", "wanted"),
    [(5, [], 5), (5, [None], 5), (5, [3], 5), (5, [3, 12], 12), (5, [99], 16), (20, [12], 20)],
)
def test_it_has_as_many_places_as_its_batches_were_given(own: int, caps: list[int | None], wanted: int) -> None:
    assert wanted_capacity(own, caps) == wanted


@given(some.integers(1, 64), some.lists(some.none() | some.integers(1, 64)))
def test_it_never_has_fewer_places_than_its_settings_nor_more_than_offered(own: int, caps: list[int | None]) -> None:
    assert own <= wanted_capacity(own, caps) <= max(own, MOST_PLACES)


def test_a_number_that_is_set_while_it_runs_is_followed(home) -> None:
    app = App(Settings())
    batch = app.submit(["https://a.example/jobs/1"], app.options(), app.resume)
    worker = app.worker(5)
    follower = CapacityFollower(app.store, worker, 5)
    app.store.batches.set_max_workers(batch.id, 11)
    follower.look()
    assert worker._row.capacity == 11
    app.stop(batch.id)
    follower.look()
    assert worker._row.capacity == 5
    app.close()


def test_it_lives_while_its_keeper_does_and_leaves_no_entry_behind(home, jseeker) -> None:
    app = App(Settings())
    command = [sys.executable, "-m", "jseeker.cli.kept_worker"]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, env=jseeker.env)
    deadline = time.monotonic() + PATIENCE_S
    while not app.live_workers():
        assert process.poll() is None
        assert time.monotonic() < deadline
        threading.Event().wait(0.05)
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(PATIENCE_S) == 0
    assert app.live_workers() == ()
    assert app.store.workers.rows() == ()
    app.close()


def test_what_it_cannot_work_with_is_one_sentence(home, jseeker) -> None:
    (home / "config.toml").write_text("workers = 0\n")
    command = [sys.executable, "-m", "jseeker.cli.kept_worker"]
    ended = subprocess.run(command, capture_output=True, text=True, env=jseeker.env, timeout=PATIENCE_S, check=False)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
