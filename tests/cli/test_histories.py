"""`jseeker batch show --stages` and `--job N`, and what `batch export` gives to other programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def jobs(say: Say, site, saved: Callable[[int], str]) -> list[dict[str, Any]]:
    """The jobs of a batch: a good link, one that is gone, a formula that is no link, a saved posting."""
    say("run", "--allow-host", site.host, site.link(1), site.gone, "=HYPERLINK(1)", saved(2))
    shown: list[dict[str, Any]] = json.loads(say("batch", "show", "--json", "--stages")[1])["jobs"]
    return shown


def test_every_job_tells_its_stages_with_times_attempts_and_errors(jobs: list[dict[str, Any]]) -> None:
    good, gone, refused, file = jobs
    assert [(stage["stage"], stage["status"], stage["attempt"]) for stage in good["stages"]] == [
        (name, "completed", 1) for name in ("read", "tailor", "render", "record")
    ]
    assert all(
        stage["elapsed_seconds"] >= 0 and stage["completed_at"] > stage["started_at"] for stage in good["stages"]
    )
    assert all(stage["cost_usd"] == 0 and stage["worker"] for stage in good["stages"])
    assert [(stage["stage"], stage["status"], stage["error"]["kind"]) for stage in gone["stages"]] == [
        ("read", "failed", "posting_gone")
    ]
    assert refused["stages"] == []
    assert file["stages"][0]["stage"] == "tailor"


def test_one_job_is_shown_alone(say: Say, jobs: list[dict[str, Any]]) -> None:
    shown = json.loads(say("batch", "show", "--json", "--job", jobs[1]["job_id"])[1])
    assert shown["jobs"] == [jobs[1]]
    assert shown["batch"]["failed"] == 2

    code, out, _ = say("batch", "show", "--job", jobs[1]["job_id"])
    assert code == 0
    assert out.startswith(f"Job {jobs[1]['job_id']}: failed, http")
    assert "The posting is gone (404)." in out

    code, _, err = say("batch", "show", "--job", "999")
    assert code == 2
    assert "has no job 999" in err


def test_after_a_clean_up_the_jobs_are_still_there_without_their_stages(say: Say, jobs: list[dict[str, Any]]) -> None:
    say("db", "vacuum", "--days", "0")
    shown = json.loads(say("batch", "show", "--json", "--stages")[1])["jobs"]
    assert [job["stages"] for job in shown] == [[], [], [], []]
    assert [job["status"] for job in shown] == [job["status"] for job in jobs]
    assert "or db vacuum removed the log" in say("batch", "show", "--stages")[1]


def test_the_export_is_a_table_that_no_spreadsheet_takes_for_formulas(
    say: Say, jobs: list[dict[str, Any]], tmp_path: Path
) -> None:
    batch_id = jobs[0]["batch_id"]
    code, out, _ = say("batch", "export", batch_id)
    rows = list(csv.DictReader(io.StringIO(out)))

    assert code == 0
    assert [row["status"] for row in rows] == [job["status"] for job in jobs]
    assert rows[0]["pdf"] == jobs[0]["documents"]["pdf"]
    assert rows[1]["error"] == "The posting is gone (404)."
    assert rows[2]["url"] == "'=HYPERLINK(1)"
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())

    file = tmp_path / "jobs.json"
    assert say("batch", "export", batch_id, "--format", "json", "-o", str(file))[:2] == (0, f"{file}\n")
    assert [job["url"] for job in json.loads(file.read_text("utf-8"))] == [job["url"] for job in jobs]
    assert say("batch", "export", batch_id, "-o", str(tmp_path / "no" / "x.csv"))[0] == 3
