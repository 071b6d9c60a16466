"""PDF written in processes of their own, from Python: used while the batch runs, gone when the processor is closed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jseeker.batch_processor import BatchProcessor, JobStatus
from jseeker.config import Settings, load_settings
from jseeker.errors import NotConfigured


def render_children() -> int:
    """How many living processes of this one write PDF."""
    listed = subprocess.run(["ps", "-eo", "ppid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return sum("jseeker.render.worker" in row[2] and row[0] == str(os.getpid()) and row[1][0] != "Z" for row in rows)


@pytest.mark.parametrize("processes", [0, 2])
def test_pdf_is_written_in_as_many_processes_as_were_asked_for_and_none_is_left(
    job_site: Any, with_resume: Path, processes: int
) -> None:
    settings = Settings(allow_hosts=job_site.hosts, render_processes=processes)
    seen: list[int] = []

    with BatchProcessor(max_workers=4, settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(6)], lambda _: seen.append(render_children()))
        assert processor.wait(60)
        assert {job.status for job in processor.get_all_jobs()} == {JobStatus.COMPLETED}

    assert max(seen) <= processes
    assert bool(max(seen)) == bool(processes)
    assert render_children() == 0


def test_a_processor_that_is_closed_early_leaves_no_process(job_site: Any, with_resume: Path) -> None:
    settings = Settings(allow_hosts=job_site.hosts, render_processes=2)

    with BatchProcessor(max_workers=2, settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(8)])

    assert render_children() == 0


def test_a_negative_number_of_processes_is_named(own_home: Path) -> None:
    with pytest.raises(NotConfigured, match="JSEEKER_RENDER_PROCESSES"):
        load_settings(render_processes=-1)
