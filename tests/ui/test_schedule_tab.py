"""The tab of schedules over a real database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.app.schedules import add_schedule
from jseeker.config import load_settings
from jseeker.model.schedule import TemplateOptions


def _tab() -> None:
    from jseeker.ui.schedule_tab import draw_schedules
    from jseeker.ui.session import the_app

    draw_schedules(the_app())


@pytest.fixture
def app(with_resume: Path) -> Iterator[App]:
    app = App(load_settings())
    yield app
    app.close()


def opened() -> AppTest:
    return AppTest.from_function(_tab, default_timeout=20).run()


def field(page: AppTest, label: str) -> Any:
    """The field whose label begins so."""
    kinds = (page.text_input, page.text_area, page.selectbox, page.number_input, page.checkbox)
    return next(one for kind in kinds for one in kind if one.label.startswith(label))


def words_of(page: AppTest) -> str:
    kinds = (page.subheader, page.markdown, page.caption, page.error, page.warning, page.info)
    return "\n".join(str(one.value) for kind in kinds for one in kind).replace("\u2060", "")


def test_a_schedule_is_told_in_words_added_paused_resumed_and_removed(app: App) -> None:
    app.store.templates.save("links", ("https://a.example/1",), TemplateOptions(), app.clock.now())
    page = opened()
    field(page, "Time zone").set_value("Asia/Kolkata").run()
    assert "At 07:00 on Monday through Friday" in words_of(page).replace("\\", "")
    field(page, "Name").set_value("Mornings").run()
    page.button(key="schedule-add").click().run()

    [schedule] = app.store.schedules.all()
    assert (schedule.cron, schedule.timezone) == ("0 7 * * 1-5", "Asia/Kolkata")
    assert "No worker is running" in words_of(page)
    page.button(key=f"schedule-pause-{schedule.id}").click().run()
    assert "Paused" in words_of(page)
    assert "No worker is running" not in words_of(page)
    page.button(key=f"schedule-resume-{schedule.id}").click().run()
    assert not app.store.schedules.all()[0].paused
    page.button(key=f"schedule-sure-{schedule.id}").click().run()
    assert app.store.schedules.all() == ()
    assert not page.exception


def test_an_own_expression_that_is_none_says_what_it_should_be(app: App) -> None:
    app.store.templates.save("links", ("https://a.example/1",), TemplateOptions(), app.clock.now())
    page = opened()
    field(page, "When").set_value("Own cron expression").run()
    field(page, "Cron expression").set_value("often").run()

    assert "not five fields" in words_of(page)
    page.button(key="schedule-add").click().run()
    assert app.store.schedules.all() == ()


def test_without_a_template_the_tab_says_to_save_one(app: App) -> None:
    assert "save one under **Templates** first" in words_of(opened())


def test_a_worker_that_lives_silences_the_warning(app: App) -> None:
    app.store.templates.save("links", ("https://a.example/1",), TemplateOptions(), app.clock.now())
    add_schedule(app, "daily", "links", "0 7 * * *", "UTC")
    assert "No worker is running" in words_of(opened())
    worker = app.worker(1)
    worker.register()

    assert "No worker is running" not in words_of(opened())


def test_a_name_that_is_taken_is_refused_in_words(app: App) -> None:
    app.store.templates.save("links", ("https://a.example/1",), TemplateOptions(), app.clock.now())
    add_schedule(app, "daily", "links", "0 7 * * *", "UTC")
    page = opened()
    field(page, "Name").set_value("daily").run()
    page.button(key="schedule-add").click().run()

    assert "There is a schedule" in words_of(page)
    assert len(app.store.schedules.all()) == 1
    assert field(opened(), "Name").value == "daily"
