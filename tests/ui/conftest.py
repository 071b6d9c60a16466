"""A home with a resume, batches in every state, and the application on them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from jseeker.app import App
from jseeker.batch.submit import GivenFile
from jseeker.batch.worker import Until
from jseeker.config import Settings
from jseeker.model.batch import Batch

POSTING = """{role} at {company}

We look for somebody who likes clean tables and calm releases, in a team of six people in Lisbon.

Requirements
- 3+ years of Python and PostgreSQL
- Kafka
"""


@pytest.fixture
def room(with_resume: Path) -> Iterator[App]:
    """The application on a home with the sample resume."""
    app = App(Settings())
    yield app
    app.close()


@pytest.fixture
def saved() -> Callable[..., GivenFile]:
    """A saved posting, invented."""

    def make(company: str, role: str = "Data Engineer") -> GivenFile:
        return GivenFile(f"{company}.txt", POSTING.format(role=role, company=company).encode())

    return make


@pytest.fixture
def worked_off(room: App) -> Callable[..., Batch]:
    """Submits a batch and works it off with a worker in this process."""

    def work(*inputs: str | GivenFile, name: str = "") -> Batch:
        batch = room.submit(inputs, room.options(), room.resume, name=name)
        worker = room.worker(2)
        worker.register()
        asyncio.run(worker.run(Until(batch_id=batch.id)))
        return batch

    return work
