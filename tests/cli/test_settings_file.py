"""What `jseeker config` says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Say = Callable[..., tuple[int, str, str]]


def test_setting_a_value_says_where_it_stands(say: Say, home: Path) -> None:
    assert say("config", "set", "workers", "7") == (0, f"workers = 7  ({home / 'config.toml'})\n", "")


def test_a_variable_that_wins_over_the_file_is_told(say: Say, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JSEEKER_PAGES", "2")
    assert "JSEEKER_PAGES is set and wins" in say("config", "set", "pages", "1")[2]


def test_a_budget_is_taken_out_with_none(say: Say, home: Path) -> None:
    say("config", "set", "monthly_budget_usd", "5")
    assert say("config", "set", "monthly_budget_usd", "none")[:2] == (
        0,
        f"monthly_budget_usd = none  ({home / 'config.toml'})\n",
    )
    assert (home / "config.toml").read_text() == ""
