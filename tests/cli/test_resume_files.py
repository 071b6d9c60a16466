"""A resume file written, a resume file checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from jseeker.samples import resume_template, sample_resume

Say = Callable[..., tuple[int, str, str]]


def test_nothing_is_overwritten_in_silence(say: Say, home: Path) -> None:
    mine = home / "resume.yaml"
    mine.write_text("basics: {name: Me}\n")
    code, out, err = say("profile", "init", "--sample")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert mine.read_text() == "basics: {name: Me}\n"
    code, out, _ = say("profile", "init", "--sample", "--force")
    assert code == 0
    assert mine.read_bytes() == sample_resume()
    assert (home / "resume.yaml.old1").read_text() == "basics: {name: Me}\n"
    assert str(home / "resume.yaml.old1") in out
    say("profile", "init", "--force")
    assert mine.read_bytes() == resume_template()
    assert (home / "resume.yaml.old2").read_bytes() == sample_resume()


def test_a_valid_resume_is_summed_up(say: Say, home: Path) -> None:
    code, out, err = say("profile", "check")
    assert (code, err) == (0, "")
    assert "resume.yaml is valid: Marta Quintela" in out


def test_every_problem_is_named_with_its_place(say: Say, tmp_path: Path) -> None:
    bad = tmp_path / "mine.yaml"
    bad.write_text('basics: {name: Me}\nwork:\n  - {name: A, startDate: "2020"}\n  - {name: B, startDate: "13/2020"}\n')
    code, out, err = say("profile", "check", str(bad))
    assert (code, out) == (1, "")
    assert "mine.yaml: work[1].startDate" in err
    assert "13/2020" in err


def test_a_missing_resume_says_how_to_make_one(say: Say, tmp_path: Path) -> None:
    code, _, err = say("profile", "check", str(tmp_path / "none.yaml"))
    assert code == 3
    assert "jseeker profile init" in err
