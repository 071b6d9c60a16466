"""The seed's batch processor, over real HTTP and a real database file: each behaviour that the seed listed."""

from __future__ import annotations

import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from jseeker.batch_processor import BatchJob, BatchProcessor, BatchProgress, JDCache, JobStatus, WorkerStatus
from jseeker.config import Settings
from jseeker.errors import ResumeInvalid, ResumeMissing

LIMIT_S = 60.0


@pytest.fixture
def settings(job_site: Any, with_resume: Path) -> Settings:
    return Settings(allow_hosts=job_site.hosts)


def _statuses(processor: BatchProcessor) -> Counter[JobStatus]:
    return Counter(job.status for job in processor.get_all_jobs())


def _until(holds: Any) -> None:
    waited = threading.Event()
    for _ in range(int(LIMIT_S / 0.02)):
        if holds():
            return
        waited.wait(0.02)
    raise AssertionError("the condition did not come about")


def test_every_posting_becomes_documents_and_an_application(job_site: Any, settings: Settings) -> None:
    with BatchProcessor(settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(5)])
        assert processor.wait(LIMIT_S)

        assert _statuses(processor) == {JobStatus.COMPLETED: 5}
        for job in processor.get_all_jobs():
            assert job.result is not None
            assert Path(job.result["documents"]["pdf"]).read_bytes().startswith(b"%PDF")
            assert Path(job.result["documents"]["docx"]).read_bytes().startswith(b"PK")
        assert len({job.result["application_id"] for job in processor.get_all_jobs() if job.result}) == 5


def test_an_empty_list_is_refused(settings: Settings) -> None:
    with BatchProcessor(settings=settings) as processor, pytest.raises(ValueError, match="URLs list cannot be empty"):
        processor.submit_batch([])


def test_without_a_resume_nothing_is_started_and_the_sentence_says_what_to_do(job_site: Any) -> None:
    with (
        BatchProcessor(settings=Settings(allow_hosts=job_site.hosts)) as processor,
        pytest.raises(ResumeMissing, match="jseeker profile init"),
    ):
        processor.submit_batch([job_site.link(1)])
    assert job_site.asked == []


def test_an_invalid_resume_is_refused_before_anything_is_fetched(job_site: Any, settings: Settings) -> None:
    settings.resume.write_text("basics: {name: [1, 2]}")
    with BatchProcessor(settings=settings) as processor, pytest.raises(ResumeInvalid):
        processor.submit_batch([job_site.link(1)])
    assert job_site.asked == []


def test_the_callback_gets_immutable_snapshots_that_add_up_and_the_last_one(job_site: Any, settings: Settings) -> None:
    seen: list[BatchProgress] = []
    with BatchProcessor(settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(4)], seen.append)
        assert processor.wait(LIMIT_S)

    assert seen[-1].completed == 4
    assert seen[-1].progress_pct == 100.0
    for look in seen:
        parts = (look.pending, look.running, look.completed, look.failed, look.skipped, look.stopped)
        assert look.total == sum(parts) == 4
        with pytest.raises(AttributeError):
            look.completed = 9  # type: ignore[misc] # that is the point
    assert [look.settled for look in seen] == sorted(look.settled for look in seen)


def test_a_callback_that_raises_or_blocks_harms_nothing(job_site: Any, settings: Settings) -> None:
    blocked = threading.Event()

    def raises(_progress: BatchProgress) -> None:
        raise RuntimeError("the caller's fault")

    with BatchProcessor(settings=settings) as processor:
        processor.submit_batch([job_site.link(1)], raises)
        assert processor.wait(LIMIT_S)
        assert _statuses(processor) == {JobStatus.COMPLETED: 1}
        processor.submit_batch([job_site.link(2)], lambda _progress: blocked.wait(LIMIT_S))
        _until(lambda: _statuses(processor) == {JobStatus.COMPLETED: 1})
        blocked.set()
        assert processor.wait(LIMIT_S)


def test_paused_nothing_new_starts_and_resumed_everything_is_done(job_site: Any, settings: Settings) -> None:
    job_site.latency_s = 0.1
    with BatchProcessor(2, settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(8)])
        _until(lambda: len(job_site.asked) >= 2)
        processor.pause()
        _until(lambda: processor.get_progress().running == 0)
        asked = len(job_site.asked)
        paused = processor.get_progress()

        assert paused.paused
        assert asked < 8
        assert not processor.wait(0.5)
        assert len(job_site.asked) == asked
        processor.resume()
        assert processor.wait(LIMIT_S)
        assert _statuses(processor) == {JobStatus.COMPLETED: 8}
        assert Counter(job_site.asked).most_common(1)[0][1] == 1


def test_after_a_stop_every_link_has_a_row_and_no_document_is_without_its_application(
    job_site: Any, settings: Settings
) -> None:
    job_site.latency_s = 0.2
    with BatchProcessor(2, settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(8)])
        _until(lambda: len(job_site.asked) >= 3)
        processor.stop()
        assert processor.wait(LIMIT_S)

        statuses = _statuses(processor)
        assert sum(statuses.values()) == 8
        assert set(statuses) <= {JobStatus.COMPLETED, JobStatus.STOPPED}
        assert statuses[JobStatus.STOPPED] >= 4
        folders = list(settings.output_dir.iterdir()) if settings.output_dir.exists() else []
        assert len(folders) == statuses[JobStatus.COMPLETED]


def test_known_links_are_skipped_with_their_application_and_doubles_with_the_first(
    job_site: Any, settings: Settings
) -> None:
    with BatchProcessor(settings=settings) as processor:
        processor.submit_batch([job_site.link(1)])
        assert processor.wait(LIMIT_S)
        [first] = processor.get_all_jobs()
        assert first.result is not None
        processor.submit_batch([job_site.link(1), job_site.link(2), job_site.link(2) + "?utm_source=mail"])
        assert processor.wait(LIMIT_S)

        known, fresh, double = processor.get_all_jobs()
    assert (known.status, known.reason) == (
        JobStatus.SKIPPED,
        f"already applied: application {first.result['application_id']}",
    )
    assert fresh.status is JobStatus.COMPLETED
    assert (double.status, double.reason) == (JobStatus.SKIPPED, f"duplicate of job {fresh.id}")
    assert len(job_site.asked) == 2


def test_one_bad_link_of_twenty_leaves_nineteen_completed(job_site: Any, settings: Settings) -> None:
    job_site.gone.add(7)
    with BatchProcessor(settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(20)])
        assert processor.wait(LIMIT_S)

        assert _statuses(processor) == {JobStatus.COMPLETED: 19, JobStatus.FAILED: 1}
        failed = processor.get_all_jobs()[7]
        assert failed.error == "The posting is gone (404)."


def test_documents_that_cannot_be_written_fail_their_job_alone(job_site: Any, settings: Settings) -> None:
    processor = BatchProcessor(settings=settings)
    blocked = settings.output_dir
    blocked.parent.mkdir(exist_ok=True)
    blocked.write_text("a file where the folder should be")
    with processor:
        processor.submit_batch([job_site.link(1), job_site.link(2)])
        assert processor.wait(LIMIT_S)

        assert _statuses(processor) == {JobStatus.FAILED: 2}
        assert all(str(blocked) in (job.error or "") for job in processor.get_all_jobs())


def test_never_more_than_max_workers_pages_are_asked_for_at_once(job_site: Any, settings: Settings) -> None:
    job_site.latency_s = 0.05
    with BatchProcessor(3, settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(12)])
        assert processor.wait(LIMIT_S)

    assert job_site.peak == 3


def test_a_second_batch_while_one_runs_is_refused(job_site: Any, settings: Settings) -> None:
    job_site.latency_s = 0.5
    with BatchProcessor(settings=settings) as processor:
        processor.submit_batch([job_site.link(1)])
        with pytest.raises(RuntimeError, match="still running"):
            processor.submit_batch([job_site.link(2)])


def test_what_was_left_by_closing_is_carried_on_by_the_next(job_site: Any, settings: Settings) -> None:
    job_site.latency_s = 0.3
    with BatchProcessor(1, settings=settings) as processor:
        left = processor.submit_batch([job_site.link(number) for number in range(3)])
        _until(lambda: len(job_site.asked) >= 1)
    with BatchProcessor(1, settings=settings) as processor:
        processor.submit_batch([job_site.link(9)])
        assert processor.wait(LIMIT_S)
        tracker_rows = processor.get_all_jobs()

    assert [job.status for job in tracker_rows] == [JobStatus.COMPLETED]
    assert left != tracker_rows[0].batch_id


def test_workers_are_told_by_what_they_do_now(job_site: Any, settings: Settings) -> None:
    job_site.latency_s = 0.5
    with BatchProcessor(2, settings=settings) as processor:
        processor.submit_batch([job_site.link(number) for number in range(4)])
        _until(lambda: processor.get_progress().running == 2)
        workers = processor.get_progress().workers
        assert processor.wait(LIMIT_S)

    active = [worker for worker in workers.values() if worker.is_active]
    assert len(active) == 2
    assert all(isinstance(worker, WorkerStatus) and worker.current_url for worker in active)


def test_a_job_is_found_by_its_id_and_an_unknown_one_is_none(job_site: Any, settings: Settings) -> None:
    with BatchProcessor(settings=settings) as processor:
        processor.submit_batch([job_site.link(1)])
        assert processor.wait(LIMIT_S)
        [job] = processor.get_all_jobs()

        assert processor.get_job_status(job.id) == job
        assert isinstance(job, BatchJob)
        assert processor.get_job_status("999") is None
        assert processor.get_job_status("no such job") is None


@pytest.mark.parametrize("workers", [0, 65, -1])
def test_a_number_of_workers_out_of_range_is_refused(workers: int) -> None:
    with pytest.raises(ValueError, match="give 1 to 64"):
        BatchProcessor(workers)


def test_the_cache_keeps_its_default_hour() -> None:
    cache = JDCache()
    cache.set("https://a.example", "text")
    assert cache.get("https://a.example") == "text"


def test_a_batch_that_has_ended_takes_pause_and_stop_in_peace(job_site: Any, settings: Settings) -> None:
    with BatchProcessor(1, settings=settings) as processor:
        processor.submit_batch([job_site.link(1)])
        assert processor.wait(LIMIT_S)

        processor.pause()
        processor.stop()

        assert processor.get_progress().completed == 1
        assert processor.get_job_status("none of them") is None


def test_one_text_instead_of_a_list_is_refused(settings: Settings) -> None:
    with BatchProcessor(1, settings=settings) as processor, pytest.raises(TypeError, match="give a list"):
        processor.submit_batch("https://a.example/1")
