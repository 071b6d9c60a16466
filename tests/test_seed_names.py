"""Every name of the seed is where it was, with the members that it had."""

from __future__ import annotations

import importlib
import inspect

import pytest

NAMES = {
    "jseeker.batch_processor": ("BatchProcessor", "BatchJob", "BatchProgress", "WorkerStatus", "JobStatus", "JDCache"),
    "jseeker.pipeline": ("run_pipeline",),
    "jseeker.jd_parser": ("extract_jd_from_url",),
    "jseeker.tracker": ("Tracker",),
    "jseeker.config": ("Settings", "load_settings"),
    "jseeker.errors": ("PostingError", "JSeekerError"),
}
MEMBERS = {
    ("jseeker.batch_processor", "BatchProcessor"): (
        "submit_batch pause resume stop get_progress get_job_status get_all_jobs wait close __enter__ __exit__"
    ),
    ("jseeker.batch_processor", "BatchJob"): (
        "id url status result error worker_id created_at started_at completed_at to_dict"
    ),
    ("jseeker.batch_processor", "WorkerStatus"): (
        "worker_id current_job current_url jobs_completed jobs_failed is_active"
    ),
    ("jseeker.batch_processor", "BatchProgress"): (
        "batch_id total completed failed skipped stopped running paused workers created_at started_at completed_at "
        "pending progress_pct elapsed_seconds estimated_remaining_seconds to_dict"
    ),
    ("jseeker.batch_processor", "JobStatus"): "PENDING RUNNING COMPLETED FAILED SKIPPED STOPPED",
    ("jseeker.batch_processor", "JDCache"): "get set clear get_or_fetch",
    ("jseeker.tracker", "Tracker"): (
        "create_batch_job update_batch_job get_batch_status list_batch_jobs create_batch_job_item list_batch_job_items "
        "is_url_known create_from_pipeline update_application"
    ),
}


@pytest.mark.parametrize(("module", "name"), [(module, name) for module, names in NAMES.items() for name in names])
def test_the_name_is_importable_and_public(module: str, name: str) -> None:
    loaded = importlib.import_module(module)

    assert hasattr(loaded, name)
    assert name in loaded.__all__


@pytest.mark.parametrize(("module", "name"), list(MEMBERS))
def test_the_class_has_its_members(module: str, name: str) -> None:
    found = getattr(importlib.import_module(module), name)

    assert [member for member in MEMBERS[module, name].split() if not hasattr(found, member)] == []


def test_the_functions_take_what_they_took() -> None:
    from jseeker.jd_parser import extract_jd_from_url
    from jseeker.pipeline import run_pipeline

    assert list(inspect.signature(run_pipeline).parameters)[:3] == ["jd_text", "jd_url", "output_dir"]
    assert list(inspect.signature(extract_jd_from_url).parameters)[:1] == ["url"]
