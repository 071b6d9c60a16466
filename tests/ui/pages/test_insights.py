"""The Insights page over a real database."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.batch.worker import Until
from jseeker.config import load_settings
from jseeker.model.application import NewApplication
from jseeker.model.rewording import LedgerCall, Reworded
from jseeker.ui.pages import insights

PAGE = insights.__file__


@pytest.fixture
def app(with_resume: Path) -> Iterator[App]:
    app = App(load_settings())
    yield app
    app.close()


def opened() -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=20).run()
    assert not page.exception
    return page


def words_of(page: AppTest) -> str:
    kinds = (page.subheader, page.markdown, page.caption)
    return "\n".join(str(one.value) for kind in kinds for one in kind)


def test_before_the_first_application_the_page_says_what_to_do(app: App) -> None:
    page = opened()

    assert "Nothing to show yet" in words_of(page)
    assert not page.metric


def test_what_was_tailored_is_counted_and_its_gaps_are_listed(app: App, job_site: Any) -> None:
    options = app.options(allow_hosts=tuple(job_site.hosts))
    batch = app.submit([job_site.link(1), job_site.link(3)], options, app.resume)
    worker = app.worker(2)
    worker.register()
    asyncio.run(worker.run(Until(batch_id=batch.id)))
    first = app.store.applications.listing()[0]
    app.store.applications.update(first.id, app.clock.now(), status="applied")

    page = opened()

    figures = {metric.label: metric.value for metric in page.metric}
    assert figures["Applications"] == "2"
    assert figures["Reply rate"] == "0 %"
    assert int(figures["Average fit"]) > 50
    assert "the offline writer needs no model and costs nothing" in words_of(page)
    page.button_group(key="insights-period").set_value("month").run()
    assert not page.exception


def test_what_models_cost_is_told_by_month(app: App) -> None:
    batch = app.submit(["https://a.example/1"], app.options(), app.resume)
    [job] = app.store.batches.jobs(batch.id)
    answer = Reworded((), 10, 5, 0.25)
    app.store.ledger.record(LedgerCall(batch.id, job.id, app.clock.now(), "a:x", "v", "q", answer))
    app.store.applications.add([(NewApplication("Acme", "Engineer"), "key")], app.clock.now())

    assert "$0.25 in all" in words_of(opened()).replace("\\", "")
