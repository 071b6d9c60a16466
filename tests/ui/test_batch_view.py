"""One batch on the page, over a real database."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.batch.slots import Home
from jseeker.clock import SystemClock
from jseeker.model.batch import BatchStatus
from jseeker.model.queue import WorkerRow

A, B = "https://a.example/jobs/1", "https://b.example/jobs/2"
EVIL = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) :material/home:"


def script() -> None:
    import streamlit as st

    from jseeker.ui.batch_view import draw_batch

    draw_batch(st.query_params["batch"])


def look(batch_id: str) -> AppTest:
    shown = AppTest.from_function(script, default_timeout=30)
    shown.query_params["batch"] = batch_id
    shown.run()
    assert not shown.exception
    return shown


def words(shown: AppTest) -> str:
    return "\n".join(one.value for one in (*shown.markdown, *shown.caption, *shown.subheader))


def pressable(shown: AppTest) -> set[str]:
    return {one.label for one in shown.button if not one.disabled}


@pytest.fixture
def live(room: App):
    """A worker that is alive in another home and serves every batch; it does nothing."""
    other = Home(room.settings.home / "other")
    row = WorkerRow("far-1", other.id, "far", 1, 1, 5, SystemClock().now())
    room.store.workers.register(row)
    return row


def test_a_running_batch_may_be_paused_and_stopped(room: App, live: WorkerRow) -> None:
    batch = room.submit([A, B], room.options(), room.resume, name="Autumn")
    shown = look(batch.id)
    assert "Autumn" in words(shown)
    assert pressable(shown) == {"Pause", "Stop"}
    assert [one.value for one in shown.metric] == ["0", "0", "0", "2", "–"]


def test_a_pause_is_shown_at_once_and_so_is_the_resume(room: App, live: WorkerRow) -> None:
    batch = room.submit([A], room.options(), room.resume)
    shown = look(batch.id)
    shown.button(key=f"pause-{batch.id}").click().run()
    assert room.store.batches.get(batch.id).status is BatchStatus.PAUSED
    assert "Resume" in pressable(shown)
    shown.button(key=f"resume-{batch.id}").click().run()
    assert room.store.batches.get(batch.id).status is BatchStatus.RUNNING
    assert "Pause" in pressable(shown)


def test_a_stopped_batch_can_be_carried_on(room: App, live: WorkerRow) -> None:
    batch = room.submit([A], room.options(), room.resume)
    shown = look(batch.id)
    shown.button(key=f"stop-{batch.id}").click().run()
    assert room.store.batches.get(batch.id).status is BatchStatus.STOPPED
    assert pressable(shown) == {"Resume"}


def test_a_batch_without_a_live_worker_reads_interrupted_with_a_way_on(room: App) -> None:
    batch = room.submit([A], room.options(), room.resume)
    shown = look(batch.id)
    assert "Interrupted" in words(shown)
    assert "jseeker worker" in words(shown)
    assert "Resume" in pressable(shown)


def test_failed_jobs_are_tried_again_with_one_press(room: App, live: WorkerRow) -> None:
    batch = room.submit(["ftp://a.example/x", A], room.options(), room.resume)
    shown = look(batch.id)
    assert "Retry 1 failed" in pressable(shown)
    shown.button(key=f"retry-{batch.id}").click().run()
    assert not shown.exception
    assert room.progress(batch.id).failed == 0


def test_the_table_has_problems_first_and_their_next_step(room: App, live: WorkerRow) -> None:
    batch = room.submit([A, "ftp://a.example/x"], room.options(), room.resume)
    table = look(batch.id).dataframe[0].value
    assert [state[0] for state in table["State"]] == ["Failed", "Waiting"]
    assert table["Next step"][0]
    assert table["What happened"][0].endswith(".")


def test_the_number_of_workers_is_changed_while_it_runs(room: App, live: WorkerRow) -> None:
    batch = room.submit([A], room.options(), room.resume)
    shown = look(batch.id)
    shown.slider(key=f"places-{batch.id}").set_value(12).run()
    assert room.store.batches.get(batch.id).max_workers == 12


def test_a_command_to_a_batch_that_ended_meanwhile_is_told_not_raised(room: App, live: WorkerRow) -> None:
    batch = room.submit([A], room.options(), room.resume)
    shown = look(batch.id)
    room.stop(batch.id)
    shown.button(key=f"pause-{batch.id}").click().run()
    assert not shown.exception
    assert "nothing to pause" in shown.toast[0].value.replace("\\", "")


def test_more_than_fifty_jobs_come_in_pages(room: App, live: WorkerRow) -> None:
    links = [f"https://a.example/jobs/{number}" for number in range(60)]
    shown = look(room.submit(links, room.options(), room.resume).id)
    assert len(shown.dataframe[0].value) == 50
    shown.number_input(key="jobs-page").set_value(2).run()
    assert len(shown.dataframe[0].value) == 10


def test_what_a_page_says_stays_words(room: App, live: WorkerRow) -> None:
    shown = look(room.submit([A], room.options(), room.resume, name=EVIL).id)
    assert "<img" not in words(shown).replace("\\<img", "")
    assert "](javascript" not in words(shown)
    assert ":material/home" not in words(shown)


def test_a_resume_without_a_live_worker_says_when_it_goes_on(room: App) -> None:
    batch = room.submit([A], room.options(), room.resume)
    shown = look(batch.id)
    shown.button(key=f"resume-{batch.id}").click().run()
    assert "as soon as one is" in shown.toast[0].value
