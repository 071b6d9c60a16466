"""The Batch page over a real database."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

import jseeker.ui.pages.dashboard as page
from jseeker.app import App

A, B = "https://a.example/jobs/1", "https://b.example/jobs/2"


def look(**query: str) -> AppTest:
    shown = AppTest.from_file(page.__file__, default_timeout=30)
    for name, value in query.items():
        shown.query_params[name] = value
    shown.run()
    assert not shown.exception
    return shown


def words(shown: AppTest) -> str:
    return "\n".join(one.value for one in (*shown.markdown, *shown.caption, *shown.subheader, *shown.info))


def test_without_a_resume_the_page_leads_to_one(own_home) -> None:
    shown = look()
    assert "resume" in words(shown).lower()
    assert not [one for one in shown.button if one.key == "start"]


def test_before_the_first_batch_the_page_says_what_to_do(room: App) -> None:
    assert "press Start" in words(look())


def test_start_shows_the_batch_at_once(room: App) -> None:
    shown = look()
    shown.text_area[0].set_value(f"{A}\n{B}").run()
    shown.button(key="start").click().run()
    assert not shown.exception
    batch = room.store.batches.latest()
    assert batch is not None
    assert f"Batch {batch.id}" in words(shown)
    assert [one.value for one in shown.metric][3] == "2"


def test_a_reload_finds_the_batch_that_is_under_way(room: App) -> None:
    running = room.submit([A], room.options(), room.resume, name="under way")
    done = room.submit(["ftp://x.example"], room.options(), room.resume, name="ended")
    assert room.store.batches.get(done.id).status.is_final
    assert "under way" in words(look())
    assert "ended" in words(look(batch=done.id))
    assert "ended" not in words(look(batch=running.id))


def test_an_address_of_a_batch_that_is_gone_leads_to_the_latest(room: App) -> None:
    room.submit([A], room.options(), room.resume, name="here")
    shown = look(batch="0000000000")
    assert "not there any more" in words(shown)
    assert "here" in words(shown)


def test_other_batches_under_way_are_named(room: App) -> None:
    room.submit([A], room.options(), room.resume, name="first")
    room.submit([B], room.options(), room.resume, name="second")
    assert "1 other batch is under way" in words(look())


@pytest.mark.parametrize("state", ["paused", "stopped"])
def test_a_reload_shows_the_state(room: App, state: str) -> None:
    batch = room.submit([A], room.options(), room.resume)
    if state == "paused":
        room.store.batches.pause(batch.id, room.clock.now())
    else:
        room.stop(batch.id)
    assert state in words(look()).lower()
