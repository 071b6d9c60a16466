"""The application on one command line's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from jseeker.cli.home import opened
from jseeker.errors import NotConfigured


def test_what_is_given_wins_over_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JSEEKER_WORKERS", "3")
    with opened(workers=7, paper=None) as app:
        assert app.settings.workers == 7
        assert app.settings.home == home
    with opened(workers=None) as app:
        assert app.settings.workers == 3


def test_a_wrong_value_in_the_environment_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JSEEKER_WORKERS", "many")
    with pytest.raises(NotConfigured, match="JSEEKER_WORKERS"), opened():
        pass


def test_opening_alone_writes_nothing(empty_home: Path) -> None:
    with opened():
        assert list(empty_home.iterdir()) == []
