"""The composition root: what it makes from settings, and what it says when something is missing."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from jseeker.app import App, ResumeFile, given_file, new_batch_id
from jseeker.batch.worker import Until
from jseeker.config import Settings
from jseeker.errors import NotConfigured, ResumeInvalid, ResumeMissing
from jseeker.model.batch import BatchStatus, JobStatus
from jseeker.samples import sample_resume

RESUME = ResumeFile("resume.yaml", sample_resume().decode())


def test_a_batch_remembers_all_that_a_worker_needs(with_resume: Path) -> None:
    app = App(Settings(allow_hosts=["127.0.0.1:8801"], output_dir="/somewhere/out", pages=2, workers=7))

    batch = app.submit(["https://a.example/1"], app.options(), app.resume)

    stored = app.store.batches.get(batch.id)
    assert stored.options == app.options()
    assert (stored.options.output_dir, stored.options.max_pages) == ("/somewhere/out", 2)
    assert stored.options.allow_hosts == ("127.0.0.1:8801",)
    assert (stored.resume_name, stored.resume_text) == (RESUME.name, RESUME.text)
    app.close()


def test_a_running_batch_without_a_live_worker_reads_interrupted_and_with_one_running(own_home: Path) -> None:
    app = App(Settings())
    batch = app.submit(["https://a.example/1"], app.options(), RESUME)
    assert app.progress(batch.id).status is BatchStatus.INTERRUPTED

    other = app.worker(1, own=["another"])
    other.register()
    assert app.progress(batch.id).status is BatchStatus.INTERRUPTED
    worker = app.worker(1, own=[batch.id])
    worker.register()

    assert app.progress(batch.id).status is BatchStatus.RUNNING
    app.close()


def test_a_worker_of_the_app_does_the_whole_walk(job_site: Any, own_home: Path) -> None:
    app = App(Settings(allow_hosts=job_site.hosts))
    batch = app.submit([job_site.link(1)], app.options(formats=("md", "txt", "json")), RESUME)

    asyncio.run(app.worker(2).run(Until(batch_id=batch.id)))

    [job] = app.store.batches.jobs(batch.id)
    assert job.status is JobStatus.COMPLETED
    assert job.result is not None
    assert set(job.result["documents"]) == {"pdf", "docx", "provenance", "md", "txt", "json"}
    app.close()


def test_a_link_is_read_without_a_batch(job_site: Any) -> None:
    posting = asyncio.run(App(Settings(allow_hosts=job_site.hosts)).read(job_site.link(3)))

    assert (posting.title, posting.company) == ("Data Engineer 3", "Cinderbrook 3")


def test_a_missing_resume_is_one_sentence_with_the_way_out(own_home: Path) -> None:
    with pytest.raises(ResumeMissing, match=rf"{own_home / 'resume.yaml'}; make one with jseeker profile init"):
        _ = App(Settings()).resume


def test_a_resume_that_is_no_text_is_one_sentence(own_home: Path) -> None:
    own_home.mkdir()
    (own_home / "resume.yaml").write_bytes(b"\xff\xfe\x00binary")

    with pytest.raises(NotConfigured, match="is no text file"):
        _ = App(Settings()).resume


def test_nothing_is_written_for_an_invalid_resume_or_an_empty_list(own_home: Path) -> None:
    app = App(Settings())
    with pytest.raises(ResumeInvalid):
        app.submit(["https://a.example/1"], app.options(), ResumeFile("r.yaml", "work: 3"))
    with pytest.raises(ValueError, match="URLs list cannot be empty"):
        app.submit([], app.options(), RESUME)

    assert app.store.batches.recent() == ()
    app.close()


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotConfigured, match=r"nothing\.html cannot be read"):
        given_file(tmp_path / "nothing.html")


def test_ids_of_batches_are_short_and_fresh() -> None:
    assert len({new_batch_id() for _ in range(100)}) == 100
    assert len(new_batch_id()) == 10
