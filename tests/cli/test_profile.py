"""`jseeker profile` as a process, in an empty home."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
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


def test_a_resume_goes_out_and_comes_back(jseeker, home: Path, tmp_path: Path) -> None:
    # given an export for RenderCV
    file = tmp_path / "cv.yaml"
    assert jseeker("profile", "export", "--format", "rendercv", "-o", str(file)).returncode == 0
    # when it is imported into another place
    jseeker.env["JSEEKER_RESUME"] = str(tmp_path / "mine.yaml")
    imported = jseeker("profile", "import", str(file))
    assert (imported.returncode, imported.stderr) == (0, "")
    # then it is a valid resume of the same person
    assert "Marta Quintela" in jseeker("profile", "check").stdout


def test_on_a_terminal_the_file_is_made_by_questions(jseeker, home: Path) -> None:
    # given a terminal and no resume
    (home / "resume.yaml").unlink()
    terminal, line = pty.openpty()
    command = [sys.executable, "-m", "jseeker", "profile", "init"]
    with subprocess.Popen(command, stdin=line, stdout=line, stderr=line, env=jseeker.env) as asked:
        os.close(line)
        # when the name is given and everything else left empty
        os.write(terminal, b"Ana Example\n" + b"\n" * 20)
        assert asked.wait(60) == 0
    os.close(terminal)
    # then there is a valid resume
    assert "name: Ana Example" in (home / "resume.yaml").read_text()
    assert jseeker("profile", "check").returncode == 0
