"""Documents that were rendered and never recorded: gone once their job is stopped, kept while anybody needs them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jseeker.batch.leftovers import take_back_unrecorded
from jseeker.model.batch import Batch, BatchJob, BatchOptions, BatchStatus, JobStatus, Stage
from jseeker.model.documents import DocumentSet
from jseeker.model.match import Score
from jseeker.model.queue import NewJob
from jseeker.render import FolderShelf
from jseeker.store import Store, open_memory_store
from jseeker.walk import Written

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_memory_store()
    yield opened
    opened.close()


def _rendered(store: Store, folder: Path) -> tuple[BatchJob, DocumentSet]:
    """A job whose documents stand on the disk, and whose worker died before it could record them."""
    batch = Batch("b1", BatchStatus.RUNNING, NOW, BatchOptions(str(folder)), resume_text="given")
    store.batches.create(batch, [NewJob("https://a.example/1", "k1")])
    claimed = store.queue.claim("dead/1", NOW)
    assert claimed is not None
    documents = FolderShelf().put(folder, "alder-engineer-01234567", 1, [("resume.pdf", b"%PDF")])
    written = Written(documents, Score(1), "0" * 64, "en", "classic")
    store.queue.save_result(claimed.job, Stage.RENDER, written, NOW)
    return claimed.job, documents


def test_documents_of_a_stopped_job_that_was_never_recorded_are_removed(store: Store, tmp_path: Path) -> None:
    _, documents = _rendered(store, tmp_path)
    store.batches.stop("b1", NOW, [])

    assert take_back_unrecorded(store, FolderShelf()) == 1

    assert not documents.folder.exists()
    assert take_back_unrecorded(store, FolderShelf()) == 0, "there is nothing left to do"
    assert [job.status for job in store.batches.jobs("b1")] == [JobStatus.STOPPED]


def test_documents_of_a_job_that_goes_on_stay(store: Store, tmp_path: Path) -> None:
    _, documents = _rendered(store, tmp_path)
    store.workers.leave("dead", NOW)

    assert take_back_unrecorded(store, FolderShelf()) == 0
    assert documents.files[0].read_bytes() == b"%PDF"


def test_a_stopped_job_that_is_resumed_renders_its_documents_again(store: Store, tmp_path: Path) -> None:
    _rendered(store, tmp_path)
    store.batches.stop("b1", NOW, [])
    take_back_unrecorded(store, FolderShelf())
    store.batches.resume("b1", NOW)

    claimed = store.queue.claim("next/1", NOW)

    assert claimed is not None
    assert Stage.RENDER not in claimed.results


def test_documents_that_another_job_of_the_posting_will_use_stay(store: Store, tmp_path: Path) -> None:
    _, documents = _rendered(store, tmp_path)
    store.batches.stop("b1", NOW, [])
    other = Batch("b2", BatchStatus.RUNNING, NOW, BatchOptions(str(tmp_path)), resume_text="given")
    store.batches.create(other, [NewJob("https://a.example/1", "k1")])

    assert take_back_unrecorded(store, FolderShelf()) == 0
    assert documents.folder.exists()
