"""The documents of `jseeker run`: versions that never change, further formats, own templates."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jseeker.render import text_of_pdf

SHIPPED = Path(__file__).parents[2] / "src" / "jseeker" / "render" / "templates"


def ran(jseeker: Any, *arguments: str) -> dict[str, Any]:
    """The event of the only job of a run that completed."""
    done = jseeker("run", "--json", *arguments)
    assert done.returncode == 0, done.stderr + done.stdout
    return next(event for line in done.stdout.splitlines() if "documents" in (event := json.loads(line)))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_files_that_were_sent_stay_as_they_are_whatever_is_written_later(jseeker, home: Path, saved) -> None:
    link = saved(1)
    first = Path(ran(jseeker, link)["documents"]["pdf"]).parent
    sent = contents(first)
    resume = home / "resume.yaml"
    resume.write_text(resume.read_text().replace("Backend and Data Engineer", "Engineer of Data and Backends"))

    second = Path(ran(jseeker, "--again", link)["documents"]["pdf"]).parent
    sent_second = contents(second)
    third = Path(ran(jseeker, "--again", "--template", "serif", link)["documents"]["pdf"]).parent

    assert (second, third) == (first / "v2", first / "v3")
    assert set(sent) == {"resume.pdf", "resume.docx", "posting.json", "provenance.json"}
    assert contents(first) == sent
    assert contents(second) == sent_second
    assert "Engineer of Data and Backends" in text_of_pdf(sent_second["resume.pdf"])
    assert "Engineer of Data and Backends" not in text_of_pdf(contents(first)["resume.pdf"])
    assert len({contents(folder)["resume.pdf"] for folder in (first, second, third)}) == 3
    listed = sorted(path.name for path in first.iterdir())
    assert listed == sorted([*sent, "v2", "v3"])


def test_the_formats_that_were_asked_for_lie_beside_pdf_and_docx(jseeker, saved) -> None:
    job = ran(jseeker, "--format", "md", "--format", "txt", "--format", "json", saved(1))

    assert set(job["documents"]) == {"pdf", "docx", "provenance", "md", "txt", "json"}
    files = {kind: Path(path) for kind, path in job["documents"].items()}
    assert {files[kind].name for kind in ("md", "txt", "json")} == {"resume.md", "resume.txt", "resume.json"}
    assert files["md"].read_text().startswith("# Marta Quintela\n")
    assert files["txt"].read_text().startswith("Marta Quintela\n")
    assert json.loads(files["json"].read_text())["name"] == "Marta Quintela"


@pytest.mark.parametrize("processes", ["0", "2"])
def test_a_template_of_ones_own_is_used_and_no_process_is_left(jseeker, home: Path, saved, processes: str) -> None:
    (home / "templates").mkdir()
    (home / "templates" / "resume.typ").write_text((SHIPPED / "resume.typ").read_text())
    own = (SHIPPED / "classic.typ").read_text().replace("#1b4b72", "#7a1f3d")
    (home / "templates" / "mine.typ").write_text(own)
    jseeker.env["JSEEKER_RENDER_PROCESSES"] = processes

    job = ran(jseeker, "--template", "mine", saved(1))
    pdf = Path(job["documents"]["pdf"])

    assert "Marta Quintela" in text_of_pdf(pdf.read_bytes())
    assert render_processes() == []


def test_a_fault_in_a_template_comes_through_from_the_process_that_writes(jseeker, home: Path, saved) -> None:
    (home / "templates").mkdir()
    (home / "templates" / "broken.typ").write_text("#let nothing = 1 / 0\n")
    jseeker.env["JSEEKER_RENDER_PROCESSES"] = "1"

    done = jseeker("run", "--json", "--template", "broken", saved(1))

    failed = next(event for line in done.stdout.splitlines() if "error" in (event := json.loads(line)))
    assert done.returncode == 1
    assert failed["error"]["message"] == (
        "The template broken cannot set this resume: cannot divide by zero (broken.typ, line 1)."
    )
    assert render_processes() == []


def render_processes() -> list[str]:
    """The processes that write PDF for some parent of this user's tests and have not ended."""
    listed = subprocess.run(["ps", "-eo", "ppid=,stat=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [row[2] for row in rows if "jseeker.render.worker" in row[2] and row[0] in ("1", str(os.getpid()))]


def test_a_letter_and_a_note_stand_beside_the_resume_where_they_are_asked_for(jseeker, home: Path, saved) -> None:
    link = saved(1)
    plain = ran(jseeker, link)["documents"]
    asked = ran(jseeker, "--again", "--letter", link)["documents"]

    assert set(asked) - set(plain) == {"letter_pdf", "letter_docx", "note"}
    folder = Path(asked["note"]).parent
    assert {"letter.pdf", "letter.docx", "note.txt"} <= set(contents(folder))
    record = json.loads(Path(asked["provenance"]).read_text())["lines"]
    letter = "".join(text_of_pdf(Path(asked["letter_pdf"]).read_bytes()).split())
    traced = [line["text"] for line in record if line["section"] == "letter"]
    assert len(traced) > 8
    assert all("".join(text.split()) in letter for text in traced)
    explained = jseeker("explain", "1")
    assert "\nLetter\n" in explained.stdout
    assert "\nNote\n" in explained.stdout
    assert "fresh choice" not in explained.stdout
