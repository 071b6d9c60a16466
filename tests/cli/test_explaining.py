"""What `explain` does where something is amiss, and what it prints."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(say: Say, home: Path, saved: Callable[[int], str]) -> Path:
    """The documents of application 1."""
    assert say("run", saved(1))[0] == 0
    return next((home / "output").iterdir())


def test_people_see_where_each_line_comes_from_and_what_changed(say: Say, folder: Path) -> None:
    # given that one line was reworded
    record = json.loads((folder / "provenance.json").read_text())
    line = next(line for line in record["lines"] if line["source_id"] == "tagus-redis")
    line |= {"text": line["text"].replace("Fixed slow pages", "Sped pages up"), "mode": "rewritten"}
    (folder / "provenance.json").write_text(json.dumps(record))
    # when the application is explained
    code, out, err = say("explain", "1")
    # then the change is shown, and that the reasons are of a fresh choice
    assert (code, err) == (0, "")
    assert "[-Fixed slow" in out
    assert "{+" in out
    assert "tagus-redis (rewritten)" in out
    assert "fresh choice" in out
    assert "Left out" in out


@pytest.mark.parametrize("name", ["provenance.json", "posting.json"])
def test_files_that_are_gone_or_broken_are_one_sentence(say: Say, folder: Path, name: str) -> None:
    (folder / name).write_text("{}")
    assert say("explain", "1")[0] == 1
    (folder / name).write_text("[")
    assert say("explain", "1")[0] == 1
    (folder / name).unlink()
    code, out, err = say("explain", "1")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert name in err
    assert "--again" in err


def test_an_application_without_documents_says_so(say: Say, home: Path) -> None:
    say("track", "add", "--company", "A", "--role", "B")
    code, _, err = say("explain", "1")
    assert code == 1
    assert "no documents" in err
    assert say("explain", "2")[0] == 2


def test_another_resume_than_that_of_the_documents_is_told(say: Say, folder: Path) -> None:
    record = json.loads((folder / "provenance.json").read_text())
    (folder / "provenance.json").write_text(json.dumps({**record, "resume_sha256": "0", "lines": record["lines"][:3]}))
    code, out, _ = say("explain", "1", "--json")
    told = json.loads(out)
    assert (code, told["exact"], len(told["printed"])) == (0, False, 3)
