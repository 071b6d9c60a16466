"""`jseeker config` in this process."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

Say = Callable[..., tuple[int, str, str]]


def test_every_setting_is_shown_with_its_origin(say: Say, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "config.toml").write_text('paper = "letter"\nworkers = 3\n')
    monkeypatch.setenv("JSEEKER_WORKERS", "9")
    rows = {row["name"]: row for row in json.loads(say("config", "--json")[1])}
    assert (rows["home"]["value"], rows["home"]["source"]) == (str(home), "environment")
    assert (rows["paper"]["value"], rows["paper"]["source"]) == ("letter", "file")
    assert (rows["workers"]["value"], rows["workers"]["source"]) == (9, "environment")
    assert (rows["pages"]["value"], rows["pages"]["source"]) == (1, "default")
    assert "workers" in say("config")[1]


def test_the_path_is_printed_alone(say: Say, home: Path) -> None:
    assert say("config", "path") == (0, f"{home / 'config.toml'}\n", "")


def test_a_value_is_set_and_in_force(say: Say, home: Path) -> None:
    assert say("config", "set", "workers", "7")[0] == 0
    assert say("config", "set", "allow_hosts", "127.0.0.1:80,localhost")[0] == 0
    assert (home / "config.toml").read_text() == 'workers = 7\nallow_hosts = ["127.0.0.1:80", "localhost"]\n'
    assert ["workers", "7", "(file)"] in [line.split() for line in say("config")[1].splitlines()]


@pytest.mark.parametrize(
    ("name", "value", "code"), [("nope", "1", 2), ("home", "/x", 2), ("workers", "many", 3), ("pages", "3", 3)]
)
def test_what_cannot_be_set_changes_nothing(say: Say, home: Path, name: str, value: str, code: int) -> None:
    found, out, err = say("config", "set", name, value)
    assert (found, out, err.count("\n")) == (code, "", 1)
    assert not (home / "config.toml").exists()


def test_a_misspelt_setting_in_the_file_is_told(say: Say, home: Path) -> None:
    (home / "config.toml").write_text("wokers = 7\n")
    assert "'wokers'" in say("config")[2]
