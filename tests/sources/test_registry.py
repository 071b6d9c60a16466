"""Sources of other packages: found by the entry-point group, asked first; a broken one harms nobody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SOURCE = """
from jseeker.ports import Claim
from jseeker.model.page import PageRequest


class Tidewater:
    name = "tidewater"

    def claim(self, link):
        return Claim("tidewater:1", PageRequest(link)) if "tidewater.example" in link else None

    def read(self, page, link):
        raise NotImplementedError
"""
ASK = """
from jseeker.sources import all_sources, claim_link, posting_key
print([source.name for source in all_sources()][0], [source.name for source in all_sources()][-1])
print(claim_link("https://tidewater.example/jobs/1", all_sources())[0].name)
print(claim_link("https://jobs.lever.co/acme/21708d37-6d3c-4a3e-9d51-0a1b2c3d4e5f", all_sources())[0].name)
"""


def installed(folder: Path, entry_points: str) -> Path:
    """A distribution as an installer leaves it: a module, and its metadata beside it."""
    folder.mkdir(exist_ok=True)
    (folder / "tidewater_jobs.py").write_text(SOURCE, "utf-8")
    info = folder / "tidewater_jobs-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: tidewater-jobs\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[jseeker.sources]\n{entry_points}\n", "utf-8")
    return folder


def answers(folder: Path) -> list[str]:
    """What a process with the distribution on its path says."""
    script = f"import sys; sys.path.insert(0, {str(folder)!r})\n{ASK}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.split("\n")


def test_a_source_of_another_package_is_found_and_asked_first(tmp_path: Path) -> None:
    lines = answers(installed(tmp_path, "tidewater = tidewater_jobs:Tidewater"))
    assert lines[:3] == ["tidewater generic", "tidewater", "lever"]


def test_a_source_that_cannot_be_loaded_is_left_out(tmp_path: Path) -> None:
    broken = "gone = tidewater_missing:Gone\nodd = tidewater_jobs:Nothing\ntidewater = tidewater_jobs:Tidewater"
    assert answers(installed(tmp_path, broken))[:3] == ["tidewater generic", "tidewater", "lever"]
    assert answers(installed(tmp_path / "other", "gone = tidewater_missing:Gone"))[1] == "generic"
