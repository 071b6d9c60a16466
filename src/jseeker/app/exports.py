"""The jobs of a batch as a file for other programs: CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from jseeker.app.shapes import job_shape
from jseeker.model.batch import BatchJob

__all__ = ["jobs_csv", "jobs_json"]

NAMES = (
    *("job_id", "status", "url", "key", "company", "role", "ats_score", "application_id", "pdf", "docx"),
    *("error_kind", "error", "reason", "attempts", "elapsed_seconds", "cost_usd", "created_at", "completed_at"),
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the start of a cell."""


def jobs_json(jobs: Sequence[BatchJob]) -> str:
    """The jobs as a JSON list, each as `batch show --json` gives it."""
    return json.dumps([job_shape(job) for job in jobs], ensure_ascii=False, indent=2) + "\n"


def jobs_csv(jobs: Sequence[BatchJob]) -> str:
    """One row a job; what a spreadsheet would take for a formula gets a quote before it."""
    out = io.StringIO()
    writer = csv.DictWriter(out, NAMES, extrasaction="ignore")
    writer.writeheader()
    for job in jobs:
        row = job_shape(job)
        error, documents = row["error"] or {}, row["documents"]
        flat = {**row, "error": error.get("message"), "error_kind": error.get("kind")}
        flat |= {kind: documents.get(kind) for kind in ("pdf", "docx")}
        writer.writerow({name: _safe_cell(value) for name, value in flat.items()})
    return out.getvalue()


def _safe_cell(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value
