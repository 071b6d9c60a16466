"""The History page over a real database."""

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
from jseeker.model.batch import Batch, BatchStatus
from jseeker.ui.pages import history

PAGE = history.__file__


@pytest.fixture
def app(with_resume: Path) -> Iterator[App]:
    app = App(load_settings())
    yield app
    app.close()


@pytest.fixture
def worked(app: App, job_site: Any) -> Batch:
    """A batch of a good link, one that is gone, and one that is none, worked off."""
    job_site.gone.add(2)
    links = [job_site.link(1), job_site.link(2), "ftp://a.example/x"]
    options = app.options(allow_hosts=tuple(job_site.hosts))
    batch = app.submit(links, options, app.resume, name="Monday <b>*round*</b>")
    worker = app.worker(2)
    worker.register()
    asyncio.run(worker.run(Until(batch_id=batch.id)))
    return batch


def opened(batch: Batch | None = None) -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=20)
    if batch is not None:
        page.query_params["batch"] = batch.id
    return page.run()


def words_of(page: AppTest) -> str:
    kinds = (page.title, page.subheader, page.markdown, page.caption, page.error, page.warning, page.info, page.text)
    return "\n".join(str(one.value) for kind in kinds for one in kind).replace("\u2060", "")


def test_before_the_first_batch_the_page_says_what_to_do(app: App) -> None:
    page = opened()

    assert not page.exception
    assert "No batches yet" in words_of(page)
    assert "No templates yet" in words_of(page)


def test_every_batch_is_listed_with_its_state_counts_and_moment(worked: Batch) -> None:
    page = opened()

    assert not page.exception
    told = words_of(page)
    assert "1 completed, :red[2 failed]" in told
    assert "3 links" in told
    assert "Completed" in told
    assert r"\<b\>" in told


def test_opening_a_batch_puts_it_into_the_address(worked: Batch) -> None:
    page = opened()
    page.button(key=f"open-{worked.id}").click().run()

    assert page.query_params["batch"] in (worked.id, [worked.id])
    assert not page.exception
    [jobs, *_] = page.dataframe
    assert list(jobs.value["State"])[:2] == ["Failed", "Failed"]
    assert jobs.value["What happened"][0].startswith("The posting is gone")
    assert jobs.value["Tries"].tolist() == [1, 0, 1]


def test_the_stages_of_a_job_are_told_with_times_tries_and_errors(worked: Batch, app: App) -> None:
    page = opened(worked)
    assert page.dataframe[1].value["Outcome"].tolist() == ["Failed"]

    done = next(job.id for job in app.store.batches.jobs(worked.id) if job.status == "completed")
    page.selectbox(key="history-job").select(done).run()

    stages = page.dataframe[1].value
    assert stages["Stage"].tolist() == ["Read", "Tailor", "Render", "Record"]
    assert set(stages["Outcome"]) == {"Done"}
    assert all(stages["Seconds"] >= 0)


def test_failed_jobs_are_tried_again_with_one_press_and_the_batch_can_be_stopped(worked: Batch, app: App) -> None:
    page = opened(worked)
    page.button(key=f"retry-{worked.id}").click().run()
    assert app.store.batches.get(worked.id).status is BatchStatus.RUNNING

    assert "Interrupted" in words_of(page)
    page.button(key=f"stop-{worked.id}").click().run()
    assert app.store.batches.get(worked.id).status is BatchStatus.STOPPED

    page.button(key=f"resume-{worked.id}").click().run()
    assert not page.exception
    assert app.store.batches.get(worked.id).status is BatchStatus.RUNNING


def test_a_batch_is_removed_only_when_it_has_ended_and_is_confirmed(worked: Batch, app: App) -> None:
    page = opened(worked)
    assert app.store.batches.recent()

    page.button(key="remove-sure").click().run()

    assert not page.exception
    assert app.store.batches.recent() == ()
    assert len(app.store.applications.listing()) == 1
    running = app.submit(["https://a.example/1"], app.options(), app.resume)
    assert "stop it first" in words_of(opened(running))


def test_an_address_of_a_batch_that_is_gone_leads_to_the_others(app: App) -> None:
    page = AppTest.from_file(PAGE)
    page.query_params["batch"] = "nothing"
    page.run()

    assert not page.exception
    assert "not there any more" in words_of(page)
