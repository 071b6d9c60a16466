"""`jseeker explain` as a process, on documents that `run` made."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path


def test_every_line_of_the_record_is_explained_and_every_other_line_of_the_person_too(
    jseeker, home: Path, saved: Callable[[int], str]
) -> None:
    # given documents
    assert jseeker("run", saved(1)).returncode == 0
    # when they are explained
    told = json.loads(jseeker("explain", "1", "--json").stdout)
    # then the lines are those of the record, in their order, each with a reason
    record = json.loads((Path(told["folder"]) / "provenance.json").read_text())
    assert [line["text"] for line in told["printed"]] == [line["text"] for line in record["lines"]]
    assert told["exact"]
    assert all(line["reason"] and line["source_id"] for line in told["printed"])
    assert told["dropped"]
    assert all(line["reason"] for line in told["dropped"])
    # and a changed resume does not change the reasons: the batch remembers its own
    (home / "resume.yaml").write_text("basics: {name: Someone Else}\n")
    assert json.loads(jseeker("explain", "1", "--json").stdout) == told
