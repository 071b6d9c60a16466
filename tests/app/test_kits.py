"""The tools of a batch: shared where they may be, made once, and loaded before they are needed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jseeker.app.kits import AppKits, make_tools, wishes_of
from jseeker.config import Settings
from jseeker.errors import ResumeInvalid
from jseeker.model.batch import Batch, BatchOptions, BatchStatus
from jseeker.model.documents import DocumentFormat, Paper
from jseeker.samples import sample_resume

BATCH = Batch(
    "b1",
    BatchStatus.RUNNING,
    datetime(2026, 11, 1, tzinfo=UTC),
    BatchOptions("/out"),
    resume_name="resume.yaml",
    resume_text=sample_resume().decode(),
)


def test_a_batchs_kit_is_made_once_and_other_batches_share_its_tools(own_home: Path) -> None:
    kits = AppKits(Settings())
    other = replace(BATCH, id="b2")
    stranger = replace(BATCH, id="b3", options=BatchOptions("/out", allow_hosts=("127.0.0.1:8801",)))

    assert kits.of(BATCH) is kits.of(BATCH)
    assert kits.of(other).tools.fetcher is kits.of(BATCH).tools.fetcher
    assert kits.of(stranger).tools.fetcher is not kits.of(BATCH).tools.fetcher
    asyncio.run(kits.aclose())


def test_the_rehearsal_writes_nothing_and_leaves_the_first_job_little_to_load(own_home: Path) -> None:
    kits = AppKits(Settings())

    kits.warm()

    assert not own_home.exists() or list(own_home.iterdir()) == []
    asyncio.run(kits.aclose())


def test_a_batch_whose_resume_is_no_resume_says_so(own_home: Path) -> None:
    kits = AppKits(Settings())

    with pytest.raises(ResumeInvalid):
        kits.of(replace(BATCH, resume_text="work: 3"))
    asyncio.run(kits.aclose())


def test_wishes_follow_the_batchs_options_and_pdf_and_docx_are_always_made() -> None:
    wishes = wishes_of(BatchOptions("/out", paper=Paper.LETTER, max_pages=2, formats=("md", "pdf"), strict=True))

    assert (wishes.style.paper, wishes.style.max_pages, wishes.strict) == (Paper.LETTER, 2, True)
    assert wishes.formats == (DocumentFormat.PDF, DocumentFormat.DOCX, DocumentFormat.MARKDOWN)


def test_the_tools_write_every_format() -> None:
    tools = make_tools((), (), ())

    assert {writer.format for writer in tools.writers} == set(DocumentFormat)
    asyncio.run(tools.fetcher.aclose())
