"""What `score` prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Say = Callable[..., tuple[int, str, str]]


def test_people_get_bars_and_reasons(say: Say, home: Path, saved: Callable[[int], str], tmp_path: Path) -> None:
    posting = tmp_path / "p.txt"
    posting.write_text("Data Engineer\nRequirements\n- Python\n- Rust and Erlang\n- 20 years of experience\n")
    code, out, err = say("score", str(home / "resume.yaml"), str(posting))
    assert (code, err) == (0, "")
    for told in ("of 100", "Must-haves", "Wording", "Not answered by your resume:", "Rust"):
        assert told in out


def test_a_posting_that_is_none_is_one_sentence(say: Say, home: Path, tmp_path: Path) -> None:
    empty = tmp_path / "p.txt"
    empty.write_text("x")
    code, out, err = say("score", str(home / "resume.yaml"), str(empty))
    assert (code, out, err.count("\n")) == (1, "", 1)
    code, out, _ = say("score", str(home / "resume.yaml"), str(empty), "--json")
    assert (code, json.loads(out)["error"]["kind"]) == (1, "empty_page")


def test_a_resume_or_a_file_that_is_missing_says_so(say: Say, home: Path, saved: Callable[[int], str]) -> None:
    assert say("score", str(home / "none.yaml"), saved(1))[0] == 3
    assert say("score", str(home / "resume.yaml"), "none.html")[0] == 2
