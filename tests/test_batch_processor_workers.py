"""The number of workers, changed while a batch runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jseeker.batch_processor import BatchProcessor
from jseeker.config import Settings

LIMIT_S = 60.0


@pytest.fixture
def settings(job_site: Any, with_resume: Path) -> Settings:
    return Settings(allow_hosts=job_site.hosts)


def test_more_workers_take_more_jobs_at_once(job_site: Any, settings: Settings) -> None:
    job_site.latency_s = 0.3
    with BatchProcessor(max_workers=1, settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(10)])
        processor.set_workers(8)
        assert processor.wait(LIMIT_S)
        assert processor.get_progress().completed == 10
    assert 4 <= job_site.peak <= 8


def test_the_number_holds_for_the_next_batch_too(job_site: Any, settings: Settings) -> None:
    job_site.latency_s = 0.1
    with BatchProcessor(max_workers=8, settings=settings) as processor:
        processor.set_workers(1)
        processor.submit_batch([job_site.link(number) for number in range(4)])
        assert processor.wait(LIMIT_S)
    assert job_site.peak == 1


@pytest.mark.parametrize("number", [0, 65, -1])
def test_a_number_outside_1_to_64_is_refused(settings: Settings, number: int) -> None:
    with BatchProcessor(settings=settings) as processor, pytest.raises(ValueError, match="give 1 to 64"):
        processor.set_workers(number)
