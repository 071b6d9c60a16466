"""Commands given from a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.config import load_settings
from jseeker.model.batch import Batch, BatchStatus


def _page() -> None:
    import streamlit as st

    from jseeker.ui.commands import draw_commands, draw_main_command
    from jseeker.ui.session import the_app

    batch_id = st.query_params["batch"]
    progress = the_app().progress(batch_id)
    draw_commands(batch_id, progress)
    draw_main_command(batch_id, progress)


@pytest.fixture
def app(with_resume: Path) -> Iterator[App]:
    app = App(load_settings())
    yield app
    app.close()


@pytest.fixture
def batch(app: App) -> Batch:
    return app.submit(["https://a.example/1"], app.options(), app.resume)


@pytest.fixture
def page(batch: Batch) -> AppTest:
    page = AppTest.from_function(_page)
    page.query_params["batch"] = batch.id
    return page.run()


def keys(page: AppTest) -> set[str]:
    return {str(button.key).rpartition("-")[0] for button in page.button}


def test_each_press_changes_the_batch_and_the_buttons(page: AppTest, batch: Batch, app: App) -> None:
    assert keys(page) == {"resume", "stop", "list-resume"}
    page.button(key=f"stop-{batch.id}").click().run()
    assert app.store.batches.get(batch.id).status is BatchStatus.STOPPED
    assert page.button(key=f"stop-{batch.id}").disabled

    page.button(key=f"list-resume-{batch.id}").click().run()
    assert app.store.batches.get(batch.id).status is BatchStatus.RUNNING
    assert not page.exception


def test_a_command_that_comes_too_late_is_told_and_breaks_nothing(page: AppTest, batch: Batch, app: App) -> None:
    app.stop(batch.id)
    app.store.batches.remove(batch.id)
    other = app.submit(["https://a.example/2"], app.options(), app.resume)
    page.query_params["batch"] = other.id
    page.button(key=f"stop-{batch.id}").click().run()

    assert not page.exception
    assert "There is no batch" in page.toast[0].value
