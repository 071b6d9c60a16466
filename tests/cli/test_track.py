"""`jseeker track` as a process."""

from __future__ import annotations

import json
from pathlib import Path


def test_an_application_from_its_first_note_to_a_file(jseeker, tmp_path: Path) -> None:
    # given an application added by hand
    added = jseeker("track", "add", "https://a.example/jobs/1", "--company", "Acme", "--role", "Engineer", "--json")
    number = json.loads(added.stdout)["id"]
    # when it is moved on
    moved = jseeker("track", "move", str(number), "applied")
    assert moved.returncode == 0
    # then the list has it with the keys of the contract
    (one,) = json.loads(jseeker("track", "list", "--json").stdout)
    keys = "id company role status url date_applied location salary notes follow_up history"
    assert list(one) == keys.split()
    assert (one["status"], [move["status"] for move in one["history"]]) == ("applied", ["saved", "applied"])
    assert len(one["date_applied"]) == 10
    # and an unknown status is refused with the list of those that are
    refused = jseeker("track", "move", str(number), "hired")
    assert (refused.returncode, refused.stdout) == (2, "")
    for status in "saved tailored applied screening interview offer rejected withdrawn no_answer".split():
        assert status in refused.stderr
    # and every ending gives a file
    for ending in ("csv", "xlsx", "json", "ics", "md"):
        file = tmp_path / f"list.{ending}"
        assert jseeker("track", "export", str(file)).stdout.strip() == str(file)
        assert file.stat().st_size > 50
    assert jseeker("track", "export", str(tmp_path / "list.doc")).returncode == 2


def test_twice_imported_is_the_same_as_once(jseeker, tmp_path: Path) -> None:
    file = tmp_path / "jobs.csv"
    file.write_text(
        "Employer;Job Title;Link;Stage\nAcme;Engineer;https://a.example/1?utm_source=x;Ghosted\nBolt;Dev;;\n"
    )
    first, second = jseeker("track", "import", str(file)), jseeker("track", "import", str(file))
    assert first.stdout == "2 applications added.\n"
    assert second.stdout == "0 applications added, 2 were there already.\n"
    listed = json.loads(jseeker("track", "list", "--json").stdout)
    assert {(one["company"], one["status"]) for one in listed} == {("Acme", "no_answer"), ("Bolt", "saved")}
