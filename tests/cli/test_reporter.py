"""The reporter: events once and in order, from the log of the database."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jseeker.app import App
from jseeker.cli.display import Display
from jseeker.cli.home import opened
from jseeker.cli.ndjson import JsonLines
from jseeker.cli.reporter import Reporter
from jseeker.errors import PostingGone


@pytest.fixture
def app(home: Path) -> Iterator[App]:
    with opened() as app:
        yield app


def test_jobs_settled_at_once_are_told_after_the_start_and_only_once(app: App) -> None:
    links = ["https://a.example/jobs/1", "https://a.example/jobs/1#top", "ftp://x"]
    batch = app.submit(links, app.options(), app.resume)
    stream = io.StringIO()
    with Reporter(app, batch.id, Display(io.StringIO()), JsonLines(stream)) as reporter:
        reporter.start(3, fresh=True)
        claimed = app.store.queue.claim("w-1/1", datetime.now(UTC))
        assert claimed is not None
        app.store.queue.fail(claimed.job, PostingGone("The posting is gone (404)."), datetime.now(UTC))
        reporter.finish()
    events = [json.loads(line) for line in stream.getvalue().splitlines()]
    told = [(event["event"], event.get("status"), event.get("url")) for event in events]
    assert told == [
        ("batch_started", None, None),
        ("job", "skipped", links[1]),
        ("job", "failed", links[2]),
        ("job", "running", links[0]),
        ("job", "failed", links[0]),
        ("batch_finished", "completed", None),
    ]
    assert events[4]["error"]["kind"] == "posting_gone"
    assert events[0]["total"] == 3


def test_a_batch_that_is_carried_on_is_told_from_now_on(app: App) -> None:
    batch = app.submit(["https://a.example/jobs/1", "https://a.example/jobs/2"], app.options(), app.resume)
    first = app.store.queue.claim("w-1/1", datetime.now(UTC))
    assert first is not None
    app.store.queue.fail(first.job, PostingGone("Gone."), datetime.now(UTC))
    stream = io.StringIO()
    with Reporter(app, batch.id, Display(io.StringIO()), JsonLines(stream)) as reporter:
        reporter.start(3, fresh=False)
        second = app.store.queue.claim("w-1/1", datetime.now(UTC))
        assert second is not None
        app.store.queue.fail(second.job, PostingGone("Gone."), datetime.now(UTC))
        reporter.finish()
    urls = [json.loads(line).get("url") for line in stream.getvalue().splitlines()]
    assert urls == [None, "https://a.example/jobs/2", "https://a.example/jobs/2", None]


def test_a_pause_is_said_once_unless_it_is_ours(app: App) -> None:
    batch = app.submit(["https://a.example/jobs/1"], app.options(), app.resume)
    app.store.batches.pause(batch.id, datetime.now(UTC))
    said = io.StringIO()
    reporter = Reporter(app, batch.id, Display(said), None)
    reporter.look()
    reporter.look()
    assert said.getvalue() == f"Batch {batch.id} is paused; it goes on with: jseeker batch resume {batch.id}\n"
    ours = io.StringIO()
    reporter = Reporter(app, batch.id, Display(ours), None)
    reporter.is_paused_by_us = True
    reporter.look()
    assert ours.getvalue() == ""
