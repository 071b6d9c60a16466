"""A clock to set, a batch to start from, and a resume version to record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from jseeker.model.batch import Batch, BatchOptions, BatchStatus
from jseeker.model.match import Score
from jseeker.model.posting import Posting, ReadMethod
from jseeker.model.queue import NewJob, Recording
from jseeker.store import Store

START = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return START


@pytest.fixture
def add_batch(store: Store) -> Callable[..., Batch]:
    """Writes a batch of so many pending jobs with keys k0, k1 …, each batch a second after the one before."""
    made: list[Batch] = []

    def add(count: int = 3, *, jobs: tuple[NewJob, ...] | None = None, **options: object) -> Batch:
        batch = Batch(
            id=f"batch{len(made)}",
            status=BatchStatus.RUNNING,
            created_at=START + timedelta(seconds=len(made)),
            options=BatchOptions(output_dir="/output", **options),  # type: ignore[arg-type] # any option by name
            resume_text="basics: {name: Ana Example}",
        )
        rows = tuple(NewJob(f"https://a.example/{n}", f"k{n}") for n in range(count)) if jobs is None else jobs
        store.batches.create(batch, rows)
        made.append(batch)
        return batch

    return add


@pytest.fixture
def recording() -> Callable[..., Recording]:
    """What the last stage records for a posting's key."""

    def make(key: str, version: int = 1, company: str = "Northwind") -> Recording:
        posting = Posting(
            f"https://a.example/{key}", key, "generic", ReadMethod.TEXT, company, "Data Engineer", "Text."
        )
        folder = f"/output/{key}" if version == 1 else f"/output/{key}/v{version}"
        return Recording(
            posting,
            folder,
            version,
            (("resume.pdf", f"{folder}/resume.pdf"),),
            "0" * 64,
            "en",
            "classic",
            None,
            Score(71),
        )

    return make
