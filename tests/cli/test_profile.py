"""`jseeker profile` as a process, in an empty home."""

from __future__ import annotations

from pathlib import Path


def test_the_first_steps_of_a_new_person(jseeker, home: Path) -> None:
    # given no resume
    (home / "resume.yaml").unlink()
    refused = jseeker("run", "https://a.example/1")
    assert refused.returncode == 3
    assert "jseeker profile init" in refused.stderr
    # when one is made
    made = jseeker("profile", "init")
    assert made.stdout.splitlines()[0] == str(home / "resume.yaml")
    # then it checks
    checked = jseeker("profile", "check")
    assert checked.returncode == 0
    assert "is valid" in checked.stdout
