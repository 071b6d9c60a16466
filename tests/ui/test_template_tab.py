"""The tab of templates over a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.app.schedules import add_schedule
from jseeker.config import load_settings
from jseeker.model.batch import BatchStatus
from jseeker.model.schedule import TemplateOptions


def _tab() -> None:
    from jseeker.ui.session import the_app
    from jseeker.ui.template_tab import draw_templates

    draw_templates(the_app())


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


def test_a_template_is_made_edited_run_and_removed(app: App) -> None:
    page = opened()
    page.button(key="template-new").click().run()
    field(page, "Name").set_value("Mondays").run()
    field(page, "Links").set_value("https://a.example/1\nhttps://a.example/2").run()
    page.button(key="template-save").click().run()
    [template] = app.store.templates.all()
    assert (template.name, len(template.links), template.options) == ("Mondays", 2, TemplateOptions())

    page.button(key=f"template-edit-{template.id}").click().run()
    field(page, "Pages").set_value("2").run()
    field(page, "Workers").set_value("3").run()
    page.button(key="template-save").click().run()
    [template] = app.store.templates.all()
    assert (template.options.pages, template.options.workers) == (2, 3)
    assert "pages 2" in words_of(page)

    page.button(key=f"template-run-{template.id}").click().run()
    [(batch, _)] = app.store.batches.recent()
    assert (batch.name, batch.options.max_pages, batch.status) == ("Mondays", 2, BatchStatus.RUNNING)
    assert page.query_params["batch"] in (batch.id, [batch.id])

    back = opened()
    back.button(key=f"template-sure-{template.id}").click().run()
    assert app.store.templates.all() == ()
    assert not back.exception


@pytest.mark.parametrize(
    ("name", "links", "sentence"),
    [("", "https://a.example/1", "no name"), ("A", "", "no links"), ("A", "mailto:x@a.example", "cannot be used")],
)
def test_a_template_that_cannot_be_is_refused_in_words_and_stays_in_the_form(
    app: App, name: str, links: str, sentence: str
) -> None:
    page = opened()
    page.button(key="template-new").click().run()
    field(page, "Name").set_value(name).run()
    field(page, "Links").set_value(links).run()
    page.button(key="template-save").click().run()

    assert sentence in words_of(page)
    assert app.store.templates.all() == ()
    assert field(opened(), "Links").value == links if (name or links) else True


def test_a_template_that_a_schedule_runs_stays(app: App) -> None:
    app.store.templates.save("links", ("https://a.example/1",), TemplateOptions(), app.clock.now())
    add_schedule(app, "daily", "links", "0 7 * * *", "UTC")
    [template] = app.store.templates.all()
    page = opened()
    page.button(key=f"template-sure-{template.id}").click().run()

    assert "remove the schedule first" in words_of(page)
    assert app.store.templates.all() == (template,)


def test_a_run_that_cannot_start_says_why_and_writes_nothing(app: App, with_resume: Path) -> None:
    app.store.templates.save("links", ("https://a.example/1",), TemplateOptions(), app.clock.now())
    [template] = app.store.templates.all()
    (with_resume / "resume.yaml").unlink()
    page = opened()
    page.button(key=f"template-run-{template.id}").click().run()

    assert "There is no resume" in words_of(page)
    assert app.store.batches.recent() == ()


def test_a_name_is_taken_once_and_a_discarded_form_is_forgotten(app: App) -> None:
    app.store.templates.save("links", ("https://a.example/1",), TemplateOptions(), app.clock.now())
    page = opened()
    page.button(key="template-new").click().run()
    field(page, "Name").set_value("links").run()
    field(page, "Links").set_value("https://a.example/2").run()
    page.button(key="template-save").click().run()
    assert "of that name already" in words_of(page)

    page.button(key="template-leave").click().run()

    assert "New template" not in words_of(page)
    assert app.store.templates.all()[0].links == ("https://a.example/1",)
    assert app.store.drafts.get("template:new") == ""


def test_options_that_the_form_does_not_show_stay(app: App) -> None:
    kept = TemplateOptions(allow_hosts=("127.0.0.1:1",), profile="data", formats=("md",), again=True)
    app.store.templates.save("links", ("https://a.example/1",), kept, app.clock.now())
    [template] = app.store.templates.all()
    page = opened()
    page.button(key=f"template-edit-{template.id}").click().run()
    field(page, "Paper").set_value("letter").run()
    page.button(key="template-save").click().run()

    assert app.store.templates.all()[0].options == replace(kept, paper="letter")
