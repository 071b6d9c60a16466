"""The record beside the documents, and the resume and options that they came from."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from jseeker.app import App, given_file
from jseeker.app.records import latest_version, origin_of, read_record
from jseeker.batch.worker import Until
from jseeker.config import Settings
from jseeker.errors import DocumentError, ResumeMissing
from jseeker.model.application import NewApplication
from jseeker.model.documents import Paper

POSTING = """Data Engineer at Quarry Lane Press

We look for a data engineer who likes clean tables and calm releases, in a team of six people in Lisbon.

Requirements
- 3+ years of Python and PostgreSQL
- Airflow and Kafka
"""


@pytest.fixture
def app(with_resume: Path, tmp_path: Path) -> Iterator[App]:
    """An application's documents, made by a batch on letter paper."""
    (tmp_path / "posting.txt").write_text(POSTING)
    app = App(Settings())
    inputs = [given_file(tmp_path / "posting.txt")]
    batch = app.submit(inputs, app.options(paper=Paper.LETTER), app.resume)
    asyncio.run(app.worker(1).run(Until(batch_id=batch.id)))
    yield app
    app.close()


def folder(app: App) -> Path:
    return Path(latest_version(app, app.store.applications.get(1)).folder)


def test_the_record_holds_the_posting_and_every_printed_line(app: App) -> None:
    record = read_record(folder(app))

    assert record.posting.description.startswith("We look for") or "clean tables" in record.posting.description
    assert "Marta Quintela" in [line["text"] for line in record.lines]
    assert len(record.resume_sha256) == 64


def test_the_origin_is_the_resume_and_the_options_of_the_batch_also_after_the_file_was_changed(
    app: App, with_resume: Path
) -> None:
    record = read_record(folder(app))
    before = origin_of(app, 1, record.resume_sha256)
    (with_resume / "resume.yaml").write_text("basics: {name: Somebody Else}\n")
    after = origin_of(app, 1, record.resume_sha256)
    (with_resume / "resume.yaml").unlink()
    gone = origin_of(app, 1, record.resume_sha256)

    assert (before.is_same, before.is_changed, before.options.paper) == (True, False, Paper.LETTER)
    assert (after.is_same, after.is_changed) == (True, True)
    assert (gone.is_same, gone.is_changed) == (True, False)
    assert "Marta Quintela" in after.resume.text


def test_the_present_resume_stands_in_where_the_one_of_then_is_kept_nowhere(app: App, with_resume: Path) -> None:
    found = origin_of(app, 1, "0" * 64)
    assert (found.is_same, found.is_changed) == (False, True)
    assert found.options.paper is Paper.LETTER
    (with_resume / "resume.yaml").unlink()
    with pytest.raises(ResumeMissing):
        origin_of(app, 1, "0" * 64)


@pytest.mark.parametrize("name", ["provenance.json", "posting.json"])
@pytest.mark.parametrize("content", ["[", "[]", '{"lines": [1]}', '{"lines": 5}', None])
def test_a_record_that_is_gone_or_not_ours_is_one_sentence(app: App, name: str, content: str | None) -> None:
    path = folder(app) / name
    if content is None:
        path.unlink()
    else:
        path.write_text(content)
    with pytest.raises(DocumentError, match=rf"{name}.*documents again"):
        read_record(path.parent)


def test_foreign_origins_in_a_posting_are_passed_over(app: App) -> None:
    path = folder(app) / "posting.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "origins": 5}))

    assert read_record(path.parent).posting.origins == ()


def test_an_application_without_documents_is_one_sentence(app: App) -> None:
    ((number, _),) = app.store.applications.add([(NewApplication("A", "B"), "m")], app.clock.now())
    with pytest.raises(DocumentError, match=f"Application {number} has no documents"):
        latest_version(app, app.store.applications.get(number))
