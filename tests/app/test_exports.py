"""The jobs of a batch as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from jseeker.app.exports import jobs_csv, jobs_json
from jseeker.errors import ErrorKind
from jseeker.model.batch import BatchJob, JobStatus

DONE = BatchJob(
    "1",
    "https://a.example/1",
    JobStatus.COMPLETED,
    {"company": "Acme", "role": "Engineer", "ats_score": 82, "documents": {"pdf": "/out/resume.pdf"}},
)
FAILED = BatchJob("2", "=HYPERLINK(1)", JobStatus.FAILED, error="It is gone.", error_kind=ErrorKind.POSTING_GONE)


def test_a_job_is_one_row_with_its_documents_and_its_error() -> None:
    done, failed = csv.DictReader(io.StringIO(jobs_csv([DONE, FAILED])))
    assert (done["company"], done["ats_score"], done["pdf"]) == ("Acme", "82", "/out/resume.pdf")
    assert (failed["status"], failed["error_kind"], failed["error"]) == ("failed", "posting_gone", "It is gone.")


@given(st.text(), st.text())
def test_no_cell_is_a_formula(url: str, company: str) -> None:
    text = jobs_csv([BatchJob("1", url, result={"company": company})])
    [row] = csv.DictReader(io.StringIO(text, newline=""))
    assert not any((cell or "").startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row.values())


def test_json_has_the_keys_of_the_contract() -> None:
    rows = json.loads(jobs_json([DONE, FAILED]))
    assert rows[0]["documents"] == {"pdf": "/out/resume.pdf"}
    assert rows[1]["error"] == {"kind": "posting_gone", "message": "It is gone.", "retryable": False}
