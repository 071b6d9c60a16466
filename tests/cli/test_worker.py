"""`jseeker worker` as a process."""

from __future__ import annotations

from jseeker.cli.home import opened
from jseeker.cli.inputs import given_inputs


def test_a_worker_ends_when_nothing_is_left(jseeker, saved) -> None:
    with opened() as app:
        batch = app.submit(given_inputs([saved(1), saved(2)]), app.options(), app.resume)
    done = jseeker("worker", "--until-idle", "--workers", "2")
    assert done.returncode == 0
    shown = jseeker.show(batch.id)
    assert (shown["batch"]["status"], shown["batch"]["completed"]) == ("completed", 2)


def test_ctrl_c_lets_a_worker_finish_and_the_batch_goes_on_later(jseeker, site) -> None:
    site.gate.clear()
    with opened(allow_hosts=site.host) as app:
        batch = app.submit([site.link(number) for number in range(3)], app.options(), app.resume)
    running = jseeker.start("worker", "--workers", "1")
    running.until(lambda: "Ctrl-C ends it" in running.said and bool(site.asked))
    running.interrupt()
    running.until(lambda: "press Ctrl-C again" in running.said)
    site.gate.set()
    assert running.end() == 130
    shown = jseeker.show(batch.id)
    assert (shown["batch"]["status"], shown["batch"]["completed"], shown["batch"]["pending"]) == ("interrupted", 1, 2)
