"""The examples do what they say, as a person would run them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def _run(name: str, *arguments: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, str(EXAMPLES / name), *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_batch_in_ten_lines_prints_a_line_for_each_link(job_site: Any, with_resume: Path) -> None:
    job_site.gone.add(2)

    lines = _run(
        "batch.py", job_site.link(1), job_site.link(2), JSEEKER_ALLOW_HOSTS=",".join(job_site.hosts)
    ).splitlines()

    assert lines[0].startswith(f"completed {job_site.link(1)}")
    assert lines[0].endswith("resume.pdf")
    assert lines[1] == f"failed {job_site.link(2)} The posting is gone (404)."


def test_the_batch_example_has_ten_lines_of_code() -> None:
    code = [line for line in (EXAMPLES / "batch.py").read_text().splitlines()[1:] if line.strip()]

    assert len(code) <= 10


def test_one_posting_becomes_an_application(with_resume: Path, tmp_path: Path) -> None:
    posting = tmp_path / "posting.txt"
    posting.write_text(
        "Data Engineer\nCompany: Northlight Freight\n\nRequirements\n- 3+ years of Python\n- SQL and Airflow\n"
    )

    out = _run("one_posting.py", str(posting))

    assert out.startswith("Northlight Freight, Data Engineer: fit ")
    assert "application 1" in out
