"""`jseeker demo` as a process: the first thing that a person runs."""

from __future__ import annotations

import time
from pathlib import Path

from jseeker.demo import POSTINGS

LONGEST_S = 60


def test_the_demo_runs_in_an_empty_home_without_network_or_key(jseeker, home: Path) -> None:
    # given a home without a resume
    (home / "resume.yaml").unlink()
    # when
    start = time.monotonic()
    done = jseeker("demo")
    took_s = time.monotonic() - start
    # then every posting has its documents, and the double is seen
    assert done.returncode == 0, done.stderr
    assert took_s < LONGEST_S
    for posting in POSTINGS:
        assert posting.company in done.stdout
        assert posting.title in done.stdout
    assert "8 completed, 1 skipped" in done.stdout
    assert "jseeker profile init" in done.stdout.splitlines()[-1]
    folders = list((home / "output").iterdir())
    assert len(folders) == len(POSTINGS)
    names = {"resume.pdf", "resume.docx", "posting.json", "provenance.json"}
    assert all({file.name for file in folder.iterdir()} == names for folder in folders)
    # and the home has no resume that the person did not make, and a batch like any other
    assert not (home / "resume.yaml").exists()
    assert jseeker.show()["batch"]["name"] == "demo"
